import { kattegattUnits as heart, type Row, type Staff, type Unit } from '../../../src/backends/memory/kattegatt/units.js';
import { kinds, type Profession } from '../../../src/backends/memory/kattegatt/kinds.js';

/** How large the region is. */
export interface Size {
  readonly units: number;
  readonly performers: number;
}

/** As large as a region of its kind is. */
export const wholeRegion: Size = { units: 24, performers: 200 };

const places = [
  ...['Almvik', 'Brodalen', 'Ekholmen', 'Fiskebäck', 'Granudden', 'Hedlanda', 'Idala', 'Kvarnby'],
  ...['Lyngö', 'Mossberg', 'Näsviken', 'Ormhult', 'Ringsjö', 'Sandnäs', 'Tallbo', 'Utby'],
];
const firstNames = ['Alma', 'Bengt', 'Cleo', 'David', 'Elin', 'Farid', 'Gun', 'Hamza', 'Irma', 'Jon', 'Kaisa', 'Love', 'Mina'];
const lastNames = ['Ask', 'Björk', 'Dal', 'Ehn', 'Gran', 'Hed', 'Kvist', 'Lo', 'Myr', 'Rönn', 'Sjö'];
const team: readonly Profession[] = [
  ...(['doctor', 'nurse', 'nurse', 'physio', 'doctor', 'nurse', 'psychologist'] as const),
  ...(['analyst', 'nurse', 'occupational', 'doctor', 'nurse'] as const),
];
/** What each profession has times for, and how often one begins. Types of one performer share the same hours. */
const offers: Readonly<Record<Profession, readonly (readonly [code: string, every: number])[]>> = {
  doctor: [['lakare', 10]],
  nurse: [
    ['blodtryck', 30],
    ['sjukskoterska', 30],
    ['vaccination', 30],
  ],
  physio: [
    ['fysio-ny', 30],
    ['fysio-ater', 30],
  ],
  occupational: [['arbetsterapeut', 30]],
  psychologist: [['psyk-video', 30]],
  analyst: [['provtagning', 10]],
  optician: [['synkontroll', 20]],
};

/** Region Kattegatt, which is invented, with as many more units and performers as a whole region has. */
export function regionUnits({ units, performers }: Size = wholeRegion): readonly Unit[] {
  const few = heart.slice(0, Math.min(units, heart.length));
  const more = units - few.length;
  const missing = performers - few.reduce((sum, { staff }) => sum + staff.length, 0);
  return [
    ...few,
    ...Array.from({ length: more }, (_, number) => {
      const first = Math.floor((missing * number) / more);
      const end = Math.floor((missing * (number + 1)) / more);
      return grownUnit(
        number,
        Array.from({ length: end - first }, (_each, place) => grownStaff(first + place, place)),
      );
    }),
  ];
}

function grownUnit(number: number, staff: readonly Staff[]): Unit {
  const round = Math.floor(number / places.length);
  const place = `${places[number % places.length] ?? ''}${round > 0 ? ` ${round + 1}` : ''}`;
  return {
    id: `SE-KATT-${2001 + number}`,
    name: `Vårdcentralen ${place}`,
    // Numbers 00 to 49 are nobody's.
    phone: `031-390 06 ${String(number % 50).padStart(2, '0')}`,
    address: `Byvägen ${1 + (number % 40)}, ${place}`,
    latitude: 57 + (number % 20) * 0.02,
    longitude: 12.3 + (number % 16) * 0.03,
    guide: number % 2 === 0 ? 'full' : 'short',
    ...(number % 3 === 0 && { messages: true as const }),
    staff,
  };
}

function grownStaff(number: number, place: number): Staff {
  const profession = team[place % team.length] ?? 'nurse';
  const name = `${firstNames[number % firstNames.length] ?? ''} ${lastNames[(number * 7) % lastNames.length] ?? ''}`;
  const week = offers[profession].map(([code, every]): Row => ['12345', code, timesOf(every, kinds[code]?.minutes ?? 0)]);
  return { name, profession, week: [...week, ['12345', 'rast', '12:00']] };
}

/** From eight to five, with an hour for lunch: every start whose visit is over by then. */
function timesOf(every: number, minutes: number): string {
  const starts = Array.from({ length: Math.floor((9 * 60) / every) }, (_, step) => 8 * 60 + step * every);
  return starts
    .filter((start) => start + minutes <= 12 * 60 || (start >= 13 * 60 && start + minutes <= 17 * 60))
    .map((start) => `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`)
    .join(' ');
}
