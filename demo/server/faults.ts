import { randomUUID } from 'node:crypto';
import { BookingError } from 'tidbok';
import { causesOf } from 'tidbok/gateway';

/** What went wrong behind a request, for the log of whoever runs the demo. Holds nothing about the person. */
export interface Fault {
  readonly at: string;
  /** A made-up id. */
  readonly request: string;
  /** The gateway's method, or the path of a page or of something that staff do. */
  readonly method: string;
  readonly status: number;
  readonly code?: string;
  /** Name and code of each cause, the nearest first. */
  readonly causes: readonly string[];
}

/** An error beyond the gateway as a fault. `now` is milliseconds since 1970. */
export function faultOf(thrown: unknown, method: string, now: number): Fault & { readonly status: 500 | 503 } {
  const code = thrown instanceof BookingError ? thrown.code : undefined;
  return {
    at: new Date(now).toISOString(),
    request: randomUUID(),
    method,
    status: code === 'unavailable' ? 503 : 500,
    ...(code && { code }),
    causes: causesOf(thrown),
  };
}
