/**
 * How long a server may still carry out a write whose answer was lost, in milliseconds. Four times the longest write timeout of our own
 * backends, so that a slow system behind them has ended too.
 */
export const writeDeadline = 120_000;

/** When the appointments are read after a lost answer, in milliseconds; the last is after the deadline. */
export const reconcileDelays: readonly number[] = [2_000, 15_000, 45_000, writeDeadline + 5_000];
