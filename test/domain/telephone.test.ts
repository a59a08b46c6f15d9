import { expect } from '@open-wc/testing';
import { telephoneHref } from '../../src/domain/text.js';
import { isPhoneNumber, plainPhoneNumber } from '../../src/domain/telling.js';

describe('a telephone number', () => {
  for (const [said, dialled] of [
    ['031-390 06 12', '0313900612'],
    ['+46 31 390 06 12', '+46313900612'],
    ['+46 (0)31 390 06 12', '+46313900612'],
    ['+46(0)31-390 06 12', '+46313900612'],
    ['+46 ( 0 ) 31 390 06 12', '+46313900612'],
    ['(+46) (0)31 390 06 12', '+46313900612'],
    ['0046 (0)31 390 06 12', '0046313900612'],
    ['(0)31-390 06 12', '0313900612'],
    ['(031) 390 06 12', '0313900612'],
    ['\u202a+46 31 390 06 12\u202c', '+46313900612'],
    ['+46\u00a0(\u200e0)31\u2011390 06 12', '+46313900612'],
    ['Tel. 031-390 06 12', '0313900612'],
    ['031-390 06 12 anknytning 14', '0313900612'],
    ['031-390 06 12 (växel)', '0313900612'],
    ['1177', '1177'],
    ['112', '112'],
  ] as const) {
    it(`that says "${said}" dials ${dialled}`, () => {
      expect(telephoneHref(said)).to.equal(`tel:${dialled}`);
    });
  }

  for (const pasted of [
    '\u202a070-174 06 05\u202c',
    '\u2066070-174\u00a006\u00a005\u2069',
    '\ufeff070\u2011174 06 05\u200b',
    '070\u2013174 06 05',
    '+46\u00ad70\u2212174 06 05',
  ]) {
    it(`pasted with marks that nobody sees, or with other dashes, is taken: ${JSON.stringify(pasted)}`, () => {
      const plain = plainPhoneNumber(pasted);
      expect(isPhoneNumber(plain)).to.equal(true);
      expect(plain).to.match(/^[+\d\s-]+$/);
    });
  }
});
