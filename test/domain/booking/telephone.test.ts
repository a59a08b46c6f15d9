import { expect } from '@open-wc/testing';
import { telephoneHref } from '../../../src/domain/model/rich-text.js';
import { isPhoneNumber, ownPhoneNumber, plainPhoneNumber } from '../../../src/domain/booking/contact-details.js';

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

  for (const typed of [
    '0701740605',
    ' +46 (0)70-174 06 05 ',
    '(+46) 70 174 06 05',
    '[070] 174.06.05',
    '0046/70/1740605',
    '031-390 06',
  ]) {
    it(`of a citizen may be typed ${JSON.stringify(typed)}`, () => {
      expect(ownPhoneNumber(typed)).to.equal(typed.trim());
    });
  }

  for (const typed of [
    '',
    '112',
    '90101',
    '116 111',
    'ring mig',
    '070-174 06 05 (mamma)',
    '0'.repeat(18),
    `070174060${'-'.repeat(40)}5`,
  ]) {
    it(`of a citizen is not ${JSON.stringify(typed)}`, () => {
      expect(ownPhoneNumber(typed)).to.equal(undefined);
    });
  }
});
