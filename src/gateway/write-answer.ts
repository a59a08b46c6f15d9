import type { Node } from '../domain/shape.js';
import { answers } from '../wire/answers.js';
import type { ReadMethod } from '../wire/contract.js';
import { checkerOf, fit } from './check-answer.js';
import { schemaOf, unlikePort } from './schemas.js';
import type { SlotSeal } from './seal.js';
import { isSlot } from './sealing.js';
import { yieldThread } from './yield-thread.js';

/** Items that are written before others get the thread: a millisecond or two. */
export const itemsAtOnce = 100;

/** A list as it goes out. */
export interface WrittenItems {
  /** The JSON of each item. */
  readonly texts: readonly string[];
  /** Of all of them, with the comma after each. */
  readonly characters: number;
}

interface WriteOptions {
  readonly seal: SlotSeal | undefined;
  readonly signal: AbortSignal;
}

/**
 * Checks, seals and writes the items of an answer, some at a time. Throws `BookingError` `invalid-response` if they are not what
 * the port says, and what `signal` was aborted with.
 */
export async function writeItems(method: ReadMethod, items: unknown, { seal, signal }: WriteOptions): Promise<WrittenItems> {
  const node = itemNodeOf(answers[method]);
  if (!node || !Array.isArray(items)) throw unlikePort(method);
  const texts: string[] = [];
  let characters = 0;
  const large = items.length > itemsAtOnce;
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    if (large) await yieldThread();
    signal.throwIfAborted();
    const some: readonly unknown[] = items.slice(from, from + itemsAtOnce);
    const sealed = seal ? await Promise.all(some.map((item) => (isSlot(item) ? seal.seal(item) : item))) : some;
    // The seals of two answers may be ready at the same moment.
    if (large && seal) await yieldThread();
    for (const item of sealed) {
      const text = written(method, node, item);
      texts.push(text);
      characters += text.length + 1;
    }
  }
  return { texts, characters };
}

/** An answer whose items are written already. Throws as `writeItems`. */
export function writeAround(method: ReadMethod, texts: readonly string[], answer: object): string {
  const around = written(method, answers[method], { ...answer, items: [] });
  return around.replace('"items":[]', () => `"items":[${texts.join(',')}]`);
}

/** Any answer, checked and written; a list some items at a time. Throws as `writeItems`. */
export async function writeAnswer(method: ReadMethod, answer: unknown, options: WriteOptions): Promise<string> {
  const node = answers[method];
  if (!itemNodeOf(node) || typeof answer !== 'object' || !answer || !('items' in answer)) return written(method, node, answer);
  return writeAround(method, (await writeItems(method, answer.items, options)).texts, answer);
}

function written(method: ReadMethod, node: Node, value: unknown): string {
  const fits = checkerOf(node)(value);
  if (fits === fit.none) throw unlikePort(method, schemaOf(node).safeParse(value).error);
  return JSON.stringify(fits === fit.exact ? value : schemaOf(node).parse(value));
}

function itemNodeOf(node: Node): Node | undefined {
  const items = node.is === 'object' ? node.fields.items : undefined;
  return items?.is === 'array' ? items.of : undefined;
}
