import type { BookResult, CancelResult, RebookResult } from './results.js';

const withBooking = ['done', 'pending'];
const without = ['taken', 'refused', 'unknown'];

/** The answer to a write, or `unknown` where a backend answered what is none: nonsense does not say that nothing happened. */
export function credible<T extends BookResult | RebookResult>(result: T | undefined): T | { readonly outcome: 'unknown' } {
  const {
    outcome = '',
    booking,
    kept,
  } = (result ?? {}) as { readonly outcome?: string; readonly booking?: unknown; readonly kept?: unknown };
  const whole = booking !== undefined && (withBooking.includes(outcome) || (outcome === 'both' && kept !== undefined));
  const known = without.includes(outcome) || whole;
  return known && result ? result : { outcome: 'unknown' };
}

/** The same for a cancelling. */
export function credibleCancel(result: CancelResult | undefined): CancelResult {
  return result && ['done', 'refused'].includes(result.outcome) ? result : { outcome: 'unknown' };
}
