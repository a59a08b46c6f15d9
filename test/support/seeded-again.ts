import { sql } from 'kysely';
import type { Db } from '../../demo/server/postgres/schema.js';

/** Keeps a copy of all that a database holds now, and gives how to go back to it: far quicker than to seed another. */
export async function seededAgain(db: Db): Promise<() => Promise<void>> {
  const found = await sql<{ readonly name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(db);
  const names = found.rows.map(({ name }) => name);
  await sql`create schema seeded`.execute(db);
  for (const name of names) await sql`create table ${sql.table(`seeded.${name}`)} as table ${sql.table(name)}`.execute(db);
  return async () => {
    await sql`truncate ${sql.join(names.map((name) => sql.table(name)))}`.execute(db);
    for (const name of names) await sql`insert into ${sql.table(name)} table ${sql.table(`seeded.${name}`)}`.execute(db);
  };
}
