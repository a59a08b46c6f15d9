import { BookingError } from '../domain/booking-error.js';

/** Reads of one citizen that are under way at the same time, and how many more may wait for that. */
const atOnce = 2;
const mostWaiting = 100;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}

/** Gives each citizen turns to read. */
export interface Turns {
  /**
   * Reads when it is the citizen's turn: whoever asks for much, or often, waits for the own reads and not others for them. Throws
   * `BookingError` `rate-limited` where too many wait already.
   */
  take<T>(citizen: string, read: () => Promise<T>): Promise<T>;
}

export function citizenTurns(): Turns {
  const lines = new Map<string, Line>();
  return {
    async take(citizen, read) {
      const line = lines.get(citizen) ?? { running: 0, waiting: [] };
      lines.set(citizen, line);
      if (line.running < atOnce) line.running += 1;
      else {
        if (line.waiting.length >= mostWaiting) {
          throw new BookingError('rate-limited', 'too many requests at once', { retryAfter: 1 });
        }
        await new Promise<void>((resolve) => line.waiting.push(resolve));
      }
      try {
        return await read();
      } finally {
        const next = line.waiting.shift();
        if (next) next();
        else line.running -= 1;
        if (line.running === 0) lines.delete(citizen);
      }
    },
  };
}
