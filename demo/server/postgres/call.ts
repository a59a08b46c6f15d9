import { sql } from 'kysely';
import { BookingError } from 'tidbok';
import { instantOf, type Instant } from '../../../src/domain/time/instant.js';
import type { Catalogue, CatalogueCache } from './catalogue.js';
import type { Db, Row } from './schema.js';
import { languageOf, type RegionLanguage } from '../../../src/backends/reference/localized-text.js';

/** Who calls, for whom, when and in which language. */
export interface RequestContext {
  readonly db: Db;
  readonly catalogue: Catalogue;
  /** Who is logged in. */
  readonly citizen: Row<'person'>;
  /** Whom it is about. */
  readonly person: Row<'person'>;
  readonly lang: RegionLanguage;
  /** The language asked for. */
  readonly asked?: string;
  readonly now: Instant;
}

export interface CallOptions {
  readonly actingFor?: string;
  readonly language?: string;
}

/** What every call of a server shares. */
export interface Server {
  readonly db: Db;
  readonly catalogueOf: CatalogueCache;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * One query, whoever calls, and the catalogue where it has changed. Throws `unauthorized` for a citizen that the region does
 * not have, `forbidden` if the citizen may not act for that person.
 */
export async function createContext(
  { db, catalogueOf, now }: Server,
  citizenId: string,
  { actingFor = citizenId, language }: CallOptions,
): Promise<RequestContext> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('catalogue', (join) => join.onTrue())
    .selectAll('person')
    .select(['catalogue.version', guards(citizenId).as('guarded')])
    .where('person_id', 'in', [citizenId, actingFor])
    .execute();
  const citizen = rows.find(({ person_id }) => person_id === citizenId);
  if (!citizen) throw new BookingError('unauthorized', 'the region has no such citizen');
  const person = rows.find(({ person_id }) => person_id === actingFor);
  if (!person || (person !== citizen && !person.guarded)) {
    throw new BookingError('forbidden', 'the citizen may not act for that person');
  }
  return {
    db,
    catalogue: await catalogueOf(db, citizen.version),
    citizen,
    person,
    lang: languageOf(language),
    ...(language !== undefined && { asked: language }),
    now: instantOf(now()),
  };
}

function guards(citizen: string) {
  return sql<boolean>`exists (select 1 from guardian where guardian.person_id = ${citizen} and child_id = person.person_id)`;
}

/**
 * Lets no other transaction write for that person until this one ends, so that what is counted of the person's stays true. Every
 * write locks its person before anything of a unit (slots, what is occupied, own times): two that meet wait in line, not for
 * each other. What a citizen books for somebody else is counted for that person, so the one who acts is not locked.
 */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  await db.selectFrom('person').select('person_id').where('person_id', '=', personId).forNoKeyUpdate().execute();
}

/** A database that does not answer is `unavailable`. */
export async function reading<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (cause) {
    if (cause instanceof BookingError) throw cause;
    throw new BookingError('unavailable', 'the database does not answer', { cause });
  }
}
