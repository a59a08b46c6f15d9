import type { Slot } from '../domain/model/appointment.js';
import type { BookRequest } from '../domain/model/requests.js';
import type { Input, WriteMethod } from '../wire/contract.js';
import type { SlotSignature } from './slot-signature.js';

/** Returns the answer of a write with the slot in it signed. */
export async function signAnswer<T>(signature: SlotSignature | undefined, answer: T): Promise<T> {
  if (!signature || !isObject(answer)) return answer;
  if ('hold' in answer && isObject(answer.hold) && isSlot(answer.hold.slot)) {
    return { ...answer, hold: { ...answer.hold, slot: await signature.sign(answer.hold.slot) } };
  }
  return answer;
}

/** Returns the input of a write with its slots verified; undefined if one of them was edited. */
export async function verifyInput<M extends WriteMethod>(
  signature: SlotSignature | undefined,
  method: M,
  input: Input<M>,
): Promise<Input<M> | undefined> {
  if (!signature) return input;
  const parts: { readonly slot?: Slot; readonly hold?: NonNullable<BookRequest['hold']>; readonly request?: unknown } = input;
  if (method === 'hold' || method === 'release') return verified(signature, parts) as Promise<Input<M> | undefined>;
  if (method === 'cancel') return input;
  const request = await verified(signature, parts.request as BookRequest);
  return request && ({ ...input, request } as Input<M>);
}

async function verified<T extends { readonly slot?: Slot; readonly hold?: NonNullable<BookRequest['hold']> }>(
  signature: SlotSignature,
  parts: T,
): Promise<T | undefined> {
  const slot = parts.slot && (await signature.verify(parts.slot));
  const held = parts.hold && (await signature.verify(parts.hold.slot));
  if ((parts.slot && !slot) || (parts.hold && !held)) return undefined;
  return { ...parts, ...(slot && { slot }), ...(parts.hold && held && { hold: { ...parts.hold, slot: held } }) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value has the id and start of a slot. */
export function isSlot(value: unknown): value is Slot {
  return isObject(value) && 'start' in value && 'id' in value;
}
