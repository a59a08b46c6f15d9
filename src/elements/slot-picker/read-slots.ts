import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { isAbort, toBookingError } from '../../domain/booking-error.js';
import type { FoundInRange } from '../../domain/found.js';
import { isInSearch } from '../../domain/locked-search.js';
import type { DayAvailability, Slot } from '../../domain/own-times.js';
import { nextQuestion, withDays, withTimes, type Need, type Question, type SlotSearch } from '../../domain/slot-search.js';
import type { Day } from '../../domain/time.js';
import { readPlace, type Place, type Search } from './place.js';

/** What is on the screen, or was read last. */
export interface Times {
  readonly place: Place;
  readonly search: SlotSearch;
}

/** What the picker asks for now. */
export interface Asked {
  readonly search: Search;
  /** What is searched, for whom; another key is another search. */
  readonly key: string;
  /** One more reads all anew. */
  readonly reading: number;
  /** What shall be shown, as far as that is known. */
  need(place: Place, search: SlotSearch | undefined): Need;
  today(timeZone: string): Day;
  onPlace(place: Place): void;
  /** More is known than before, and shown. */
  onGrown(): void;
}

type Answer =
  | { readonly ask: 'days'; readonly found: FoundInRange<DayAvailability> }
  | { readonly ask: 'slots'; readonly found: FoundInRange<Slot> };

/** An answer that was fetched before anybody asked: it is used only while it is fresh, and for the same search. */
interface Ahead {
  readonly id: string;
  readonly at: number;
  readonly stop: AbortController;
  readonly answer: Promise<Answer | undefined>;
}
const freshFor = 60_000;

/** Keeps what is on the screen. News about it waits for the citizen, unless nothing of it is left or it only grows. */
export class TimesRead {
  shown: Times | undefined;
  /** A question is on its way. */
  busy = false;
  #last: { readonly key: string; readonly reading: number; readonly search: SlotSearch } | undefined;
  #ahead: Ahead | undefined;

  /** What was read last, shown or waiting. */
  get latest(): SlotSearch | undefined {
    return this.shown && this.#last?.search;
  }

  /** Shows the news. */
  update(): void {
    if (this.shown && this.#last) this.shown = { ...this.shown, search: this.#last.search };
  }

  /** Reads as far as is needed, one question at a time; what was read by the same reading is not read again. */
  async load(backend: BookingBackend, asked: Asked, options: ReadOptions): Promise<Times | undefined> {
    const { search, key, reading } = asked;
    const last = this.#last?.key === key ? this.#last : undefined;
    const place = (last && this.shown?.place) ?? (await readPlace(backend, search, options));
    if (!place) return undefined;
    if (!last) this.shown = undefined;
    asked.onPlace(place);
    let found = last?.reading === reading ? last.search : undefined;
    // A reading anew is news as a whole; else each answer is shown as it comes.
    const grows = found !== undefined || !this.shown;
    this.busy = false;
    for (;;) {
      const question = this.#next(backend, asked, place, found);
      if (!question) break;
      const answer = await this.#asking(asked, this.#ask(backend, asked, place, question, options), options);
      const asWasShown = this.shown?.search === found ? undefined : this.shown;
      found = known(found, question, answer, place);
      if (!grows) continue;
      this.#last = { key, reading, search: found };
      // News that waits goes on waiting: what is shown grows beside it by the same answer.
      const alike =
        asWasShown && JSON.stringify(this.#next(backend, asked, place, asWasShown.search)) === JSON.stringify(question);
      if (asWasShown && alike) this.shown = { place, search: known(asWasShown.search, question, answer, place) };
      else if (found.slots.length > 0 || found.waiting?.length) this.shown = { place, search: found };
      if (this.shown) asked.onGrown();
    }
    const today = asked.today(place.unit.timeZone);
    found ??= { slots: [], gaps: [], covered: { from: today, to: today } };
    this.#last = { key, reading, search: found };
    if (!this.shown || found.slots.length === 0) this.shown = { place, search: found };
    return { place, search: found };
  }

  /** Asks, once the page is idle, what would be asked next if more were wanted. What fails is asked again when it is needed. */
  lookAhead(backend: BookingBackend, asked: Asked, options: ReadOptions, looks: () => boolean): void {
    const act = (): void => {
      if (looks() && document.visibilityState === 'visible' && !this.busy) this.#fetchAhead(backend, asked, options);
    };
    // Not every browser tells when it is idle.
    if ('requestIdleCallback' in window) requestIdleCallback(act);
    else setTimeout(act, 300);
  }

  #fetchAhead(backend: BookingBackend, asked: Asked, options: ReadOptions): void {
    const place = this.shown?.place;
    const search = this.#last?.search;
    const question = place && search && this.#last?.key === asked.key && this.#next(backend, asked, place, search);
    if (!question || this.#ahead?.id === idOf(asked, question)) return;
    const stop = new AbortController();
    const answer = ask(backend, asked, place, question, { ...options, signal: stop.signal }).catch(() => undefined);
    this.#ahead = { id: idOf(asked, question), at: performance.now(), stop, answer };
  }

  #next(backend: BookingBackend, asked: Asked, place: Place, search: SlotSearch | undefined): Question | undefined {
    const today = asked.today(place.unit.timeZone);
    return nextQuestion(search, asked.need(place, search), { today, zoneOf: place.zoneOf, datesFirst: !!backend.days });
  }

  async #asking(asked: Asked, answer: Promise<Answer>, { signal }: ReadOptions): Promise<Answer> {
    this.busy = true;
    asked.onGrown();
    try {
      return await answer;
    } finally {
      // An aborted question is followed by another, which says for itself whether it is busy.
      if (!signal?.aborted) this.busy = false;
    }
  }

  async #ask(backend: BookingBackend, asked: Asked, place: Place, question: Question, options: ReadOptions): Promise<Answer> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead?.id === idOf(asked, question) && performance.now() - ahead.at < freshFor) {
      const answer = await ahead.answer;
      options.signal?.throwIfAborted();
      if (answer) return answer;
    }
    ahead?.stop.abort();
    try {
      return await ask(backend, asked, place, question, options);
    } catch (thrown) {
      // Times of days that were told before are only unknown; who is logged out must be told so.
      const late = backend.days && question.ask === 'slots' && !isAbort(thrown) ? toBookingError(thrown) : undefined;
      if (!late || late.code === 'unauthorized') throw thrown;
      const gap = { name: place.unit.name, code: late.code, days: question.days };
      return { ask: 'slots', found: { items: [], gaps: [gap], covered: question.days } };
    }
  }
}

function idOf(asked: Asked, question: Question): string {
  return JSON.stringify([asked.key, asked.reading, question]);
}

async function ask(
  backend: BookingBackend,
  { search: { errand } }: Asked,
  { targets }: Place,
  question: Question,
  options: ReadOptions,
): Promise<Answer> {
  const query = { errand, targets, days: question.days };
  if (question.ask === 'days' && backend.days) return { ask: 'days', found: await backend.days(query, options) };
  const found = await backend.slots(query, options);
  // The search is locked: what a backend answers beside it is not for this citizen.
  return { ask: 'slots', found: { ...found, items: found.items.filter((slot) => isInSearch(targets, slot)) } };
}

function known(search: SlotSearch | undefined, { days }: Question, answer: Answer, { zoneOf }: Place): SlotSearch {
  return answer.ask === 'days' ? withDays(search, days, answer.found) : withTimes(search, days, answer.found, zoneOf);
}
