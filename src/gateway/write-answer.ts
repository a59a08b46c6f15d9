import { BookingError } from '../domain/model/booking-error.js';
import type { SchemaNode } from '../domain/schema/schema.js';
import { responseSchemas } from '../wire/response-schemas.js';
import type { ReadMethod } from '../wire/contract.js';
import { JsonOutput, jsonWriterOf } from './json-writer.js';
import { answerOf, unlikePort } from './schemas.js';
import type { SlotSignature } from './slot-signature.js';
import { isSlot } from './sign-slots.js';
import { yieldThread } from './yield-thread.js';

/** The number of items that are written before the thread is yielded: one or two milliseconds of work. */
export const itemsAtOnce = 100;

/** A list as JSON. */
export interface WrittenItems {
  readonly count: number;
  /** Parts of the JSON, each of some items with commas between them. */
  readonly texts: readonly string[];
  readonly characters: number;
}

interface WriteOptions {
  /** Signs the items. For slots only: the backend's id identifies an appointment when it is moved or cancelled. */
  readonly signature?: SlotSignature | undefined;
  readonly signal: AbortSignal;
}

/**
 * Checks, signs and writes the items of an answer, some at a time. Throws `BookingError` `invalid-response` if they do not match the
 * port, and the reason of `signal` if it was aborted.
 */
export async function writeItems(
  method: ReadMethod,
  items: unknown,
  { signature, signal }: WriteOptions,
): Promise<WrittenItems> {
  const node = itemNodeOf(responseSchemas[method]);
  if (!node || !Array.isArray(items)) throw unlikePort(method);
  const write = jsonWriterOf(node);
  const output = new JsonOutput();
  const texts: string[] = [];
  const large = items.length > itemsAtOnce;
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    if (large) await yieldThread();
    signal.throwIfAborted();
    const some: readonly unknown[] = items.slice(from, from + itemsAtOnce);
    const signed = signature ? await Promise.all(some.map((item) => (isSlot(item) ? signature.sign(item) : item))) : some;
    // The signatures of two answers may be ready at the same moment.
    if (large && signature) await yieldThread();
    for (const [index, item] of signed.entries()) {
      if (index > 0) output.parts.push(',');
      if (!write(item, output)) throw unlikePort(method);
    }
    texts.push(output.take());
  }
  return { count: items.length, texts, characters: texts.reduce((sum, { length }) => sum + length + 1, 0) };
}

/** Writes an answer around items that are already written. Throws as `writeItems`. */
export function writeAround(method: ReadMethod, texts: readonly string[], answer: object): string {
  const around = writeWhole(method, { ...answer, items: [] });
  return around.replace('"items":[]', () => `"items":[${texts.join(',')}]`);
}

/** Checks and writes any answer; a list some items at a time. Throws as `writeItems`. */
export function writeAnswer(method: ReadMethod, answer: unknown, options: WriteOptions): Promise<string> {
  return writeReadable(method, answer, async (readable) => {
    if (!itemNodeOf(responseSchemas[method]) || !isList(readable)) return writeWhole(method, readable);
    return writeAround(method, (await writeItems(method, readable.items, options)).texts, readable);
  });
}

/**
 * Writes an answer. If it does not match the port, writes the part that can be read. Throws `BookingError` `invalid-response`, with the
 * paths of the wrong fields, if nothing can be read.
 */
export async function writeReadable<T, R>(method: ReadMethod, answer: T, write: (answer: T) => Promise<R>): Promise<R> {
  try {
    return await write(answer);
  } catch (thrown) {
    if (!(thrown instanceof BookingError) || thrown.code !== 'invalid-response') throw thrown;
    return write(answerOf(method, answer).data as T);
  }
}

function writeWhole(method: ReadMethod, answer: unknown): string {
  const output = new JsonOutput();
  if (!jsonWriterOf(responseSchemas[method])(answer, output)) throw unlikePort(method);
  return output.take();
}

function isList(answer: unknown): answer is { readonly items: unknown } {
  return typeof answer === 'object' && answer !== null && 'items' in answer;
}

function itemNodeOf(node: SchemaNode): SchemaNode | undefined {
  const items = node.is === 'object' ? node.fields.items : undefined;
  return items?.is === 'array' ? items.of : undefined;
}
