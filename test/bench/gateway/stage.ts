/** The clock stands still, so that every way answers the same. */
export const now = (): number => Date.parse('2026-11-23T09:00:00Z');

/** Many, since nobody may have more than three times at a unit. The first have the own times of the demo’s people. */
export const people = Array.from({ length: 251 }, (_, number) => ({
  id: citizenAt(number),
  name: `Citizen ${number}`,
  listed: 'SE-KATT-1002',
}));

/** The citizen whose turn it is. */
export function citizenAt(turn: number): string {
  return `person-${1 + (turn % 251)}`;
}

/** The same among those who have own times from the start. */
export function ownerAt(turn: number): string {
  return citizenAt(turn % 4);
}
