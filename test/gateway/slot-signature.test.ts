import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingBackend, Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway } from 'tidbok/gateway';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

/** A backend that believes whatever slot it is given. */
function trusting(backend: BookingBackend, booked: Slot[], intents: unknown[] = []): BookingBackend {
  const believe = async ({ slot }: { readonly slot: Slot }) => {
    booked.push(slot);
    return { outcome: 'refused', reason: 'other' } as const;
  };
  return {
    ...backend,
    book: believe,
    rebook: async (_, request) => believe(request),
    hold: async (slot, { intent }) => {
      intents.push(intent);
      return { outcome: 'held', hold: { id: 'h', slot } };
    },
    release: async ({ slot }) => void booked.push(slot),
  };
}

describe('a gateway that signs slots', () => {
  const setUp = async () => {
    const { region, unit, visitType } = await memoryPlace();
    const [booked, intents]: [Slot[], unknown[]] = [[], []];
    const make = () => trusting(memoryBackend({ region, citizen: testCitizens.first }), booked, intents);
    const through = async (slotSecret: string) => {
      const gateway = createGateway({ backend: make, abilities: make, authenticate: async () => 'me', slotSecret });
      return httpBackend({ url: 'https://portal.example', fetch: async (url, init) => gateway(new Request(url, init)) });
    };
    const backend = await through('a secret of thirty-two characters');
    const query = {
      errand: { to: 'book' as const },
      targets: [{ unit, visitType }],
      days: { from: '2026-11-30', to: '2026-12-05' },
    };
    const slot = (await backend.slots(query)).items[0];
    const real = (await make().slots(query)).items[0];
    assert.ok(slot && real);
    const able = backend as Required<BookingBackend>;
    return { able, booked, intents, slot, real, query, through };
  };
  const key = { key: 'k' };

  it('gives the backend the slot as it was, and the page the same id each time', async () => {
    const { able, booked, slot, real, query } = await setUp();
    await able.book({ slot, accepted: [] }, key);
    assert.deepEqual(booked, [real]);
    assert.notEqual(slot.id, real.id);
    assert.equal((await able.slots(query)).items[0]?.id, slot.id);
  });

  it('leaves the citizen’s own times as the backend gave them, by whose ids they are moved and cancelled', async () => {
    const { region, unit, visitType } = await memoryPlace();
    const make = () => memoryBackend({ region, citizen: testCitizens.first });
    const options = {
      backend: make,
      abilities: make,
      authenticate: async () => 'me',
      slotSecret: 'a secret of thirty-two characters',
    };
    const gateway = createGateway(options);
    const able = await httpBackend({
      url: 'https://portal.example',
      fetch: async (url, init) => gateway(new Request(url, init)),
    });
    const days = { from: '2026-11-30', to: '2026-12-05' };
    const slot = (await able.slots({ errand: { to: 'book' }, targets: [{ unit, visitType }], days })).items[0];
    assert.ok(slot);
    assert.equal((await able.book?.({ slot, accepted: [] }, { key: 'k' }))?.outcome, 'done');
    const { items } = await able.bookings();
    assert.ok(items.length > 0);
    assert.deepEqual(items, (await make().bookings()).items);
  });

  it('refuses one whose unit, visit type, performer or start was edited, whatever the backend believes', async () => {
    const { able, booked, slot, real, through } = await setUp();
    const edits: readonly Partial<Slot>[] = [
      { unit: 'another' },
      { visitType: 'another' },
      { performer: { name: 'Another', kind: 'person', id: 'another' } },
      { start: '2026-12-01T10:00:00Z' },
      { id: real.id },
      { id: `${slot.id}x` },
      { id: '' },
    ];
    const changed = { outcome: 'refused', reason: 'changed' };
    const from = (await able.bookings()).items.find((time) => time.kind === 'booking');
    assert.ok(from?.kind === 'booking');
    for (const edit of edits) {
      assert.deepEqual(await able.book({ slot: { ...slot, ...edit }, accepted: [] }, key), changed, JSON.stringify(edit));
      assert.deepEqual(await able.rebook(from, { slot: { ...slot, ...edit }, accepted: [] }, key), changed);
    }
    const other = await through('another secret of thirty-two chars');
    assert.deepEqual(await other.book?.({ slot, accepted: [] }, key), changed, 'signed with another secret');
    assert.deepEqual(booked, []);
  });

  it('tells the backend what a time is held for, if the page says it', async () => {
    const { able, intents, slot } = await setUp();
    const said = [{ to: 'book' }, { to: 'book', invitation: 'i1' }, { to: 'rebook', booking: 'b1' }] as const;
    await able.hold(slot, key);
    for (const intent of said) await able.hold(slot, { ...key, intent });
    assert.deepEqual(intents, [undefined, ...said]);
    const none = { to: 'cancel', booking: 'b1' } as unknown as (typeof said)[2];
    await assert.rejects(able.hold(slot, { ...key, intent: none }), { code: 'invalid-request' });
  });

  it('lets a hold through both ways', async () => {
    const { able, booked, slot, real } = await setUp();
    const held = await able.hold(slot, key);
    assert.ok(held.outcome === 'held');
    assert.deepEqual(held.hold.slot, slot);
    await able.book({ slot, accepted: [], hold: held.hold }, key);
    await able.release(held.hold, key);
    assert.deepEqual(booked, [real, real]);
    const edited = { ...held.hold, slot: { ...slot, unit: 'another' } };
    assert.equal((await able.book({ slot, accepted: [], hold: edited }, key)).outcome, 'refused');
    assert.equal(booked.length, 2);
  });
});
