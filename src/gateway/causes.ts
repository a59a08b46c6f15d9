const deepest = 5;

/**
 * What lies behind an error, the nearest first: name and code of each cause (`ConnectionLost`, `Error ECONNREFUSED`), and nothing
 * that could be about a person, as messages may. Of a `BookingError`, whose code is known, what it was caused by.
 */
export function causesOf(thrown: unknown): readonly string[] {
  const causes: string[] = [];
  for (let one = thrown; one instanceof Error && causes.length < deepest; one = one.cause) {
    if (one.name !== 'BookingError') causes.push([wordOf(one.name, /^[A-Za-z]{1,40}$/, 'Error'), codeOf(one)].join(' ').trim());
  }
  return causes;
}

function codeOf(error: Error): string {
  // An SQLSTATE, or a word of Node's; never all digits.
  return 'code' in error ? wordOf(error.code, /^(?=.*[A-Z])[A-Z_][A-Z0-9_]{1,39}$|^[0-9A-Z]{5}$/, '') : '';
}

function wordOf(value: unknown, pattern: RegExp, otherwise: string): string {
  return typeof value === 'string' && pattern.test(value) ? value : otherwise;
}
