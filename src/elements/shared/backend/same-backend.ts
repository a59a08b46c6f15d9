/**
 * Whether two backends are one, as where a host copies the object each time it renders: they have the very same methods. Of a
 * backend whose methods are not its own properties nobody can tell.
 */
export function isSameBackend(one: unknown, other: unknown): boolean {
  const parts = Object.entries(Object(one) as object);
  const others = Object(other) as Readonly<Record<string, unknown>>;
  return (
    one === other ||
    ('units' in others && parts.length === Object.keys(others).length && parts.every(([name, part]) => others[name] === part))
  );
}
