import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import { all, click, find, focusOn, focusedOn, get, names, point, press, says, textOf, until } from '../support/page.js';
import { connectionReturns, elis, happened, kim, passes, stage, type Stage, type StageOptions } from '../support/world.js';

const opener = 'Avboka tid onsdag 25 november klockan 09:15';
const physio = 'Fysioterapeut, återbesök';

async function asked(options: StageOptions = {}): Promise<Stage> {
  const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, ...options });
  (await find('button', opener)).focus();
  await press('Enter');
  await find('dialog', 'Avboka tiden?');
  return page;
}

const listed = (): boolean => all('article').some((article) => textOf(article).includes(physio));

describe('cancelling', () => {
  it('asks first, in a dialog with all of the time, focus at its heading', async () => {
    await asked();
    const dialog = get('dialog', 'Avboka tiden?');
    await focusOn('heading', 'Avboka tiden?');
    expect(textOf(dialog)).to.contain('Tid Onsdag 25 november 2026 klockan 09:15');
    expect(textOf(dialog)).to.contain('Vårdcentralen Västerhamn');
    expect(textOf(dialog)).to.contain(
      'Det är gratis att avboka till tisdag 24 november klockan 09:15. Någon annan kan ta tiden direkt.',
    );
    expect(names('button', dialog)).to.deep.equal(['Avboka tiden', 'Behåll tiden', 'Skriv till mottagningen']);
  });

  for (const [how, leave] of [
    ['Esc', () => press('Escape')],
    ['the button', () => click('button', 'Behåll tiden')],
  ] as const) {
    it(`keeps the time with ${how}, and focus returns to the button that asked`, async () => {
      const page = await asked();
      await leave();
      await until(() => all('dialog').length === 0);
      await focusOn('button', opener);
      expect(happened(page, 'tidbok-booking-cancelled')).to.deep.equal([]);
      expect((await page.backend.bookings()).items.some(({ visitType }) => visitType?.name === physio)).to.equal(true);
    });
  }

  it('keeps focus inside while it asks', async () => {
    await asked();
    for (let stops = 0; stops < 5; stops += 1) {
      await press('Tab');
      expect(focusedOn()).to.match(/^( |dialog Avboka tiden\?|button (Avboka|Behåll) tiden|button Skriv till mottagningen)$/);
    }
  });

  it('cancels, says so with focus on it, tells the host, and takes the time off the list', async () => {
    const page = await asked();
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    await says('Onsdag 25 november 2026 klockan 09:15');
    await until(() => !listed());
    expect(happened(page, 'tidbok-booking-cancelled').map(({ time }) => time.start)).to.deep.equal(['2026-11-25T08:15:00Z']);
    expect((await page.backend.bookings()).items.some(({ visitType }) => visitType?.name === physio)).to.equal(false);
  });

  it('takes three key presses from the booking, one check among them', async () => {
    await asked();
    await focusOn('heading', 'Avboka tiden?');
    await press('Tab', 'Enter');
    await focusOn('heading', 'Tiden är avbokad');
  });

  it('gives the time to whoever books it next, at once', async () => {
    const page = await asked();
    const own = (await page.backend.bookings()).items.find(({ visitType }) => visitType?.name === physio);
    if (!own || own.kind === 'open-invitation') throw new Error('no such time');
    const other = memoryBackend({ region: page.region, citizen: elis });
    const errand = { to: 'book' } as const;
    const day = own.start.slice(0, 10);
    const targets = [{ unit: own.unit.id, ...(own.visitType && { visitType: own.visitType.id }) }];
    const free = async () =>
      (await other.slots({ errand, targets, days: { from: day, to: day } })).items.find(
        ({ start, performer }) => start === own.start && performer?.name === own.performer?.name,
      );
    expect(await free()).to.equal(undefined);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    const slot = await free();
    const guide = await other.guide?.({ errand, unit: own.unit.id });
    if (!slot || !guide) throw new Error('the time is not free, or the unit has no guide');
    const accepted = [{ guide, conditions: guide.conditions?.map(({ id }) => id) ?? [] }];
    expect((await other.book?.({ slot, accepted }, { key: crypto.randomUUID() }))?.outcome).to.equal('done');
  });

  it('sends once, however often it is pressed, and does not let go meanwhile', async () => {
    let sent = 0;
    const page = await asked({
      latency: (method) => (method === 'cancel' ? 80 : 0),
      around: (backend) => ({
        ...backend,
        cancel: (...all) => {
          sent += 1;
          return backend.cancel?.(...all) ?? Promise.reject(new Error('no cancel'));
        },
      }),
    });
    const button = get('button', 'Avboka tiden');
    button.click();
    button.click();
    await says('Avbokar tiden. Stanna på sidan.');
    await press('Escape');
    await says('Avbokar tiden. Stanna på sidan.');
    await focusOn('heading', 'Tiden är avbokad');
    expect(sent).to.equal(1);
    expect(happened(page, 'tidbok-booking-cancelled')).to.have.length(1);
  });

  it('that the unit refuses says why, that the time stands, and whom to call', async () => {
    await asked({ script: { fail: { cancel: 'too-late' } } });
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden gick inte att avboka');
    await says('Det är för sent att göra det på webben.');
    await says('Tiden är fortfarande bokad. Ring Vårdcentralen Västerhamn, 031-390 06 14.');
    await until(listed);
  });

  it('that certainly did not happen says so in the dialog, and works at the second press', async () => {
    const page = await asked({ script: { fail: { cancel: 'unavailable' } } });
    await click('button', 'Avboka tiden');
    const alert = await find('alert');
    expect(textOf(alert)).to.contain('Bokningen svarar inte. Tiden är fortfarande bokad.');
    expect(textOf(alert)).to.contain('Ring Vårdcentralen Västerhamn, 031-390 06 14.');
    page.script.fail = {};
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
  });

  it('whose answer is lost says what is not known, never that it is done, until it is', async () => {
    const page = await asked({ script: { fail: { cancel: 'unknown-after' } } });
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Vi vet inte om tiden är avbokad');
    await says('Ring Vårdcentralen Västerhamn, 031-390 06 14, och fråga.');
    expect(get('link', 'Ring 031-390 06 14').getAttribute('href')).to.equal('tel:0313900614');
    expect(textOf()).to.not.match(/tiden är avbokad\b(?!.)|försök igen/i);
    expect(happened(page, 'tidbok-booking-cancelled')).to.deep.equal([]);
    connectionReturns();
    await focusOn('heading', 'Tiden är avbokad');
    expect(happened(page, 'tidbok-booking-cancelled')).to.have.length(1);
  });

  it('that was lost on the way there is known not to be done only past the deadline', async () => {
    const page = await asked({ script: { fail: { cancel: 'unknown-before' } } });
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Vi vet inte om tiden är avbokad');
    connectionReturns();
    await until(() => names('heading').includes('Vi vet inte om tiden är avbokad'));
    passes(130_000);
    connectionReturns();
    await focusOn('heading', 'Tiden gick inte att avboka');
    await says('Tiden är fortfarande bokad.');
    expect(happened(page, 'tidbok-booking-cancelled')).to.deep.equal([]);
  });

  it('that is not yet known leaves no dead buttons at the other times', async () => {
    await asked({ script: { fail: { cancel: 'unknown-before' } } });
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Vi vet inte om tiden är avbokad');
    for (const dead of all('button', /^(Avboka|Omboka|Välj) tid/)) {
      dead.click();
      await until(() => all('dialog').length > 0 || names('heading').some((name) => /^Välj (ny )?tid$/.test(name)));
      return;
    }
  });

  it('and going on with another leads there', async () => {
    await asked();
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    await point('button', /^Avboka tid tisdag 1 december/);
    await find('dialog', 'Avboka tiden?');
    await click('button', 'Behåll tiden');
    await focusOn('button', 'Avboka tid tisdag 1 december klockan 13:00');
  });
});
