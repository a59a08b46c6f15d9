import { preparations, wayTo } from '../../../src/backends/memory/kattegatt/details.js';
import { regionGuideOf } from '../../../src/backends/memory/kattegatt/guide.js';
import { kinds, professions } from '../../../src/backends/memory/kattegatt/kinds.js';
import { people as demoPeople, type Person } from '../../../src/backends/memory/kattegatt/people.js';
import { regionZone, type Unit } from '../../../src/backends/memory/kattegatt/units.js';
import { addDays, dayOf, instantOf } from '../../../src/domain/time/instant.js';
import { daysAhead, insertSlots } from './publish.js';
import { regionUnits, type Size } from './region.js';
import type { Db, NewRow, UnitDetails } from './schema.js';
import { firstBookings } from './seed-times.js';
import { transact } from './transact.js';

export interface SeedOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly size?: Size;
  /** Who lives there; the people of the demo if absent. */
  readonly people?: readonly Person[];
}

/** Fills an empty database with the region, or leaves it is. Of several servers that begin at once, one does it. */
export async function seed(db: Db, { now, size, people = demoPeople }: SeedOptions): Promise<void> {
  await transact(db, async (transaction) => {
    await transaction.selectFrom('catalogue').select('version').forUpdate().execute();
    const any = await transaction.selectFrom('care_unit').select('care_unit_id').limit(1).executeTakeFirst();
    if (any) return;
    const units = regionUnits(size);
    const today = dayOf(instantOf(now), regionZone);
    const days = { from: today, to: addDays(today, daysAhead) };
    await insertPeople(transaction, people);
    for (const unit of units) await insertUnit(transaction, unit, days.to, now);
    for (const chunk of firstBookings(units, people, days, now)) {
      await insertSlots(transaction, chunk.slots);
      await chunk.insertBookings(transaction);
    }
  });
}

async function insertPeople(db: Db, people: readonly Person[]): Promise<void> {
  const rows = people.map(({ id, name, phone, listed, decidesAlone = false }) => ({
    person_id: id,
    name,
    phone: phone ?? null,
    listed,
    decides_alone: decidesAlone,
  }));
  const guardians = people.flatMap(({ id, children = [] }) =>
    children.map((child_id, position) => ({ person_id: id, child_id, position })),
  );
  for (let first = 0; first < rows.length; first += 1000) {
    await db
      .insertInto('person')
      .values(rows.slice(first, first + 1000))
      .execute();
  }
  if (guardians.length > 0) await db.insertInto('guardian').values(guardians).execute();
}

async function insertUnit(db: Db, unit: Unit, publishedTo: string, now: number): Promise<void> {
  const care_unit_id = unit.id;
  await db
    .insertInto('care_unit')
    .values({
      care_unit_id,
      name: unit.name,
      phone: unit.phone,
      address: unit.address,
      latitude: unit.latitude,
      longitude: unit.longitude,
      time_zone: regionZone,
      guide_required: unit.guideRequired ?? false,
      takes_messages: unit.messages ?? false,
      own_patients_only: unit.ownOnly ?? false,
      off_web: json(unit.offWeb),
      details: JSON.stringify(detailsOf(unit.id)),
      published_to: publishedTo,
    })
    .execute();
  await db
    .insertInto('performer')
    .values(
      unit.staff.map(({ name, profession }, position) => ({
        care_unit_id,
        performer_id: performerId(unit, position),
        position,
        name,
        title: json(profession && professions[profession]),
      })),
    )
    .execute();
  await db.insertInto('schedule').values(scheduleOf(unit)).execute();
  await db.insertInto('visit_type').values(typesOf(unit)).execute();
  const guide = regionGuideOf(unit);
  if (!guide) return;
  const { id: guide_id, version } = guide;
  const made_at = instantOf(now);
  await db
    .insertInto('guide')
    .values({ care_unit_id, guide_id, version, made_at, content: JSON.stringify(guide) })
    .execute();
}

/** `Performer.id`. */
export function performerId(unit: Pick<Unit, 'id'>, position: number): string {
  return `${unit.id}/${position}`;
}

function detailsOf(unit: string): UnitDetails {
  const [sv, en] = [wayTo('sv', unit), wayTo('en', unit)];
  return {
    ...(sv.entrance !== undefined && { entrance: { sv: sv.entrance, en: en.entrance ?? sv.entrance } }),
    ...(sv.map !== undefined && { map: sv.map }),
    lateFee: '200 kronor',
    video: 'https://video.kattegatt.example/',
  };
}

function scheduleOf(unit: Unit): readonly NewRow<'schedule'>[] {
  return unit.staff.flatMap(({ week }, staff) =>
    week.map(([weekdays, code, times], position) => ({
      care_unit_id: unit.id,
      performer_id: performerId(unit, staff),
      position: staff * 100 + position,
      weekdays,
      code,
      times,
    })),
  );
}

function typesOf(unit: Unit): readonly NewRow<'visit_type'>[] {
  const codes = new Set(unit.staff.flatMap(({ week }) => week.map(([, code]) => code)));
  return [...codes].flatMap((code) => {
    const kind = kinds[code];
    if (!kind) return [];
    return [
      {
        care_unit_id: unit.id,
        code,
        name: JSON.stringify(kind.name),
        minutes: kind.minutes,
        seats: kind.seats ?? 1,
        profession: JSON.stringify(professions[kind.profession]),
        channel: kind.channel ?? 'on-site',
        notice: json(kind.notice),
        preparation: json(preparations[code]),
        by_invitation: kind.byInvitation ?? false,
        never_on_web: json(kind.off),
      },
    ];
  });
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
