import { BookingError } from '../model/booking-error.js';
import { isDay, isInstant, isNever, localTime } from '../time/instant.js';
import type { Leaf, SchemaNode, Schema } from './schema.js';

/**
 * Reads unknown JSON as a shape says, into new objects with the named fields only. Throws `BookingError` `invalid-response`
 * with the place in the data, never the value, which may be about the patient. With `onLost`, a field that may be absent is left
 * out where it cannot be read, and `onLost` is told of the error instead.
 */
export function parse<T>(shape: Schema<T>, value: unknown, at = 'answer', onLost?: (thrown: unknown) => void): T {
  return readNode(shape, value, at, onLost) as T;
}

/** A deadline, fee or end that never comes is left out, as if nothing had been said of it. */
const never = new BookingError('invalid-response', 'a moment that never comes');
/** Before that no clock of a zone is known, and nobody has a time. */
const earliest = '1900';

function readNode(node: SchemaNode, value: unknown, at: string, onLost: ((thrown: unknown) => void) | undefined): unknown {
  switch (node.is) {
    case 'optional':
      if (value === undefined) return undefined;
      try {
        return readNode(node.of, value, at, onLost);
      } catch (thrown) {
        if (thrown === never) return undefined;
        if (!onLost) throw thrown;
        onLost(thrown);
        return undefined;
      }
    case 'lazy':
      return readNode(node.of(), value, at, onLost);
    case 'array':
      if (Array.isArray(value)) return value.map((item: unknown, index) => readNode(node.of, item, `${at}.${index}`, onLost));
      break;
    case 'record':
      if (isObject(value)) {
        // Without a prototype no name, such as "constructor", is found that was not sent.
        const found = Object.create(null) as Record<string, unknown>;
        for (const name of Object.keys(value)) found[name] = readNode(node.of, value[name], `${at}.*`, onLost);
        return found;
      }
      break;
    case 'object':
      if (isObject(value)) {
        const found: Record<string, unknown> = {};
        for (const name of Object.keys(node.fields)) {
          const field = node.fields[name];
          const result =
            field && readNode(field, Object.hasOwn(value, name) ? value[name] : undefined, `${at}.${name}`, onLost);
          if (result !== undefined) found[name] = result;
        }
        return found;
      }
      break;
    case 'tagged':
      if (isObject(value)) {
        const tag = String(value[node.by]);
        const chosen = Object.hasOwn(node.cases, tag) ? node.cases[tag] : undefined;
        if (chosen) return readNode(chosen, value, at, onLost);
      }
      break;
    case 'either':
      return readNode(node.of[typeof value === 'string' ? 0 : 1], value, at, onLost);
    case 'instant':
      if (isInstant(value) && isNever(value)) throw never;
      if (isInstant(value) && value > earliest) return value;
      break;
    default:
      if (fits(node, value)) return value;
  }
  throw new BookingError('invalid-response', `${at}: no ${node.is}`);
}

function fits(node: Leaf, value: unknown): boolean {
  switch (node.is) {
    case 'oneOf':
      return node.values.includes(value as string);
    case 'day':
      return isDay(value);
    case 'zone':
      return typeof value === 'string' && isZone(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === node.is;
  }
}

/** Whether this machine can count days and times in a zone. */
export function isZone(zone: string): boolean {
  try {
    return localTime('1970-01-01T00:00:00Z', zone).day !== '';
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
