import type { Slot } from '../../domain/model/appointment.js';
import { millisecondsOf } from '../../domain/time/instant.js';
import type { Occasion } from './visit.js';

interface Wanted {
  /** Starts of own times of either citizen: nothing is booked beside them. */
  readonly busy: readonly string[];
  readonly count: number;
  readonly occasion: Occasion;
}

const hour = 3_600_000;

/**
 * Times to book, earliest first, more than an hour apart: from the later half of those that are free, since others book the
 * first ones, and not the same for all cases.
 */
export function chooseTimes(free: readonly Slot[], { busy, count, occasion }: Wanted): readonly Slot[] {
  const fit = free
    .filter(({ rights }) => rights === undefined || (rights.cancel.allowed && rights.rebook.allowed))
    .filter(({ start }) => isApart(start, busy));
  const late = fit.slice(Math.floor(fit.length / 2));
  const from = numberOf(occasion.name) + occasion.round * (count + 1);
  const picked: Slot[] = [];
  for (let step = 0; step < fit.length && picked.length < count; step += 1) {
    // After the later half, the earlier one.
    const slot = step < late.length ? late[(from + step) % late.length] : fit[step - late.length];
    const starts = picked.map(({ start }) => start);
    if (slot && isApart(slot.start, starts)) picked.push(slot);
  }
  return picked.sort((one, other) => (one.start < other.start ? -1 : 1));
}

function isApart(start: string, others: readonly string[]): boolean {
  return others.every((other) => Math.abs(millisecondsOf(start) - millisecondsOf(other)) > hour);
}

function numberOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}
