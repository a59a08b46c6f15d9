import { bookingCases } from './booking-cases.js';
import type { Case } from '../case.js';
import { changingCases } from './changing-cases.js';
import { conditionCases } from './condition-cases.js';
import { contentCases } from './content-cases.js';
import { coverageCases } from './coverage-cases.js';
import { familyCases } from './family-cases.js';
import { feedCases } from './feed-cases.js';
import { holdCases } from './hold-cases.js';
import { limitCases } from './limit-cases.js';
import { listingCases } from './listing-cases.js';
import { lostWriteCases } from './lost-write-cases.js';
import { ownTimesCases } from './own-times-cases.js';
import { racingCases } from './racing-cases.js';
import { sendingCases } from './sending-cases.js';
import { silenceCases } from './silence-cases.js';
import { trustCases } from './trust-cases.js';
import { unitCases } from './unit-cases.js';

/** What every backend must keep, in the order in which a broken one is best understood. */
export const allCases: readonly Case[] = [
  ...[...unitCases, ...contentCases, ...familyCases, ...listingCases, ...coverageCases, ...ownTimesCases],
  ...[...bookingCases, ...sendingCases, ...changingCases, ...racingCases, ...conditionCases],
  ...[...trustCases, ...holdCases, ...limitCases, ...feedCases],
  ...[...lostWriteCases, ...silenceCases],
];
