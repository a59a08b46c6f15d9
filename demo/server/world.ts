import type { BookingBackend } from 'tidbok';
import { clinicDesk, createRegion, memoryBackend, type ClinicDesk, type StaffMember } from 'tidbok/backends/memory';
import type { DeskUnit } from './desk/clinic.js';
import { catalogueCache } from './postgres/catalogue.js';
import type { Place } from './postgres/connect.js';
import { createFeed } from './postgres/feed.js';
import { openDatabase } from './postgres/open-database.js';
import { postgresBackend } from './postgres/postgres-backend.js';
import { postgresDesk } from './postgres/postgres-desk.js';

/** The invented region, as citizens and staff reach it. */
export interface World {
  /** For people: where it is kept. */
  readonly about: string;
  readonly units: readonly DeskUnit[];
  /** Without a citizen: to ask what it can do. */
  readonly backend: (citizen?: string) => BookingBackend;
  readonly desk: (unit: string, staff: StaffMember) => ClinicDesk;
  close(): Promise<void>;
}

/** A small region in this process, forgotten at its end. */
export async function rememberedWorld(now: () => number): Promise<World> {
  const region = createRegion({ now });
  const { items } = await memoryBackend({ region }).units({ errand: { to: 'book' } });
  return {
    about: 'in memory, until it stops',
    units: items.map(({ id, name, timeZone }) => ({ id, name, timeZone })),
    backend: (citizen) => memoryBackend({ region, ...(citizen !== undefined && { citizen }) }),
    desk: (unit, staff) => clinicDesk({ region, unit, staff }),
    close: async () => undefined,
  };
}

/** A whole region in a database. Throws, in one sentence, where that cannot be used. */
export async function storedWorld(place: Place, now: () => number): Promise<World> {
  const database = await openDatabase(place, { now });
  const { db, about } = database;
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now };
  const units = await db
    .selectFrom('care_unit')
    .select(['care_unit_id as id', 'name', 'time_zone as timeZone'])
    .orderBy('care_unit_id')
    .execute();
  return {
    about,
    units,
    backend: (citizen = '') => postgresBackend({ ...shared, citizen }),
    desk: (unit, staff) => postgresDesk({ ...shared, unit, staff }),
    close: () => database.close(),
  };
}
