import * as z from 'zod';
import { BookingError } from '../domain/model/booking-error.js';
import { isPlausibleDay, isPlausibleInstant } from '../domain/time/plausible.js';
import { isDay, isInstant } from '../domain/time/instant.js';
import { responseSchemas } from '../wire/response-schemas.js';
import { change } from '../wire/protocol.js';
import type { MethodAnswer, CallContext, Input, Method } from '../wire/contract.js';
import { changesInput, requestSchemas } from '../wire/request-schemas.js';
import { isZone } from '../domain/schema/parse.js';
import { readAnswer } from '../domain/schema/parse-answer.js';
import type { SchemaNode, Schema } from '../domain/schema/schema.js';

// One schema for each node, which also ends the recursion of rich text inside rich text.
const made = new Map<SchemaNode, z.ZodType>();

/** The zod schema of our own schema. It drops fields that the contract does not name. */
export function schemaOf<T>(shape: Schema<T>): z.ZodType<T> {
  return schemaOfNode(shape) as z.ZodType<T>;
}

function schemaOfNode(node: SchemaNode): z.ZodType {
  const known = made.get(node);
  if (known) return known;
  const schema = makeSchema(node);
  made.set(node, schema);
  return schema;
}

function makeSchema(node: SchemaNode): z.ZodType {
  switch (node.is) {
    case 'string':
      return node.accepts ? z.string().refine(node.accepts) : z.string();
    case 'number':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'instant':
      return z
        .string()
        .refine(node.plausible ? isPlausibleInstant : isInstant)
        .meta({ format: 'date-time', ...years(node) });
    case 'day':
      return z
        .string()
        .refine(node.plausible ? isPlausibleDay : isDay)
        .meta({ format: 'date', ...years(node) });
    case 'zone':
      return z.string().refine(isZone);
    case 'oneOf':
      return z.literal([...node.values]);
    case 'optional':
      return schemaOfNode(node.of).optional();
    case 'array':
      return z.array(schemaOfNode(node.of));
    case 'record':
      return z.record(z.string(), schemaOfNode(node.of));
    case 'object':
      return z.object(Object.fromEntries(Object.entries(node.fields).map(([name, field]) => [name, schemaOfNode(field)])));
    case 'tagged':
      return z.union(Object.values(node.cases).map(schemaOfNode));
    case 'either':
      return z.union(node.of.map(schemaOfNode));
    case 'lazy':
      return z.lazy(() => schemaOfNode(node.of()));
  }
}

function years({ plausible }: { readonly plausible?: true }) {
  return plausible ? { description: 'From 1900 to 2199.' } : {};
}

export const changesInputSchema = schemaOf(changesInput);
export const changeSchema = schemaOf(change);

/** Parses the input of a call. Throws `BookingError` `invalid-request` if it does not match the contract. */
export function inputOf<M extends Method>(method: M, body: unknown): Input<M> {
  const result = schemaOf<Input<M>>(requestSchemas[method]).safeParse(body);
  if (!result.success) throw new BookingError('invalid-request', 'the body is not what the contract says');
  return result.data;
}

/**
 * Parses an answer. An item of a list that does not match the port is left out and reported as a gap, so that it does not hide the others.
 * Throws `BookingError` `invalid-response` for any other mismatch.
 */
export function answerOf<M extends Method>(method: M, answer: unknown): { readonly data: MethodAnswer<M> } {
  const schema = schemaOf<MethodAnswer<M>>(responseSchemas[method]);
  const whole = schema.safeParse(answer);
  const result = whole.success ? whole : schema.safeParse(readable(method, answer));
  if (!result.success) throw unlikePort(method, whole.error);
  return { data: result.data };
}

/** The error of an answer that does not match the port. Its cause names the fields, but not their values. */
export function unlikePort(method: Method, cause?: unknown): BookingError {
  return new BookingError('invalid-response', `the backend's answer to ${method} is not what the port says`, { cause });
}

/** The part of an answer that can be read; the schema reports the rest. */
function readable(method: Method, answer: unknown): unknown {
  try {
    return readAnswer(method, answer);
  } catch {
    return undefined;
  }
}

/** The options of each call to the backend. */
export function circumstances({ actingFor, language }: CallContext): CallContext {
  return { ...(actingFor !== undefined && { actingFor }), ...(language !== undefined && { language }) };
}
