import { isZone } from '../domain/schema/parse.js';
import type { SchemaNode } from '../domain/schema/schema.js';
import { isDay, isInstant } from '../domain/time/instant.js';

/**
 * Collects the JSON of one answer in parts that are joined once, because a string that was concatenated step by step is slow to send. An
 * object that many slots share, such as a performer or rights, is converted to JSON once.
 */
export class JsonOutput {
  readonly parts: string[] = [];
  readonly known = new Map<object, { readonly node: SchemaNode; readonly text: string }>();

  /** Returns the JSON written since the last call. */
  take(): string {
    return this.parts.splice(0).join('');
  }
}

/** Writes a value as JSON, without fields that its schema does not name. Returns false if the value does not match the schema. */
export type JsonWriter = (value: unknown, output: JsonOutput) => boolean;

// One writer for each schema node, which also ends the recursion of rich text inside rich text.
const made = new Map<SchemaNode, JsonWriter>();

/**
 * Returns the writer of a schema node. It checks and writes in one pass: parsing by a schema library first would copy the answer, which
 * is most of the cost of a large one.
 */
export function jsonWriterOf(node: SchemaNode): JsonWriter {
  const known = made.get(node);
  if (known) return known;
  const writer = makeWriter(node);
  made.set(node, writer);
  return writer;
}

function leaf(fits: (value: unknown) => boolean): JsonWriter {
  return (value, { parts }) => fits(value) && parts.push(JSON.stringify(value)) > 0;
}

/** Matches strings that need no escape. */
function plainText(fits: (value: unknown) => value is string): JsonWriter {
  return (value, { parts }) => fits(value) && parts.push('"', value, '"') > 0;
}

function makeWriter(node: SchemaNode): JsonWriter {
  switch (node.is) {
    case 'string':
      return (value, { parts }) => typeof value === 'string' && pushText(parts, value);
    case 'number':
      return leaf(Number.isFinite);
    case 'boolean':
      return leaf((value) => typeof value === 'boolean');
    case 'instant':
      return plainText(isInstant);
    case 'day':
      return plainText(isDay);
    case 'zone':
      return leaf((value) => typeof value === 'string' && isZone(value));
    case 'oneOf': {
      const values: readonly unknown[] = node.values;
      return leaf((value) => values.includes(value));
    }
    case 'optional':
      return jsonWriterOf(node.of);
    case 'array':
      return arrayWriter(jsonWriterOf(node.of));
    case 'record':
      return recordWriter(jsonWriterOf(node.of));
    case 'object':
      return objectWriter(node.fields);
    case 'tagged': {
      const writers = new Map(Object.entries(node.cases).map(([tag, of]) => [tag, jsonWriterOf(of)]));
      return (value, output) => isObject(value) && (writers.get(String(value[node.by]))?.(value, output) ?? false);
    }
    case 'either': {
      const writers = node.of.map(jsonWriterOf);
      return (value, output) => writers[typeof value === 'string' ? 0 : 1]?.(value, output) ?? false;
    }
    case 'lazy':
      return (value, output) => jsonWriterOf(node.of())(value, output);
  }
}

function arrayWriter(write: JsonWriter): JsonWriter {
  return (values, output) => {
    if (!Array.isArray(values)) return false;
    output.parts.push('[');
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) output.parts.push(',');
      if (!write(values[index], output)) return false;
    }
    output.parts.push(']');
    return true;
  };
}

function recordWriter(write: JsonWriter): JsonWriter {
  return (value, output) => {
    if (!isObject(value)) return false;
    let between = '{';
    for (const name of Object.keys(value)) {
      output.parts.push(between, JSON.stringify(name), ':');
      if (!write(value[name], output)) return false;
      between = ',';
    }
    output.parts.push(between === '{' ? '{}' : '}');
    return true;
  };
}

function objectWriter(fields: Readonly<Record<string, SchemaNode>>): JsonWriter {
  const all = Object.entries(fields).map(([name, field]) => ({
    name,
    first: `{"${name}":`,
    later: `,"${name}":`,
    write: field.is === 'object' || field.is === 'optional' ? sharedWriter(field) : jsonWriterOf(field),
    canLack: field.is === 'optional',
  }));
  return (value, output) => {
    if (!isObject(value)) return false;
    let isFirst = true;
    for (const { name, first, later, write, canLack } of all) {
      const part = value[name];
      if (part === undefined && canLack) continue;
      output.parts.push(isFirst ? first : later);
      if (!write(part, output)) return false;
      isFirst = false;
    }
    output.parts.push(isFirst ? '{}' : '}');
    return true;
  };
}

/** Caches the JSON of objects that several others contain. */
function sharedWriter(node: SchemaNode): JsonWriter {
  const write = jsonWriterOf(node);
  return (value, output) => {
    if (!isObject(value)) return write(value, output);
    const { parts, known } = output;
    const before = known.get(value);
    if (before?.node === node) return parts.push(before.text) > 0;
    const from = parts.length;
    if (!write(value, output)) return false;
    const text = parts.splice(from).join('');
    known.set(value, { node, text });
    return parts.push(text) > 0;
  };
}

// Almost no string needs an escape, and testing is faster than `JSON.stringify`.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function pushText(parts: string[], text: string): boolean {
  return needsEscape.test(text) ? parts.push(JSON.stringify(text)) > 0 : parts.push('"', text, '"') > 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
