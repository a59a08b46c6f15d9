import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Acceptance, Booking, BookingBackend, Appointment, Right, Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

const unit = 'SE-KATT-1001';
const errand = { to: 'book' } as const;
const days = { from: '2026-11-30', to: '2026-12-11' };

/** A gateway before a backend that would book whatever it is asked to, at a unit that requires its guide. */
async function setUp(change: (backend: BookingBackend) => Partial<BookingBackend> = () => ({}), keepsKeys = false) {
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
      rebook: async (_, { slot }) => {
        booked.push(slot);
        return { outcome: 'unknown' };
      },
      ...change(backend),
    };
  };
  const gateway = createGateway({
    backend: make,
    abilities: make,
    authenticate: async () => 'me',
    store: memoryStore(),
    keepsKeys,
  });
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
  const book = async (slot: Slot, what: readonly Acceptance[], more: object = {}, key: string = crypto.randomUUID()) =>
    backend.book({ slot, accepted: what, ...more }, { key });
  const rebook = async (from: Booking, slot: Slot, what: readonly Acceptance[]) =>
    backend.rebook(from, { slot, accepted: what }, { key: crypto.randomUUID() });
  const own = (await honest.bookings()).items.find((time): time is Booking => time.kind === 'booking');
  assert.ok(own);
  const cancel = async (time: Appointment, what: readonly Acceptance[], key: string = crypto.randomUUID()) =>
    backend.cancel(time, { accepted: what }, { key });
  return { book, rebook, cancel, honest, own, booked, slotOf, accepted, all };
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

  it('asks no guide of other units', async () => {
    const { book, booked, slotOf } = await setUp();
    await book(await slotOf('synkontroll', 'SE-KATT-1007'), []);
    assert.equal(booked.length, 1);
  });

  it('asks none of those who answer an invitation of their own to that visit type, and of no others', async () => {
    const slot = await (await setUp()).slotOf('blodtryck');
    const no: Right = { allowed: false, reason: 'other' };
    const invited = (backend: BookingBackend, visitType: string) => ({
      booking: async (id: string): Promise<Appointment> => {
        if (id !== 'i1') return backend.booking(id);
        const [unitOf] = (await backend.units({ errand, ids: [unit] })).items;
        const [type] = (await backend.visitTypes({ errand, units: [unit] })).items.filter((one) => one.id === visitType);
        return {
          kind: 'open-invitation',
          id,
          unit: unitOf!,
          rights: { cancel: no, rebook: no, message: no },
          ...(type && { visitType: type }),
        };
      },
    });
    const mine = await setUp((backend) => invited(backend, slot.visitType ?? ''));
    assert.equal((await mine.book(slot, [], { invitation: 'i1' })).outcome, 'unknown');
    assert.equal(mine.booked.length, 1);
    assert.deepEqual(await mine.book(slot, [], { invitation: 'invented' }), refused);
    const other = await setUp((backend) => invited(backend, `${unit}.sjukskoterska`));
    assert.deepEqual(await other.book(slot, [], { invitation: 'i1' }), refused);
    assert.deepEqual(other.booked, []);
  });

  it('refuses a hold of another time, and a booking moved to another visit type', async () => {
    const { book, booked, slotOf, accepted, rebook, own } = await setUp();
    const slot = await slotOf('blodtryck');
    const other = await slotOf('sjukskoterska');
    const changed = { outcome: 'refused', reason: 'changed' };
    assert.deepEqual(await book(slot, accepted(), { hold: { id: 'h', slot: other } }), changed);
    assert.deepEqual(await rebook(own, slot, []), refused);
    assert.deepEqual(booked, []);
  });

  it('gives a repeat of what was done to a backend that keeps keys, though the guide has changed since', async () => {
    const published: { version?: string } = {};
    const keeps = await setUp(
      (backend) => ({
        book: (request, options) => backend.book!(request, options),
        guide: async (query) => {
          const guide = await backend.guide?.(query);
          return guide && { ...guide, ...published };
        },
      }),
      true,
    );
    const slot = await keeps.slotOf('blodtryck');
    const first = await keeps.book(slot, keeps.accepted(), {}, 'k1');
    assert.equal(first.outcome, 'done');
    published.version = 'another';
    assert.deepEqual(await keeps.book(slot, keeps.accepted(), {}, 'k1'), first);
  });

  it('cancels on the conditions of this version for that, and sends nothing else on', async () => {
    const { cancel, honest, slotOf, accepted, all } = await setUp();
    const slot = await slotOf('blodtryck');
    const result = await honest.book?.({ slot, accepted: accepted() }, { key: 'mine' });
    assert.ok(result?.outcome === 'done');
    const no = { outcome: 'refused', reason: 'other' };
    for (const said of [[], accepted([]), accepted(['avboka']), accepted(all, { version: '1' })]) {
      assert.deepEqual(await cancel(result.booking, said), no);
    }
    assert.equal((await honest.booking(result.booking.id)).kind, 'booking');
    assert.deepEqual(await cancel(result.booking, accepted(['given-vidare'])), { outcome: 'done' });
  });

  it('moves on the conditions that the unit names for that, where it names some', async () => {
    const withTerms = (backend: BookingBackend) => ({
      guide: async (query: Parameters<NonNullable<BookingBackend['guide']>>[0]) => {
        const guide = await backend.guide?.(query);
        return guide && { ...guide, terms: { ...guide.terms, rebook: { conditions: ['last'] } } };
      },
    });
    const { rebook, honest, booked, slotOf, accepted } = await setUp(withTerms);
    const slot = await slotOf('blodtryck');
    const result = await honest.book?.({ slot, accepted: accepted() }, { key: 'mine' });
    assert.ok(result?.outcome === 'done');
    const fresh = await slotOf('blodtryck');
    assert.deepEqual(await rebook(result.booking, fresh, []), { outcome: 'refused', reason: 'other' });
    assert.deepEqual(booked, []);
    assert.equal((await rebook(result.booking, fresh, accepted(['last']))).outcome, 'unknown');
    assert.equal(booked.length, 1);
  });

  it('cancels and moves on conditions at a unit that does not require its guide too, as the page asks them there', async () => {
    const at = 'SE-KATT-1003';
    const { cancel, rebook, honest, booked, slotOf } = await setUp();
    const slot = await slotOf('lakare', at);
    const result = await honest.book?.({ slot, accepted: [] }, { key: 'mine' });
    assert.ok(result?.outcome === 'done');
    const guide = await honest.guide?.({ errand, unit: at });
    assert.ok(guide && !result.booking.unit.guideRequired);
    const [fresh, no] = [await slotOf('lakare', at), { outcome: 'refused', reason: 'other' }];
    const accepted = (conditions: readonly string[]) => [{ guide: { id: guide.id, version: guide.version }, conditions }];
    for (const said of [[], accepted([])]) {
      assert.deepEqual(await rebook(result.booking, fresh, said), no);
      assert.deepEqual(await cancel(result.booking, said), no);
    }
    assert.deepEqual(booked, []);
    assert.equal((await rebook(result.booking, fresh, accepted(['given-vidare']))).outcome, 'unknown');
    assert.equal(booked.length, 1);
    assert.deepEqual(await cancel(result.booking, accepted(['given-vidare'])), { outcome: 'done' });
  });

  it('is certain that nothing was cancelled where it cannot find out', async () => {
    let fails = false;
    const { cancel, honest, slotOf, accepted } = await setUp((backend) => ({
      guide: async (query) => {
        if (fails) throw new Error('broken');
        return backend.guide?.(query);
      },
    }));
    const result = await honest.book?.({ slot: await slotOf('blodtryck'), accepted: accepted() }, { key: 'mine' });
    assert.ok(result?.outcome === 'done');
    fails = true;
    await assert.rejects(cancel(result.booking, accepted(['given-vidare'])), { code: 'unavailable' });
    assert.equal(
      (await honest.bookings()).items.some(({ id }) => id === result.booking.id),
      true,
    );
  });
});
