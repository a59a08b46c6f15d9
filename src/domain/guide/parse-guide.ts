import { BookingError } from '../model/booking-error.js';
import { conditionGuide } from './guide-schema.js';
import { validateGuide } from './validate-guide.js';
import type { ConditionGuide } from './guide.js';
import { parse } from '../schema/parse.js';

/** Most characters of a guide as JSON text. */
export const mostCharacters = 1_000_000;
const mostNodes = 100_000;
const mostDepth = 20;

/**
 * A guide from data that nobody vouches for, with only what the format names. Throws `BookingError` `invalid-response`: too
 * large or too deep, a name that JavaScript itself uses, not what the format says, or leading nowhere or in a circle. The
 * message gives the place in the guide, which is never about the citizen.
 */
export function readGuide(value: unknown): ConditionGuide {
  const reason = exceedsLimits(value);
  if (reason) throw new BookingError('invalid-response', `guide: ${reason}`);
  const guide = parse(conditionGuide, value, 'guide');
  const [first] = validateGuide(guide);
  if (first) {
    const { fault, at, id } = first;
    throw new BookingError('invalid-response', `guide "${guide.id}": ${fault} at ${at}${id === undefined ? '' : ` ("${id}")`}`);
  }
  return guide;
}

/** A guide from JSON text. Throws as `readGuide`, and the same for text that is no JSON. */
export function parseGuide(text: string): ConditionGuide {
  if (text.length > mostCharacters) throw new BookingError('invalid-response', `guide: more than ${mostCharacters} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BookingError('invalid-response', 'guide: no JSON');
  }
  return readGuide(value);
}

/** Counted before anything walks through it, so that nothing walks for ever: data from a page may hold itself. */
export function exceedsLimits(value: unknown): string | undefined {
  let nodes = 0;
  let characters = 0;
  const open: (readonly [unknown, number])[] = [[value, 1]];
  for (let top = open.pop(); top; top = open.pop()) {
    const [one, depth] = top;
    nodes += 1;
    if (typeof one === 'string') characters += one.length;
    if (nodes > mostNodes || characters > mostCharacters) return 'too large';
    if (typeof one !== 'object' || one === null) continue;
    if (depth > mostDepth) return 'too deep';
    for (const name of Object.keys(one)) {
      if (['__proto__', 'constructor', 'prototype'].includes(name)) return `the name ${name}`;
      open.push([(one as Record<string, unknown>)[name], depth + 1]);
    }
  }
  return undefined;
}
