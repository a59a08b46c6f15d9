import { BookingError } from '../domain/model/booking-error.js';
import type { SchemaNode } from '../domain/schema/schema.js';
import { responseSchemas } from '../wire/response-schemas.js';
import type { ReadMethod } from '../wire/contract.js';
import { JsonOutput, jsonWriterOf } from './json-writer.js';
import { answerOf, unlikePort } from './schemas.js';
import type { SlotSignature } from './slot-signature.js';
import { isSlot } from './sign-slots.js';
import { yieldThread } from './yield-thread.js';

/** Items that are written before others get the thread: a millisecond or two. */
export const itemsAtOnce = 100;

/** A list as it goes out. */
export interface WrittenItems {
  readonly count: number;
  /** The JSON of some items each, with commas between them. */
  readonly texts: readonly string[];
  readonly characters: number;
}

interface WriteOptions {
  readonly seal: SlotSignature | undefined;
  readonly signal: AbortSignal;
}

/**
 * Checks, seals and writes the items of an answer, some at a time. Throws `BookingError` `invalid-response` if they are not what
 * the port says, and what `signal` was aborted with.
 */
export async function writeItems(method: ReadMethod, items: unknown, { seal, signal }: WriteOptions): Promise<WrittenItems> {
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
    // Own times also have an id and a start, and are not sealed: they are cancelled and moved by the id that the backend gave.
    const sealed =
      seal && method === 'slots' ? await Promise.all(some.map((item) => (isSlot(item) ? seal.seal(item) : item))) : some;
    // The seals of two answers may be ready at the same moment.
    if (large && sealed !== some) await yieldThread();
    for (const [index, item] of sealed.entries()) {
      if (index > 0) output.parts.push(',');
      if (!write(item, output)) throw unlikePort(method);
    }
    texts.push(output.take());
  }
  return { count: items.length, texts, characters: texts.reduce((sum, { length }) => sum + length + 1, 0) };
}

/** An answer whose items are written already. Throws as `writeItems`. */
export function writeAround(method: ReadMethod, texts: readonly string[], answer: object): string {
  const around = writeWhole(method, { ...answer, items: [] });
  return around.replace('"items":[]', () => `"items":[${texts.join(',')}]`);
}

/** Any answer, checked and written; a list some items at a time. Throws as `writeItems`. */
export function writeAnswer(method: ReadMethod, answer: unknown, options: WriteOptions): Promise<string> {
  return writeReadable(method, answer, async (readable) => {
    if (!itemNodeOf(responseSchemas[method]) || !isList(readable)) return writeWhole(method, readable);
    return writeAround(method, (await writeItems(method, readable.items, options)).texts, readable);
  });
}

/**
 * Writes an answer, and where it is not what the port says, as much of it as can be read. Throws `BookingError`
 * `invalid-response`, with the places that are wrong, where that is nothing.
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
