import type { LateFee, Right } from '../model/care-unit.js';
import type { Appointment } from '../model/appointment.js';
import type { Instant } from '../time/instant.js';

/** What the backend can do at all. */
export interface Capabilities {
  readonly cancel: boolean;
  readonly rebook: boolean;
  readonly book: boolean;
}

/** What may be done about an own time at a moment. */
export interface EffectiveRights {
  readonly cancel: Right;
  readonly rebook: Right;
  /** To choose a time for an open invitation; it is booked, never rebooked. */
  readonly answer: Right;
}

const no: Right = { allowed: false, reason: 'not-offered' };
const late: Right = { allowed: false, reason: 'too-late' };

/**
 * What may be done about an own time as the clock stands. A right whose deadline has passed is gone, whatever was read earlier;
 * the backend is asked again before anything is done, so a clock that goes wrong can only take a button away.
 */
export function effectiveRights(time: Appointment, able: Capabilities, now: Instant): EffectiveRights {
  if (time.kind === 'open-invitation') {
    const answer = rightAt({ allowed: true, ...(time.until !== undefined && { until: time.until }) }, now);
    return { cancel: no, rebook: no, answer: answer.allowed && !able.book ? no : answer };
  }
  if (time.status === 'cancelled') return { cancel: no, rebook: no, answer: no };
  const at = (right: Right, can: boolean): Right => {
    if (!can) return right.allowed ? no : right;
    return right.allowed && time.start <= now ? late : rightAt(right, now);
  };
  return { cancel: at(time.rights.cancel, able.cancel), rebook: at(time.rights.rebook, able.rebook), answer: no };
}

/** The right as the clock stands. */
export function rightAt(right: Right, now: Instant): Right {
  return right.allowed && right.until !== undefined && right.until <= now ? late : right;
}

/** Whether to cancel now, or to stay away, costs the fee. */
export function isFeeDue({ from }: LateFee, now: Instant): boolean {
  return from <= now;
}

/** The next moment at which something about these times is no longer as it was: a deadline, a start, a video visit that opens. */
export function nextDeadline(times: readonly Appointment[], now: Instant): Instant | undefined {
  let next: Instant | undefined;
  const at = (turn: Instant | undefined): void => {
    if (turn !== undefined && turn > now && (next === undefined || turn < next)) next = turn;
  };
  for (const time of times) {
    const { cancel, rebook } = time.rights;
    if (cancel.allowed) at(cancel.until);
    if (rebook.allowed) at(rebook.until);
    if (time.kind === 'open-invitation') at(time.until);
    else {
      at(time.start);
      at(time.lateFee?.from);
      at(time.video?.opens);
    }
  }
  return next;
}
