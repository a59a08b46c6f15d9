import { allUnits } from '../kit/all-units.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { looksLikePersonalNumber } from '../kit/personal-number.js';
import { textsIn, ensureText } from '../kit/rich-text.js';
import { nobody } from '../kit/visit.js';

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
    'the addresses of maps and video visits are https',
    'A link could run code in the page, or be read and changed on the way.',
    async ({ first }) => {
      const times = [...(await first.bookings()).items, ...((await first.past?.())?.items ?? [])];
      const addresses = [
        ...[...(await allUnits(first)), ...times.map(({ unit }) => unit)].flatMap(({ map }) => map ?? []),
        ...times.flatMap((time) => (time.kind === 'open-invitation' ? [] : (time.video?.href ?? []))),
      ];
      if (addresses.length === 0) throw new NotRun('no unit has a map and no own time has a video visit');
      const bad = addresses.filter((address) => !isSecureAddress(address)).length;
      ensureSame(bad, 0, 'how many addresses are not https');
    },
  ),

  promise('no error tells who the citizen is', 'The person would stand in logs and in reports of faults.', async (visit) => {
    const { first, second } = visit;
    const persons = await Promise.all([first, second].map(async (backend) => (await backend.citizens?.()) ?? []));
    const names = persons.flat().map(({ name }) => name);
    const [time] = (await first.bookings()).items;
    const calls: readonly Promise<unknown>[] = [
      first.booking(nobody),
      ...(time ? [second.booking(time.id)] : []),
      first.bookings({ actingFor: nobody }),
      first.slots(visit.query(), { actingFor: persons[1]?.[0]?.id ?? nobody }),
      first.slots(visit.query({ from: '2026-02-30', to: 'soon' })),
    ];
    for (const came of await Promise.all(calls.map(expectedOutcome))) {
      const text = 'error' in came ? textOf(came.error) : '';
      const isNamed = names.some((name) => text.includes(name));
      // What it says is not repeated: it may be somebody's.
      ensure(!isNamed, 'the message of an error, or of its cause, holds the name of a person');
      const isNumbered = looksLikePersonalNumber(text, visit.today, false);
      ensure(!isNumbered, 'the message of an error, or of its cause, holds a personal number, or what looks like it');
    }
  }),
];

function isSecureAddress(address: unknown): boolean {
  return typeof address === 'string' && URL.canParse(address) && new URL(address).protocol === 'https:';
}

/** The messages of an error and of what caused it. */
function textOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause === undefined ? thrown.message : `${thrown.message} ${textOf(thrown.cause)}`;
}
