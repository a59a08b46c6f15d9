import { bookingCases } from './booking-cases.js';
import { dayCases } from './day-cases.js';
import type { DeskPlace } from './desk-place.js';
import { hoursCases } from './hours-cases.js';
import { movingCases } from './moving-cases.js';
import { numberCases } from './number-cases.js';
import { webCases } from './web-cases.js';

/** One thing that staff can rely on, whatever keeps the calendar. */
export interface DeskCase {
  readonly name: string;
  /** Rejects if it does not hold. */
  readonly run: (place: DeskPlace) => Promise<void>;
}

/** Every case of the desk. Each wants a store that no other has changed. */
export const deskCases: readonly DeskCase[] = [
  ...bookingCases,
  ...movingCases,
  ...hoursCases,
  ...dayCases,
  ...webCases,
  ...numberCases,
];
