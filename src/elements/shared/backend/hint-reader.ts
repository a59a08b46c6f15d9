import { toBookingError } from '../../../domain/model/booking-error.js';

/** Milliseconds until what a hint has told of is read again, where that was refused. */
const retryAfter = 30_000;

/** Reads again what an element shows, because of hints: once for hints that come together, and not before the element may read. */
export class HintReader {
  readonly #read: () => void;
  readonly #mayRead: () => boolean;
  #isStale = false;
  /** The next reading is because of a hint. */
  #isNext = false;
  #question: string | undefined;

  constructor(read: () => void, mayRead = (): boolean => true) {
    this.#read = read;
    this.#mayRead = mayRead;
  }

  hint(): void {
    this.#isStale = true;
    setTimeout(() => this.catchUp());
  }

  /** Reads if a hint has come that was not read for. */
  catchUp(): void {
    if (!this.#isStale || !this.#mayRead()) return;
    this.#isStale = false;
    this.#isNext = true;
    this.#read();
  }

  /** Whether the reading that begins is because of hints alone: the citizen asks for nothing else than before. */
  begin(question: string): boolean {
    const isRefresh = this.#isNext && question === this.#question;
    this.#isNext = false;
    this.#question = question;
    return isRefresh;
  }

  /** What is read, or what is shown where the server refuses to tell so often: nobody asked, so nothing is to be told. */
  async orShown<T>(reading: Promise<T>, shown: T | undefined): Promise<T> {
    try {
      return await reading;
    } catch (thrown) {
      if (shown === undefined || toBookingError(thrown).code !== 'rate-limited') throw thrown;
      this.#isStale = true;
      setTimeout(() => this.catchUp(), retryAfter);
      return shown;
    }
  }
}
