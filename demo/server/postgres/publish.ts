import type { Day } from 'tidbok';
import { spotsOn } from '../../../src/backends/memory/kattegatt/spots.js';
import { regionZone, pause, type Unit } from '../../../src/backends/memory/kattegatt/units.js';
import { addDays, dayOf, daysOf, instantOf, millisecondsOf, type DayRange } from '../../../src/domain/time/instant.js';
import { insertMany } from './bulk.js';
import { bumpCatalogue } from './catalogue.js';
import { logEvent } from './record.js';
import type { Db, NewRow } from './schema.js';
import { transact } from './transact.js';

/** So many days from today the units' times are out. */
export const daysAhead = 8 * 7;
const system = { by_kind: 'system', by_id: 'publishing', by_name: 'Tidbok' } as const;
const slotColumns = {
  care_unit_id: 'text',
  code: 'text',
  starts_at: 'timestamptz',
  performer_id: 'text',
  ends_at: 'timestamptz',
} as const;

/** Puts slots out; what is out already stays as it is. */
export async function insertSlots(db: Db, slots: readonly NewRow<'slot'>[]): Promise<void> {
  await insertMany(db, 'slot', slotColumns, slots);
}

/** Part of a performer's day as the schedule has it: a time that can be put out, or a break. */
export type Planned = NewRow<'slot'> & { readonly day: Day; readonly isBreak: boolean };

/** What the schedule has on these days. What the clock shows never or twice is left out: nobody could say when. */
export async function planOf(db: Db, unitId: string, days: DayRange): Promise<readonly Planned[]> {
  const rows = await db.selectFrom('schedule').selectAll().where('care_unit_id', '=', unitId).orderBy('position').execute();
  const types = await db.selectFrom('visit_type').select(['code', 'minutes']).where('care_unit_id', '=', unitId).execute();
  // The schedule does not say how long a break is: until the next time.
  const minutes = new Map([...types.map((type) => [type.code, type.minutes] as const), [pause, 0] as const]);
  const staff = [...new Set(rows.map(({ performer_id }) => performer_id))].map((name) => ({
    name,
    week: rows
      .filter(({ performer_id }) => performer_id === name)
      .map(({ weekdays, code, times }) => [weekdays, code, times] as const),
  }));
  return daysOf(days).flatMap((day) =>
    spotsOn({ id: unitId, staff } as unknown as Unit, day).flatMap(({ staff: number, code, start }) => {
      const performer = staff[number]?.name;
      const long = minutes.get(code);
      if (start === undefined || performer === undefined || long === undefined) return [];
      const ends_at = instantOf(millisecondsOf(start) + long * 60_000);
      const slot = { care_unit_id: unitId, code, starts_at: start, performer_id: performer, ends_at };
      return [{ ...slot, day, isBreak: code === pause }];
    }),
  );
}

/** The times that the schedule has on these days. */
export async function plannedSlots(db: Db, unitId: string, days: DayRange): Promise<readonly NewRow<'slot'>[]> {
  return (await planOf(db, unitId, days)).filter(({ isBreak }) => !isBreak);
}

/** Brings every unit's times out to the last day that shall be, unless they are. Any number of servers may do so at once. */
export async function publishAhead(db: Db, now: number): Promise<void> {
  const today = dayOf(instantOf(now), regionZone);
  const last = addDays(today, daysAhead);
  const units = await db.selectFrom('care_unit').select(['care_unit_id', 'published_to']).execute();
  for (const { care_unit_id, published_to } of units) {
    if (published_to !== null && published_to >= last) continue;
    await transact(db, (transaction) => publish(transaction, care_unit_id, { from: today, to: last }, now));
  }
}

async function publish(db: Db, unit: string, { from, to }: DayRange, now: number): Promise<void> {
  const publishedTo = await lockPublication(db, unit);
  if (publishedTo !== null && publishedTo >= to) return;
  const first = publishedTo === null || publishedTo < from ? from : addDays(publishedTo, 1);
  await insertSlots(db, await plannedSlots(db, unit, { from: first, to }));
  await setPublishedTo(db, unit, to);
  await logEvent(db, 'published', instantOf(now), system, { care_unit_id: unit, detail: to });
}

/** The last day whose times are out, which nobody else can change until the transaction ends. */
export async function lockPublication(db: Db, unit: string): Promise<Day | null> {
  const { published_to } = await db
    .selectFrom('care_unit')
    .select('published_to')
    .where('care_unit_id', '=', unit)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return published_to;
}

/** Says up to which day times are out; `lockPublication` comes first. */
export async function setPublishedTo(db: Db, unit: string, last: Day): Promise<void> {
  await db.updateTable('care_unit').set({ published_to: last }).where('care_unit_id', '=', unit).execute();
  await bumpCatalogue(db);
}
