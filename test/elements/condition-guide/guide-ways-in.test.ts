import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ConditionGuide } from 'tidbok';
import { all, boxes, click, find, findBox, focusOn, get, names, press, says, tabTo, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { happened, inside, stage, tangholmen, type Stage, type StageOptions } from '../support/world.js';

const walk = await steps();
const guideOf = (options?: StageOptions) =>
  stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`, options);

async function search(words: string): Promise<void> {
  const field = await findBox('searchbox');
  field.value = words;
  field.dispatchEvent(new Event('input'));
}

describe('one who knows what to book', () => {
  it('chooses the visit type, and still meets the signs of emergency and every condition', async () => {
    const page = await guideOf();
    await walk.button('guide.iKnow');
    await focusOn('heading', 'Jag vet vad jag behöver');
    await says('tryck eller smärta över bröstet');
    await says('För dig som ska mäta blodtrycket, inte för nya besvär.');
    await walk.button('guide.go');
    await find('button', 'Välj en besökstyp');
    await click('radio', /^Blodtryckskontroll/);
    await walk.button('guide.go');
    await find('button', /^Kryssa i ”Jag avbokar/);
    for (const condition of all('checkbox')) condition.click();
    await walk.button('guide.go');
    const [completed] = happened(page, 'tidbok-guide-completed');
    expect(completed?.search.targets).to.deep.equal([{ unit: tangholmen, visitType: `${tangholmen}.blodtryck` }]);
    expect(completed?.search.accepted[0]?.conditions).to.have.members(['avboka', 'last']);
  });

  it('comes back to the text with the keyboard alone', async () => {
    await guideOf();
    await find('button', 'Börja');
    await tabTo('button', 'Jag vet vad jag behöver');
    await press('Enter');
    await focusOn('heading', 'Jag vet vad jag behöver');
    await tabTo('button', 'Tillbaka');
    await press('Enter');
    await focusOn('heading', 'Innan du bokar');
  });

  const guide = (more: object): ConditionGuide => ({
    ...{ format: 1, id: 'own', version: '1', owner: 'Region Kattegatt', reviewBy: '2027-06-30' },
    languages: [{ lang: 'sv', status: 'original' }],
    questions: [
      { id: 'q', text: { sv: 'Vad?' }, choose: 'one', answers: [{ id: 'a', text: { sv: 'Tryck' }, next: { way: 'b' } }] },
    ],
    ways: { b: { to: 'book', codes: ['blodtryck'], conditions: ['fast'], performers: [`${tangholmen}/0`], ...more } },
    conditions: [{ id: 'fast', text: { sv: 'Jag vilar först.' } }],
  });

  it('is locked as by the way that leads there: its conditions and performers', async () => {
    const page = await stage(
      html`<tidbok-condition-guide care-unit=${tangholmen} .guide=${guide({})}></tidbok-condition-guide>`,
    );
    await walk.button('guide.iKnow');
    await find('radio');
    expect(names('radio')).to.have.length(1);
    expect(names('checkbox')).to.deep.equal([]);
    await click('radio');
    await click('checkbox', 'Jag vilar först.');
    await walk.button('guide.go');
    const [completed] = happened(page, 'tidbok-guide-completed');
    expect(completed?.search.targets[0]?.performers).to.deep.equal([`${tangholmen}/0`]);
    expect(completed?.search.accepted[0]?.conditions).to.deep.equal(['fast']);
  });

  it('is sent to the questions where a visit type is for them alone, and has a phone number', async () => {
    const own = guide({ onlyByQuestions: true });
    await stage(html`<tidbok-condition-guide care-unit=${tangholmen} .guide=${own}></tidbok-condition-guide>`);
    await walk.button('guide.iKnow');
    await says('Här behöver du svara på frågorna först.');
    expect(names('link')).to.include('031-390 06 12');
    await walk.button('common.back');
    await find('button', 'Börja');
  });
});

describe('the search in a guide', () => {
  it('finds a symptom in the citizen’s words, and leads to its question without passing those before it', async () => {
    await guideOf();
    await search('ont i ryggen');
    await find('heading', '1 träff på ”ont i ryggen”');
    await until(() => textOf(get('status')).includes('1 träff på ”ont i ryggen”'));
    await click('button', 'Ont i rygg, nacke, axel, knä eller fot');
    await focusOn('heading', 'Har du något av det här just nu?');
    expect(boxes('checkbox').filter(({ checked }) => checked)).to.deep.equal([]);
    await click('checkbox', 'Inget av detta');
    await walk.button('common.continue');
    await focusOn('heading', 'Vad vill du ha hjälp med?');
    await until(() => boxes('radio', 'Ont i rygg, nacke, axel, knä eller fot')[0]?.checked);
    await walk.button('common.continue');
    await focusOn('heading', 'Hur länge har du haft ont?');
  });

  it('finds a visit type by a word that only the guide knows, and ticks it', async () => {
    await guideOf();
    await search('stelkramp');
    await click('button', 'Vaccination');
    await focusOn('heading', 'Jag vet vad jag behöver');
    await until(() => boxes('radio', /^Vaccination/)[0]?.checked);
  });

  it('says so where nothing is found, with another way on', async () => {
    await guideOf();
    await search('xyzzy');
    await find('heading', 'Inget passar ”xyzzy”');
    await says('Prova ett annat ord, eller svara på frågorna. Vid fara för liv, ring 112. Du kan också ringa 1177 och fråga.');
    await search('');
    await until(() => !textOf().includes('xyzzy'));
  });

  it('never lets the words out: no request, no event, no address, no store', async () => {
    const asked: unknown[] = [];
    const all = new Proxy(sessionStorage, { set: () => false });
    const page = await guideOf({
      around: (backend) =>
        new Proxy(backend, {
          get(target, name) {
            const method: unknown = Reflect.get(target, name);
            if (typeof method !== 'function') return method;
            return (...args: unknown[]) => {
              asked.push(args);
              return Reflect.apply(method, target, args) as unknown;
            };
          },
        }),
    });
    inside(page, 'tidbok-condition-guide').draftStore = all;
    const here = location.href;
    await search('förkyld hemlighet');
    await find('heading', /förkyld hemlighet/);
    await click('button', 'Hosta, halsont eller feber');
    await focusOn('heading', 'Har du något av det här just nu?');
    expect(JSON.stringify([asked, page.events])).to.not.contain('hemlighet');
    expect(JSON.stringify(Object.entries(sessionStorage))).to.not.contain('hemlighet');
    expect(location.href).to.equal(here);
    expect(
      performance
        .getEntriesByType('resource')
        .map(({ name }) => decodeURI(name))
        .join(),
    ).to.not.contain('hemlighet');
    sessionStorage.clear();
  });
});

describe('a guide whose answers the host keeps', () => {
  const store = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const guideWith = (draftStore: object, options?: StageOptions): Promise<Stage> =>
    stage(html`<tidbok-condition-guide care-unit=${tangholmen} .draftStore=${draftStore}></tidbok-condition-guide>`, options);

  it('goes on after a reload, for the same person alone', async () => {
    const own = store();
    const before = await guideWith(own, { citizen: 'person-2' });
    await walk.toQuestion2();
    await click('radio', 'Blodtryck');
    await walk.button('common.continue');
    await focusOn('heading', 'Vad gäller det?');
    before.provider.remove();
    const after = await guideWith(own, { citizen: 'person-2' });
    await says('Fråga 3 Vad gäller det?');
    await walk.button('common.back');
    await until(() => boxes('radio', 'Blodtryck')[0]?.checked);
    after.provider.actingFor = 'person-5';
    await find('button', 'Börja');
    expect(textOf()).to.not.contain('Vad vill du ha hjälp med?');
    after.provider.remove();
    await guideWith(own, { citizen: 'person-1' });
    await find('button', 'Börja');
    expect(textOf()).to.not.contain('Fråga 3');
  });

  it('forgets all of it when it is told to, and works with a store that fails', async () => {
    const own = store();
    const page = await guideWith(own);
    await walk.toQuestion2();
    expect(own.kept.size).to.equal(1);
    inside(page, 'tidbok-condition-guide').forget();
    expect(own.kept.size).to.equal(0);
    await find('button', 'Börja');
    page.provider.remove();
    const full = () => {
      throw new Error('full');
    };
    const broken = await guideWith({ getItem: full, setItem: full, removeItem: full });
    await walk.toQuestion2();
    expect(happened(broken, 'tidbok-error').length).to.be.greaterThan(0);
  });

  it('begins anew where what was kept is nonsense', async () => {
    for (const nonsense of ['', 'null', '[]', '{"at":"question","id":"gone","answers":{"akut":"x"}}', '{"answers":3}']) {
      const page = await guideWith({ ...store(), getItem: () => nonsense });
      await find('button', 'Börja');
      page.provider.remove();
    }
  });

  it('keeps nothing where the host keeps nothing', async () => {
    await guideOf();
    await walk.toQuestion2();
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });
});
