import { placeAt, type JsonPlace } from './place.js';

/** More than an editor looks at: to find the place of each costs as much as the text is long. */
const mostFound = 100;

/**
 * Names that stand twice in one object of a JSON text: of these a reader keeps the last, and the first is lost without a word.
 * Each with the place of the second, and at most a hundred. The text must be JSON.
 */
export function doubledNames(json: string): readonly { readonly name: string; readonly place: JsonPlace }[] {
  const found: { readonly name: string; readonly place: JsonPlace }[] = [];
  const open: (Set<string> | undefined)[] = [];
  // Strings whole, so that a bracket inside one is none; a string before a colon is a name.
  for (const { 0: token, 2: colon, index } of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, token.length - colon.length)) as string;
      const names = open.at(-1);
      if (names?.has(name) && found.length < mostFound) found.push({ name, place: placeAt(json, index) });
      names?.add(name);
    }
  }
  return found;
}
