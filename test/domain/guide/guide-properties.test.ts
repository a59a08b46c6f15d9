import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ConditionGuide, Next, Question, GuideOutcome } from '../../../src/domain/guide/guide.js';
import { validateGuide } from '../../../src/domain/guide/validate-guide.js';
import { advanceGuide, atStart, evaluate, type GuideProgress } from '../../../src/domain/guide/guide-progress.js';
import { readGuide } from '../../../src/domain/guide/parse-guide.js';

const ways: Record<string, GuideOutcome> = {
  alarm: { to: '112' },
  call: { to: 'call' },
  line: { to: 'call', number: '031-390 06 45', hours: { sv: 'Dygnet runt' }, heading: { sv: 'Ring linjen' } },
  letter: { to: 'information', heading: { sv: 'Du får ett brev' }, text: { sv: [{ type: 'paragraph', content: ['Vänta.'] }] } },
  advice: { to: '1177' },
  home: { to: 'care-at-home', text: { sv: [{ type: 'paragraph', content: ['Vila.'] }] } },
  unit: { to: 'other-unit' },
  book: { to: 'book', codes: ['bp'] },
};

/** Questions that lead on to later ones only, or to a way out: random, and without faults. */
const guides: fc.Arbitrary<ConditionGuide> = fc.integer({ min: 1, max: 12 }).chain((count) => {
  const nextAfter = (index: number): fc.Arbitrary<Next> => {
    const way = fc.constantFrom(...Object.keys(ways)).map((id) => ({ way: id }));
    if (index + 1 >= count) return way;
    return fc.oneof(
      way,
      fc.integer({ min: index + 1, max: count - 1 }).map((to) => ({ question: `q${to}` })),
    );
  };
  const questionAt = (index: number): fc.Arbitrary<Question> =>
    fc
      .record({
        choose: fc.constantFrom('one' as const, 'many' as const),
        nexts: fc.array(nextAfter(index), { minLength: 1, maxLength: 5 }),
        none: nextAfter(index),
      })
      .map(({ choose, nexts, none }) => ({
        id: `q${index}`,
        text: { sv: `Fråga ${index}` },
        choose,
        answers: nexts.map((next, number) => ({ id: `a${number}`, text: { sv: `Svar ${number}` }, next })),
        ...(choose === 'many' && { none }),
      }));
  return fc.tuple(...Array.from({ length: count }, (_, index) => questionAt(index))).map((questions) => ({
    ...{ format: 1 as const, id: 'g', version: '1', owner: 'Region Kattegatt', reviewBy: '2027-06-30' },
    languages: [{ lang: 'sv', status: 'original' as const }],
    ...{ questions, ways },
  }));
});

/** What a citizen may answer to a question, chosen by numbers. */
function chosen({ choose, answers }: Question, pick: number): readonly string[] {
  const ids = answers.map(({ id }) => id);
  if (choose === 'one') return ids.slice(pick % ids.length, (pick % ids.length) + 1);
  return ids.filter((_, index) => (pick >> index) % 2 === 1);
}

const runs = { numRuns: 10_000 };
const picks = fc.array(fc.nat({ max: 31 }), { minLength: 40, maxLength: 40 });

describe('any guide without faults', function () {
  this.timeout(60_000);

  it('has none to the reader, and comes out of it went in', () => {
    fc.assert(
      fc.property(guides, (guide) => {
        expect(validateGuide(guide)).to.deep.equal([]);
        expect(readGuide(JSON.parse(JSON.stringify(guide)))).to.deep.equal(guide);
      }),
      runs,
    );
  });

  it('ends every path in a way out, after at most as many answers as it has questions', () => {
    fc.assert(
      fc.property(guides, picks, (guide, numbers) => {
        let visit: GuideProgress = advanceGuide(guide, atStart, { type: 'begun' });
        for (const pick of numbers) {
          if (visit.at !== 'question') break;
          const { id } = visit;
          const question = guide.questions.find((one) => one.id === id);
          if (!question) throw new Error(`no question ${id}`);
          visit = advanceGuide(guide, visit, { type: 'answered', chosen: chosen(question, pick) });
        }
        return visit.at === 'end' && evaluate(guide, visit.answers).now.at === 'way';
      }),
      runs,
    );
  });

  it('is where it was after back and the same answer, at every step, with all answers kept', () => {
    fc.assert(
      fc.property(guides, picks, (guide, numbers) => {
        let visit: GuideProgress = advanceGuide(guide, atStart, { type: 'begun' });
        for (const pick of numbers) {
          if (visit.at !== 'question') break;
          const before: GuideProgress = visit;
          const { id } = visit;
          const question = guide.questions.find((one) => one.id === id);
          const event = { type: 'answered' as const, chosen: question ? chosen(question, pick) : [] };
          const after = advanceGuide(guide, before, event);
          const back = advanceGuide(guide, after, { type: 'back' });
          expect(back).to.deep.equal({ ...before, answers: after.answers });
          expect(advanceGuide(guide, back, event)).to.deep.equal(after);
          visit = after;
        }
      }),
      runs,
    );
  });

  it('never throws and never leaves the guide, whatever is done in whatever order', () => {
    const events = fc.array(
      fc.oneof(
        fc.constantFrom({ type: 'begun' as const }, { type: 'knows' as const }, { type: 'back' as const }),
        fc.record({ type: fc.constant('change' as const), question: fc.string() }),
        fc.nat({ max: 12 }).map((index) => ({ type: 'change' as const, question: `q${index}` })),
        fc.record({
          type: fc.constant('answered' as const),
          chosen: fc.array(fc.oneof(fc.string(), fc.constantFrom('a0', 'a1', 'a2', '__proto__'))),
        }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(guides, events, (guide, all) => {
        let visit: GuideProgress = atStart;
        for (const event of all) {
          visit = advanceGuide(guide, visit, event);
          const asked = evaluate(guide, visit.answers).answered.map(({ question }) => question.id);
          expect(Object.keys(visit.answers)).to.have.members(asked);
          if (visit.at === 'question') expect(guide.questions.map(({ id }) => id)).to.include(visit.id);
          if (visit.at === 'end') expect(evaluate(guide, visit.answers).now.at).to.equal('way');
        }
      }),
      runs,
    );
  });
});

describe('any data at all', function () {
  this.timeout(60_000);

  it('is a guide, or refused with a reason: nothing else is thrown', () => {
    const spoilt = fc.tuple(guides, fc.jsonValue(), fc.nat()).map(([guide, value, place]) => {
      const copy = JSON.parse(JSON.stringify(guide)) as Record<string, unknown>;
      const names = Object.keys(copy);
      copy[names[place % names.length] ?? 'id'] = value;
      return copy;
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), spoilt), (value) => {
        try {
          return readGuide(value).questions.length >= 0;
        } catch (thrown) {
          return (thrown as { code?: unknown }).code === 'invalid-response';
        }
      }),
      runs,
    );
  });
});
