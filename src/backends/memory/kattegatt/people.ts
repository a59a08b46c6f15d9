/** A person in the region: those who may log in, and their children. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
  /** `Unit.id` of the unit where the person is listed. */
  readonly listed: string;
  /** Whom the person may act for. */
  readonly children?: readonly string[];
  /** Has turned 13: a parent sees the times but may not book or change them. */
  readonly decidesAlone?: true;
}

export const people: readonly Person[] = [
  { id: 'person-1', name: 'Kim Sjöberg', phone: '070-174 06 05', listed: 'SE-KATT-1001' },
  {
    id: 'person-2',
    name: 'Samira Haddad',
    phone: '070-174 06 06',
    listed: 'SE-KATT-1002',
    children: ['person-5', 'person-6'],
  },
  { id: 'person-3', name: 'Gunvor Ståhl', phone: '070-174 06 07', listed: 'SE-KATT-1004' },
  { id: 'person-4', name: 'Elis Brandt', phone: '070-174 06 08', listed: 'SE-KATT-1002' },
  { id: 'person-5', name: 'Alva Haddad', listed: 'SE-KATT-1003' },
  { id: 'person-6', name: 'Noel Haddad', listed: 'SE-KATT-1002', decidesAlone: true },
];

/** Those who can log in to the demo. */
export const demoCitizens: readonly { readonly id: string; readonly name: string }[] = people
  .filter((person) => person.phone !== undefined)
  .map(({ id, name }) => ({ id, name }));

/** The own times that people have from the start: who, what, where, and how many days ahead at least. */
export const firstTimes: readonly (readonly [
  person: string,
  kind: 'booking' | 'timed-invitation' | 'open-invitation',
  unit: string,
  code: string,
  days: number,
])[] = [
  ['person-1', 'open-invitation', 'SE-KATT-1001', 'halsosamtal-50', 28],
  ['person-1', 'timed-invitation', 'SE-KATT-1007', 'ogonbotten', 14],
  ['person-1', 'booking', 'SE-KATT-1006', 'provtagning', 0],
  ['person-1', 'booking', 'SE-KATT-1002', 'fysio-ater', 2],
  ['person-1', 'booking', 'SE-KATT-1001', 'diabetes', 4],
  ['person-1', 'booking', 'SE-KATT-1001', 'hembesok', 6],
  ['person-1', 'booking', 'SE-KATT-1008', 'artrosskola', 9],
  ['person-2', 'booking', 'SE-KATT-1002', 'blodtryck', 5],
  ['person-5', 'booking', 'SE-KATT-1003', 'vaccination', 8],
  ['person-6', 'booking', 'SE-KATT-1002', 'lakare', 7],
  ['person-3', 'booking', 'SE-KATT-1004', 'hembesok', 2],
  ['person-3', 'booking', 'SE-KATT-1006', 'provtagning', 3],
  ['person-3', 'timed-invitation', 'SE-KATT-1007', 'ogonbotten', 21],
  ['person-4', 'booking', 'SE-KATT-1003', 'psyk-video', 3],
];

/** Own times that have passed when the region begins: who, what, where, and how many days ago at least. */
export const pastTimes: readonly (readonly [person: string, unit: string, code: string, days: number])[] = [
  ['person-1', 'SE-KATT-1006', 'provtagning', 40],
  ['person-1', 'SE-KATT-1001', 'diabetes', 35],
  ['person-1', 'SE-KATT-1002', 'fysio-ny', 12],
  ['person-2', 'SE-KATT-1002', 'blodtryck', 60],
  ['person-4', 'SE-KATT-1003', 'psyk-video', 20],
  ['person-5', 'SE-KATT-1003', 'vaccination', 300],
];

const firstNames = ['Ines', 'Olle', 'Leo', 'Ada', 'Maja', 'Tage', 'Ebba', 'Hugo', 'Sara', 'Ali', 'Greta', 'Yusuf', 'Vilma'];
const lastNames = ['Falk', 'Varg', 'Nyman', 'Lindén', 'Öst', 'Hage', 'Bergfors', 'Kaya'];

/** An invented name for one of the region's other patients. */
export function strangerName(number: number): string {
  return `${firstNames[number % firstNames.length] ?? ''} ${lastNames[number % lastNames.length] ?? ''}`;
}
