import type { BookingBackend } from '../backends/backend.js';
import { BookingError } from '../domain/booking-error.js';
import { allUnits } from './all-units.js';
import { type Case, promise } from './case.js';
import { Again, ensure, ensureSame, NotRun, outcomeOf } from './expect.js';
import { looksLikePersonalNumber } from './personal-number.js';
import { textsIn, ensureText } from './rich-text.js';
import { takenByOthers, isBooked, type Visit } from './visit.js';

const mostGuides = 10;

/** What texts, guides, ids and persons must be like. */
export const contentCases: readonly Case[] = [
  promise('no id is a personal number', 'A personal number would be in every page and log.', async (visit) => {
    const { first, unit } = visit;
    const errand = { to: 'book' } as const;
    const { targets } = visit.query();
    const ids: readonly (readonly [string, readonly (string | undefined)[]])[] = [
      ['a unit', (await allUnits(first)).map(({ id }) => id)],
      ['a visit type', (await first.visitTypes({ errand, units: [unit] })).items.map(({ id }) => id)],
      ['a performer', ((await first.performers?.({ errand, targets }))?.items ?? []).map(({ id }) => id)],
      ['a citizen', ((await first.citizens?.()) ?? []).map(({ id }) => id)],
      ['a booking', (await first.bookings()).items.map(({ id }) => id)],
      ['a free time', (await first.slots(visit.query())).items.map(({ id }) => id)],
    ];
    for (const [whose, some] of ids) {
      // Which one is not said: it may be somebody's.
      const bad = some.some((id) => id !== undefined && looksLikePersonalNumber(id, visit.today, whose === 'a free time'));
      ensure(!bad, `the id of ${whose} is one, or looks like it`);
    }
  }),

  promise(
    'texts are blocks in a language, with safe links',
    'A text would be read aloud wrong, or show its tags.',
    async (visit) => {
      const { first, unit } = visit;
      const answers: readonly unknown[] = [
        await allUnits(first),
        await first.visitTypes({ errand: { to: 'book' }, units: [unit] }),
        await first.bookings(),
        await first.slots(visit.query()),
      ];
      const texts = answers.flatMap(textsIn);
      if (texts.length === 0) throw new NotRun('the backend has no texts');
      for (const text of texts) ensureText(text);
    },
  ),

  promise(
    'a condition guide has one text for each version',
    'It could not be told what the citizen once accepted.',
    async ({ first }) => {
      if (!first.guide) throw new NotRun('the backend has no guides');
      const seen = new Map<string, string>();
      const open = (await allUnits(first)).filter(({ book }) => book.allowed).slice(0, mostGuides);
      for (const { id: unit } of [...open, ...open]) {
        const guide = await first.guide({ errand: { to: 'book' }, unit });
        if (!guide) continue;
        ensure(guide.id !== '' && guide.version !== '', 'a guide has no id or no version');
        const name = JSON.stringify([guide.id, guide.version]);
        const content = JSON.stringify(guide);
        ensureSame(content === (seen.get(name) ?? content), true, `whether version ${guide.version} says the same again`);
        seen.set(name, content);
      }
      if (seen.size === 0) throw new NotRun('no unit has a guide');
    },
  ),

  promise(
    'the citizen comes first among those one may act for, each once',
    'The citizen would book for somebody else without knowing.',
    async ({ first, second }) => {
      if (!first.citizens) throw new NotRun('the backend does not tell whom one may act for');
      for (const backend of [first, second]) {
        const persons = (await backend.citizens?.()) ?? [];
        ensureSame(persons[0]?.relation, 'self', 'the relation of the first');
        ensureSame(persons.filter(({ relation }) => relation === 'self').length, 1, 'how many are the citizen');
        ensureSame(new Set(persons.map(({ id }) => id)).size, persons.length, 'how many ids they have');
      }
    },
  ),

  promise(
    'a child’s times are not the parent’s own',
    'The parent would go to the child’s visit as a patient.',
    async (visit) => {
      const parent = await parentOf(visit);
      const own = (await parent.bookings()).items.map(({ id }) => id);
      const theirs = await Promise.all(
        (await childrenOf(parent)).map(async (actingFor) => (await parent.bookings({ actingFor })).items.map(({ id }) => id)),
      );
      const mixed = theirs.flat().filter((id) => own.includes(id));
      ensureSame(mixed.length, 0, 'how many times are both a child’s and the parent’s');
    },
  ),

  promise(
    'what is booked for a child is the child’s alone',
    'The child’s visit would be in somebody else’s name.',
    async (visit) => {
      const parent = await parentOf(visit);
      const slot = await visit.pick();
      if (!parent.book) throw new NotRun('the backend does not book');
      for (const actingFor of await childrenOf(parent)) {
        const result = await outcomeOf(parent.book({ slot, accepted: [] }, { actingFor, key: visit.key() }));
        if ('error' in result) ensure(result.error instanceof BookingError, 'it was rejected with no BookingError');
        if ('error' in result || result.value.outcome === 'refused') continue;
        if (result.value.outcome === 'taken') throw new Again(takenByOthers());
        ensure(isBooked(result.value), result.value.outcome, 'booking a free time for a child is done, or refused');
        const { id } = result.value.booking;
        const has = async (options?: { readonly actingFor: string }) =>
          (await parent.bookings(options)).items.some((time) => time.id === id);
        ensureSame(
          [await has({ actingFor }), await has()],
          [true, false],
          'whether it is among the child’s and the parent’s times',
        );
        return;
      }
      throw new NotRun('nothing may be booked for the children');
    },
  ),
];

async function childrenOf(backend: BookingBackend): Promise<readonly string[]> {
  return ((await backend.citizens?.()) ?? []).filter(({ relation }) => relation === 'child').map(({ id }) => id);
}

async function parentOf({ first, second }: Visit): Promise<BookingBackend> {
  for (const backend of [first, second]) if ((await childrenOf(backend)).length > 0) return backend;
  throw new NotRun('neither citizen has a child to act for');
}
