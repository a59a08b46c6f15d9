import { createContext } from '@lit/context';
import type { BookingBackend } from '../../../backends/backend.js';
import type { BookingErrorCode } from '../../../domain/model/booking-error.js';
import type { Citizen } from '../../../domain/model/care-unit.js';
import type { Change } from '../../../domain/model/read-result.js';

/** Whether there is a booking system to talk to yet. */
export type ProviderConnection =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly code: BookingErrorCode }
  | { readonly state: 'ready'; readonly backend: BookingBackend };

/** What a provider gives the elements inside it. */
export interface ProviderContext {
  readonly connection: ProviderConnection;
  /** Whom the citizen may act for, the citizen first; empty while not known. */
  readonly citizens: readonly Citizen[];
  /** The `Citizen.id` acted for; absent: the citizen. */
  readonly actingFor?: string;
  /** An answer in a condition guide means emergency: no element may offer booking. */
  readonly emergency: boolean;
  /** Hosts that links in texts may lead to, where the host page names them. */
  readonly linkHosts?: readonly string[];
  actFor(id: string): void;
  /** Builds the backend anew after a failure, where that can help. */
  reconnect?(): void;
  /** Said by a condition guide about its own answers. */
  reportEmergency(guide: object, emergency: boolean): void;
  /** Calls back at each hint of a change at these units or among own times. Returns how to stop. */
  watch(units: readonly string[], onChange: (change: Change) => void): () => void;
}

// The registered symbol lets two copies of the library on a page find each other.
export const providerContext = createContext<ProviderContext>(Symbol.for('tidbok-surroundings'));
