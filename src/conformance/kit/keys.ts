/** How the keys of a check begin, so that the next check knows what an earlier one left. */
export const keyPrefix = 'tidbok-check-';

/** A key that was never used. */
export function newKey(): string {
  return `${keyPrefix}${crypto.randomUUID()}`;
}
