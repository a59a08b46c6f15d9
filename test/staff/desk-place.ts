import assert from 'node:assert/strict';
import type { Booking, BookingBackend, Appointment, Slot } from 'tidbok';
import type {
  ClinicDesk,
  DeskBooking,
  DeskChange,
  DeskColumn,
  DeskEntry,
  SeenBooking,
  StaffMember,
} from 'tidbok/backends/memory';

/** A citizen of the store, and the citizen's own way in. */
export interface DeskCaseCitizen {
  readonly id: string;
  readonly name: string;
  readonly backend: Required<Pick<BookingBackend, 'hold' | 'book' | 'rebook' | 'cancel' | 'changes'>> & BookingBackend;
}

/** One store, seen from the desk and by two citizens who may not act for each other. All visit types are `VisitType.id`. */
export interface DeskPlace {
  /** The desk of `unit`. */
  readonly desk: (staff: StaffMember) => ClinicDesk;
  readonly unit: string;
  /** Both citizens can book it without a guide, and it has free times in the coming four weeks. */
  readonly visitType: string;
  /** Never on the web, for one at a time and for a group. */
  readonly home: string;
  readonly group: string;
  /** On the web with an invitation. */
  readonly invited: string;
  readonly first: DeskCaseCitizen;
  readonly second: DeskCaseCitizen;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets so many milliseconds pass on the store's clock. */
  readonly pass: (milliseconds: number) => void;
  readonly close: () => Promise<void>;
}

export const lena: StaffMember = { id: 'staff-1', name: 'Lena Ek' };
export const omar: StaffMember = { id: 'staff-2', name: 'Omar Lund' };
export const hour = 3_600_000;
export const dayMs = 24 * hour;

/** A day so many days from now. */
export function dayAfter(place: DeskPlace, days: number): string {
  return new Date(place.now() + days * dayMs).toISOString().slice(0, 10);
}

/** From two days ahead, so that all can be changed on the web too. */
export function soon(place: DeskPlace, weeks = 4) {
  return { from: dayAfter(place, 2), to: dayAfter(place, 2 + weeks * 7) };
}

export interface At<State extends DeskEntry['state']> {
  readonly performer: DeskColumn['performer'];
  readonly entry: DeskEntry & { readonly state: State };
}

/** What the schedule has of one state in the coming weeks, by start. */
export async function entriesOf<State extends DeskEntry['state']>(
  place: DeskPlace,
  state: State,
  days = soon(place),
): Promise<readonly At<State>[]> {
  const { columns } = await place.desk(lena).schedule(days);
  const found = columns.flatMap(({ performer, entries }) =>
    entries.flatMap((entry) => (isIn(entry, state) ? [{ performer, entry }] : [])),
  );
  return found.sort((one, other) => (one.entry.start < other.entry.start ? -1 : 1));
}

function isIn<State extends DeskEntry['state']>(
  entry: DeskEntry,
  state: State,
): entry is DeskEntry & { readonly state: State } {
  return entry.state === state;
}

async function nameOf(place: DeskPlace, visitType: string): Promise<string> {
  const found = (await place.desk(lena).visitTypes()).find(({ id }) => id === visitType);
  assert.ok(found, `the unit has ${visitType}`);
  return found.name;
}

/** Free times of a kind, by start. */
export async function freeTimes(place: DeskPlace, visitType: string, days = soon(place)): Promise<readonly At<'free'>[]> {
  const name = await nameOf(place, visitType);
  return (await entriesOf(place, 'free', days)).filter(({ entry }) => entry.visitType === name);
}

/** Group times with nobody or few in them. */
export async function groupTimes(place: DeskPlace): Promise<readonly At<'group'>[]> {
  const name = await nameOf(place, place.group);
  return (await entriesOf(place, 'group')).filter(
    ({ entry }) => entry.visitType === name && entry.bookings.length < entry.seats - 1,
  );
}

/** One of several that must be there. */
export function nth<T>(things: readonly T[], index = 0): T {
  const thing = things[index];
  assert.ok(thing !== undefined, `there are more than ${index} of them`);
  return thing;
}

/** The citizens' free times of a kind. */
export async function citizenSlots(
  place: DeskPlace,
  visitType: string,
  days = soon(place),
  errand: Parameters<BookingBackend['slots']>[0]['errand'] = { to: 'book' },
): Promise<readonly Slot[]> {
  const found = await place.first.backend.slots({ errand, targets: [{ unit: place.unit, visitType }], days });
  return found.items;
}

/** Books on the web, as the citizen does. */
export async function bookOnWeb(place: DeskPlace, who: DeskCaseCitizen, slot: Slot): Promise<Booking> {
  const result = await who.backend.book({ slot, accepted: [] }, { key: crypto.randomUUID() });
  assert.ok(result.outcome === 'done', `booked, not ${result.outcome}`);
  return result.booking;
}

/** Books from the desk. */
export async function bookAtDesk(
  place: DeskPlace,
  slot: string,
  who: DeskCaseCitizen,
  as: 'booking' | 'invitation' = 'booking',
): Promise<DeskBooking> {
  const result = await place.desk(lena).book({ slot, citizen: who.id, as });
  assert.ok(result.outcome === 'done', `booked, not ${JSON.stringify(result)}`);
  return result.booking;
}

/** A booking as staff or the citizen see it, as the desk wants it named. */
export function seen({
  id,
  start,
  performer,
}: Pick<Booking, 'id' | 'start'> & { readonly performer?: { readonly id?: string } }): SeenBooking {
  return { id, start, performer: { id: performer?.id ?? '' } };
}

/** The citizen's own time of that id, if the list has it. */
export async function ownTime(who: DeskCaseCitizen, id: string): Promise<Appointment | undefined> {
  return (await who.backend.bookings()).items.find((time) => time.id === id);
}

/** The citizen's own times that start then. */
export async function ownTimesAt(who: DeskCaseCitizen, start: string): Promise<readonly Appointment[]> {
  return (await who.backend.bookings()).items.filter((time) => 'start' in time && time.start === start);
}

/** The entry of a performer that begins then. */
export async function entryAt(place: DeskPlace, performer: string, start: string): Promise<DeskEntry | undefined> {
  const day = start.slice(0, 10);
  const { columns } = await place.desk(lena).schedule({ from: day, to: day });
  return columns.find((one) => one.performer.id === performer)?.entries.find((entry) => entry.start === start);
}

/** The outcome, with the reason of a refusal. */
export function said(result: { readonly outcome: string; readonly reason?: string }): string {
  return result.reason === undefined ? result.outcome : `${result.outcome}: ${result.reason}`;
}

/** What the desk tells while something is done, until so many changes have been told. */
export async function toldWhile(place: DeskPlace, count: number, doing: () => Promise<void>): Promise<readonly DeskChange[]> {
  const stop = new AbortController();
  const late = setTimeout(() => {
    stop.abort();
  }, 5_000);
  const told: DeskChange[] = [];
  const following = (async () => {
    for await (const change of place.desk(lena).changes({ signal: stop.signal })) {
      told.push(change);
      if (told.length >= count) stop.abort();
    }
  })();
  // A feed that polls must have looked once to know what is new.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await doing();
  await following;
  clearTimeout(late);
  return told;
}
