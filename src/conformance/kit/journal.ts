import type { BookingBackend, WriteOptions } from '../../backends/backend.js';
import { isAbort, isBookingError } from '../../domain/model/booking-error.js';
import type { Appointment } from '../../domain/model/appointment.js';
import { isDay, isInstant } from '../../domain/time/instant.js';

/** Every method of the port. */
export type PortMethod = keyof BookingBackend;
type Called<M extends PortMethod> = Required<BookingBackend>[M];
/** What a method is called with. */
export type Given<M extends PortMethod> = Parameters<Called<M>>;
/** What a method comes to. */
export type Came<M extends PortMethod> = Awaited<ReturnType<Called<M>>>;

/** What was done, one line a call: nothing about persons, neither names, messages nor their ids. */
export interface Journal {
  /** Begins a line; the returned function ends it with what came. */
  readonly begin: (line: string) => (came: string) => void;
  /** A call that has not ended says so. */
  readonly lines: () => readonly string[];
}

export function createJournal(): Journal {
  const lines: string[] = [];
  return {
    begin(line) {
      const index = lines.push(`${line} → no answer yet`) - 1;
      return (came) => {
        lines[index] = `${line} → ${came}`;
      };
    },
    lines: () => [...lines],
  };
}

function instant(value: unknown): string {
  return isInstant(value) ? value : 'a start that is none';
}

function day(value: unknown): string {
  return isDay(value) ? value : 'no day';
}

function startOf(time: Appointment): string {
  return time.kind === 'open-invitation' ? 'an invitation' : instant(time.start);
}

function aboutSearch({ days, targets }: Given<'slots'>[0]): string {
  const where = targets.length === 1 ? '' : `, ${targets.length} targets`;
  return `${day(days.from)} to ${day(days.to)}${where}`;
}

const about: { readonly [M in PortMethod]?: (...given: Given<M>) => string } = {
  units: ({ ids, text, after }) => (ids ? 'by id' : text !== undefined ? 'by text' : after !== undefined ? 'next page' : ''),
  days: aboutSearch,
  slots: aboutSearch,
  booking: () => 'by id',
  hold: (slot) => instant(slot.start),
  release: (hold) => instant(hold.slot.start),
  book: ({ slot, message, hold, invitation }) =>
    [
      instant(slot.start),
      ...(message === undefined ? [] : ['with a message']),
      ...(hold === undefined ? [] : ['with a hold']),
      ...(invitation === undefined ? [] : ['answering an invitation']),
    ].join(', '),
  rebook: (from, { slot }) => `${instant(from.start)} to ${instant(slot.start)}`,
  cancel: startOf,
};

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

interface List {
  readonly items: readonly unknown[];
  readonly gaps: readonly unknown[];
  readonly covered?: { readonly from: string; readonly to: string };
}

function list({ items, gaps, covered }: List): string {
  return [
    counted(items.length, 'item'),
    ...(gaps.length > 0 ? [counted(gaps.length, 'gap')] : []),
    ...(covered ? [`covered ${day(covered.from)} to ${day(covered.to)}`] : []),
  ].join(', ');
}

function outcome(result: Came<'rebook'> | Came<'hold'> | Came<'cancel'>): string {
  return result.outcome === 'refused' ? `refused (${result.reason})` : result.outcome;
}

const came: { readonly [M in Exclude<PortMethod, 'changes'>]: (result: Came<M>) => string } = {
  units: list,
  visitTypes: list,
  performers: list,
  guide: (guide) => (guide ? 'a guide' : 'no guide'),
  days: list,
  slots: list,
  bookings: list,
  past: list,
  booking: (time) => `${startOf(time)}${time.kind === 'open-invitation' ? '' : `, ${time.status}`}`,
  citizens: (persons) => counted(persons.length, 'person'),
  hold: outcome,
  release: () => 'released',
  book: outcome,
  rebook: outcome,
  cancel: outcome,
};

/** What a call is about, in words. `repeated`: its key has been sent before. */
export function wordsOf<M extends PortMethod>(method: M, given: Given<M>, repeated: boolean): string {
  const tell = about[method] as ((...given: Given<M>) => string) | undefined;
  const what = readable(() => tell?.(...given) ?? '', 'of what cannot be read');
  const options = given[given.length - 1] as Partial<WriteOptions> | undefined;
  const acting = options?.actingFor === undefined ? '' : ', acting for another';
  return `${method}${what && ` ${what}`}${acting}${repeated ? ', with a key sent before' : ''}`;
}

/** What a call came to, in words. */
export function wordsOfAnswer<M extends Exclude<PortMethod, 'changes'>>(method: M, result: Came<M>): string {
  return readable(() => (came[method] as (result: Came<M>) => string)(result), 'what cannot be read');
}

// A backend may answer anything.
function readable(tell: () => string, otherwise: string): string {
  try {
    return tell();
  } catch {
    return otherwise;
  }
}

/** What was thrown, in words that hold nothing but its sort. */
export function wordsOfThrown(thrown: unknown): string {
  if (isBookingError(thrown)) return `rejected: ${thrown.code}`;
  if (isAbort(thrown)) return 'AbortError';
  return `threw ${thrown instanceof Error ? thrown.name : typeof thrown}`;
}
