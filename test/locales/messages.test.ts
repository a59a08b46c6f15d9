import { expect } from '@open-wc/testing';
import { language } from './language.js';

/** Every text by its path, functions filled in with words that no text has. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const words = value as (...args: readonly unknown[]) => unknown;
    const filled = (first: unknown): unknown => words(first, '22', '33', '44');
    return [...texts(filled(1), `${path}(1)`), ...texts(filled(2), `${path}(2)`)];
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is no text`);
  return Object.entries(value).flatMap(([key, each]) => texts(each, path ? `${path}.${key}` : key));
}

const names = ['sv', 'en', 'en-xa', 'ar-xb'];

describe('the texts', () => {
  for (const name of names) {
    it(`of ${name} are all there, and none is empty`, async () => {
      const [swedish, these] = [texts({ ...(await language('sv')) }), texts({ ...(await language(name)) })];
      expect(these.map(([path]) => path)).to.have.members(swedish.map(([path]) => path));
      expect(these.length).to.be.greaterThan(200);
      expect(these.filter(([, text]) => !text.trim())).to.deep.equal([]);
      expect(these.filter(([, text]) => /undefined|null|NaN|\[object/.test(text))).to.deep.equal([]);
    });
  }

  it('of English have no Swedish letters', async () => {
    expect(texts({ ...(await language('en')) }).filter(([, text]) => /[åäö]/i.test(text))).to.deep.equal([]);
  });

  it('of Swedish and English differ, where they are words', async () => {
    const english = new Map(texts({ ...(await language('en')) }));
    const words = texts({ ...(await language('sv')) }).filter(([, text]) => /[a-zåäö]{4}/i.test(text));
    expect(words.filter(([path, text]) => english.get(path) === text)).to.deep.equal([]);
  });

  it('of the pseudo-languages are all transformed', async () => {
    const words = async (name: string) => {
      const all = texts({ ...(await language(name)) });
      return all.filter(([path]) => path !== 'lang' && path !== 'dir').map(([, text]) => text);
    };
    expect((await words('en-xa')).filter((text) => !text.endsWith('~') || /[aeiouy]/.test(text))).to.deep.equal([]);
    expect((await words('ar-xb')).filter((text) => /[A-Za-z]/.test(text.replace(/\u202e[A-Za-z]+\u202c/g, '')))).to.deep.equal(
      [],
    );
  });

  it('of the pseudo-languages say their language and direction', async () => {
    const { lang, dir } = await language('ar-xb');
    expect([lang, dir]).to.deep.equal(['ar-XB', 'rtl']);
    const longer = await language('en-xa');
    expect([longer.lang, longer.dir]).to.deep.equal(['en-XA', 'ltr']);
  });
});
