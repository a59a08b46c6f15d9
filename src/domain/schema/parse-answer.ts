import { answerSchemas, citizens, dayAvailability } from './answer-schemas.js';
import { BookingError, isBookingError } from '../model/booking-error.js';
import { bookingSchema, careUnitSchema, dayRange, gap, appointmentSchema, slotSchema } from './entity-schemas.js';
import type { RangeResult, Page, Gap } from '../model/read-result.js';
import { parse } from './parse.js';
import type { SlotQuery } from '../model/requests.js';
import { instant, object, optional, type Schema, string } from './schema.js';
import { phone } from './rich-text-schema.js';
import type { DayRange } from '../time/instant.js';

type Reader = (answer: unknown, asked: unknown) => unknown;

const readers: Readonly<Record<string, Reader>> = {
  units: (answer) => readList(careUnitSchema, answer),
  slots: (answer, asked) => readList(slotSchema, answer, daysIn(asked)),
  days: (answer, asked) => readList(dayAvailability, answer, daysIn(asked)),
  bookings: (answer) => readList(appointmentSchema, answer, { isKept: true }),
  past: (answer) => readList(bookingSchema, answer, { isKept: true }),
  // A visit type that is missing would be told as one that cannot be booked.
  visitTypes: (answer) => parse(answerSchemas.visitTypes, answer),
  performers: (answer) => parse(answerSchemas.performers, answer),
  booking: (answer) => parse(answerSchemas.booking, answer),
  citizens: (answer) => parse(citizens, answer),
  hold: (answer) => parse(answerSchemas.hold, answer),
};

/**
 * What a method of a backend answered, as far as it is what the port says; `asked` is what the method was given first. An item of
 * a list that cannot be read is left out and told as a gap; an own time stays, without those parts that may be absent. Throws
 * `BookingError` `invalid-response` where nothing can be said.
 */
export function readAnswer(method: string, answer: unknown, asked?: unknown): unknown {
  const reader = readers[method];
  if (!reader) return answer;
  try {
    return reader(answer, asked);
  } catch (thrown) {
    if (isBookingError(thrown)) throw thrown;
    // Data that holds itself, or that throws where it is looked at.
    throw new BookingError('invalid-response', `the answer to ${method} cannot be read`);
  }
}

function daysIn(asked: unknown): ListOptions {
  return asked === undefined ? {} : { days: (asked as SlotQuery).days };
}

interface ListOptions {
  /** The days that were asked about. */
  readonly days?: DayRange;
  /** An item stays without what cannot be read of it. */
  readonly isKept?: boolean;
}

type List = Omit<Page<unknown>, 'items' | 'gaps'> & Partial<Pick<RangeResult<unknown>, 'covered' | 'now'>>;
const list = object<List>({
  lang: optional(string),
  next: optional(string),
  covered: optional(dayRange),
  now: optional(instant),
});

function readList<T>(item: Schema<T>, answer: unknown, { days, isKept = false }: ListOptions = {}): unknown {
  const { items, gaps } = Object(answer) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(items)) throw new BookingError('invalid-response', 'answer.items: no array');
  /** What could not be read, or not as a whole. */
  const lost = new Set<unknown>();
  const each = <Part>(shape: Schema<Part>, all: readonly unknown[], inPart: boolean): readonly Part[] =>
    all.flatMap((one) => {
      try {
        return [parse(shape, one, 'item', inPart ? () => lost.add(one) : undefined)];
      } catch {
        lost.add(one);
        return [];
      }
    });
  const found = onlyOnce(each(item, items, isKept), lost);
  // Of a list without anything that can be read it would be told how little it holds.
  if (!days && found.length === 0 && lost.size > 0)
    throw new BookingError('invalid-response', 'answer.items: none can be read');
  if (!Array.isArray(gaps)) lost.add(gaps);
  const told = Array.isArray(gaps) ? each(gap, gaps, true) : [];
  const rest = parse(list, answer, 'answer', () => lost.add(answer));
  if (days && !rest.covered) lost.add(answer);
  return {
    ...rest,
    items: found,
    gaps: [...told, ...[...lost].map((of) => gapOf(of, days))],
    ...(days && { covered: rest.covered ?? days }),
  };
}

/** Of two with the same id nobody knows which one is meant. */
function onlyOnce<T>(items: readonly T[], lost: Set<unknown>): readonly T[] {
  const ids = new Set<unknown>();
  return items.filter((item) => {
    const { id } = item as { readonly id?: string };
    if (id !== undefined && ids.has(id)) {
      lost.add(item);
      return false;
    }
    ids.add(id);
    return true;
  });
}

const whom = object<Pick<Gap, 'name' | 'phone'>>({ name: string, phone: optional(phone) });

/** A gap for what could not be read, with whose it is and whom to call where that can be read. */
function gapOf(one: unknown, days: DayRange | undefined): Gap {
  const { unit } = Object(one) as { readonly unit?: unknown };
  let known: Pick<Gap, 'name' | 'phone'> = { name: '' };
  try {
    known = parse(whom, unit ?? one, 'unit', () => undefined);
  } catch {
    // Told without a name.
  }
  return { ...known, code: 'invalid-response', ...(days && { days }) };
}
