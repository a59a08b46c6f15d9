import { BookingError, type ConditionGuide } from 'tidbok';
import type { Db, Row } from './schema.js';

export interface PerformerRecord extends Row<'performer'> {
  /** `VisitType.code`s in the schedule. */
  readonly codes: ReadonlySet<string>;
}

/** A care unit and all of it that seldom changes. */
export interface UnitRecord extends Row<'care_unit'> {
  readonly performers: readonly PerformerRecord[];
  /** By code. */
  readonly types: ReadonlyMap<string, Row<'visit_type'>>;
  readonly guide?: ConditionGuide;
}

/** By id. */
export type Catalogue = ReadonlyMap<string, UnitRecord>;

/** The units as a version of the catalogue has them, read once for each version. */
export type CatalogueCache = (db: Db, version: number) => Promise<Catalogue>;

/** Keeps the last version that was read: whoever knows the version of the database never gets an older one. */
export function catalogueCache(): CatalogueCache {
  let kept: { readonly version: number; readonly catalogue: Catalogue } | undefined;
  return async (db, version) => {
    if (kept?.version !== version) kept = { version, catalogue: await readCatalogue(db) };
    return kept.catalogue;
  };
}

async function readCatalogue(db: Db): Promise<Catalogue> {
  const units = await db.selectFrom('care_unit').selectAll().execute();
  const performers = await db.selectFrom('performer').selectAll().orderBy('position').execute();
  const types = await db.selectFrom('visit_type').selectAll().orderBy('code').execute();
  const rows = await db.selectFrom('schedule').select(['performer_id', 'code']).distinct().execute();
  const guides = await db.selectFrom('guide').selectAll().orderBy('made_at').execute();
  return new Map(
    units.map((unit) => {
      const here = <T extends { readonly care_unit_id: string }>(all: readonly T[]): readonly T[] =>
        all.filter(({ care_unit_id }) => care_unit_id === unit.care_unit_id);
      const guide = here(guides).at(-1)?.content;
      return [
        unit.care_unit_id,
        {
          ...unit,
          performers: here(performers).map((performer) => ({
            ...performer,
            codes: new Set(rows.flatMap(({ performer_id, code }) => (performer_id === performer.performer_id ? code : []))),
          })),
          types: new Map(here(types).map((type) => [type.code, type])),
          // Only what was checked as a guide is put there.
          ...(guide !== undefined && { guide: guide as ConditionGuide }),
        },
      ];
    }),
  );
}

/** Tells every server, in the same transaction as the change, that its catalogue is old. */
export async function bumpCatalogue(db: Db): Promise<void> {
  await db
    .updateTable('catalogue')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .execute();
}

/** Throws `not-found` for an unknown id. */
export function knownUnit(catalogue: Catalogue, id: string): UnitRecord {
  const unit = catalogue.get(id);
  if (!unit) throw new BookingError('not-found', 'no such care unit');
  return unit;
}

/** Throws `not-found` for a code that the unit does not have. */
export function knownType(unit: UnitRecord, code: string): Row<'visit_type'> {
  const type = unit.types.get(code);
  if (!type) throw new BookingError('not-found', 'no such visit type');
  return type;
}

/** Throws `not-found` for an id that the unit does not have. */
export function knownPerformer(unit: UnitRecord, id: string): PerformerRecord {
  const performer = unit.performers.find(({ performer_id }) => performer_id === id);
  if (!performer) throw new BookingError('not-found', 'no such performer');
  return performer;
}

/** `VisitType.id` of a kind of visit at a unit. */
export function visitTypeId(unit: string, code: string): string {
  return `${unit}.${code}`;
}
