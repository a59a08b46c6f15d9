import type { BookingBackend } from 'tidbok';
import type { ClinicDesk, StaffMember } from 'tidbok/backends/memory';
import type { DeskUnit } from './staff-api/staff-api.js';
import { catalogueCache } from './postgres/catalogue.js';
import { createFeed } from './postgres/feed.js';
import { postgresBackend } from './postgres/postgres-backend.js';
import { postgresDesk } from './postgres/postgres-desk.js';
import type { Db } from './postgres/schema.js';

/** The invented region, as citizens and staff reach it. */
export interface Backends {
  readonly units: readonly DeskUnit[];
  /** Without a citizen: to ask what it can do. */
  readonly backend: (citizen?: string) => BookingBackend;
  readonly desk: (unit: string, staff: StaffMember) => ClinicDesk;
}

/** The region that a database holds, with one feed and one catalogue for all. `now` gives milliseconds since 1970. */
export async function createBackends(db: Db, now: () => number): Promise<Backends> {
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now };
  const units = await db
    .selectFrom('care_unit')
    .select(['care_unit_id as id', 'name', 'time_zone as timeZone'])
    .orderBy('care_unit_id')
    .execute();
  return {
    units,
    backend: (citizen = '') => postgresBackend({ ...shared, citizen }),
    desk: (unit, staff) => postgresDesk({ ...shared, unit, staff }),
  };
}
