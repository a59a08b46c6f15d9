import type { BookingBackend, OwnTimesOptions, ReadOptions, WriteOptions } from '../backend.js';
import { BookingError } from '../../domain/model/booking-error.js';
import type { Appointment } from '../../domain/model/appointment.js';
import type { Unknown } from '../../domain/model/write-result.js';
import {
  type Abilities,
  type Ability,
  type MethodAnswer,
  type CallContext,
  type Contract,
  isKey,
  type OwnTimesInput,
  type ReadMethod,
  type AppointmentRef,
  type WriteMethod,
} from '../../wire/contract.js';
import { abilities as abilitiesShape } from '../../wire/protocol.js';
import { loadFile } from '../../load-file.js';
import { parse } from '../../domain/schema/parse.js';
import { readBackends } from '../../domain/schema/parsed-backends.js';
import type { Schema } from '../../domain/schema/schema.js';
import { requestRead, requestWrite, fullRepeats, type RequestTimeLimits } from './retry.js';
import type { GatewayConnection, TokenSource } from './transport.js';

export interface HttpBackendOptions {
  /** Where the gateway is mounted, `/booking` or `https://portal.example/booking`; in a page it may be relative to the page. */
  readonly url: string | URL;
  /** Gives the token of the logged-in citizen, sent as a bearer. Asked for each request, and once more after a 401. */
  readonly getToken?: TokenSource;
  /** `globalThis.fetch` if absent. */
  readonly fetch?: typeof fetch;
  /** Whether cookies are sent: `same-origin` if absent. */
  readonly credentials?: RequestCredentials;
  /** Milliseconds until a read is given up and a write is unknown; 15 and 30 seconds if absent. */
  readonly timeLimits?: RequestTimeLimits;
}

const unknown: Unknown = { outcome: 'unknown' };

/**
 * The backend behind a gateway, with the methods that the gateway says it has. Rejects with `BookingError`: `invalid-request`
 * for a malformed url, `not-loaded` where a file of the library could not be fetched, else as the gateway failed to tell.
 */
export async function httpBackend(options: HttpBackendOptions): Promise<BookingBackend> {
  const connection: GatewayConnection = {
    base: baseOf(options),
    getToken: options.getToken,
    fetch: options.fetch ?? globalThis.fetch,
    credentials: options.credentials ?? 'same-origin',
    pressure: { repeats: fullRepeats, quietUntil: 0, refreshQuietUntil: 0 },
  };
  const limits = options.timeLimits ?? { read: 15_000, write: 30_000 };
  const abilityReader = (json: unknown): Abilities => parse(abilitiesShape, json);
  // By what the answers are read comes meanwhile, so it is there before anything is written.
  const [abilities, { responseSchemas }] = await Promise.all([
    requestRead(connection, { path: 'abilities' }, abilityReader, limits.read, undefined),
    loadFile(() => import('../../wire/response-schemas.js')),
  ]);

  function readerOf<M extends ReadMethod | WriteMethod>(method: M): (json: unknown) => MethodAnswer<M> {
    const shape: Schema<MethodAnswer<M>> = responseSchemas[method];
    return (json) => parse(shape, json);
  }

  async function ask<M extends ReadMethod>(
    path: M,
    input: Contract[M]['input'],
    given: ReadOptions = {},
  ): Promise<MethodAnswer<M>> {
    const sent = { path, body: bodyOf(input, given), refresh: given.refresh };
    return requestRead(connection, sent, readerOf(path), limits.read, given.signal);
  }

  async function write<M extends WriteMethod>(
    path: M,
    input: Contract[M]['input'],
    given: WriteOptions,
  ): Promise<MethodAnswer<M> | undefined> {
    if (!isKey(given.key)) throw new BookingError('invalid-request', 'a key is 1 to 200 visible ASCII characters');
    const sent = { path, body: bodyOf(input, given), key: given.key };
    return requestWrite(connection, sent, readerOf(path), limits.write, abilities.keepsKeys);
  }

  const able: Required<Pick<BookingBackend, Ability>> = {
    performers: (query, given) => ask('performers', { query }, given),
    guide: async (query, given) => (await ask('guide', { query }, given)).guide,
    days: (query, given) => ask('days', { query }, given),
    past: (given) => ask('past', narrowed(given), given),
    citizens: async (given) => (await ask('citizens', {}, given)).items,
    async *changes(units, { signal = new AbortController().signal, ...given }) {
      // Fetched when first wanted: a page that cannot have it is only less fresh.
      const { streamedChanges } = await loadFile(() => import('./change-stream.js'));
      yield* streamedChanges(connection, { units, ...circumstances(given) }, signal);
    },
    hold: async (slot, given) => {
      const { intent } = given;
      const result = await write('hold', { slot, ...(intent && { intent }) }, given);
      // A hold that may have been made lapses by itself, so it is no harm to call it none.
      if (!result) throw new BookingError('unavailable', 'no answer');
      return result;
    },
    release: async (hold, given) => {
      await write('release', { hold }, given);
    },
    book: async (request, given) => (await write('book', { request }, given)) ?? unknown,
    rebook: async (from, request, given) => {
      const result = (await write('rebook', { from: seen(from), request }, given)) ?? unknown;
      // The gateway knows the old time only as it was sent; here it is whole.
      return 'kept' in result && result.kept.id === from.id ? { ...result, kept: from } : result;
    },
    cancel: async (time, request, given) => (await write('cancel', { time: seen(time), request }, given)) ?? unknown,
  };
  const there = Object.entries(able).filter(([method]) => abilities.methods.includes(method));

  const backend: BookingBackend = {
    ...(Object.fromEntries(there) as Partial<typeof able>),
    units: (query, given) => ask('units', { query }, given),
    visitTypes: (query, given) => ask('visitTypes', { query }, given),
    slots: (query, given) => ask('slots', { query }, given),
    bookings: (given) => ask('bookings', narrowed(given), given),
    booking: (id, given) => ask('booking', { id }, given),
  };
  readBackends.set(backend, backend);
  return backend;
}

function baseOf({ url, credentials }: HttpBackendOptions): string {
  try {
    const base = new URL(url, typeof document === 'undefined' ? undefined : document.baseURI);
    // Throws where there are no such credentials.
    new Request(base, credentials && { credentials });
    if (/^https?:$/.test(base.protocol)) return base.origin + base.pathname.replace(/\/+$/, '');
  } catch {
    // Told below, together with an address of another kind.
  }
  throw new BookingError('invalid-request', 'url must be the http(s) address of a gateway, credentials as for fetch');
}

function bodyOf(input: unknown, given: CallContext): string {
  return JSON.stringify({ ...(input as object), ...circumstances(given) });
}

function circumstances({ actingFor, language }: CallContext): CallContext {
  return { ...(actingFor !== undefined && { actingFor }), ...(language !== undefined && { language }) };
}

function narrowed({ source }: OwnTimesOptions = {}): OwnTimesInput {
  return source === undefined ? {} : { source };
}

/** What the server may know of what the citizen saw, and no more. */
function seen(time: Appointment): AppointmentRef {
  const { id, kind, unit } = time;
  if (kind === 'open-invitation') return { id, kind, unit: unit.id };
  return { id, kind, unit: unit.id, start: time.start, status: time.status };
}
