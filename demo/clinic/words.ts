const dayMs = 86_400_000;

/** The day so many days later, or earlier if negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

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

/** ISO 8601 week number. */
export function weekOf(day: string): number {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  // A week belongs to the year of its Thursday.
  const thursday = addDays(day, 3 - weekday);
  return Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / dayMs / 7) + 1;
}

/** Day and time of day of a moment in a zone. */
export function localTime(instant: string, timeZone: string): { readonly day: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  // Swedish writes "2026-11-25 09:15".
  const [day = '', time = ''] = format.format(Date.parse(instant)).split(' ');
  return { day, time };
}

/** `1 ledig tid`, `3 lediga tider`. */
export function freeTimes(count: number): string {
  return count === 1 ? '1 ledig tid' : `${count} lediga tider`;
}

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The moment at which a clock in the zone shows this time, as `YYYY-MM-DDTHH:mm:ssZ`. */
export function instantAt(day: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const shown = localTime(new Date(wall).toISOString(), timeZone);
  const ahead = Date.parse(`${shown.day}T${shown.time}:00Z`) - wall;
  return new Date(wall - ahead).toISOString().replace(/\.\d+Z$/, 'Z');
}
