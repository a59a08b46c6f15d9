/** Days, clock times and moments, as Tidbok counts them: days are days in a care unit's zone, whatever the device says. */
export { instantsAt, mondayOf, weekdayOf, weekOf, weekYearOf } from './domain/time/calendar.js';
export { firstInstantAt, hoursOf, startOfDay } from './domain/time/hours.js';
export { isPlausibleDay, isPlausibleInstant } from './domain/time/plausible.js';
export {
  addDays,
  commonDays,
  dayOf,
  daysBetween,
  daysOf,
  instantOf,
  isDay,
  isInstant,
  isWithin,
  localTime,
  millisecondsOf,
} from './domain/time/instant.js';
export type { Day, DayRange, Instant, LocalTime, TimeOfDay } from './domain/time/instant.js';
