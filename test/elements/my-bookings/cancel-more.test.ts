import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend, CancelRequest, ConditionGuide } from 'tidbok';
import { changing, changingOne } from '../support/changing-appointments.js';
import { all, boxes, click, find, focusOn, get, names, pause, press, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import {
  alva,
  connectionReturns,
  happened,
  inside,
  kim,
  passes,
  samira,
  stage,
  type Stage,
  type StageOptions,
} from '../support/world.js';

const walk = await steps();
const when = 'tid onsdag 25 november klockan 09:15';
const diabetes = 'tid tisdag 1 december klockan 13:00';
const physio = 'Fysioterapeut, återbesök';

async function mine(options: StageOptions = {}): Promise<Stage> {
  const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, ...options });
  await find('heading', 'Kommande tider');
  return page;
}
const listed = (): boolean => all('article').some((article) => textOf(article).includes(physio));

/** Keeps what is sent. */
function keeping(sent: CancelRequest[]) {
  return (backend: BookingBackend): BookingBackend => ({
    ...backend,
    cancel: (time, request, options) => {
      sent.push(request);
      return backend.cancel?.(time, request, options) ?? Promise.reject(new Error('no cancel'));
    },
  });
}

describe('cancelling', () => {
  it('takes three key presses from the booking', async () => {
    const page = await mine();
    (await find('button', `Avboka ${when}`)).focus();
    await press('Enter');
    await focusOn('heading', 'Avboka tiden?');
    await press('Tab');
    await press('Enter');
    await focusOn('heading', 'Tiden är avbokad');
    expect(happened(page, 'tidbok-booking-cancelled')).to.have.length(1);
  });

  it('sends a message only where the unit takes one, once it is asked for', async () => {
    const sent: CancelRequest[] = [];
    await mine({ around: keeping(sent) });
    await click('button', `Avboka ${when}`);
    await click('button', 'Skriv till mottagningen');
    await focusOn('textbox', 'Meddelande till mottagningen (frivilligt)').catch(() => undefined);
    const area = inside(
      { provider: document.querySelector('tidbok-provider') } as Stage,
      'tidbok-my-bookings',
    ).shadowRoot?.querySelector('textarea');
    if (!area) throw new Error('no message');
    area.value = ' Jag är sjuk. ';
    area.dispatchEvent(new Event('input'));
    await says('186 tecken kvar');
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    expect(sent).to.deep.equal([{ accepted: [], message: 'Jag är sjuk.' }]);
  });

  it('asks for the unit’s conditions, and sends them', async () => {
    const sent: CancelRequest[] = [];
    const guide: ConditionGuide = {
      ...{ format: 1, id: 'g', version: '7', owner: 'Region Kattegatt', reviewBy: '2028-06-30', questions: [], ways: {} },
      languages: [{ lang: 'sv', status: 'original' }],
      conditions: [{ id: 'c1', text: { sv: 'Jag vet att tiden går till någon annan' } }],
      terms: {
        cancel: { text: { sv: [{ type: 'paragraph', content: ['Läs det här innan du avbokar.'] }] }, conditions: ['c1'] },
      },
    };
    const around = (backend: BookingBackend): BookingBackend => ({ ...keeping(sent)(backend), guide: async () => guide });
    await mine({ around });
    await click('button', `Avboka ${when}`);
    await says('Läs det här innan du avbokar.');
    await click('button', 'Avboka tiden');
    await says('Kryssa i ”Jag vet att tiden går till någon annan” för att gå vidare');
    expect(sent).to.deep.equal([]);
    const box = boxes('checkbox')[0];
    box?.click();
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    expect(sent).to.deep.equal([{ accepted: [{ guide: { id: 'g', version: '7' }, conditions: ['c1'] }] }]);
  });

  it('that the region’s own unit wants accepted is refused without, and says how to book again', async () => {
    await mine();
    await click('button', `Avboka ${diabetes}`);
    const box = await find('checkbox', 'Jag förstår att någon annan kan boka tiden direkt.');
    expect(box.hasAttribute('aria-describedby'), 'nothing is wrong yet').to.equal(false);
    await click('button', 'Avboka tiden');
    await says('för att gå vidare');
    expect(box.getAttribute('aria-describedby')).to.equal('untold-given-vidare');
    await click('checkbox');
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    await says('Ångrar du dig? Boka en ny tid. Då svarar du på mottagningens frågor igen.');
    expect(all('button', /Ångra/)).to.deep.equal([]);
  });

  it('says what it costs now that it is late, before it does', async () => {
    const late = { amount: '200 kronor', from: '2026-11-23T10:00:00Z' };
    await mine({ around: (backend) => changingOne(backend, 'fysio-ater', (time) => ({ ...time, lateFee: late })) });
    await click('button', `Avboka ${when}`);
    await says('Det är sent att avboka. Det kostar 200 kronor.');
  });

  it('is undone by booking the same time anew, and says that this is so', async () => {
    const page = await mine();
    await click('button', `Avboka ${when}`);
    await click('button', 'Avboka tiden');
    await says('Tiden är fortfarande ledig. Att ångra är att boka den på nytt.');
    await click('button', 'Ångra: boka samma tid igen');
    await focusOn('heading', 'Kontrollera och boka');
    await says('Onsdag 25 november 2026 klockan 09:15');
    // Booking anew asks for what the unit wants accepted before a booking.
    await find('checkbox');
    for (const condition of all('checkbox')) condition.click();
    await walk.button('booking.book');
    await focusOn('heading', 'Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
    await click('button', 'Till Mina tider');
    await until(listed);
  });

  it('offers no undoing once somebody else has the time', async () => {
    await mine({
      around: (backend) => ({
        ...backend,
        slots: async (query, options) => ({ ...(await backend.slots(query, options)), items: [] }),
      }),
    });
    await click('button', `Avboka ${when}`);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    await pause(100);
    expect(all('button', /Ångra/)).to.deep.equal([]);
  });

  it('that was allowed and then refused is told plainly, with whom to call', async () => {
    await mine({ script: { fail: { cancel: 'not-offered' } } });
    await click('button', `Avboka ${when}`);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden gick inte att avboka');
    await says('Sidan sa att det gick att avboka, men mottagningen sa nej.');
    await says('Tiden är fortfarande bokad. Ring Vårdcentralen Västerhamn, 031-390 06 14.');
    await until(listed);
  });

  it('lapses while the page is open: the buttons go, with a word', async () => {
    await mine();
    await find('button', `Avboka ${when}`);
    passes(20 * 3_600_000);
    document.dispatchEvent(new Event('visibilitychange'));
    await says('Nu går det inte längre att ändra tiden onsdag 25 november klockan 09:15 på webben.');
    await until(() => all('button', `Avboka ${when}`).length === 0);
    expect(get('link', '031-390 06 14')).to.exist;
  });

  it('lapses while it is asked: nothing is sent, and focus is on why', async () => {
    const sent: CancelRequest[] = [];
    await mine({ around: keeping(sent) });
    await click('button', `Avboka ${when}`);
    await find('dialog');
    passes(20 * 3_600_000);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden gick inte att avboka');
    expect(sent).to.deep.equal([]);
    expect(all('dialog')).to.deep.equal([]);
  });

  it('that is lost is looked for also while the citizen is at another, and told without moving focus', async () => {
    const page = await mine({ script: { fail: { cancel: 'unknown-after' } } });
    await click('button', `Avboka ${when}`);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Vi vet inte om tiden är avbokad');
    (await find('button', `Avboka ${diabetes}`)).focus();
    await press('Enter');
    await focusOn('heading', 'Avboka tiden?');
    await press('Escape');
    await focusOn('button', `Avboka ${diabetes}`);
    await says('Vi vet inte om tiden är avbokad');
    connectionReturns();
    await until(() => names('heading').includes('Tiden är avbokad'));
    expect(happened(page, 'tidbok-booking-cancelled')).to.have.length(1);
    await focusOn('button', `Avboka ${diabetes}`);
    await until(() => !listed());
  });

  it('whose person the host switches is told to the host alone', async () => {
    const page = await mine({ citizen: samira, latency: (method) => (method === 'cancel' ? 150 : 0) });
    await click('button', /^Avboka tid/);
    await click('button', 'Avboka tiden');
    page.provider.actingFor = alva;
    await says('Tider för Alva Haddad');
    await says('Du bytte person medan en avbokning var på väg.');
    await until(() => happened(page, 'tidbok-booking-cancelled').length === 1);
    expect(textOf()).to.not.contain('Blodtryckskontroll');
    expect(names('heading')).to.not.contain('Tiden är avbokad');
  });
});

describe('what the clinic does while the list is open', () => {
  for (const [what, change, words] of [
    [
      'moves',
      (start: string) => ({ start: start.replace('T08:15', 'T10:15') }),
      'Tiden har ändrats. Förut: onsdag 25 november klockan 09:15',
    ],
    ['cancels', () => ({ status: 'cancelled' as const }), 'Tiden har avbokats sedan du öppnade sidan.'],
  ] as const) {
    it(`a time that it ${what} is marked and announced`, async () => {
      let changed = false;
      await mine({
        around: (backend) =>
          changingOne(backend, 'fysio-ater', (time) => (changed ? { ...time, ...change(time.start) } : time)),
        without: ['changes'],
      });
      changed = true;
      document.dispatchEvent(new Event('visibilitychange'));
      await says(words);
      await says('Dina tider har ändrats.');
    });
  }

  it('a time that it takes away stays, marked, without buttons', async () => {
    let gone = false;
    await mine({
      around: (backend) =>
        changing(backend, (items) => (gone ? items.filter(({ visitType }) => visitType?.code !== 'fysio-ater') : items)),
      without: ['changes'],
    });
    gone = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await says('Den finns inte längre bland dina tider.');
    expect(all('button', `Avboka ${when}`)).to.deep.equal([]);
  });
});
