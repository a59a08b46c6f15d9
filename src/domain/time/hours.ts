import { instantsAt } from './calendar.js';
import { addDays, instantOf, type Day, type Instant, type TimeOfDay } from './instant.js';

const minute = 60_000;

/** The first moment of a day at which a clock in the zone shows this time or a later one, also where it skips the time. */
export function firstInstantAt(day: Day, time: TimeOfDay, timeZone: string): Instant {
  // A zone may skip an hour, or a whole day.
  for (let wall = Date.parse(`${day}T${time}:00Z`); ; wall += minute) {
    const [on, at = ''] = instantOf(wall).slice(0, 16).split('T');
    const [found] = instantsAt(on ?? day, at, timeZone);
    if (found !== undefined) return found;
  }
}

/** The moment at which a day begins in a zone: some zones put the clock forward at midnight. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return firstInstantAt(day, '00:00', timeZone);
}

/**
 * The moments between which a clock in the zone shows the hours from one time of a day to another: 00:00 as the end is the end
 * of the day. An hour that comes twice is in it both times; an end or a start that is skipped is the moment at which the clock
 * is put forward.
 */
export function hoursOf(
  day: Day,
  { from, to }: { readonly from: TimeOfDay; readonly to: TimeOfDay },
  timeZone: string,
): { readonly start: Instant; readonly end: Instant } {
  const end =
    to === '00:00'
      ? startOfDay(addDays(day, 1), timeZone)
      : (instantsAt(day, to, timeZone).at(-1) ?? firstInstantAt(day, to, timeZone));
  return { start: firstInstantAt(day, from, timeZone), end };
}
