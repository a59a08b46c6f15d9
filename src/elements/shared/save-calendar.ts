import { calendarFile, type CalendarFileOptions } from '../../domain/calendar-file.js';
import type { Booking } from '../../domain/own-times.js';
import { instantOf } from '../../domain/time.js';
import type { CommonTexts } from '../../locales/texts.js';

/** How long the browser gets to read the file, in milliseconds. */
const kept = 60_000;

/** Makes the calendar file and hands it to the browser as a download. Throws what the browser throws where it cannot. */
export function saveCalendar(
  { calendar }: CommonTexts,
  times: readonly Booking[],
  options: Pick<CalendarFileOptions, 'cancelled' | 'replaced' | 'detailed'>,
): void {
  const file = calendarFile(times, { ...options, now: instantOf(Date.now()), titles: calendar.titles });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
  link.download = `${options.cancelled ? calendar.removeFile : calendar.file}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), kept);
}
