/** Numbers of PostgreSQL's own types. */
export const types = { bigint: 20, date: 1082, timestamptz: 1184 } as const;

/** `2026-11-30 09:00:00+00` as an `Instant`; with its fraction where it has one, and only the record has. */
export function parseTimestamp(value: string): string {
  if (!value.endsWith('+00')) return new Date(value).toISOString().replace('.000Z', 'Z');
  return `${value.slice(0, 10)}T${value.slice(11, -3)}Z`;
}

/** How answers are read, whatever the driver: moments and days as the text that they are to us. */
export const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  [types.bigint]: Number,
  [types.date]: (value) => value,
  [types.timestamptz]: parseTimestamp,
};
