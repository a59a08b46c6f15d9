import { calendarFile, type CalendarFileOptions } from '../../../domain/ics/calendar-file.js';
import type { Booking } from '../../../domain/model/appointment.js';
import { instantOf } from '../../../domain/time/instant.js';

/** How long the browser gets to read the file, in milliseconds. */
const kept = 60_000;

/** Makes the calendar file and hands it to the browser as a download called so. Throws what the browser throws if it cannot. */
export function downloadCalendarFile(name: string, times: readonly Booking[], options: Omit<CalendarFileOptions, 'now'>): void {
  const file = calendarFile(times, { ...options, now: instantOf(Date.now()) });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
  link.download = `${name}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), kept);
}
