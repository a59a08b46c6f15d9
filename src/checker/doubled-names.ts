/**
 * Names that stand twice in one object of a JSON text: of these a reader keeps the last, and the first is lost without a word.
 * Each with the line of the second. The text must be JSON.
 */
export function doubledNames(json: string): readonly { readonly name: string; readonly line: number }[] {
  const found: { readonly name: string; readonly line: number }[] = [];
  const open: (Set<string> | undefined)[] = [];
  let line = 1;
  // Strings whole, so that a bracket inside one is none; a string before a colon is a name.
  for (const [token, , colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]\n]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== '\n' && colon !== undefined) {
      const name = JSON.parse(token.slice(0, token.length - colon.length)) as string;
      const names = open.at(-1);
      if (names?.has(name)) found.push({ name, line });
      names?.add(name);
    }
    line += token.split('\n').length - 1;
  }
  return found;
}
