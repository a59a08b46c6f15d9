import { weekdayOf } from '../../../domain/time/calendar.js';
import { addDays, type Day } from '../../../domain/time/instant.js';

const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

/** Whether care units in Sweden are closed that day although it may be a weekday. */
export function isPublicHoliday(day: Day): boolean {
  const date = day.slice(5);
  const midsummerEve = date >= '06-19' && date <= '06-25' && weekdayOf(day) === 5;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return midsummerEve || fixed.includes(date) || [-2, 1, 39].some((days) => addDays(easter, days) === day);
}

/** Gauss's rule as corrected by Butcher, for the Gregorian calendar. */
function easterSunday(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (correction + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const sunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  return addDays(`${year}-03-28`, moon - sunday);
}
