import { localTime } from 'tidbok/time';

/** `onsdag 25 november`. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(
    Date.parse(day),
  );
}

/** `onsdag`. */
export function weekdayInWords(day: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'UTC', weekday: 'long' }).format(Date.parse(day));
}

/** The first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 ledig tid`, `3 lediga tider`. */
export function freeTimes(count: number): string {
  return count === 1 ? '1 ledig tid' : `${count} lediga tider`;
}

/** `onsdag 25 november 09:15–09:45`, and over midnight with both days. */
export function hoursInWords({ start, end }: { readonly start: string; readonly end: string }, timeZone: string): string {
  const from = localTime(start, timeZone);
  const to = localTime(end, timeZone);
  const last = to.day === from.day ? to.time : ` ${dayInWords(to.day)} ${to.time}`;
  return `${dayInWords(from.day)} ${from.time}${to.day === from.day ? '–' : ' –'}${last}`;
}
