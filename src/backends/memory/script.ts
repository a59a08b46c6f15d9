import { BookingError, bookingErrorCodes, type BookingErrorCode } from '../../domain/model/booking-error.js';
import type { Reason } from '../../domain/model/care-unit.js';
import type { DayRange } from '../../domain/time/instant.js';
import type { BookingBackend } from '../backend.js';

export type ScriptedMethod = Exclude<keyof BookingBackend, 'changes'>;

type Read = Exclude<ScriptedMethod, 'hold' | 'book' | 'rebook' | 'cancel'>;
/** `unknown-before`: the request got lost. `unknown-after`: it was carried out, and the answer got lost. */
type LostWrite = 'unknown-before' | 'unknown-after';

/** How each method fails. A reason means refused; an error code means that it rejects. */
export type Failures = { [Name in Read]?: BookingErrorCode } & {
  /** `taken`: another patient takes the time just before. */
  hold?: BookingErrorCode | Reason | 'taken';
  book?: BookingErrorCode | Reason | LostWrite | 'taken' | 'pending';
  /** `both`: the new time is booked, the old could not be cancelled. */
  rebook?: BookingErrorCode | Reason | LostWrite | 'taken' | 'pending' | 'both';
  cancel?: BookingErrorCode | Reason | LostWrite;
};

/** A unit that does not answer. */
export interface Silence {
  /** `CareUnit.id`. */
  readonly unit: string;
  /** Only for these days; means something for slots only. */
  readonly days?: DayRange;
}

/** What goes wrong, for stories and tests. Read anew at each call, so it may be changed while the backend is in use. */
export interface Script {
  fail?: Failures;
  /** These methods never answer. A read still obeys its signal. */
  never?: readonly ScriptedMethod[];
  /** Units whose part of the answer is missing. */
  gaps?: {
    visitTypes?: readonly Silence[];
    performers?: readonly Silence[];
    slots?: readonly Silence[];
    bookings?: readonly Silence[];
    past?: readonly Silence[];
  };
}

/** How long each answer takes, in milliseconds. */
export type Latency = number | ((method: ScriptedMethod) => number);

/** Waits as long as the method takes. Rejects with `AbortError`, or with the `BookingError` that is scripted. */
export async function answering(script: Script, latency: Latency, method: ScriptedMethod, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) throw aborted();
  const milliseconds = script.never?.includes(method) ? Infinity : typeof latency === 'number' ? latency : latency(method);
  if (milliseconds > 0) await sleep(milliseconds, signal);
  const failure = script.fail?.[method];
  const code = bookingErrorCodes.find((one) => one === failure);
  if (code) throw new BookingError(code, `scripted failure of ${method}`);
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = milliseconds === Infinity ? undefined : setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(aborted());
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

function aborted(): DOMException {
  return new DOMException('the read was aborted', 'AbortError');
}
