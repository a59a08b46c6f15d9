import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { isAbort, toBookingError } from '../../domain/model/booking-error.js';
import type { RangeResult } from '../../domain/model/read-result.js';
import { isInSearch } from '../../domain/guide/guide-outcome.js';
import type { DayAvailability, Slot } from '../../domain/model/appointment.js';
import {
  nextQuestion,
  withDays,
  addSlots,
  type Demand,
  type NextQuery,
  type SlotSearch,
} from '../../domain/slots/slot-search.js';
import type { Day, Instant } from '../../domain/time/instant.js';
import type { TodayController } from '../shared/host/today-controller.js';
import { resolveScope, type SearchScope, type ScopeInput } from './search-scope.js';

/** The slots that are visible, or the latest answer. */
export interface SlotSnapshot {
  readonly place: SearchScope;
  readonly search: SlotSearch;
}

/** What the picker needs now. */
export interface SlotRequest {
  readonly search: ScopeInput;
  /** Identifies the search and the person; another key is another search. */
  readonly key: string;
  /** Incremented to fetch everything again. */
  readonly reading: number;
  /** The part of the slots that the view needs. */
  need(place: SearchScope, search: SlotSearch | undefined): Demand;
  today(timeZone: string): Day;
  /** Called with the server's clock. Returns whether today may be another day than the device says. */
  follow(serverNow: Instant): boolean;
  onPlace(place: SearchScope): void;
  /** Called when more slots are visible than before. */
  onGrown(): void;
}

type Answer =
  | { readonly ask: 'days'; readonly found: RangeResult<DayAvailability> }
  | { readonly ask: 'slots'; readonly found: RangeResult<Slot> };

/** A prefetched answer: used only while it is fresh, and only for the same search. */
interface Ahead {
  readonly id: string;
  readonly at: number;
  readonly stop: AbortController;
  readonly answer: Promise<Answer | undefined>;
}
const freshFor = 60_000;
/** The longest time an answer may have taken if the server's clock in it is to be used, in milliseconds. */
const longestTravel = 60_000;

/**
 * Caches the slots, stale-while-revalidate: the visible slots stay until the user accepts the refreshed ones. Appended days show at
 * once, and so does a refresh after which no visible slot is left.
 */
export class SlotStore {
  visible: SlotSnapshot | undefined;
  /** A query is under way. */
  loading = false;
  #last: { readonly key: string; readonly reading: number; readonly search: SlotSearch } | undefined;
  #ahead: Ahead | undefined;

  /** The latest answer, visible or waiting to be accepted. */
  get latest(): SlotSearch | undefined {
    return this.visible && this.#last?.search;
  }

