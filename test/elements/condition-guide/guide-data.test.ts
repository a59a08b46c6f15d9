import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ConditionGuide } from 'tidbok';
import { all, boxes, click, find, focusOn, get, names, says, textOf, until } from '../support/page.js';
import { full, leading, toWay, withGuide } from '../support/own-guide.js';
import { steps } from '../support/steps.js';
import { eyeUnit, happened, inside, stage, tangholmen } from '../support/world.js';

const walk = await steps();
const fromUrl = (url: string) =>
  stage(html`<tidbok-condition-guide care-unit=${tangholmen} guide-url=${url}></tidbok-condition-guide>`);

describe('a guide from the host’s own address', () => {
  it('wins over the backend’s, and is walked to a locked search', async () => {
    const page = await fromUrl('/demo/guides/vardcentral.json');
    await walk.toQuestion2();
    await click('radio', 'Ont när du kissar');
    await walk.button('common.continue');
    await click('radio', 'Nej');
    await walk.button('common.continue');
    await focusOn('heading', 'Du kan boka tid hos en distriktssköterska');
    for (const condition of all('checkbox')) condition.click();
    await walk.button('guide.go');
    const [completed] = happened(page, 'tidbok-guide-completed');
    expect(completed?.search.guide).to.deep.equal({ id: full.id, version: full.version });
    expect(completed?.search.message).to.deep.equal({
      ...{ hint: 'Skriv kort vad det gäller. Skriv inget som är bråttom.', lang: 'sv', length: 300 },
    });
    expect(JSON.stringify(completed)).to.not.match(/urin|kissar|"nej"/i);
  });

  it('is never read from another origin', async () => {
    const page = await fromUrl('https://guides.example/vardcentral.json');
    await find('heading', 'Vi kan inte visa frågorna just nu');
    expect(happened(page, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['unavailable']);
  });

  it('shows whom to call where it is no guide, and tells the host', async () => {
    for (const [url, code, why] of [
      ['/package.json', 'invalid-response', /guide/],
      ['/demo/guides/README.md', 'invalid-response', /no JSON/],
    ] as const) {
      const page = await fromUrl(url);
      await find('heading', 'Vi kan inte visa frågorna just nu');
      await says('Ingen tid är bokad.');
      expect(names('link')).to.include.members(['Fara för liv: ring 112', 'Råd: ring 1177', '031-390 06 12']);
      const [event] = happened(page, 'tidbok-error');
      expect(event?.error.code, url).to.equal(code);
      expect(event?.error.message, url).to.match(why);
      expect(names('button')).to.not.include('Börja');
      page.provider.remove();
    }
  });
});

describe('a guide whose address answers with an error', () => {
  const real = window.fetch.bind(window);
  afterEach(() => {
    window.fetch = real;
  });

  for (const [status, code] of [
    [404, 'not-found'],
    [500, 'unavailable'],
  ] as const) {
    it(`${status} is ${code}`, async () => {
      window.fetch = async () => new Response('', { status });
      const page = await fromUrl('/guides/gone.json');
      await find('heading', 'Vi kan inte visa frågorna just nu');
      expect(happened(page, 'tidbok-error')[0]?.error).to.include({ code, message: `guide-url: ${status}` });
    });
  }
});

describe('a guide with faults', () => {
  const round = leading({ to: 'call' });
  Object.assign(round, {
    questions: [
      { ...(round as ConditionGuide).questions[0], answers: [{ id: 'a', text: { sv: 'Det' }, next: { question: 'q' } }] },
    ],
  });
  const holdsItself: Record<string, unknown> = { ...leading({ to: 'call' }) };
  holdsItself.ways = holdsItself;

  for (const [name, guide, why] of [
    ['leads in a circle', round, /circle at questions\.q/],
    ['leads nowhere', leading({ to: 'call' }, { ways: {} }), /unknown-way/],
    ['is of a later format', leading({ to: 'call' }, { format: 2 }), /guide\.format/],
    ['holds itself', holdsItself, /too (deep|large)/],
    [
      'would change every object',
      JSON.parse(JSON.stringify(leading({ to: 'call' })).replace('"w":', '"__proto__":')),
      /__proto__/,
    ],
  ] as const) {
    it(`is not shown: one that ${name}`, async () => {
      const page = await withGuide(guide);
      await find('heading', 'Vi kan inte visa frågorna just nu');
      expect(names('link')).to.include.members(['Råd: ring 1177', '031-390 06 12']);
      expect([...names('radio'), ...names('checkbox')]).to.deep.equal([]);
      expect(happened(page, 'tidbok-error')[0]?.error.message).to.match(why);
    });
  }

  it('from the backend is not shown either, nor is booking without the guide that the unit requires', async () => {
    const broken = await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`, {
      around: (backend) => ({ ...backend, guide: async () => round as ConditionGuide }),
    });
    await find('heading', 'Vi kan inte visa frågorna just nu');
    expect(happened(broken, 'tidbok-error')[0]?.error.message).to.match(/circle/);
    broken.provider.remove();
    await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`, {
      around: (backend) => ({ ...backend, guide: async () => undefined }),
    });
    await find('heading', 'Vi kan inte visa frågorna just nu');
    expect(names('radio')).to.deep.equal([]);
  });

  it('gives way to one that is right', async () => {
    const page = await withGuide(round);
    await find('heading', 'Vi kan inte visa frågorna just nu');
    inside(page, 'tidbok-condition-guide').guide = full;
    await find('button', 'Börja');
  });

  it('keeps the answers when an equal one is set again', async () => {
    const page = await withGuide(full);
    await walk.toQuestion2();
    inside(page, 'tidbok-condition-guide').guide = structuredClone(full);
    await inside(page, 'tidbok-condition-guide').updateComplete;
    await says(walk.say('guide.question', 2));
  });

  it('shows HTML as the text that it is', async () => {
    const text = { sv: [{ type: 'paragraph', content: ['<img src=x onerror="window.hacked=1"><b>x</b>'] }] };
    await withGuide(leading({ to: 'call', text }));
    await toWay();
    await says('<img src=x onerror="window.hacked=1"><b>x</b>');
    expect((window as { hacked?: unknown }).hacked).to.equal(undefined);
  });
});

