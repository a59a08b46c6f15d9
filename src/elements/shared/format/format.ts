import { addDays, localTime, repeatedHour, type Day, type Instant } from '../../../domain/time/instant.js';
import type { DateTexts } from '../../../locales/texts.js';

/** `onsdag 25 november`, with the year if wanted or if it is not this one, and with idag or imorgon where that is so. */
export function formatDay(day: Day, texts: DateTexts, today?: Day, year = false): string {
  const [y = '', month = '', date = ''] = day.split('-');
  const weekday = texts.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
  const withYear = year || (today !== undefined && !today.startsWith(y));
  const words = texts.date(weekday, Number(date), texts.months[Number(month) - 1] ?? '', withYear ? y : undefined);
  if (day === today) return texts.today(words);
  return today !== undefined && day === addDays(today, 1) ? texts.tomorrow(words) : words;
}

/** `sommartid` or `vintertid` in the hour that comes twice; nothing at any other time. */
export function formatDstSuffix(instant: Instant, timeZone: string, texts: DateTexts): string {
  const season = repeatedHour(instant, timeZone);
  return season ? texts.seasons[season] : '';
}

/** `09:15`; of an hour that comes twice also which one: `02:30 sommartid`. Every time of day on the screen comes from here. */
export function formatTime(instant: Instant, timeZone: string, texts: DateTexts): string {
  return `${localTime(instant, timeZone).time} ${formatDstSuffix(instant, timeZone, texts)}`.trim();
}

/** `onsdag 25 november klockan 09:15`. */
export function formatDateTime(instant: Instant, timeZone: string, texts: DateTexts, today?: Day, year = false): string {
  const { day } = localTime(instant, timeZone);
  return texts.at(formatDay(day, texts, today, year), formatTime(instant, timeZone, texts));
}

/** The same with both ends of the time, and the year: `onsdag 25 november 2026 klockan 09:15–09:45`. */
export function formatRange(
  { start, end }: { readonly start: Instant; readonly end?: Instant },
  timeZone: string,
  texts: DateTexts,
): string {
  const { day, time } = localTime(start, timeZone);
  // Where both ends are in the same of two equal hours, it is said at the end.
  const once = end !== undefined && formatDstSuffix(start, timeZone, texts) === formatDstSuffix(end, timeZone, texts);
  const from = once ? time : formatTime(start, timeZone, texts);
  const words = texts.at(formatDay(day, texts, undefined, true), from);
  // The word joiner keeps the line from breaking after the dash.
  return end ? `${words}–\u2060${formatTime(end, timeZone, texts)}` : words;
}

/** `30 minuter`, `1 timme 15 minuter`; nothing for what is no length of a visit. */
export function formatDuration(given: number, texts: DateTexts): string {
  const minutes = Math.round(given);
  if (minutes <= 0 || minutes > 1_440) return '';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && texts.hours(hours), rest && texts.minutes(rest)].filter(Boolean).join(' ');
}

/** The sentence with a capital at its start. */
export function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