  /** Makes the latest answer visible. */
  acceptLatest(): void {
    if (this.visible && this.#last) this.visible = { ...this.visible, search: this.#last.search };
  }

  /**
   * Drops slots that have passed; the selected one stays visible, marked as no longer free. The clock updates the picker when the
   * next one passes. Returns whether no slot is left, so that the picker must fetch again.
   */
  dropPassed(clock: TodayController, chosen: string | undefined): boolean {
    const { visible } = this;
    const last = this.#last;
    if (!visible || !last) return false;
    const now = clock.now();
    const search = withoutPassed(last.search, ({ start }) => start > now);
    const isChosenOver = visible.search.slots.some(({ id, start }) => id === chosen && start <= now);
    const isSame = visible.search === last.search && !isChosenOver;
    const remaining = isSame ? search : withoutPassed(visible.search, ({ id, start }) => start > now || id === chosen);
    this.#last = { ...last, search };
    if (remaining !== visible.search) this.visible = { ...visible, search: remaining };
    const next = search.slots[0]?.start;
    clock.turnAt(next);
    return next === undefined && search !== last.search;
  }

  /** Fetches as far as the view needs, one query at a time; days already fetched by this run are not fetched again. */
  async load(backend: BookingBackend, asked: SlotRequest, options: ReadOptions): Promise<SlotSnapshot | undefined> {
    const { search, key, reading } = asked;
    const last = this.#last?.key === key ? this.#last : undefined;
    const place = (last && this.visible?.place) ?? (await resolveScope(backend, search, options));
    if (!place) return undefined;
    if (!last) this.visible = undefined;
    asked.onPlace(place);
    let found = last?.reading === reading ? last.search : undefined;
    // A refresh is shown as a whole; otherwise each answer is shown as it arrives.
    const grows = found !== undefined || !this.visible;
    this.loading = false;
    for (;;) {
      const question = this.#next(backend, asked, place, found);
      if (!question) break;
      const sentAt = Date.now();
      const answer = await this.#asking(asked, this.#ask(backend, asked, place, question, options), options);
      const { now } = answer.found;
      // The device may have slept while the query was under way.
      if (now !== undefined && Date.now() - sentAt < longestTravel && asked.follow(now)) {
        // The device's clock is wrong, so the wrong days were queried.
        found = undefined;
        this.visible = undefined;
        continue;
      }
      const asWasShown = this.visible?.search === found ? undefined : this.visible;
      found = known(found, question, answer, place);
      if (!grows) continue;
      this.#last = { key, reading, search: found };
      // While a refresh waits to be accepted, append new days to both snapshots.
      const alike =
        asWasShown && JSON.stringify(this.#next(backend, asked, place, asWasShown.search)) === JSON.stringify(question);
      if (asWasShown && alike) this.visible = { place, search: known(asWasShown.search, question, answer, place) };
      else if (found.slots.length > 0 || found.waiting?.length) this.visible = { place, search: found };
      if (this.visible) asked.onGrown();
    }
    const today = asked.today(place.unit.timeZone);
    found ??= { slots: [], gaps: [], covered: { from: today, to: today } };
    this.#last = { key, reading, search: found };
    if (!this.visible || found.slots.length === 0) this.visible = { place, search: found };
    return { place, search: found };
  }

  /** Prefetches the next page when the browser is idle. A failed prefetch is repeated when the page is needed. */
  prefetch(backend: BookingBackend, asked: SlotRequest, options: ReadOptions, looks: () => boolean): void {
    const act = (): void => {
      if (looks() && !options.signal?.aborted && document.visibilityState === 'visible' && !this.loading)
        this.#fetchAhead(backend, asked, options);
    };
    // Not every browser has `requestIdleCallback`.
    if ('requestIdleCallback' in window) requestIdleCallback(act);
    else setTimeout(act, 300);
  }

  #fetchAhead(backend: BookingBackend, asked: SlotRequest, options: ReadOptions): void {
    const place = this.visible?.place;
    const search = this.#last?.search;
    const question = place && search && this.#last?.key === asked.key && this.#next(backend, asked, place, search);
    if (!question || this.#ahead?.id === idOf(asked, question)) return;
    const stop = new AbortController();
    const answer = ask(backend, asked, place, question, { ...options, signal: stop.signal }).catch(() => undefined);
    this.#ahead = { id: idOf(asked, question), at: performance.now(), stop, answer };
  }

  #next(
    backend: BookingBackend,
    asked: SlotRequest,
    place: SearchScope,
    search: SlotSearch | undefined,
  ): NextQuery | undefined {
    const today = asked.today(place.unit.timeZone);
    return nextQuestion(search, asked.need(place, search), { today, zoneOf: place.zoneOf, datesFirst: !!backend.days });
  }

  async #asking(asked: SlotRequest, answer: Promise<Answer>, { signal }: ReadOptions): Promise<Answer> {
    this.loading = true;
    asked.onGrown();
    try {
      return await answer;
    } finally {
      // The next query sets `loading` itself after this one was aborted.
      if (!signal?.aborted) this.loading = false;
    }
  }

  async #ask(
    backend: BookingBackend,
    asked: SlotRequest,
    place: SearchScope,
    question: NextQuery,
    options: ReadOptions,
  ): Promise<Answer> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead?.id === idOf(asked, question) && performance.now() - ahead.at < freshFor) {
      const answer = await ahead.answer;
      options.signal?.throwIfAborted();
      // The server's clock in a prefetched answer is old.
      if (answer) return withoutClock(answer);
    }
    ahead?.stop.abort();
    try {
      return await ask(backend, asked, place, question, options);
    } catch (thrown) {
      // After a failure the slots of earlier answers stay, except after a log-out, which must be shown.
      const late = backend.days && question.ask === 'slots' && !isAbort(thrown) ? toBookingError(thrown) : undefined;
      if (!late || late.code === 'unauthorized') throw thrown;
      const gap = { name: place.unit.name, code: late.code, days: question.days };
      return { ask: 'slots', found: { items: [], gaps: [gap], covered: question.days } };
    }
  }
}

function withoutClock(answer: Answer): Answer {
  const { items, gaps, covered } = answer.found as RangeResult<never>;
  return { ask: answer.ask, found: { items, gaps, covered } };
}

/** Returns the same object if nothing is dropped, so that no template renders again. */
function withoutPassed(search: SlotSearch, stays: (slot: Slot) => boolean): SlotSearch {
  // Slots are sorted by start, after a selected one that has passed: if the first two stay, all stay.
  return search.slots.slice(0, 2).every(stays) ? search : { ...search, slots: search.slots.filter(stays) };
}

function idOf(asked: SlotRequest, question: NextQuery): string {
  return JSON.stringify([asked.key, asked.reading, question]);
}

async function ask(
  backend: BookingBackend,
  { search: { errand } }: SlotRequest,
  { targets }: SearchScope,
  question: NextQuery,
  options: ReadOptions,
): Promise<Answer> {
  const query = { errand, targets, days: question.days };
  if (question.ask === 'days' && backend.days) return { ask: 'days', found: await backend.days(query, options) };
  const found = await backend.slots(query, options);
  // Slots outside the locked search are not for this citizen, even if a backend returns them.
  return { ask: 'slots', found: { ...found, items: found.items.filter((slot) => isInSearch(targets, slot)) } };
}

function known(search: SlotSearch | undefined, { days }: NextQuery, answer: Answer, { zoneOf }: SearchScope): SlotSearch {
  return answer.ask === 'days' ? withDays(search, days, answer.found) : addSlots(search, days, answer.found, zoneOf);
}
