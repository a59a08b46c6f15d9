import type { Unknown } from '../../../domain/model/write-result.js';

/** How long the answer to a write is waited for, in milliseconds: less than any write may still be carried out. */
const longestWait = 60_000;

/** The answer to a write, or `unknown` if it takes too long. The write itself goes on. */
export function withWriteTimeout<T>(write: Promise<T>): Promise<T | Unknown> {
  let timer: ReturnType<typeof setTimeout>;
  const tooLong = new Promise<Unknown>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown' }), longestWait);
  });
  return Promise.race([write, tooLong]).finally(() => clearTimeout(timer));
}
