import { findSame } from '../../../src/domain/booking/find-duplicate.js';
import { advanceBooking, startOf, type BookingFlow, type BookingFlowEvent } from '../../../src/domain/booking/booking-flow.js';
import type { Booking, Slot } from '../../../src/domain/model/appointment.js';
import type { BookResult } from '../../../src/domain/model/write-result.js';
import { reconcileWrite } from '../../../src/domain/booking/reconcile-booking.js';
import { writeDeadline } from '../../../src/domain/booking/timeouts.js';
import { bookingAt, choice, inNovember, own, slotAt, unit } from '../fixtures.js';

/** What the unit's system does with a write when it arrives, if the time is free. */
export type Fate = 'books' | 'asks' | 'refuses' | 'rejects';

/** A write on its way. The network may carry it twice, lose it, or lose or delay its answer. */
interface Write {
  readonly key: string;
  readonly slot: Slot;
  readonly fate: Fate;
  readonly arrivesAt: number;
  readonly answerAfter: number;
  readonly lost: 'no' | 'request' | 'answer';
}

export interface Weather {
  readonly fate: Fate;
  readonly delay: number;
  readonly answerAfter: number;
  readonly lost: 'no' | 'request' | 'answer';
  /** The network carries it a second time, so much later. */
  readonly again: number | undefined;
}

export const slots = ['08', '09', '10'].map((hour) => slotAt(`2026-11-26T${hour}:00:00Z`));

/** Longer than this no write of the world takes, in milliseconds: the deadline keeps what it promises. */
export const longestDelay = writeDeadline - 5_000;

/** How long the page waits for an answer before it says that it does not know, in milliseconds. */
const patience = 60_000;

/**
 * A unit's calendar, a network and a page before it, on one clock. The calendar is the truth: it knows nothing of the page,
 * and the page only what reaches it.
 */
export class JourneyWorld {
  journey: BookingFlow = startOf({ to: 'book' });
  readonly bookings: (Booking & { readonly key: string })[] = [];
  /** Keys in the order in which they were sent, and those of which the page was told for certain that nothing happened. */
  readonly sent: string[] = [];
  readonly nothingCameOf = new Set<string>();
  now = 0;
  #strangers = new Set<string>();
  #onTheWay: Write[] = [];
  #due: { readonly at: number; readonly happen: () => void }[] = [];
  #sentAt = 0;
  #before: readonly string[] = [];
  #count = 0;

  /** The page is told, or the citizen does something. */
  tell(event: BookingFlowEvent): void {
    if ('key' in event && (event.type === 'rejected' || event.type === 'reconsider')) this.nothingCameOf.add(event.key);
    this.journey = advanceBooking(this.journey, event);
  }

  choose(which: number): void {
    const slot = slots[which % slots.length];
    if (slot) this.tell({ type: 'slot-chosen', slot, key: `k${(this.#count += 1)}` });
  }

  toTimes(): void {
    this.tell({ type: 'unit-chosen', unit });
    this.tell({ type: 'search-locked', choice });
  }

  /** The citizen begins again after an outcome that has an end. */
  again(): void {
    if (['done', 'pending', 'already'].includes(this.journey.step)) this.journey = startOf({ to: 'book' });
  }

