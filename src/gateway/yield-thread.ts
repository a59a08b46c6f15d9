// One for the whole process: however many large answers are written at the same time, only one of them goes on in each turn of
// the event loop, and whatever else has come meanwhile is served between two of them.
let last: Promise<void> = Promise.resolve();

/**
 * Resolves when what waits for the thread has had its turn, and so has everybody who yielded before. The gateway does so between
 * portions of a large answer; a backend that makes large answers on the same thread should, too.
 */
export function yieldThread(): Promise<void> {
  last = last.then(nextTurn);
  return last;
}

function nextTurn(): Promise<void> {
  // Node and its kin; elsewhere a timer does, in a millisecond or more.
  const { setImmediate = (then: () => void): unknown => setTimeout(then, 0) } = globalThis as {
    readonly setImmediate?: (then: () => void) => unknown;
  };
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
