import { placeAt, placeInWords, type JsonPlace } from './place.js';

/** Where a text stops being JSON, what is wrong there, and how to mend it, in one sentence each. */
export interface JsonFault {
  readonly place: JsonPlace;
  readonly says: string;
  readonly mend: string;
}

/** What may come at the place where the reader is. */
type Awaited = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

interface Bracket {
  readonly opens: '{' | '[';
  readonly index: number;
}

const space = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** The first fault of a text that should be JSON; none where it is. In time linear in the text, however deep it is. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: Bracket[] = [];
  let awaited: Awaited = 'value';
  /** Where the token before this one ends, and where the comma before it stands, if it is one. */
  let end = 0;
  let comma: number | undefined;
  for (;;) {
    const index = endOf(space, text, end) ?? end;
    const sign = text[index];
    const fault = (says: string, mend: string, at = index): JsonFault => ({ place: placeAt(text, at), says, mend });
    const inside = open.at(-1);
    if (sign === undefined) return awaited === 'nothing' ? undefined : endsTooSoon(text, inside, fault);
    const closes = sign === '}' || sign === ']';
    if (closes && inside && (sign === '}') !== (inside.opens === '{')) {
      const from = placeInWords(placeAt(text, inside.index));
      return fault(
        `There is a ${sign}, and the ${inside.opens} of ${from} is still open.`,
        `Close it with ${closing(inside)} first.`,
      );
    }
    if (closes && comma !== undefined)
      return fault(`There is a comma before the ${sign}.`, 'Take the comma away: nothing follows.', comma);
    const after = comma;
    comma = undefined;
    let next: number | undefined;
    if (awaited === 'nothing') {
      return fault('There is more after the end.', 'Take it away, or look for a bracket too many before it.');
    } else if (closes && (awaited === 'comma-or-end' || awaited === 'value-or-end' || awaited === 'name-or-end')) {
      open.pop();
      next = index + 1;
      awaited = open.length > 0 ? 'comma-or-end' : 'nothing';
    } else if (awaited === 'comma-or-end') {
      if (sign !== ',') return noComma(text, index, end, inside, fault);
      comma = index;
      next = index + 1;
      awaited = inside?.opens === '{' ? 'name' : 'value';
    } else if (awaited === 'colon') {
      if (sign !== ':') return fault('A colon is missing after the name.', 'Write : between the name and its value.', end);
      next = index + 1;
      awaited = 'value';
    } else if (awaited === 'name' || awaited === 'name-or-end') {
      next = endOf(string, text, index);
      if (next === undefined) return strange(text, index, 'a name in quotes', fault);
      awaited = 'colon';
    } else if (sign === '{' || sign === '[') {
      open.push({ opens: sign, index });
      next = index + 1;
      awaited = sign === '{' ? 'name-or-end' : 'value-or-end';
    } else {
      next = endOf(string, text, index) ?? endOf(plainValue, text, index);
      if (next === undefined) return strange(text, index, after === undefined ? 'a value' : 'a value after the comma', fault);
      awaited = open.length > 0 ? 'comma-or-end' : 'nothing';
    }
    end = next;
  }
}

type Fault = (says: string, mend: string, at?: number) => JsonFault;

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function closing({ opens }: Bracket): string {
  return opens === '{' ? '}' : ']';
}

function endsTooSoon(text: string, inside: Bracket | undefined, fault: Fault): JsonFault {
  if (text.trim() === '') return fault('The file is empty.', 'Write a guide in { }.');
  if (!inside) return fault('The text ends too soon.', 'Write what is missing.');
  const from = placeInWords(placeAt(text, inside.index));
  return fault(`The text ends, and the ${inside.opens} of ${from} is still open.`, `Close it with ${closing(inside)}.`);
}

function noComma(text: string, index: number, end: number, inside: Bracket | undefined, fault: Fault): JsonFault {
  const sign = text[index] ?? '';
  if (/["[{\d-]/.test(sign)) return fault('A comma is missing.', 'Write a comma after what stands before this place.', end);
  const ends = inside ? closing(inside) : 'the end';
  return strange(text, index, `a comma or ${ends}`, fault);
}

/** What editors write by mistake has a sentence of its own. */
function strange(text: string, index: number, expected: string, fault: Fault): JsonFault {
  const sign = String.fromCodePoint(text.codePointAt(index) ?? 0);
  if (sign === '"') return badString(text, index, fault);
  if (/[“”„‟″«»‘’']/.test(sign)) return fault(`The quote ${sign} is not the one of JSON.`, 'Write " instead, at both ends.');
  if (sign === '/') return fault('JSON has no comments.', 'Take the comment away.');
  if (/[\p{C}\p{Z}]/u.test(sign)) {
    const code = sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
    return fault(`There is a character that cannot be seen (U+${code}).`, 'Take it away.');
  }
  return fault(`There is ${sign} where ${expected} should be.`, 'Write texts and names in " ", and nothing else between them.');
}

/** Why what begins as a text in quotes is none: the place is that of the character that is wrong. */
function badString(text: string, index: number, fault: Fault): JsonFault {
  const good = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
  const at = endOf(good, text, index) ?? index;
  const sign = text[at];
  if (sign === '\\')
    return fault(`\\${text[at + 1] ?? ''} means nothing in a text.`, 'Write \\\\ for a backslash, and \\" for a quote.', at);
  if (sign === '\t') return fault('There is a tab inside a text.', 'Write a space.', at);
  return fault(
    'The quotes that begin here are not closed on their line.',
    'Write " at the end of the text, and \\" for a quote inside it.',
  );
}
