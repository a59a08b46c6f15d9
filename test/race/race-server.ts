// The gateways of a race, in a process of their own. Tells their ports, and at the end what every citizen really has.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { BookingBackend } from 'tidbok';
import { createRegion, memoryBackend, type Person } from 'tidbok/backends/memory';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { catalogueCache } from '../../demo/server/postgres/catalogue.js';
import type { Place } from '../../demo/server/postgres/connect.js';
import { createFeed } from '../../demo/server/postgres/feed.js';
import { openDatabase } from '../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../demo/server/postgres/postgres-backend.js';
import type { Kept, RaceStart, Started, Variant } from './race-messages.js';
import { racePage } from './race-page.js';

const kinds: Readonly<Record<Variant, (backend: BookingBackend) => BookingBackend>> = {
  'store keeps keys': forgetful,
  'backend keeps keys': (backend) => backend,
  'nobody keeps keys': forgetful,
  'a lie': lying,
};

process.once('message', (start: RaceStart) => {
  serveRace(start).catch((thrown: unknown) => {
    process.send?.({ error: thrown instanceof Error ? thrown.message : String(thrown) } satisfies Started);
  });
});
process.once('disconnect', () => process.exit());

async function serveRace({ variant, citizens, now, place, gateways = 1 }: RaceStart): Promise<void> {
  const people: readonly Person[] = Array.from({ length: citizens }, (_, number) => ({
    id: `racer-${number}`,
    name: `Racer ${number}`,
    listed: 'SE-KATT-1002',
  }));
  const newServer = place ? await stored(place, people, () => now) : remembered(people, () => now);
  const backendOf = newServer();
  const first = await listening(variant, backendOf);
  const others = Array.from({ length: gateways - 1 }, () => listening(variant, newServer()));
  process.on('message', () => {
    void tell(people, backendOf).then((kept) => process.send?.(kept));
  });
  process.send?.({ ports: [first, ...(await Promise.all(others))] } satisfies Started);
}

async function listening(variant: Variant, backendOf: BackendOf): Promise<number> {
  const gateway = createGateway({
    backend: (citizen) => kinds[variant](backendOf(citizen)),
    abilities: () => backendOf('racer-0'),
    authenticate: async ({ headers }) => headers.get('Authorization')?.slice('Bearer '.length),
    rates: false,
    basePath: '/booking',
    ...(variant === 'store keeps keys' && { store: memoryStore() }),
    ...(variant === 'backend keeps keys' && { keepsKeys: true }),
  });
  const server = serve({ fetch: (request) => racePage(request) ?? gateway(request), port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

type BackendOf = (citizen: string) => BookingBackend;

function remembered(people: readonly Person[], now: () => number): () => BackendOf {
  const region = createRegion({ now, people });
  return () => (citizen) => memoryBackend({ region, citizen });
}

/** Each server has a catalogue and a feed of its own. */
async function stored(place: Place, people: readonly Person[], now: () => number): Promise<() => BackendOf> {
  const { db } = await openDatabase(place, { now, people, size: { units: 8, performers: 28 } });
  return () => {
    const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now };
    return (citizen) => postgresBackend({ ...shared, citizen });
  };
}

async function tell(people: readonly Person[], backendOf: (citizen: string) => BookingBackend): Promise<readonly Kept[]> {
  const lists = people.map(async ({ id }) => {
    const { items } = await backendOf(id).bookings();
    return items.map((time) => ({
      citizen: id,
      id: time.id,
      place: 'start' in time ? `${time.unit.id} ${time.performer?.name ?? ''} ${time.start}` : 'an invitation',
    }));
  });
  return (await Promise.all(lists)).flat();
}

/** A backend that keeps no keys: to it every call is a new one, and it does not say which key made a booking. */
function forgetful(backend: BookingBackend): BookingBackend {
  return {
    ...backend,
    async book(request, options) {
      const result = await backend.book!(request, { ...options, key: crypto.randomUUID() });
      return 'booking' in result ? { ...result, booking: withoutKey(result.booking) } : result;
    },
    async bookings(options) {
      const found = await backend.bookings(options);
      return { ...found, items: found.items.map(withoutKey) };
    },
  };
}

function withoutKey<T extends object>(time: T): T {
  const { ...rest } = time;
  Reflect.deleteProperty(rest, 'key');
  return rest;
}

/** A backend that says of a taken time that it is booked. */
function lying(backend: BookingBackend): BookingBackend {
  return {
    ...backend,
    async book(request, options) {
      const result = await backend.book!(request, options);
      const [own] = (await backend.bookings()).items;
      if (result.outcome !== 'taken') return result;
      const { slot } = request;
      const unit = own?.unit ?? { id: slot.unit, name: '', timeZone: 'Europe/Stockholm', book: { allowed: true } };
      const no = { allowed: false, reason: 'other' } as const;
      const rights = { cancel: no, rebook: no, message: no };
      return { outcome: 'done', booking: { id: 'none', kind: 'booking', status: 'booked', unit, rights, start: slot.start } };
    },
  };
}
