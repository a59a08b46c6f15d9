import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ConditionGuide } from 'tidbok';
import {
  all,
  boxes,
  click,
  find,
  focused,
  focusOn,
  get,
  nameOf,
  names,
  press,
  says,
  tabTo,
  textOf,
  until,
} from '../support/page.js';
import { steps } from '../support/steps.js';
import { eyeUnit, happened, inside, laboratory, stage, tangholmen, type StageOptions } from '../support/world.js';

const walk = await steps();
const guideOf = (unit: string, options?: StageOptions) =>
  stage(html`<tidbok-condition-guide care-unit=${unit}></tidbok-condition-guide>`, options);
const checked = (): readonly string[] => names('checkbox').filter((name) => boxes('checkbox', name)[0]?.checked);

async function answer(...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await until(() => [...all('radio', text), ...all('checkbox', text)][0]?.click() ?? all('button', 'Fortsätt').length > 0);
    await walk.button('common.continue');
  }
}

describe('tidbok-condition-guide', () => {
  it('shows the signs that mean 112, and the unit’s text, before the first question', async () => {
    await guideOf(tangholmen);
    await find('heading', 'Ring 112 direkt om du eller någon annan har');
    await says('tryck eller smärta över bröstet');
    await says('Här bokar du tid på Vårdcentralen Tångholmen.');
    expect([...all('radio'), ...all('checkbox')]).to.deep.equal([]);
    await walk.button('guide.start');
    await focusOn('heading', 'Har du något av det här just nu?');
    expect(names('link').slice(0, 2)).to.deep.equal(['Fara för liv: ring 112', 'Råd: ring 1177']);
  });

  it('asks what follows from each answer, and ends where it leads', async () => {
    await guideOf(tangholmen);
    await walk.toQuestion2();
    await answer('Hosta, halsont eller feber');
    await focusOn('heading', 'Hur länge har du varit sjuk?');
    await says('Fråga 3');
    await answer('Mindre än en vecka');
    await focusOn('heading', 'Du behöver nog inget besök nu');
    await find('heading', 'Ring 1177 om du');
    await says('har haft feber i mer än fyra dagar');
    await click('button', 'Ändra svaret på fråga 3');
    await focusOn('heading', 'Hur länge har du varit sjuk?');
    await answer('En vecka eller mer');
    await focusOn('heading', 'Du kan boka tid hos en läkare');
  });

  for (const [text, title, call] of [
    ['Ögon eller syn', 'Välj en annan mottagning', undefined],
    ['Något annat', 'Ring mottagningen i stället', 'Ring 031-390 06 12'],
  ] as const) {
    it(`ends “${text}” without a way to book, but never without a phone number`, async () => {
      const page = await guideOf(tangholmen);
      await walk.toQuestion2();
      await answer(text);
      await focusOn('heading', title);
      expect(names('button')).to.not.include('Se lediga tider');
      if (call) expect(names('link')).to.include(call);
      expect(all('link').filter((link) => link.getAttribute('href')?.startsWith('tel:')).length).to.be.greaterThan(1);
      expect(happened(page, 'tidbok-guide-completed')).to.deep.equal([]);
    });
  }

  it('says what is wrong where nothing is chosen, and leads to the choices', async () => {
    await guideOf(tangholmen);
    await walk.button('guide.start');
    await find('checkbox');
    await walk.button('common.continue');
    await until(() => focused().matches('.summary'));
    await find('heading', 'Rätta det här');
    await click('button', 'Välj minst ett svar eller ”Inget av detta”');
    expect(nameOf(focused())).to.equal(names('checkbox')[0]);
    expect(focused().getAttribute('aria-describedby')).to.equal('error');
    get('checkbox', 'Inget av detta').click();
    await walk.button('common.continue');
    await says('Fråga 2');
    expect(textOf()).to.not.contain('Rätta det här');
    await walk.button('common.continue');
    await find('button', 'Välj ett svar');
  });

  it('takes none of these for none of these', async () => {
    await guideOf(tangholmen);
    await walk.button('guide.start');
    await click('checkbox', 'Svårt att få luft');
    await click('checkbox', 'Plötslig och mycket svår huvudvärk');
    await until(() => checked().length === 2);
    await click('checkbox', 'Inget av detta');
    await until(() => checked().join() === 'Inget av detta');
    await until(() => textOf(get('status')).includes('Dina andra val är borttagna'));
    await click('checkbox', 'Svårt att få luft');
    await until(() => checked().join() === 'Svårt att få luft');
  });

  it('keeps the answers on the way back', async () => {
    await guideOf(tangholmen);
    await walk.toQuestion2();
    await answer('Blodtryck');
    await focusOn('heading', 'Vad gäller det?');
    await walk.button('common.back');
    await focusOn('heading', 'Vad vill du ha hjälp med?');
    expect(boxes('radio', 'Blodtryck')[0]?.checked).to.equal(true);
    await walk.button('common.back');
    await focusOn('heading', 'Har du något av det här just nu?');
    expect(checked()).to.deep.equal(['Inget av detta']);
    await walk.button('common.back');
    await focusOn('heading', 'Innan du bokar');
  });

  it('goes on only when every condition is ticked, and tells the host what is locked, but no answer', async () => {
    const page = await guideOf(tangholmen);
    await walk.toQuestion2();
    await answer('Blodtryck', 'Att mäta blodtrycket');
    await focusOn('heading', 'Du kan boka tid hos en distriktssköterska');
    const [cancel, read] = names('checkbox');
    await walk.button('guide.go');
    await click('button', `Kryssa i ”${cancel ?? ''}” för att gå vidare`);
    await click('checkbox', cancel);
    await walk.button('guide.go');
    await find('button', `Kryssa i ”${read ?? ''}” för att gå vidare`);
    expect(happened(page, 'tidbok-guide-completed')).to.deep.equal([]);
    await click('checkbox', read);
    await walk.button('guide.go');
    const [completed, ...more] = happened(page, 'tidbok-guide-completed');
    const reference = { id: `${tangholmen}-villkor`, version: '4' };
    expect(more).to.deep.equal([]);
    expect(completed?.search.targets).to.deep.equal([{ unit: tangholmen, visitType: `${tangholmen}.blodtryck` }]);
    expect(completed?.search.visitTypes.map(({ name }) => name)).to.deep.equal(['Blodtryckskontroll']);
    expect(completed?.search.guide).to.deep.equal(reference);
    expect(completed?.search.accepted).to.deep.equal([{ guide: reference, conditions: ['avboka', 'last'] }]);
    expect(JSON.stringify(completed)).to.not.match(/akut|arende|tryck-vad|"tryck"|"kontroll"/);
  });

  it('lets one choose among the visit types where the unit has no guide', async () => {
    const page = await guideOf(eyeUnit);
    await find('heading', 'Vad vill du boka?');
    await walk.button('guide.go');
    await find('button', 'Välj en besökstyp');
    await click('radio', /^Synkontroll/);
    await walk.button('guide.go');
    const [completed] = happened(page, 'tidbok-guide-completed');
    expect(completed?.search).to.include.keys('targets', 'visitTypes', 'accepted');
    expect(completed?.search).to.not.have.property('guide');
    expect(completed?.search.accepted).to.deep.equal([]);
  });

  it('asks for the conditions of a guide without questions', async () => {
    const page = await guideOf(laboratory);
    await click('radio', /^Provtagning/);
    await walk.button('guide.go');
    await find('button', /^Kryssa i/);
    for (const condition of all('checkbox')) condition.click();
    await walk.button('guide.go');
    expect(happened(page, 'tidbok-guide-completed')[0]?.search.accepted[0]?.conditions).to.have.members(['avboka', 'last']);
  });

  it('shows a guide of the host’s own, in the language that it really has', async () => {
    const guide: ConditionGuide = {
      id: 'own',
      version: '4',
      format: 1,
      owner: 'Region Kattegatt',
      reviewBy: '2027-06-30',
      languages: [{ lang: 'fi', status: 'original' }],
      terms: { book: { text: { fi: [{ type: 'paragraph', content: ['Hei'] }] } } },
      questions: [
        { id: 'q', text: { fi: 'Mitä?' }, choose: 'one', answers: [{ id: 'a', text: { fi: 'Näkö' }, next: { way: 'book' } }] },
      ],
      ways: { book: { to: 'book', codes: ['synkontroll'] } },
    };
    const page = await stage(html`<tidbok-condition-guide care-unit=${eyeUnit} .guide=${guide}></tidbok-condition-guide>`);
    await says('Hei');
    await walk.button('guide.start');
    const title = await find('heading', 'Mitä?');
    expect(title.querySelector('[lang]')?.getAttribute('lang')).to.equal('fi');
    await answer('Näkö');
    await walk.button('guide.go');
    expect(happened(page, 'tidbok-guide-completed')[0]?.search.guide).to.deep.equal({ id: 'own', version: '4' });
  });

  it('says so where the unit is unknown, and where the guide cannot be read', async () => {
    const unknown = await guideOf('SE-KATT-9999');
    await says('Vi kan inte visa frågorna just nu');
    await says('Det du letar efter finns inte längre. Ingen tid är bokad.');
    await says(/[Rr]ing 1177/);
    expect(happened(unknown, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['not-found']);
    unknown.provider.remove();
    const failing = await guideOf(tangholmen, { script: { fail: { guide: 'unavailable' } } });
    await find('heading', 'Vi kan inte visa frågorna just nu');
    await says('Bokningen svarar inte.');
    failing.script.fail = {};
    await walk.button('common.retry');
    await find('button', 'Börja');
  });

  it('keeps focus at the heading while the guide is fetched', async () => {
    await stage(html`<tidbok-booking></tidbok-booking>`, { latency: 60 });
    await walk.toUnit('Vårdcentralen Tångholmen');
    await find('button', 'Börja');
    await focusOn('heading', 'Innan du bokar');
  });

  it('is answered with the keyboard alone', async () => {
    const page = await guideOf(eyeUnit);
    await find('radio');
    await tabTo('radio', /./);
    await press('Space', 'Enter');
    await until(() => happened(page, 'tidbok-guide-completed').length === 1);
    expect(inside(page, 'tidbok-condition-guide')).to.exist;
  });
});
