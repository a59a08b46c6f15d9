/** Days, clock times and moments, as Tidbok counts them: days are days in a care unit's zone, whatever the device says. */
export {
  firstInstantAt,
  hoursOf,
  instantsAt,
  isPlausibleDay,
  isPlausibleInstant,
  mondayOf,
  startOfDay,
  weekdayOf,
  weekOf,
  weekYearOf,
} from './domain/calendar.js';
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
