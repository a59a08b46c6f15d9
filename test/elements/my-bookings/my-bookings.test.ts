import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, click, find, focusOn, get, names, roleOf, says, shown, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { alva, elis, happened, inside, kim, samira, stage, tangholmen, type StageOptions } from '../support/world.js';

const walk = await steps();
const mine = (options?: StageOptions) => stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, options);

/** The text of the own time with that title. */
async function timeCalled(title: string): Promise<HTMLElement> {
  return until(() => all('article').find((article) => textOf(article).includes(title)));
}

describe('tidbok-my-bookings', () => {
  it('shows every own time, however it came about, invitations first and then by day', async () => {
    await mine({ citizen: kim });
    await timeCalled('Provtagning');
    expect(all('article').map((article) => names('heading', article)[0])).to.deep.equal([
      'Hälsosamtal 50 år',
      '08:40 Ögonbottenfotografering',
      '07:30 Provtagning',
      '09:15 Fysioterapeut, återbesök',
      '13:00 Diabetes, sjuksköterska',
      '09:00 Artrosskola, grupp',
      '14:20 Hembesök, hemsjukvård',
    ]);
    await find('heading', 'Kallelser');
    await find('heading', 'Imorgon, tisdag 24 november');
    await says('Senast måndag 21 december');
    expect(textOf(await timeCalled('Ögonbotten'))).to.contain('Kallelse, tiden är bokad åt dig');
    expect(textOf(await timeCalled('Diabetes'))).to.contain('Amir Rashid, distriktssköterska. Vårdcentralen Tångholmen');
  });

  it('names each button by the time that it is about', async () => {
    await mine({ citizen: kim });
    const time = await timeCalled('Diabetes');
    expect(names('button', time)).to.deep.equal([
      'Omboka tid tisdag 1 december klockan 13:00',
      'Avboka tid tisdag 1 december klockan 13:00',
      'Lägg till i din kalender tid tisdag 1 december klockan 13:00',
    ]);
  });

  for (const [title, why, number] of [
    ['Hembesök, hemsjukvård', 'Hembesök planeras efter flera hem samma dag.', '031-390 06 12'],
    ['Artrosskola, grupp', 'Gruppen träffas vid bestämda tider.', '031-390 06 44'],
    ['07:30 Provtagning', 'Det är mindre än 24 timmar kvar till besöket.', '031-390 06 40'],
  ] as const) {
    it(`gives the reason and the number, and no button, where nothing may be done: ${title}`, async () => {
      await mine({ citizen: kim });
      const time = await timeCalled(title);
      expect(all('button', /^(Omboka|Avboka)/, time)).to.deep.equal([]);
      expect(textOf(time)).to.contain('Går inte att ändra på webben');
      expect(textOf(time)).to.contain(why);
      expect(get('link', number, time).getAttribute('href')).to.equal(`tel:${number.replace(/\D/g, '')}`);
    });
  }

  it('shows what the unit wants one to know', async () => {
    await mine({ citizen: kim });
    expect(textOf(await timeCalled('Diabetes'))).to.contain('Kom fastande.');
  });

  it('says plainly that there are no times', async () => {
    await mine({ around: (backend) => ({ ...backend, bookings: async () => ({ items: [], gaps: [] }) }) });
    await says('Du har inga bokade tider. Här syns även tider som du bokat på telefon.');
  });

  it('never says none where a unit did not answer, but which one and whom to call', async () => {
    const page = await mine({ citizen: elis, script: { gaps: { bookings: [{ unit: 'SE-KATT-1003' }] } } });
    await find('heading', 'Listan kan sakna tider');
    await says('Vi fick inget svar från Vårdcentralen Ljungvik. Har du en tid bokad där gäller den som vanligt.');
    await says('Ring Vårdcentralen Ljungvik, 031-390 06 16 om du är osäker.');
    expect(textOf()).to.not.contain('Du har inga bokade tider');
    expect(happened(page, 'tidbok-error')).to.deep.equal([]);
  });

  it('says that the times cannot be shown but stand, and shows them when it can', async () => {
    const page = await mine({ script: { fail: { bookings: 'unavailable' } } });
    await find('heading', 'Vi kan inte visa dina tider just nu');
    await says('Tider som är bokade gäller som vanligt.');
    await says('ring 1177');
    page.script.fail = {};
    await walk.button('common.retry');
    await timeCalled('Provtagning');
  });

  it('keeps the list on the screen when it cannot be read again', async () => {
    const page = await mine({ citizen: kim });
    await timeCalled('Diabetes');
    await until(() => page.region.listeners.size > 0);
    page.script.fail = { bookings: 'unavailable' };
    const time = await page.backend.booking('KATT-B-5');
    const guide = { id: `${tangholmen}-villkor`, version: '4' };
    const accepted = [{ guide, conditions: ['given-vidare'] }];
    await page.backend.cancel?.(time, { accepted }, { key: 'elsewhere' });
    await says('Vi kan inte visa dina tider just nu');
    await timeCalled('Fysioterapeut');
  });

  it('shows a time that was booked elsewhere on the page', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking><tidbok-my-bookings></tidbok-my-bookings>`, {
      citizen: elis,
    });
    const list = inside(page, 'tidbok-my-bookings');
    await says('Samtal om psykisk hälsa', list);
    await until(() => page.region.listeners.size > 0);
    await walk.toOutcome('booking.done');
    await says('Synkontroll', list);
  });

  it('asks nobody who cannot cancel or move', async () => {
    await mine({ citizen: kim, without: ['cancel', 'rebook'] });
    const time = await timeCalled('Diabetes');
    expect(all('button', /^(Omboka|Avboka)/, time)).to.deep.equal([]);
    expect(textOf(time)).to.contain('Ring Vårdcentralen Tångholmen, 031-390 06 12 om du inte kan komma.');
  });

  it('leads from an open invitation to a time, and back', async () => {
    const page = await mine({ citizen: kim });
    await click('button', 'Välj tid Hälsosamtal 50 år');
    await focusOn('heading', 'Välj tid');
    await find('radio');
    expect(names('radio').every((name) => name.includes('1 timme') && name.includes('Tångholmen'))).to.equal(true);
    const own = await page.backend.bookings();
    await walk.choose();
    await focusOn('heading', 'Kontrollera och boka');
    expect(names('button').filter((name) => name.startsWith('Ändra'))).to.deep.equal(['Ändra tid', 'Ändra mobilnummer']);
    await walk.button('booking.book');
    await focusOn('heading', 'Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created').map(({ booking }) => booking.unit)).to.deep.equal([tangholmen]);
    await walk.button('booking.leave');
    await focusOn('heading', 'Mina tider');
    await until(() => all('article').length === own.items.length);
    expect(textOf()).to.not.contain('Välj tid själv');
  });

  it('has one heading at its level, and the others below it in order', async () => {
    const page = await stage(html`<tidbok-my-bookings heading-level="3"></tidbok-my-bookings>`, { citizen: kim });
    await timeCalled('Diabetes');
    const levels = [...shown(page.provider)]
      .filter((one) => roleOf(one) === 'heading')
      .map((one) => Number(one.getAttribute('aria-level')));
    expect(levels[0]).to.equal(3);
    expect(levels.filter((level) => level === 3)).to.have.length(1);
    levels.forEach((level, index) => expect(level).to.be.at.most((levels[index - 1] ?? level) + 1));
  });

  it('reads the rights afresh before a change, and says why it is no longer allowed', async () => {
    const page = await mine({ citizen: kim });
    await find('button', /^Avboka tid onsdag 25 november/);
    const real = page.backend.booking.bind(page.backend);
    Object.assign(page.backend, {
      booking: async (...asked: Parameters<typeof real>) => {
        const time = await real(...asked);
        return { ...time, rights: { ...time.rights, cancel: { allowed: false, reason: 'too-late' } } };
      },
    });
    await click('button', /^Avboka tid onsdag 25 november/);
    await focusOn('heading', 'Tiden gick inte att avboka');
    await says('Det är för sent att göra det på webben.');
    await says('Tiden är fortfarande bokad. Ring Vårdcentralen Västerhamn, 031-390 06 14.');
  });

  it('says so where a time could not be opened, and keeps the list', async () => {
    const page = await mine({ citizen: kim, script: { fail: { booking: 'unavailable' } } });
    await click('button', /^Avboka tid onsdag 25 november/);
    const alert = await find('alert');
    expect(textOf(alert)).to.contain('Bokningen svarar inte. Tider som är bokade gäller som vanligt.');
    expect(names('dialog')).to.deep.equal([]);
    await timeCalled('Diabetes');
    expect(happened(page, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['unavailable']);
  });

  it('says whose times they are', async () => {
    const page = await mine({ citizen: samira });
    page.provider.actingFor = alva;
    await find('heading', 'Tider för Alva Haddad');
  });
});
