import type { Slot } from '../domain/model/appointment.js';
import { base64url } from './digest.js';

/** Signs the slots that are sent to a page, so that an edited slot is detected when it comes back. */
export interface SlotSignature {
  /** Returns the slot with its id prefixed by the signature. */
  readonly sign: (slot: Slot) => Promise<Slot>;
  /** Returns the slot with the backend's id; undefined if its id, unit, visit type, performer or start was edited. */
  readonly verify: (slot: Slot) => Promise<Slot | undefined>;
}

const length = 22;

/** Signs with HMAC-SHA-256, truncated to 16 bytes. All gateways before one backend need the same secret. */
export function createSlotSignature(secret: string): SlotSignature {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);

  async function markOf({ id, unit, visitType, performer, start }: Slot): Promise<string> {
    const said = JSON.stringify([id, unit, visitType, performer?.id, performer?.name, performer?.kind, start]);
    return base64url(await crypto.subtle.sign('HMAC', await key, encoder.encode(said))).slice(0, length);
  }

  return {
    sign: async (slot) => ({ ...slot, id: `${await markOf(slot)}.${slot.id}` }),
    async verify(signed) {
      const slot = { ...signed, id: signed.id.slice(length + 1) };
      return signed.id === `${await markOf(slot)}.${slot.id}` ? slot : undefined;
    },
  };
}