describe('a guide that leads to another unit', () => {
  it('takes the citizen there, with its own guide, and tells the host', async () => {
    const page = await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`);
    await walk.toQuestion2();
    await click('radio', 'Ögon eller syn');
    await walk.button('common.continue');
    await focusOn('heading', 'Välj en annan mottagning');
    await says('031-390 06 36');
    await click('button', 'Gå till Ögonmottagningen Västerhamn');
    await says('Ögonmottagningen Västerhamn Innan du bokar');
    await find('radio', /^Synkontroll/);
    expect(happened(page, 'tidbok-unit-selected').map(({ unit }) => unit.id)).to.deep.equal([eyeUnit]);
  });

  it('does so in the journey, where focus is on the new heading', async () => {
    await stage(html`<tidbok-booking></tidbok-booking>`);
    await walk.toUnit('Vårdcentralen Tångholmen');
    await walk.toQuestion2();
    await click('radio', 'Ögon eller syn');
    await walk.button('common.continue');
    await click('button', 'Gå till Ögonmottagningen Västerhamn');
    await find('radio', /^Synkontroll/);
    await focusOn('heading', 'Innan du bokar');
    await click('radio', /^Synkontroll/);
    await walk.button('guide.go');
    await find('heading', 'Välj tid');
  });

  it('offers no button that nobody would answer: the host’s own guide is for one unit', async () => {
    const way = { to: 'other-unit', units: [eyeUnit], text: { sv: [{ type: 'paragraph', content: ['Ögonen.'] }] } };
    await withGuide(leading(way));
    await toWay();
    await focusOn('heading', 'Välj en annan mottagning');
    expect(names('button')).to.deep.equal(['Tillbaka', 'Ändra svaret på fråga 1']);
  });
});

describe('changing an answer', () => {
  it('keeps those that still count, and says how many do not', async () => {
    await withGuide(full);
    await walk.toQuestion2();
    const go = async (name: string): Promise<void> => {
      await click('radio', name);
      await walk.button('common.continue');
    };
    await go('Hosta, halsont eller feber');
    await go('Någon som är 3 månader eller äldre');
    await click('checkbox', 'Inget av detta');
    await walk.button('common.continue');
    await go('Mindre än 7 dagar');
    await focusOn('heading', 'Du behöver nog inget besök nu');
    await click('button', 'Ändra svaret på fråga 5');
    await go('21 dagar eller mer');
    await focusOn('heading', 'Du kan boka tid hos en läkare');
    await click('button', 'Ändra svaret på fråga 2');
    await focusOn('heading', 'Vad vill du ha hjälp med?');
    await says('Fråga 2');
    await until(() => boxes('radio', 'Hosta, halsont eller feber')[0]?.checked);
    await go('Huvudvärk');
    await until(() => textOf(get('status')).includes('Du får svara igen på 3 frågor eftersom du ändrade ett svar.'));
    await focusOn('heading', 'Hur började huvudvärken?');
  });
});
