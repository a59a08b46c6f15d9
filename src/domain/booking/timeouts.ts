/**
 * How long a server may still carry out a write whose answer was lost, in milliseconds. Four times the longest time-out that a
 * backend of ours gives a write, so that a slow system behind it has ended too.
 */
export const writeDeadline = 120_000;

/** How long after a lost answer own bookings are read, in milliseconds; the last is past the deadline. */
export const reconcileDelays: readonly number[] = [2_000, 15_000, 45_000, writeDeadline + 5_000];
