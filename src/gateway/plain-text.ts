/**
 * Whether all text in a value from JSON or a form is text: NUL, and half of a character that takes two (a lone surrogate), are
 * refused by some databases and changed without a word by others.
 */
export function isPlainText(value: unknown): boolean {
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, held]) => isPlainText(name) && isPlainText(held));
}
