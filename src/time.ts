/** Days, clock times and moments, as Tidbok counts them: days are days in a care unit's zone, whatever the device says. */
export { instantsAt, mondayOf, weekdayOf, weekOf, weekYearOf } from './domain/calendar.js';
export { firstInstantAt, hoursOf, startOfDay } from './domain/hours.js';
export { isPlausibleDay, isPlausibleInstant } from './domain/plausible.js';
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
} from './domain/time.js';
export type { Day, DayRange, Instant, LocalTime, TimeOfDay } from './domain/time.js';
