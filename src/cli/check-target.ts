import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { isBookingError } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import type { Context } from 'tidbok/conformance';
import { type CheckConfiguration, configurationFrom, configurationOf, headersOf } from './check-configuration.js';
import { UsageError } from './usage-error.js';

/** Milliseconds that a request may take, pauses that the gateway asks for included. */
export const patience = 150_000;

/** What was typed. */
export interface CheckTarget {
  readonly url?: string | undefined;
  readonly module?: string | undefined;
  readonly config?: string | undefined;
}

/** A module that is checked. */
interface BackendModule {
  readonly makeBackend: (who: { readonly citizen: unknown }) => ReturnType<Context['makeBackend']>;
  readonly config?: unknown;
  readonly now?: Context['now'];
  readonly inject?: Context['inject'];
}

/** Makes what the conformance cases need of what was typed. Throws `UsageError`. */
export async function contextOf(target: CheckTarget): Promise<Context> {
  if ((target.url === undefined) === (target.module === undefined)) {
    throw new UsageError('Say what to check: --url URL, or the path of a module. tidbok check-backend --help says more.');
  }
  return target.url === undefined ? moduleContext(target.module ?? '', target.config) : urlContext(target.url, target.config);
}

async function urlContext(url: string, file: string | undefined): Promise<Context> {
  if (file === undefined)
    throw new UsageError('A gateway needs --config FILE, with two test citizens, a unit and a visit type.');
  const { unit, visitType, citizens } = await configurationFrom(file, process.env);
  const headers = { first: headersOf(citizens?.first, 'first'), second: headersOf(citizens?.second, 'second') };
  const makeBackend: Context['makeBackend'] = ({ citizen }) => gatewayBackend(url, headers[citizen]);
  try {
    const { items } = await (await makeBackend({ citizen: 'first' })).units({ errand: { to: 'book' }, ids: [unit] });
    if (items.length === 0) throw new UsageError(`The gateway at ${url} has no unit ${unit}.`);
  } catch (thrown) {
    if (!isBookingError(thrown)) throw thrown;
    throw new UsageError(`The gateway at ${url} cannot be asked as the first citizen: ${thrown.code}, ${thrown.message}.`);
  }
  return { unit, visitType, makeBackend, now: Date.now };
}

/** A gateway as the citizen of these headers meets it. Rejects with `BookingError`. */
export function gatewayBackend(url: string, headers: Readonly<Record<string, string>>): ReturnType<typeof httpBackend> {
  return httpBackend({
    url,
    timeLimits: { read: patience, write: patience },
    fetch: (address, init) => patientFetch(address, withHeaders(init, headers)),
  });
}

/** A check asks more than a citizen does: where the gateway asks for a pause, it is made, and the request sent again. */
async function patientFetch(address: RequestInfo | URL, init: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(address, init);
    const seconds = Number(response.headers.get('Retry-After'));
    if (response.status !== 429 || !(seconds > 0) || seconds * 1000 > patience) return response;
    console.error(`The gateway asks for a pause of ${seconds} s.`);
    await setTimeout(seconds * 1000, undefined, init.signal ? { signal: init.signal } : {});
  }
}

function withHeaders(init: RequestInit | undefined, headers: Readonly<Record<string, string>>): RequestInit {
  const all = new Headers(init?.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return { ...init, headers: all };
}

async function moduleContext(path: string, file: string | undefined): Promise<Context> {
  const found = await loaded(path);
  const { makeBackend, now = Date.now, inject } = found;
  const configuration = file === undefined ? undefined : await configurationFrom(file, process.env);
  if (!configuration && found.config === undefined) {
    throw new UsageError(`${path} exports no "config": give --config FILE, with a unit and a visit type.`);
  }
  const { unit, visitType, citizens }: CheckConfiguration = configuration ?? configurationOf(found.config, path, process.env);
  return {
    ...{ unit, visitType, now },
    makeBackend: ({ citizen }) => makeBackend({ citizen: citizens?.[citizen] ?? citizen }),
    ...(inject && { inject }),
  };
}

async function loaded(path: string): Promise<BackendModule> {
  let found: Partial<BackendModule>;
  try {
    found = (await import(pathToFileURL(resolve(path)).href)) as Partial<BackendModule>;
  } catch (cause) {
    throw new UsageError(`${path} cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  if (typeof found.makeBackend !== 'function') {
    throw new UsageError(`${path} must export a function makeBackend({ citizen }) that gives a backend.`);
  }
  return found as BackendModule;
}
