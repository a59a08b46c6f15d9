import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Acceptance, BookingBackend, Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

const unit = 'SE-KATT-1001';
const errand = { to: 'book' } as const;
const days = { from: '2026-11-30', to: '2026-12-11' };

/** A gateway before a backend that would book whatever it is asked to, at a unit that requires its guide. */
async function setUp(change: (backend: BookingBackend) => Partial<BookingBackend> = () => ({})) {
  const { region } = await memoryPlace();
  const booked: Slot[] = [];
  const make = (): BookingBackend => {
    const backend = memoryBackend({ region, citizen: testCitizens.first });
    return {
      ...backend,
      book: async ({ slot }) => {
        booked.push(slot);
        return { outcome: 'unknown' };
      },
      ...change(backend),
    };
  };
  const gateway = createGateway({ backend: make, abilities: make, authenticate: async () => 'me', store: memoryStore() });
  const fetch = async (url: string | URL | Request, init?: RequestInit) => gateway(new Request(url, init));
  const backend = (await httpBackend({ url: 'https://portal.example', fetch })) as Required<BookingBackend>;
  const honest = memoryBackend({ region, citizen: testCitizens.first });
  const guide = await honest.guide?.({ errand, unit });
  assert.ok(guide);
  const slotOf = async (code: string, at = unit): Promise<Slot> => {
    const query = { errand, targets: [{ unit: at, visitType: `${at}.${code}` }], days };
    const [slot] = (await honest.slots(query)).items;
    assert.ok(slot, code);
    return slot;
  };
  const all = guide.conditions?.map(({ id }) => id) ?? [];
  const accepted = (conditions: readonly string[] = all, more: object = {}): readonly Acceptance[] => [
    { guide: { id: guide.id, version: guide.version, ...more }, conditions },
  ];
  const book = async (slot: Slot, what: readonly Acceptance[], more: object = {}) =>
    backend.book({ slot, accepted: what, ...more }, { key: crypto.randomUUID() });
  return { book, booked, slotOf, accepted, all };
}

const refused = { outcome: 'refused', reason: 'not-offered' };

describe('a gateway before a unit that requires its guide', () => {
  it('lets through what the accepted version leads to, with every condition ticked', async () => {
    const { book, booked, slotOf, accepted } = await setUp();
    const slot = await slotOf('blodtryck');
    assert.equal((await book(slot, accepted())).outcome, 'unknown');
    assert.deepEqual(
      booked.map(({ id }) => id),
      [slot.id],
    );
  });

  it('refuses everything else, and sends nothing on', async () => {
    const { book, booked, slotOf, accepted, all } = await setUp();
    const slot = await slotOf('blodtryck');
    assert.deepEqual(await book(slot, []), refused);
    assert.deepEqual(await book(slot, accepted(all, { version: '1' })), refused);
    assert.deepEqual(await book(slot, accepted(all, { id: 'another' })), refused);
    assert.deepEqual(await book(slot, accepted(all.slice(1))), refused);
    assert.deepEqual(await book({ ...slot, visitType: `${unit}.hembesok` }, accepted()), refused);
    assert.deepEqual(await book({ ...slot, visitType: 'another' }, accepted()), refused);
    const { visitType, ...untyped } = slot;
    assert.ok(visitType);
    assert.deepEqual(await book(untyped, accepted()), refused);
    assert.deepEqual(booked, []);
  });

  it('refuses where there is no guide to have come through', async () => {
    const { book, booked, slotOf, accepted } = await setUp(() => ({ guide: async () => undefined }));
    assert.deepEqual(await book(await slotOf('blodtryck'), accepted()), refused);
    assert.deepEqual(booked, []);
  });

  it('is certain that nothing happened where it cannot find out', async () => {
    for (const broken of ['units', 'guide', 'visitTypes'] as const) {
      let fails = false;
      const { book, booked, slotOf, accepted } = await setUp((backend) => ({
        [broken]: (...asked: never[]) => {
          if (fails) throw new Error('broken');
          return (backend[broken] as (...all: never[]) => unknown)(...asked);
        },
      }));
      const slot = await slotOf('blodtryck');
      fails = true;
      await assert.rejects(book(slot, accepted()), { code: 'unavailable' }, broken);
      assert.deepEqual(booked, []);
    }
  });

  it('asks no guide of other units, nor of those who answer an invitation', async () => {
    const { book, booked, slotOf } = await setUp();
    await book(await slotOf('synkontroll', 'SE-KATT-1007'), []);
    await book(await slotOf('blodtryck'), [], { invitation: 'i1' });
    assert.equal(booked.length, 2);
  });
});
