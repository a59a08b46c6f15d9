import { reconcileDelays } from '../../../domain/booking/timeouts.js';

/**
 * Looks again and again for what became of a lost write: some times in a minute, once past the deadline, then each minute, and
 * whenever the connection returns. A look that fails leaves it unknown until the next. Ends when `signal` is aborted.
 */
export function scheduleReconciliation(look: () => Promise<void>, signal: AbortSignal): void {
  const onTime = (): void => void look().catch(() => undefined);
  const timers = reconcileDelays.map((delay) => setTimeout(onTime, delay));
  timers.push(setInterval(onTime, 60_000));
  window.addEventListener('online', onTime, { signal });
  signal.addEventListener('abort', () => timers.forEach(clearTimeout));
}
