import { conditionGuide } from '../domain/guide/guide-schema.js';
import { isDay } from '../domain/time/instant.js';
import type { SchemaNode } from '../domain/schema/schema.js';
import { error, type Finding } from './finding.js';

const kinds = {
  string: 'a text in quotes',
  number: 'a number',
  boolean: 'true or false',
  day: 'a day such as "2027-06-30"',
  array: 'a list in [ ]',
  object: 'names and values in { }',
  instant: 'an instant',
  zone: 'a time zone',
};

/** Everything that is not what the format says, and every name that it does not know. */
export function structureFaults(value: unknown): readonly Finding[] {
  return faultsAt(conditionGuide, value, '');
}

function faultsAt(node: SchemaNode, value: unknown, at: string): readonly Finding[] {
  switch (node.is) {
    case 'optional':
      return value === undefined ? [] : faultsAt(node.of, value, at);
    case 'lazy':
      return faultsAt(node.of(), value, at);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) => faultsAt(node.of, item, join(at, nameOf(item, index))))
        : wrong(value, at, kinds.array);
    case 'record':
      return isObject(value)
        ? Object.entries(value).flatMap(([name, item]) => faultsAt(node.of, item, join(at, name)))
        : wrong(value, at, kinds.object);
    case 'object':
      return isObject(value) ? faultsOfFields(node.fields, value, at) : wrong(value, at, kinds.object);
    case 'tagged': {
      if (!isObject(value)) return wrong(value, at, kinds.object);
      const tag = value[node.by];
      const chosen = typeof tag === 'string' && Object.hasOwn(node.cases, tag) ? node.cases[tag] : undefined;
      return chosen
        ? faultsAt(chosen, value, at)
        : wrong(tag, join(at, node.by), `one of ${Object.keys(node.cases).join(', ')}`);
    }
    case 'either':
      return faultsAt(node.of[typeof value === 'string' ? 0 : 1], value, at);
    case 'oneOf':
      if (node.values.includes(value as string)) return [];
      return wrong(value, at, node.values.length > 1 ? `one of ${node.values.join(', ')}` : String(node.values[0]));
    case 'day':
      return isDay(value) ? [] : wrong(value, at, kinds.day);
    case 'number':
      return Number.isFinite(value) ? [] : wrong(value, at, kinds.number);
    default:
      return typeof value === node.is ? [] : wrong(value, at, kinds[node.is]);
  }
}

function wrong(value: unknown, at: string, expected = 'something else'): readonly Finding[] {
  const says = `${at || 'The guide'} ${value === undefined ? 'is missing' : 'is something else'}.`;
  return [error('not-the-format', at || 'the guide', says, `Write ${expected} here.`)];
}

function faultsOfFields(
  fields: Readonly<Record<string, SchemaNode>>,
  value: Readonly<Record<string, unknown>>,
  at: string,
): readonly Finding[] {
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name) && !(at === '' && name === '$schema'));
  return [
    ...Object.entries(fields).flatMap(([name, node]) =>
      faultsAt(node, Object.hasOwn(value, name) ? value[name] : undefined, join(at, name)),
    ),
    ...unknown.map((name) => {
      const near = Object.keys(fields).find((one) => one.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
      const mend = near ? `Did you mean "${near}"?` : 'Take it away, or look up the name in the documentation.';
      return error('unknown-field', join(at, name), `The format has no "${name}" here.`, mend);
    }),
  ];
}

/** A step is named by its id, which an editor knows, rather than by its place. */
function nameOf(item: unknown, index: number): string {
  return isObject(item) && typeof item.id === 'string' && item.id ? item.id : String(index);
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
