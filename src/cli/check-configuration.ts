import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.js';

/** Two test citizens, and what both may book. */
export interface CheckConfiguration {
  /** `CareUnit.id`. */
  readonly unit: string;
  /** `VisitType.id`. */
  readonly visitType: string;
  /** What logs each of them in; a backend of one's own gets it stands. */
  readonly citizens?: { readonly first: unknown; readonly second: unknown };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads a file of JSON, with `$NAME` as a whole value taken from the environment. Throws `UsageError`. */
export async function configurationFrom(file: string, environment: Environment): Promise<CheckConfiguration> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`The configuration ${file} cannot be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`The configuration ${file} is not JSON.`);
  }
  return configurationOf(json, file, environment);
}

/** Checks a configuration that is data already. Throws `UsageError`. */
export function configurationOf(json: unknown, from: string, environment: Environment): CheckConfiguration {
  const whole = withEnvironment(json, environment);
  if (!isObject(whole)) throw new UsageError(`The configuration in ${from} must be an object.`);
  const { unit, visitType, citizens } = whole;
  if (typeof unit !== 'string' || unit === '') throw missing('unit', 'the id of a care unit', from);
  if (typeof visitType !== 'string' || visitType === '') throw missing('visitType', 'the id of a visit type there', from);
  if (citizens === undefined) return { unit, visitType };
  if (!isObject(citizens) || citizens.first === undefined || citizens.second === undefined) {
    throw missing('citizens', 'an object with "first" and "second"', from);
  }
  return { unit, visitType, citizens: { first: citizens.first, second: citizens.second } };
}

/** The headers that log a citizen in at a gateway. Throws `UsageError`. */
export function headersOf(citizen: unknown, name: string): Readonly<Record<string, string>> {
  const wanted = `citizens.${name} must have "token" (a bearer token) or "headers" (such as a cookie), all of them texts.`;
  if (!isObject(citizen)) throw new UsageError(wanted);
  const { token, headers = {} } = citizen;
  if (token !== undefined && typeof token !== 'string') throw new UsageError(wanted);
  if (!isObject(headers) || Object.values(headers).some((value) => typeof value !== 'string')) throw new UsageError(wanted);
  if (token === undefined && Object.keys(headers).length === 0) throw new UsageError(wanted);
  return { ...(headers as Record<string, string>), ...(token !== undefined && { Authorization: `Bearer ${token}` }) };
}

function missing(field: string, what: string, from: string): UsageError {
  return new UsageError(`The configuration in ${from} must have "${field}": ${what}.`);
}

function withEnvironment(value: unknown, environment: Environment): unknown {
  if (typeof value === 'string' && /^\$[A-Z_][A-Z0-9_]*$/.test(value)) {
    const found = environment[value.slice(1)];
    if (!found) throw new UsageError(`The configuration wants ${value}, which is not set in the environment.`);
    return found;
  }
  if (Array.isArray(value)) return value.map((part) => withEnvironment(part, environment));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withEnvironment(part, environment)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
