import { existsSync, readFileSync } from 'node:fs';

const ran = `/proc/self/task/${process.pid}/schedstat`;

/**
 * Watches how long the main thread is held in one turn of the event loop, in milliseconds. On Linux it counts the time that the
 * thread really ran, since on a busy machine most of a wait is other processes; elsewhere by the clock. Gives the longest since
 * it was asked last.
 */
export function watchThread(): () => number {
  const spent = existsSync(ran) ? () => Number(readFileSync(ran, 'utf8').split(' ')[0]) / 1e6 : () => performance.now();
  let last = spent();
  let longest = 0;
  // Timers come once in a turn.
  setInterval(() => {
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1).unref();
  return () => {
    const found = longest;
    longest = 0;
    return found;
  };
}
