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
  const performers = groups(await db.selectFrom('performer').selectAll().orderBy('position').execute(), unitOf);
  const types = groups(await db.selectFrom('visit_type').selectAll().orderBy('code').execute(), unitOf);
  const rows = await db.selectFrom('schedule').select(['performer_id', 'code']).distinct().execute();
  const codes = groups(rows, ({ performer_id }) => performer_id);
  const guides = groups(await db.selectFrom('guide').selectAll().orderBy('made_at').execute(), unitOf);
  return new Map(
    units.map((unit) => {
      const guide = guides(unit.care_unit_id).at(-1)?.content;
      return [
        unit.care_unit_id,
        {
          ...unit,
          performers: performers(unit.care_unit_id).map((performer) => ({
            ...performer,
            codes: new Set(codes(performer.performer_id).map(({ code }) => code)),
          })),
          types: new Map(types(unit.care_unit_id).map((type) => [type.code, type])),
          // Only what was checked as a guide is put there.
          ...(guide !== undefined && { guide: guide as ConditionGuide }),
        },
      ];
    }),
  );
}

function unitOf({ care_unit_id }: { readonly care_unit_id: string }): string {
  return care_unit_id;
}

/** The rows of each key, in their order: each row is looked at once, however many units there are. */
function groups<T>(rows: readonly T[], keyOf: (row: T) => string): (key: string) => readonly T[] {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return (key) => found.get(key) ?? [];
}

/** Tells every server, in the same transaction as the change, that its catalogue is old. */
export async function bumpCatalogue(db: Db): Promise<void> {
  await db
    .updateTable('catalogue')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .execute();
}

/** Throws `not-found` for an unknown id. */
export function requireUnit(catalogue: Catalogue, id: string): UnitRecord {
  const unit = catalogue.get(id);
  if (!unit) throw new BookingError('not-found', 'no such care unit');
  return unit;
}

/** Throws `not-found` for a code that the unit does not have. */
export function requireVisitType(unit: UnitRecord, code: string): Row<'visit_type'> {
  const type = unit.types.get(code);
  if (!type) throw new BookingError('not-found', 'no such visit type');
  return type;
}

/** Throws `not-found` for an id that the unit does not have. */
export function requirePerformer(unit: UnitRecord, id: string): PerformerRecord {
  const performer = unit.performers.find(({ performer_id }) => performer_id === id);
  if (!performer) throw new BookingError('not-found', 'no such performer');
  return performer;
}

/** `VisitType.id` of a kind of visit at a unit. */
export function visitTypeId(unit: string, code: string): string {
  return `${unit}.${code}`;
}
