/**
 * Whether all strings in a value from JSON or a form are valid text: without NUL and lone surrogates, which some databases refuse and
 * others change silently.
 */
export function isPlainText(value: unknown): boolean {
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, held]) => isPlainText(name) && isPlainText(held));
}
