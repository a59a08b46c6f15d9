import { isZone } from '../domain/read.js';
import type { Node } from '../domain/shape.js';
import { isDay, isInstant } from '../domain/time.js';

/** How a value fits a shape: not at all, exactly, or with fields that the shape does not name. */
export const fit = { none: 0, exact: 1, withMore: 2 } as const;
export type Fit = (typeof fit)[keyof typeof fit];
type Checker = (value: unknown) => Fit;

// The same part of the contract has the same checker, which also ends the recursion of texts inside texts.
const made = new Map<Node, Checker>();

/**
 * The checker of a shape. What fits exactly may go out as it is; a schema would copy it first, which is most of what a large answer
 * costs.
 */
export function checkerOf(node: Node): Checker {
  const known = made.get(node);
  if (known) return known;
  const checker = makeChecker(node);
  made.set(node, checker);
  return checker;
}

function makeChecker(node: Node): Checker {
  switch (node.is) {
    case 'string':
    case 'boolean':
      return (value) => (typeof value === node.is ? fit.exact : fit.none);
    case 'number':
      return (value) => (Number.isFinite(value) ? fit.exact : fit.none);
    case 'instant':
      return (value) => (isInstant(value) ? fit.exact : fit.none);
    case 'day':
      return (value) => (isDay(value) ? fit.exact : fit.none);
    case 'zone':
      return (value) => (typeof value === 'string' && isZone(value) ? fit.exact : fit.none);
    case 'oneOf': {
      const values: readonly unknown[] = node.values;
      return (value) => (values.includes(value) ? fit.exact : fit.none);
    }
    case 'optional':
      return checkerOf(node.of);
    case 'array': {
      const check = checkerOf(node.of);
      return (value) => (Array.isArray(value) ? fitOfAll(value, check) : fit.none);
    }
    case 'record': {
      const check = checkerOf(node.of);
      return (value) => (isObject(value) ? fitOfAll(Object.values(value), check) : fit.none);
    }
    case 'object':
      return objectChecker(node.fields);
    case 'tagged': {
      const checkers = new Map(Object.entries(node.cases).map(([tag, of]) => [tag, checkerOf(of)]));
      return (value) => (isObject(value) ? (checkers.get(String(value[node.by]))?.(value) ?? fit.none) : fit.none);
    }
    case 'either': {
      const checkers = node.of.map(checkerOf);
      return (value) => checkers[typeof value === 'string' ? 0 : 1]?.(value) ?? fit.none;
    }
    case 'lazy': {
      let check: Checker | undefined;
      return (value) => (check ??= checkerOf(node.of()))(value);
    }
  }
}

function objectChecker(fields: Readonly<Record<string, Node>>): Checker {
  const all = Object.entries(fields).map(([name, field]) => ({
    name,
    check: checkerOf(field),
    canLack: field.is === 'optional',
  }));
  return (value) => {
    if (!isObject(value)) return fit.none;
    let known = 0;
    let result: Fit = fit.exact;
    for (const { name, check, canLack } of all) {
      const part = value[name];
      if (part === undefined) {
        if (!canLack) return fit.none;
        if (Object.hasOwn(value, name)) known += 1;
        continue;
      }
      const one = check(part);
      if (one === fit.none) return fit.none;
      if (one === fit.withMore) result = one;
      known += 1;
    }
    for (const name in value) if (Object.hasOwn(value, name)) known -= 1;
    return known === 0 ? result : fit.withMore;
  };
}

function fitOfAll(values: readonly unknown[], check: Checker): Fit {
  let result: Fit = fit.exact;
  for (const value of values) {
    const one = check(value);
    if (one === fit.none) return one;
    if (one === fit.withMore) result = one;
  }
  return result;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
