import type { Slot } from '../domain/model/appointment.js';
import { base64url } from './digest.js';

/** Marks slots on their way to the page, so that it is seen if they come back edited. */
export interface SlotSignature {
  /** The slot with a longer id. */
  readonly seal: (slot: Slot) => Promise<Slot>;
  /** The slot as the backend gave it; undefined if its id, unit, visit type, performer or start was edited. */
  readonly open: (slot: Slot) => Promise<Slot | undefined>;
}

const length = 22;

/** Seals with HMAC-SHA-256, cut to 16 bytes. All gateways before one backend need the same secret. */
export function createSlotSignature(secret: string): SlotSignature {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);

  async function markOf({ id, unit, visitType, performer, start }: Slot): Promise<string> {
    const said = JSON.stringify([id, unit, visitType, performer?.id, performer?.name, performer?.kind, start]);
    return base64url(await crypto.subtle.sign('HMAC', await key, encoder.encode(said))).slice(0, length);
  }

  return {
    seal: async (slot) => ({ ...slot, id: `${await markOf(slot)}.${slot.id}` }),
    async open(sealed) {
      const slot = { ...sealed, id: sealed.id.slice(length + 1) };
      return sealed.id === `${await markOf(slot)}.${slot.id}` ? slot : undefined;
    },
  };
}
