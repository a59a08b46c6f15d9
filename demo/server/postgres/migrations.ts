import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import type { Db } from './schema.js';

// Only what the distributed PostgreSQLs run as well. Every table that grows has care_unit_id first in its key, so that it can
// be spread by it; the others are small, or are asked by one key alone.
const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of firstTables) await sql.raw(statement).execute(db);
  },
};

const firstTables = [
  `create table care_unit (
    care_unit_id text primary key, name text not null, phone text not null, address text not null,
    latitude double precision not null, longitude double precision not null, time_zone text not null,
    guide_required boolean not null, takes_messages boolean not null, own_patients_only boolean not null,
    off_web jsonb, details jsonb not null, published_to date)`,
  `create table performer (
    care_unit_id text not null, performer_id text not null, position integer not null, name text not null, title jsonb,
    primary key (care_unit_id, performer_id))`,
  `create table visit_type (
    care_unit_id text not null, code text not null, name jsonb not null, minutes integer not null check (minutes > 0),
    seats integer not null check (seats > 0), profession jsonb not null, channel text not null, notice jsonb,
    preparation jsonb, by_invitation boolean not null, never_on_web jsonb, off_reason text, off_since timestamptz,
    primary key (care_unit_id, code))`,
  `create table schedule (
    care_unit_id text not null, performer_id text not null, position integer not null, weekdays text not null,
    code text not null, times text not null,
    primary key (care_unit_id, performer_id, position))`,
  `create table slot (
    care_unit_id text not null, code text not null, starts_at timestamptz not null, performer_id text not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    primary key (care_unit_id, code, starts_at, performer_id))`,
  `create table occupied (
    care_unit_id text not null, performer_id text not null, moment timestamptz not null, taken_by text not null,
    holder text, until timestamptz,
    primary key (care_unit_id, performer_id, moment))`,
  `create table own_time (
    care_unit_id text not null, own_time_id text not null, person_id text, patient text not null, kind text not null,
    status text not null, code text not null, performer_id text, starts_at timestamptz, ends_at timestamptz,
    until timestamptz, slot_id text, seat integer not null default 0, booked_at timestamptz, key text, message text,
    phone text, accepted jsonb, mark text,
    primary key (care_unit_id, own_time_id),
    unique (care_unit_id, slot_id, seat))`,
  `create index own_time_of_person on own_time (person_id, starts_at)`,
  `create index own_time_by_start on own_time (care_unit_id, starts_at)`,
  `create table block (
    care_unit_id text not null, block_id text not null, performer_id text not null, starts_at timestamptz not null,
    ends_at timestamptz not null, reason text not null,
    primary key (care_unit_id, block_id))`,
  `create table guide (
    care_unit_id text not null, guide_id text not null, version text not null, made_at timestamptz not null,
    content jsonb not null,
    primary key (care_unit_id, guide_id, version))`,
  `create table person (
    person_id text primary key, name text not null, phone text, listed text not null, decides_alone boolean not null)`,
  `create table guardian (
    person_id text not null, child_id text not null, position integer not null, primary key (person_id, child_id))`,
  `create table kept_key (
    citizen_id text not null, key text not null, intent text not null, result jsonb, made_at timestamptz not null,
    primary key (citizen_id, key))`,
  `create table event (
    care_unit_id text not null, event_id text not null, logged_at timestamptz not null default clock_timestamp(),
    at timestamptz not null, what text not null, by_kind text not null, by_id text not null, by_name text not null,
    person_id text, own_time_id text, code text, performer_id text, starts_at timestamptz, detail text,
    primary key (care_unit_id, event_id))`,
  `create index event_by_time on event (logged_at)`,
  `create index event_of_own_time on event (care_unit_id, own_time_id)`,
  `create table catalogue (one integer primary key check (one = 1), version integer not null)`,
  `insert into catalogue (one, version) values (1, 1)`,
];

/** The unit's numbers ask what was done with the times of a week. */
const numbers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index event_by_start on event (care_unit_id, starts_at)`.execute(db);
  },
};

/** Whoever holds a time is asked how many others the same citizen holds, among all that was ever taken. */
const holders: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create index occupied_by_holder on occupied (holder, until) where holder is not null`.execute(db);
  },
};

/** In order, by name. What has been released is never edited: databases that it has made are out there. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-numbers': numbers,
  '0003-holders': holders,
};

/** The only unique keys without care_unit_id: small tables, and what is asked by one key alone. */
export const keysWithoutUnit = ['person', 'guardian', 'kept_key', 'catalogue', 'kysely_migration', 'kysely_migration_lock'];

/**
 * Brings an older database up to date, or makes a new one's tables. Several servers may do so at once. Throws, in one
 * sentence, for a database that a newer version has changed.
 */
export async function migrate(db: Db): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error && /corrupted migrations/.test(error.message)) {
    throw new Error('The database was made by a newer version of the demo: use that version, or another folder or database.');
  }
  if (error !== undefined) throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
}

/** Rejects where the database does not answer, or is not as the migrations of this version make it. */
export async function checkSchema(db: Db): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(db);
  const found = rows.map(({ name }) => name).join();
  if (found !== Object.keys(migrations).join()) throw new SchemaChanged(`the database has the migrations ${found}`);
  await db.selectFrom('catalogue').select('version').executeTakeFirstOrThrow();
}

/** Another version of the server has changed the database since this one began. */
class SchemaChanged extends Error {
  override readonly name = 'SchemaChanged';
}
