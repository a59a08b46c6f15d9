import { BookingError } from '../domain/model/booking-error.js';
import { mostAnswerCharacters } from '../wire/contract.js';

/** Reads of one citizen that are under way at the same time, and how many more may wait for that. */
const atOnce = 2;
const mostWaiting = 100;
/** Characters that one citizen may have read at once, after a pause, and each second from then on: one answer of the largest. */
const burst = 4 * mostAnswerCharacters;
const perSecond = mostAnswerCharacters;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
  /** Characters that may be read, as of a moment; fewer than none after a large answer. */
  left: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Gives each citizen turns to read. */
export interface Turns {
  /**
   * Reads an answer when it is the citizen's turn. Whoever asks for much, or often, waits for the own reads and not others for
   * them. Throws `BookingError` `rate-limited` where too many wait already.
   */
  take(citizen: string, read: () => Promise<string>): Promise<string>;
}

/** Turns in this process. */
export function citizenTurns(): Turns {
  const lines = new Map<string, Line>();

  function lineOf(citizen: string): Line {
    // What nobody asks for again must go too.
    if (lines.size >= 1_000)
      for (const [who, line] of lines) if (line.running === 0 && refilled(line) === burst) lines.delete(who);
    const line = lines.get(citizen) ?? { running: 0, waiting: [], left: burst, at: Date.now() };
    lines.set(citizen, line);
    return line;
  }

  return {
    async take(citizen, read) {
      const line = lineOf(citizen);
      if (line.running < atOnce) line.running += 1;
      else {
        if (line.waiting.length >= mostWaiting) {
          throw new BookingError('rate-limited', 'too many requests at once', { retryAfter: 1 });
        }
        await new Promise<void>((resolve) => line.waiting.push(resolve));
      }
      try {
        const missing = -refilled(line);
        if (missing > 0) await new Promise((resolve) => setTimeout(resolve, (missing / perSecond) * 1000));
        const answer = await read();
        line.left = refilled(line) - answer.length;
        return answer;
      } finally {
        const next = line.waiting.shift();
        if (next) next();
        else line.running -= 1;
      }
    },
  };
}

function refilled(line: Line): number {
  const now = Date.now();
  line.left = Math.min(burst, line.left + (Math.max(0, now - line.at) / 1000) * perSecond);
  line.at = now;
  return line.left;
}
