import { expect } from '@open-wc/testing';
import type { VisitType } from '../../../src/domain/model/care-unit.js';
import type { ConditionGuide } from '../../../src/domain/guide/guide.js';
import {
  toAcceptance,
  conditionsFor,
  directOutcome,
  isInSearch,
  leadsToSearch,
  targetsOf,
} from '../../../src/domain/guide/guide-outcome.js';
import { guide } from './small-guide.js';
import { slotAt, without } from '../fixtures.js';

const short: ConditionGuide = {
  ...guide,
  questions: [],
  conditions: ['late', 'fast'].map((id) => ({ id, text: { sv: id } })),
  terms: { book: { conditions: ['late'] } },
  ways: {
    a: { to: 'book', codes: ['bp'], performers: ['p1'] },
    b: { to: 'book', codes: ['blood'], conditions: ['fast'] },
    c: { to: 'book', codes: ['asked'], onlyByQuestions: true },
  },
};

describe('a guide without questions but with ways out', () => {
  for (const code of ['bp', 'blood', 'asked', 'anything']) {
    const type: VisitType = { id: `u1.${code}`, unit: 'u1', name: code, code };
    const way = directOutcome(short, type);
    const targets = targetsOf([type], way?.performers);
    const accepted = [
      toAcceptance(
        short,
        conditionsFor(short, way).map(({ id }) => id),
      ),
    ];

    it(`is judged alike by page and server for ${code}, whoever the performer is`, () => {
      for (const id of ['p1', 'p2']) {
        const slot = slotAt('2026-11-24T08:00:00Z', { visitType: type.id, performer: { name: 'A', kind: 'person', id } });
        const passes = leadsToSearch(short, accepted, type, id);
        expect(isInSearch(targets, slot), id).to.equal(passes);
        expect(passes, id).to.equal(code !== 'bp' || id === 'p1');
      }
    });

    it(`shows for ${code} a time that does not say all, which the server takes only where it need not know`, () => {
      const slot = slotAt('2026-11-24T08:00:00Z', { visitType: type.id });
      expect(isInSearch(targets, slot)).to.equal(true);
      expect(leadsToSearch(short, accepted, type, undefined)).to.equal(code !== 'bp');
      expect(isInSearch(targets, without(slot, 'visitType'))).to.equal(true);
      expect(leadsToSearch(short, accepted, undefined, 'p1')).to.equal(false);
    });
  }
});
