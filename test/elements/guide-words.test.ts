import { expect } from '@open-wc/testing';
import { all, click, focusOn, names, says, textOf, until } from './page.js';
import { full, leading, toWay, withGuide } from './own-guide.js';
import { steps } from './steps.js';
import { inside } from './world.js';

const walk = await steps();

describe('the words of a guide', () => {
  const linked = leading({
    to: 'call',
    text: {
      sv: [
        {
          type: 'paragraph',
          content: [
            { type: 'link', text: 'Råd', href: 'https://www.1177.se/rad' },
            ' ',
            { type: 'link', text: 'Karta', href: 'https://karta.example/1' },
            ' ',
            { type: 'link', text: 'Lurad', href: 'https://www.1177.se@elsewhere.example/' },
            ' ',
            { type: 'link', text: 'Kod', href: 'javascript:alert(1)' },
          ],
        },
      ],
    },
  });
  const links = () => names('link').filter((name) => /Råd$|Karta|Lurad|Kod/.test(name));

  it('link to 1177 alone where the page says nothing, and are all there as words', async () => {
    await withGuide(linked);
    await toWay();
    await says('Råd Karta Lurad Kod');
    expect(links()).to.deep.equal(['Råd']);
  });

  it('link to the hosts that the page allows, and to no others, also when it says so later', async () => {
    const page = await withGuide(linked);
    await toWay();
    page.provider.linkHosts = 'karta.example elsewhere.test';
    await until(() => links().includes('Karta'));
    expect(links()).to.deep.equal(['Karta']);
  });

  it('are shown to three hundred letters, the rest folded but there, and no warning folded away', async () => {
    const warning = [{ type: 'callout', tone: 'warning', blocks: [{ type: 'paragraph', content: ['Inte folded.'] }] }];
    const text = { sv: [...(full.terms?.book?.text?.sv ?? []), ...warning] };
    const page = await withGuide({ ...full, languages: full.languages.slice(0, 1), terms: { book: { text } } });
    await says('Här bokar du tid på Vårdcentralen Tångholmen.');
    const folded = inside(page, 'tidbok-condition-guide').renderRoot.querySelector('details');
    expect(folded?.open).to.equal(false);
    expect(folded?.querySelector('summary')?.textContent).to.equal('Läs hela texten');
    expect(folded?.textContent).to.contain('Annars kostar det 200 kronor.');
    expect(folded?.textContent).to.not.contain('Inte folded.');
    await says('Inte folded.');
  });

  it('carry a notice where the translation is a draft, or older than the original', async () => {
    const english = (language: object) => ({ ...full, languages: [full.languages[0], { lang: 'en', ...language }] });
    const draft = await withGuide(english({ status: 'draft' }), { lang: 'en' });
    await says('This translation has not been reviewed yet.');
    draft.provider.remove();
    const stale = await withGuide(english({ status: 'reviewed', translates: '3' }), { lang: 'en' });
    await says('The original text is newer than this translation.');
    stale.provider.remove();
    await withGuide(full, { lang: 'en' });
    await says('Here you book a time at Vårdcentralen Tångholmen.');
    expect(textOf()).to.not.match(/not been reviewed|is newer/);
  });
});

describe('a guide that asks very much', () => {
  it('shows thirty answers at the end, and the rest when they are wanted', async () => {
    const count = 40;
    const asked = Array.from({ length: count }, (_, index) => ({
      ...{ id: `q${index}`, text: { sv: `Fråga ${index}` }, choose: 'one' },
      answers: [
        { id: 'a', text: { sv: `Svar ${index}` }, next: index + 1 < count ? { question: `q${index + 1}` } : { way: 'w' } },
      ],
    }));
    await withGuide(leading({ to: 'call' }, { questions: asked }));
    await walk.button('guide.start');
    for (let index = 0; index < count; index += 1) {
      await click('radio', `Svar ${index}`);
      await walk.button('common.continue');
    }
    await focusOn('heading', 'Ring mottagningen i stället');
    expect(all('button', /^Ändra svaret/)).to.have.length(30);
    await click('button', 'Visa alla 40 svar');
    await focusOn('button', 'Ändra svaret på fråga 31');
    expect(all('button', /^Ändra svaret/)).to.have.length(40);
  });
});
