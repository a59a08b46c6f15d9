import { bookingCases } from './booking-cases.js';
import type { Case } from './case.js';
import { changingCases } from './changing-cases.js';
import { listingCases } from './listing-cases.js';
import { trustCases } from './trust-cases.js';

/** What every backend must keep, in the order in which a broken one is best understood. */
export const allCases: readonly Case[] = [...listingCases, ...bookingCases, ...changingCases, ...trustCases];
