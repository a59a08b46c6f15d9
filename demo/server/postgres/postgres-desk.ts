import { sql } from 'kysely';
import { BookingError } from 'tidbok';
import type { ClinicDesk, StaffMember } from 'tidbok/backends/memory';
import { instantOf } from '../../../src/domain/time/instant.js';
import { reading, type Server } from './call.js';
import { requireUnit } from './catalogue.js';
import { numbersOf } from './desk-numbers.js';
import { checked, type StaffContext } from './desk-place.js';
import { scheduleOf } from './desk-schedule.js';
import * as own from './desk-unit.js';
import { deskChange, deskInvitation, deskRecord, visitTypesOf } from './desk-views.js';
import * as writes from './desk-writes.js';
import type { Feed } from './feed.js';
import type { Db } from './schema.js';
import { CommitUnknown, transact } from './transact.js';

export interface PostgresDeskOptions extends Server {
  readonly feed: Feed;
  /** `CareUnit.id`. */
  readonly unit: string;
  /** Who works at the desk. */
  readonly staff: StaffMember;
}

/** The desk of one unit over the same PostgreSQL as the citizens' `postgresBackend`. */
export function postgresDesk({ feed, unit, staff, ...server }: PostgresDeskOptions): ClinicDesk {
  async function placeIn(db: Db): Promise<StaffContext> {
    const { version } = await db.selectFrom('catalogue').select('version').executeTakeFirstOrThrow();
    const catalogue = await server.catalogueOf(db, version);
    return { db, unit: requireUnit(catalogue, unit), by: staff, now: instantOf(server.now()) };
  }
  const read = <T>(answer: (place: StaffContext) => Promise<T> | T): Promise<T> =>
    reading(async () => answer(await placeIn(server.db)));
  async function write<T>(act: (place: StaffContext) => Promise<T>): Promise<T> {
    try {
      return await transact(server.db, async (db) => act(await placeIn(db)));
    } catch (thrown) {
      if (thrown instanceof CommitUnknown) throw new BookingError('unavailable', 'the database went away', { cause: thrown });
      throw thrown;
    }
  }
  return {
    schedule: (days) => read((place) => scheduleOf(place, checked(days))),
    visitTypes: () => read((place) => visitTypesOf(place.unit)),
    invitations: () =>
      read(async (place) => (await own.openInvitations(place)).map((time) => deskInvitation(place.unit, time))),
    citizens: (text) => read(({ db }) => citizensNamed(db, text)),
    record: (id) =>
      read(async ({ db }) => {
        const events = await db
          .selectFrom('event')
          .selectAll()
          .where('care_unit_id', '=', unit)
          .where('own_time_id', '=', id)
          .orderBy('logged_at')
          .execute();
        return events.map(deskRecord);
      }),
    numbers: (days) => read((place) => numbersOf(place, checked(days))),
    async *changes({ signal }) {
      const events = feed.listen(signal);
      const place = await read((here) => here);
      for await (const event of events) {
        const change = event.care_unit_id === unit ? deskChange(place.unit, event) : undefined;
        if (change) yield change;
      }
    },
    book: (request) => write((place) => writes.book(place, request)),
    move: (seen, slot, options) => write((place) => writes.move(place, seen, slot, options)),
    cancel: (seen, wish) => write((place) => writes.cancel(place, seen, wish)),
    mark: (seen, mark) => write((place) => writes.mark(place, seen, mark)),
    invite: (request) => write((place) => own.invite(place, request)),
    withdraw: (invitation) => write((place) => own.withdraw(place, invitation)),
    block: (request) => write((place) => own.block(place, request)),
    unblock: (block) => write((place) => own.unblock(place, block)),
    publish: (days) => write((place) => own.publish(place, days)),
    unpublish: (from) => write((place) => own.unpublish(place, from)),
    takeOffWeb: (visitType, reason) => write((place) => own.takeOffWeb(place, visitType, reason)),
    putOnWeb: (visitType) => write((place) => own.putOnWeb(place, visitType)),
  };
}

/** Every word of the text is in the name, by name: 20 at most, and none for less than two letters. */
async function citizensNamed(db: Db, text: string) {
  if (text.trim().length < 2) return [];
  let question = db.selectFrom('person').select(['person_id as id', 'name']);
  for (const word of text.toLowerCase().trim().split(/\s+/)) {
    question = question.where(sql<boolean>`strpos(lower(name), ${word}) > 0`);
  }
  const found = await question.orderBy('name').limit(20).execute();
  return found.sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}
