/** A place in a text, both from 1; the column in UTF-16 units, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeAt(text: string, index: number): Place {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

export function placeInWords({ line, column }: Place): string {
  return `line ${line}, column ${column}`;
}
