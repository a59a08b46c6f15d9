// One queue for the process: of all large answers that are written at the same time, only one continues in each turn of the event loop,
// and other requests are served in between.
let last: Promise<void> = Promise.resolve();

/**
 * Resolves after all waiting work and all earlier callers have had their turn. The gateway calls it between portions of a large answer; a
 * backend that computes large answers on the same thread should call it too.
 */
export function yieldThread(): Promise<void> {
  last = last.then(nextTurn);
  return last;
}

function nextTurn(): Promise<void> {
  // Node, Deno and Bun have `setImmediate`; elsewhere a timer takes a millisecond or more.
  const { setImmediate = (then: () => void): unknown => setTimeout(then, 0) } = globalThis as {
    readonly setImmediate?: (then: () => void) => unknown;
  };
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
