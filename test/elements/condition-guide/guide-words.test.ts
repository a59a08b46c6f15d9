import { expect } from '@open-wc/testing';
import { all, click, find, focusOn, names, says, textOf, until } from '../support/page.js';
import { full, leading, toWay, withGuide } from '../support/own-guide.js';
import { steps } from '../support/steps.js';
import { inside } from '../support/world.js';

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
    await says('The original text has been updated since this was translated.');
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

describe('an answer that means 112', () => {
  it('decides also where it stands last and others are ticked', async () => {
    const many = leading(
      { to: 'call' },
      {
        questions: [
          {
            ...{ id: 'q', text: { sv: 'Vad har du?' }, choose: 'many', none: { way: 'w' } },
            answers: [
              { id: 'feber', text: { sv: 'Feber' }, next: { way: 'w' } },
              { id: 'brost', text: { sv: 'Ont i bröstet' }, next: { way: 'larm' } },
            ],
          },
        ],
        ways: { w: { to: 'call' }, larm: { to: '112' } },
      },
    );
    await withGuide(many);
    await walk.button('guide.start');
    await click('checkbox', 'Feber');
    await click('checkbox', 'Ont i bröstet');
    await walk.button('common.continue');
    await focusOn('heading', 'Ring 112 nu');
    await says('Du svarade: Ont i bröstet.');
  });

  it('is named where the citizen’s own words lead to it', async () => {
    await withGuide(full);
    const field = await find('searchbox');
    (field as HTMLInputElement).value = 'jag vill dö';
    field.dispatchEvent(new Event('input'));
    await says('Har du tankar på att skada dig själv?');
    await find('link', 'Är det så nu? Ring 112.');
  });
});

describe('a text that is blank in a translation', () => {
  it('is shown in the original', async () => {
    const blank = {
      ...full,
      emergency: { ...full.emergency, en: [' '] },
      questions: full.questions.map((question) => ({ ...question, text: { ...question.text, en: '' } })),
    };
    await withGuide(blank, { lang: 'en' });
    await says('svårt att få luft');
    await walk.button('guide.start').catch(() => click('button', 'Start'));
    await says('Har du något av det här just nu?');
  });
});

describe('what has to be put right', () => {
  it('is where the link in the error leads', async () => {
    await withGuide({ ...full });
    await walk.button('guide.iKnow');
    await click('radio', /^Blodtryckskontroll/);
    await walk.button('guide.go');
    await click('button', /^Kryssa i/);
    await focusOn('checkbox', 'Jag avbokar senast 24 timmar före. Annars betalar jag 200 kronor.');
  });
});

describe('a way to another unit', () => {
  it('names the unit and its telephone also where nothing can take the citizen there', async () => {
    await withGuide(leading({ to: 'other-unit', units: ['SE-KATT-1007'] }));
    await toWay();
    await focusOn('heading', 'Välj en annan mottagning');
    await says('Ögonmottagningen Västerhamn');
    await find('link', '031-390 06 36');
  });

  it('gives the own unit’s telephone where it names none', async () => {
    await withGuide(leading({ to: 'other-unit' }));
    await toWay();
    await find('link', '031-390 06 12');
  });
});
