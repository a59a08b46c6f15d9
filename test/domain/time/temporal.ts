import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantsAt, weekdayOf, weekOf, weekYearOf } from '../../../src/domain/time/calendar.js';
import { clockChanges } from '../../../src/domain/ics/vtimezone.js';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  localTime,
  offsetAt,
  repeatedHour,
  type Day,
  type Instant,
} from '../../../src/domain/time/instant.js';

const first = Date.UTC(1990, 0, 1);
const last = Date.UTC(2041, 0, 1) - 1000;

/** Clocks that are changed at midnight, by half an hour, by two, by a whole day, for Ramadan, and not at all. */
export const otherZones = [
  ...['Europe/London', 'Europe/Dublin', 'Europe/Moscow', 'Atlantic/Azores', 'America/New_York', 'America/St_Johns'],
  ...['America/Santiago', 'America/Havana', 'Africa/Casablanca', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Tehran'],
  ...['Asia/Kathmandu', 'Australia/Lord_Howe', 'Antarctica/Troll', 'Pacific/Apia', 'Pacific/Chatham', 'UTC'],
];

/** How many values were compared with Temporal's. */
export const compared = { count: 0 };

function same(what: string, ours: unknown, theirs: unknown): void {
  compared.count += 1;
  if (String(ours) !== String(theirs)) throw new Error(`${what}: ${String(ours)}, but Temporal says ${String(theirs)}`);
}

function momentsOf(wall: Temporal.PlainDateTime, zone: string): readonly Instant[] {
  const moments = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(zone, { disambiguation }));
  const there = moments.filter((moment) => moment.toPlainDateTime().equals(wall));
  return [...new Set(there.map(({ epochMilliseconds }) => instantOf(epochMilliseconds)))];
}

/** Compares what the wall shows of a moment, and the moments at which it shows that. Throws where the two differ. */
function compareMoment(milliseconds: number, zone: string): void {
  const instant = instantOf(milliseconds);
  const at = `${instant} in ${zone}`;
  const theirs = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  const wall = theirs.toPlainDateTime();
  const ours = localTime(instant, zone);
  same(`offset ${at}`, offsetAt(milliseconds, zone), theirs.offsetNanoseconds / 1e6);
  same(`local time ${at}`, `${ours.day}T${ours.time}`, wall.toString().slice(0, 16));
  same(`day ${at}`, dayOf(instant, zone), theirs.toPlainDate());
  compareWall(wall.with({ second: 0 }), zone);
  const both = momentsOf(wall, zone);
  const season = both.length < 2 ? undefined : both[0] === instant ? 'summer' : 'winter';
  same(`repeated hour ${at}`, repeatedHour(instant, zone), season);
}

/** Compares the moments at which a clock in the zone shows this time, which may be none. */
function compareWall(wall: Temporal.PlainDateTime, zone: string): void {
  const [day = '', time = ''] = wall.toString().split('T');
  same(`moments of ${String(wall)} in ${zone}`, instantsAt(day, time.slice(0, 5), zone), momentsOf(wall, zone));
}

/** Compares what the calendar says of a day and of one so many days later. */
function compareDay(day: Day, count: number): void {
  const theirs = Temporal.PlainDate.from(day);
  const later = theirs.add({ days: count });
  same(`${day} and ${count} days`, addDays(day, count), later);
  same(`days from ${day} to ${String(later)}`, daysBetween(day, later.toString()), theirs.until(later).days);
  same(`weekday of ${day}`, weekdayOf(day), theirs.dayOfWeek);
  same(`week of ${day}`, `${weekYearOf(day)}-${weekOf(day)}`, `${String(theirs.yearOfWeek)}-${String(theirs.weekOfYear)}`);
}

/** Random moments and days, half of them in Stockholm. Throws where one differs, with the smallest such one and the seed. */
export function compareRandom(runs: number, seed: number): void {
  const zone = fc.oneof(fc.constant('Europe/Stockholm'), fc.constantFrom(...otherZones));
  const moment = fc.integer({ min: first / 1000, max: last / 1000 });
  fc.assert(
    fc.property(moment, zone, fc.integer({ min: -20_000, max: 20_000 }), (seconds, where, count) => {
      compareMoment(seconds * 1000, where);
      compareDay(dayOf(instantOf(seconds * 1000), where), count);
    }),
    { numRuns: runs, seed },
  );
}

/** Every change of the zone's clock: when it is, and each quarter of the day before and after it. Returns how many there are. */
export function compareChanges(zone: string): number {
  const start = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone);
  const theirs: number[] = [];
  for (
    let at = start.getTimeZoneTransition('next');
    at && at.epochMilliseconds <= last;
    at = at.getTimeZoneTransition('next')
  ) {
    theirs.push(at.epochMilliseconds);
  }
  const ours = clockChanges(zone, first, last).map(({ at }) => at);
  same(`changes in ${zone}`, ours.map(instantOf), theirs.map(instantOf));
  for (const turn of theirs) {
    for (let quarter = -100; quarter <= 100; quarter += 1) {
      const near = turn + quarter * 900_000;
      for (const milliseconds of [near - 1000, near]) compareMoment(milliseconds, zone);
      // As if the clock had not been changed: that is how one gets into the hour that it skips.
      const before = new Date(near + offsetAt(turn - 1, zone)).toISOString().slice(0, 19);
      compareWall(Temporal.PlainDateTime.from(before).with({ second: 0 }), zone);
    }
    for (const days of [-1, 0, 1]) compareDay(addDays(dayOf(instantOf(turn), zone), days), days);
  }
  return theirs.length;
}
