import type { BookingBackend } from '../../backends/backend.js';
import type { Change } from '../../domain/model/read-result.js';

type Listener = (change: Change) => void;
const pollInterval = 30_000;

export interface ChangeFeed {
  watch(units: readonly string[], listener: Listener): () => void;
  /** Begins anew: another backend or person. */
  restart(): void;
}

/**
 * One stream of hints for all elements of a provider. Where the backend has none, a hint for everything every 30 seconds
 * while the page is visible, and when it becomes so.
 */
export function createChangeFeed(
  options: () => { readonly backend: BookingBackend | undefined; readonly actingFor?: string },
): ChangeFeed {
  const watched = new Map<Listener, readonly string[]>();
  let stop: (() => void) | undefined;

  const tell = (change: Change): void => {
    for (const [listener, units] of [...watched]) if (change.to === 'bookings' || units.includes(change.unit)) listener(change);
  };
  const allUnits = (): readonly string[] => [...new Set([...watched.values()].flat())].sort();
  const tellAll = (): void => {
    for (const unit of allUnits()) tell({ to: 'slots', unit });
    tell({ to: 'bookings' });
  };

  const poll = (signal: AbortSignal): void => {
    const onTime = (): void => {
      if (document.visibilityState === 'visible') tellAll();
    };
    const timer = setInterval(onTime, pollInterval);
    document.addEventListener('visibilitychange', onTime, { signal });
    signal.addEventListener('abort', () => clearInterval(timer));
  };

  const listen = async (backend: BookingBackend, actingFor: string | undefined, signal: AbortSignal): Promise<void> => {
    try {
      for await (const change of backend.changes?.(allUnits(), { signal, ...(actingFor !== undefined && { actingFor }) }) ??
        []) {
        if (signal.aborted) return;
        tell(change);
      }
    } catch {
      // Said below: without a stream, as with a backend that has none.
    }
    if (!signal.aborted) poll(signal);
  };

  const restart = (): void => {
    stop?.();
    stop = undefined;
    const { backend, actingFor } = options();
    if (!backend || watched.size === 0) return;
    const controller = new AbortController();
    stop = () => controller.abort();
    if (backend.changes) void listen(backend, actingFor, controller.signal);
    else poll(controller.signal);
  };

  return {
    restart,
    watch(units, listener) {
      const before = allUnits().join();
      const first = watched.size === 0;
      watched.set(listener, units);
      if (first || allUnits().join() !== before) restart();
      return () => {
        watched.delete(listener);
        if (watched.size === 0) restart();
      };
    },
  };
}
