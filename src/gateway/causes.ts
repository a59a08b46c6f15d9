const deepest = 5;

/**
 * The causes of an error, nearest first: name and code of each (`ConnectionLost`, `Error ECONNREFUSED`). Messages are left out,
 * because they may contain personal data. A `BookingError` itself is left out too, because its code is logged already.
 */
export function causesOf(thrown: unknown): readonly string[] {
  const causes: string[] = [];
  for (let one = thrown; one instanceof Error && causes.length < deepest; one = one.cause) {
    if (one.name !== 'BookingError') causes.push([wordOf(one.name, /^[A-Za-z]{1,40}$/, 'Error'), codeOf(one)].join(' ').trim());
  }
  return causes;
}

function codeOf(error: Error): string {
  // An SQLSTATE or a code of Node; never digits only, which could be a personal number.
  return 'code' in error ? wordOf(error.code, /^(?=.*[A-Z])[A-Z_][A-Z0-9_]{1,39}$|^[0-9A-Z]{5}$/, '') : '';
}

function wordOf(value: unknown, pattern: RegExp, otherwise: string): string {
  return typeof value === 'string' && pattern.test(value) ? value : otherwise;
}
