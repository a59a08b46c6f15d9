import { sql, type RawBuilder } from 'kysely';
import type { Db, NewRow, Tables } from './schema.js';

const atOnce = 20_000;
type Kind = 'text' | 'timestamptz' | 'integer';

/** Adds many rows with few questions: each column goes as one array. What is there already stays. */
export async function insertMany<T extends keyof Tables>(
  db: Db,
  table: T,
  columns: Partial<Record<keyof NewRow<T> & string, Kind>>,
  rows: readonly NewRow<T>[],
): Promise<void> {
  const names = Object.keys(columns) as (keyof NewRow<T> & string)[];
  for (let first = 0; first < rows.length; first += atOnce) {
    const some = rows.slice(first, first + atOnce);
    const arrays = names.map((name): RawBuilder<unknown> => {
      const values = some.map((row) => row[name] ?? null);
      return sql`${values}::${sql.raw(columns[name] ?? 'text')}[]`;
    });
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select * from unnest(${sql.join(arrays)}) on conflict do nothing`.execute(db);
  }
}
