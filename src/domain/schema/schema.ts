import type { Day, Instant } from '../time/instant.js';

/**
 * A description of JSON data, as data itself: the browser reads answers by it in few bytes, the gateway makes its schemas of
 * it. One description serves both sides, so they cannot drift apart.
 */
export type SchemaNode =
  | Leaf
  | { readonly is: 'array' | 'record' | 'optional'; readonly of: SchemaNode }
  | { readonly is: 'object'; readonly fields: Readonly<Record<string, SchemaNode>> }
  | { readonly is: 'tagged'; readonly by: string; readonly cases: Readonly<Record<string, SchemaNode>> }
  | { readonly is: 'either'; readonly of: readonly [SchemaNode, SchemaNode] }
  | { readonly is: 'lazy'; readonly of: () => SchemaNode };

/** A single value. `accepts`: what a string must be for a server to take it; whoever reads an answer does not ask. */
export type Leaf =
  | { readonly is: 'number' | 'boolean' | 'zone' }
  | { readonly is: 'string'; readonly accepts?: (text: string) => boolean }
  /** `plausible`: only the years that anybody may ask about, see `isPlausibleDay`. For what comes in, which a server checks. */
  | { readonly is: 'instant' | 'day'; readonly plausible?: true }
  | { readonly is: 'oneOf'; readonly values: readonly (string | number | boolean)[] };

/**
 * A description of exactly the type `T`. `meaning` never exists: it ties the description to its type in both directions, so
 * that a field or a word added to the type, or taken from it, no longer compiles here.
 */
export type Schema<T> = SchemaNode & { readonly meaning?: (value: T) => T };

type OptionalShape<T> = Schema<T | undefined> & { readonly is: 'optional' };
type Meaning<S> = S extends { readonly meaning?: (value: infer T) => unknown } ? T : never;
type Fields<T> = {
  readonly [K in keyof T]-?: T extends Record<K, unknown> ? Schema<T[K]> : OptionalShape<Exclude<T[K], undefined>>;
};

export const string: Schema<string> = { is: 'string' };
/** Finite, as JSON has no other. */
export const number: Schema<number> = { is: 'number' };
export const boolean: Schema<boolean> = { is: 'boolean' };
export const instant: Schema<Instant> = { is: 'instant' };
export const day: Schema<Day> = { is: 'day' };
/** An IANA time zone that the reading side knows. */
export const zoneSchema: Schema<string> = { is: 'zone' };

export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Schema<T> {
  return { is: 'oneOf', values };
}

export function optional<T>(of: Schema<T>): OptionalShape<T> {
  return { is: 'optional', of };
}

export function array<T>(of: Schema<T>): Schema<readonly T[]> {
  return { is: 'array', of };
}

/** Any names, each with the same kind of value. */
export function record<T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return { is: 'record', of };
}

/** Fields beside the named ones are dropped. */
export function object<T>(fields: Fields<T>): Schema<T> {
  return { is: 'object', fields };
}

/** One of several objects, told apart by the value of one field. */
export function tagged<C extends Readonly<Record<string, SchemaNode>>>(by: string, cases: C): Schema<Meaning<C[keyof C]>> {
  return { is: 'tagged', by, cases };
}

export function either<A, B>(first: Schema<A>, second: Schema<B>): Schema<A | B> {
  return { is: 'either', of: [first, second] };
}

/** For a shape that holds itself. */
export function lazy<T>(of: () => Schema<T>): Schema<T> {
  return { is: 'lazy', of };
}
