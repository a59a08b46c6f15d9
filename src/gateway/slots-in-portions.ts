import type { BookingBackend, ReadOptions } from '../backends/backend.js';
import type { RangeResult, Gap } from '../domain/model/read-result.js';
import type { Slot } from '../domain/model/appointment.js';
import type { SlotQuery } from '../domain/model/requests.js';
import { addDays, daysBetween, type DayRange, instantOf } from '../domain/time/instant.js';
import { mostAnswerCharacters, mostSlots } from '../wire/contract.js';
import type { SlotSignature } from './slot-signature.js';
import { writeAround, writeItems, writeReadable, type WrittenItems } from './write-answer.js';

/** How many days of one unit are asked of the backend at first: of one kind of visit, or of all. */
const daysAtFirst = { ofOneKind: 28, ofAllKinds: 7 } as const;
/** What the questions after it aim at. */
const slotsAtATime = 1_000;
/** How much longer a question may be than the one before it: a quiet week says little of the next. */
const growth = 8;

interface Asker {
  readonly backend: BookingBackend;
  readonly query: SlotQuery;
  readonly about: ReadOptions & { readonly signal: AbortSignal };
  readonly signature: SlotSignature | undefined;
}

/** What the backend answered for some of the days. */
interface Portion {
  readonly found: RangeResult<Slot>;
  readonly written: WrittenItems;
}

/**
 * The answer to a question about slots, written. The backend is asked for some days at a time, so that neither it nor the
 * gateway ever holds more than is sent; where the whole would be too large it ends with a whole day, which `covered` tells.
 * Rejects with what the backend rejects with, unless some of the days are known by then.
 */
export async function slotsInPortions(asker: Asker): Promise<string> {
  const { query, about } = asker;
  const { days } = query;
  const portions: Portion[] = [];
  let next: DayRange | undefined = { from: days.from, to: earlier(days.to, addDays(days.from, firstLength(query) - 1)) };
  while (next) {
    const portion: Portion | undefined = await askPortion(asker, next).catch((thrown: unknown) => {
      about.signal.throwIfAborted();
      if (portions.length === 0) throw thrown;
      return undefined;
    });
    if (!portion) break;
    if (fits([...portions, portion])) portions.push(portion);
    else if (portions.length > 0) break;
    else if (next.from < next.to) {
      next = { from: next.from, to: addDays(next.from, shorter(next, portion.written) - 1) };
      continue;
    } else {
      portions.push(await unitsThatFit(asker, next, portion.found));
      break;
    }
    next = portion.found.covered.to < next.to ? undefined : following(days, next, portions);
  }
  return answerOfAll(portions);
}

async function askPortion({ backend, query, about, signature }: Asker, days: DayRange): Promise<Portion> {
  const options = { signature, signal: about.signal };
  return writeReadable('slots', await backend.slots({ ...query, days }, about), async (found) => ({
    found,
    written: await writeItems('slots', found.items, options),
  }));
}

function firstLength({ targets }: SlotQuery): number {
  const units = new Set(targets.map(({ unit }) => unit)).size;
  const kinds = new Set(targets.map(({ unit, visitType }) => `${unit} ${visitType}`)).size;
  const one = kinds === units && targets.every(({ visitType }) => visitType !== undefined);
  return Math.max(1, Math.floor((one ? daysAtFirst.ofOneKind : daysAtFirst.ofAllKinds) / Math.max(1, units)));
}

function sumOf(portions: readonly Portion[]): { readonly count: number; readonly characters: number } {
  const sum = (of: (written: WrittenItems) => number): number => portions.reduce((all, { written }) => all + of(written), 0);
  return { count: sum(({ count }) => count), characters: sum(({ characters }) => characters) };
}

function fits(portions: readonly Portion[]): boolean {
  const { count, characters } = sumOf(portions);
  return count <= mostSlots && characters <= mostAnswerCharacters;
}

function lengthOf({ from, to }: DayRange): number {
  return daysBetween(from, to) + 1;
}

/** How many days of a portion that is too large will do. */
function shorter(days: DayRange, { count, characters }: WrittenItems): number {
  const part = Math.min(mostSlots / count, mostAnswerCharacters / characters);
  return Math.max(1, Math.floor(lengthOf(days) * part * 0.8));
}

/** The days to ask about next; none at the end, and where there is hardly room for one more. */
function following(asked: DayRange, last: DayRange, portions: readonly Portion[]): DayRange | undefined {
  const from = addDays(last.to, 1);
  if (from > asked.to) return undefined;
  const { count, characters } = sumOf(portions);
  const known = lengthOf({ from: asked.from, to: last.to });
  const room = Math.min((mostSlots - count) / count, (mostAnswerCharacters - characters) / characters) * known;
  if (room < 1) return undefined;
  const wanted = Math.min(room, (slotsAtATime / count) * known, lengthOf(last) * growth);
  return { from, to: earlier(asked.to, addDays(from, Math.max(1, Math.floor(wanted)) - 1)) };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** Of a day that alone is too large: the units that there is room for, as they were asked about, and a gap for each of the others. */
async function unitsThatFit(
  { backend, query: { errand, targets }, about, signature }: Asker,
  days: DayRange,
  found: RangeResult<Slot>,
): Promise<Portion> {
  const left: string[] = [];
  let kept: Portion = { found, written: { count: 0, texts: [], characters: 0 } };
  for (const unit of new Set(targets.map((target) => target.unit))) {
    const here = { ...found, items: found.items.filter((slot) => slot.unit === unit) };
    const more = { found: here, written: await writeItems('slots', here.items, { signature, signal: about.signal }) };
    const both = sumOf([kept, more]);
    if (fits([kept, more])) kept = { found, written: { ...both, texts: [...kept.written.texts, ...more.written.texts] } };
    else left.push(unit);
  }
  const known = await backend.units({ errand, ids: left }, about).catch(() => undefined);
  const gaps = left.map((unit): Gap => {
    const { name = unit, phone } = known?.items.find(({ id }) => id === unit) ?? {};
    return { name, code: 'unavailable', unit, days, ...(phone && { phone }) };
  });
  return { ...kept, found: { ...found, gaps: [...found.gaps, ...gaps] } };
}

function answerOfAll(portions: readonly Portion[]): string {
  const texts = portions.flatMap(({ written }) => written.texts);
  const [first, last] = [portions[0]?.found, portions.at(-1)?.found];
  if (!first || !last) throw new TypeError('no portion was asked for');
  const now = last.now ?? instantOf(Date.now());
  if (first === last) return writeAround('slots', texts, { ...first, now });
  const covered = { from: first.covered.from, to: last.covered.to };
  return writeAround('slots', texts, { ...first, now, covered, gaps: portions.flatMap(narrowedGaps) });
}

/** Gaps that say nothing of the days that another portion is about. */
function narrowedGaps({ found }: Portion): readonly Gap[] {
  return found.gaps.map((gap) => ({ days: found.covered, ...gap }));
}