  /** Presses the button, perhaps twice: what the element does is to send when the journey turns to sending. */
  press(times: number, { fate, delay, answerAfter, lost, again }: Weather): void {
    for (let press = 0; press < times; press += 1) {
      const before = this.journey;
      this.tell({ type: 'confirmed' });
      if (this.journey === before || this.journey.step !== 'sending') continue;
      const { key, slot } = this.journey;
      this.sent.push(key);
      this.#sentAt = this.now;
      this.#before = this.bookings.map(({ id }) => id);
      const write = { key, slot, fate, arrivesAt: this.now + delay, answerAfter, lost };
      // Of a request that is carried twice one answer reaches the page, and that is the second's.
      this.#onTheWay.push(again ? { ...write, lost: lost === 'no' ? 'answer' : lost } : write);
      if (again) this.#onTheWay.push({ ...write, arrivesAt: Math.min(write.arrivesAt + again, this.now + longestDelay) });
      this.#later(patience, () => {
        if (this.journey.step === 'sending') this.tell({ type: 'answered', key, result: { outcome: 'unknown' } });
      });
    }
  }

  /** Time passes, and with it what was on its way. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const arrival = this.#onTheWay.map(({ arrivesAt }) => arrivesAt).sort((a, b) => a - b)[0] ?? Infinity;
      const due = this.#due.map(({ at }) => at).sort((a, b) => a - b)[0] ?? Infinity;
      const next = Math.min(arrival, due);
      if (next > end) break;
      this.now = next;
      if (arrival <= due) this.#arrive();
      else this.#happen();
    }
    this.now = end;
  }

  /** Own bookings are read, and settle what was lost. */
  look(): void {
    const { journey } = this;
    if (journey.step !== 'unknown') return;
    const { key, slot } = journey;
    const lost = { key, slot, before: this.#before, sentAt: this.#sentAt };
    const settled = reconcileWrite(lost, own(this.bookings), inNovember([]), this.now);
    this.tell({ type: 'settled', key, settled, at: '2026-11-23T13:05:00Z' });
  }

  /** Somebody else takes the time. */
  strangerTakes(which: number): void {
    const slot = slots[which % slots.length];
    if (slot && !this.isTaken(slot)) this.#strangers.add(slot.id);
  }

  /** The same citizen books it on another page. */
  otherTabBooks(which: number): void {
    const slot = slots[which % slots.length];
    if (slot && !this.isTaken(slot)) this.#keep(slot, `other-${(this.#count += 1)}`, 'booked');
  }

  /** The answer to an intent before this one comes only now: no booking came of it. */
  staleAnswer(): void {
    const { journey } = this;
    const booked = new Set(this.bookings.map(({ key }) => key));
    const key = this.sent.find((one) => !booked.has(one) && !('key' in journey && journey.key === one));
    if (key) this.tell({ type: 'answered', key, result: { outcome: 'taken' } });
  }

  hold(came: 'taken' | 'lapsed' | 'not-offered'): void {
    const { journey } = this;
    if (!('key' in journey)) return;
    const { key, slot } = journey;
    if (came === 'lapsed') this.tell({ type: 'lapsed', key });
    else if (came === 'not-offered') this.tell({ type: 'not-held', key, result: { outcome: 'refused', reason: came } });
    else if (this.isTaken(slot)) this.#no(key, slot, (result) => ({ type: 'not-held', key, result }));
  }

  isTaken(slot: Slot): boolean {
    return this.#strangers.has(slot.id) || this.bookings.some(({ start }) => start === slot.start);
  }

  /** Whether a write with that key may still be carried out. */
  mayStillHappen(key: string): boolean {
    return this.#onTheWay.some(
      ({ key: one, lost, fate, slot }) =>
        one === key && lost !== 'request' && (fate === 'books' || fate === 'asks') && !this.isTaken(slot),
    );
  }

  #later(milliseconds: number, happen: () => void): void {
    this.#due.push({ at: this.now + milliseconds, happen });
  }

  #happen(): void {
    const first = this.#due.reduce((one, other) => (other.at < one.at ? other : one));
    this.#due = this.#due.filter((one) => one !== first);
    first.happen();
  }

  #arrive(): void {
    const write = this.#onTheWay.reduce((one, other) => (other.arrivesAt < one.arrivesAt ? other : one));
    this.#onTheWay = this.#onTheWay.filter((one) => one !== write);
    if (write.lost === 'request') return;
    const { key, slot, fate } = write;
    const answer = (tell: () => void): void => {
      if (write.lost === 'no') this.#later(write.answerAfter, tell);
    };
    const free = !this.isTaken(slot);
    if (fate === 'rejects' || (fate === 'refuses' && free)) {
      const result: BookResult = { outcome: 'refused', reason: 'too-many' };
      if (fate === 'rejects') answer(() => this.tell({ type: 'rejected', key, code: 'unavailable' }));
      else answer(() => this.#no(key, slot, () => ({ type: 'answered', key, result })));
    } else if (free) {
      const booking = this.#keep(slot, key, fate === 'asks' ? 'pending' : 'booked');
      answer(() => this.tell({ type: 'answered', key, result: { outcome: fate === 'asks' ? 'pending' : 'done', booking } }));
    } else {
      answer(() => this.#no(key, slot, (result) => ({ type: 'answered', key, result })));
    }
  }

  /** A no, unless it is because the citizen has the time: so the element asks before it says so. */
  #no(key: string, slot: Slot, no: (result: { readonly outcome: 'taken' }) => BookingFlowEvent): void {
    const booking = findSame(slot, this.bookings);
    if (!booking) this.tell(no({ outcome: 'taken' }));
    else if (booking.key !== key) this.tell({ type: 'already', key, booking });
    else this.tell({ type: 'answered', key, result: { outcome: booking.status === 'pending' ? 'pending' : 'done', booking } });
  }

  #keep(slot: Slot, key: string, status: 'booked' | 'pending'): Booking {
    const booking = { ...bookingAt(slot.start, { status }), id: `b${this.bookings.length + 1}`, key };
    this.bookings.push(booking);
    return booking;
  }
}
