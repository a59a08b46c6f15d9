/** A place in a text, both from 1; the column in UTF-16 units, as editors count. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

export function placeAt(text: string, index: number): JsonPlace {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

export function placeInWords({ line, column }: JsonPlace): string {
  return `line ${line}, column ${column}`;
}
