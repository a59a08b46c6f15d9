import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, click, find, focused, focusOn, get, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { elis, eyeUnit, happened, inside, kim, laboratory, stage, tangholmen } from '../support/world.js';

const walk = await steps();

describe('a link into the journey', () => {
  it('leads to a unit without taking focus from the page', async () => {
    const page = await stage(html`<tidbok-booking care-unit=${tangholmen}></tidbok-booking>`, { citizen: kim });
    await find('heading', 'Innan du bokar');
    await until(() => happened(page, 'tidbok-step').length > 0);
    expect(focused().localName).to.equal('body');
    await walk.button('guide.start');
    await until(() => focused().classList.contains('title'));
  });

  it('leads to a visit type, by its code', async () => {
    const page = await stage(html`<tidbok-booking care-unit=${eyeUnit}></tidbok-booking>`, { citizen: elis });
    await find('radio');
    const { items } = await page.backend.visitTypes({ errand: { to: 'book' }, units: [eyeUnit] });
    inside(page, 'tidbok-booking').visitType = items.at(-1)?.code;
    await stage(html`<tidbok-booking care-unit=${eyeUnit} visit-type=${items.at(-1)?.code}></tidbok-booking>`, {
      citizen: elis,
    });
    await until(() => boxes('radio').some(({ checked, value }) => checked && value === items.at(-1)?.id));
  });

  it('tells of a visit type that cannot be booked there', async () => {
    await stage(html`<tidbok-booking care-unit=${eyeUnit} visit-type="nonsense"></tidbok-booking>`, { citizen: elis });
    await says('Besökstypen som länken leder till går inte att boka här på webben.');
    await find('radio');
  });

  it('tells of a unit that is not there, with every unit to choose among', async () => {
    await stage(html`<tidbok-booking care-unit="nonsense"></tidbok-booking>`, { citizen: elis });
    await says('Vi hittar inte mottagningen som länken leder till.');
    await walk.toCheck();
    expect(textOf()).not.to.include('länken');
  });

  it('answers an invitation, whose unit and visit type are known', async () => {
    const region = (await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim })).region;
    const page = await stage(html`<p></p>`, { citizen: kim, region });
    const { items } = await page.backend.bookings();
    const open = items.find(({ kind }) => kind === 'open-invitation');
    const linked = await stage(html`<tidbok-booking invitation=${open?.id}></tidbok-booking>`, { citizen: kim, region });
    await find('heading', 'Välj tid', linked.provider);
    boxes('radio', undefined, linked.provider)[0]?.click();
    await click('button', 'Fortsätt', linked.provider);
    await until(() => all('heading', /Kontrollera|Meddelande/, linked.provider)[0]);
    if (all('heading', 'Meddelande till mottagningen', linked.provider).length > 0)
      await click('button', 'Fortsätt', linked.provider);
    await find('heading', 'Kontrollera och boka', linked.provider);
    await find('button', 'Boka tiden', linked.provider);
    for (const box of all('checkbox', undefined, linked.provider)) box.click();
    await click('button', 'Boka tiden', linked.provider);
    await find('heading', 'Din tid är bokad', linked.provider);
    const left = (await page.backend.bookings()).items.some(({ id }) => id === open?.id);
    expect(left).to.equal(false);
  });

  it('tells of an invitation that is answered or not there', async () => {
    await stage(html`<tidbok-booking invitation="nonsense"></tidbok-booking>`, { citizen: elis });
    await says('Vi hittar inte kallelsen som länken leder till.');
    await find('button', 'Ögonmottagningen Västerhamn');
  });

  it('may be opened again where it could not be read', async () => {
    const script = { fail: { units: 'unavailable' as const } } as { fail: { units?: 'unavailable' } };
    const page = await stage(html`<tidbok-booking care-unit=${laboratory}></tidbok-booking>`, { citizen: elis, script });
    await find('heading', 'Vi kan inte öppna länken just nu');
    delete (page.script.fail as { units?: unknown }).units;
    await walk.button('common.retry');
    await find('heading', 'Innan du bokar');
  });
});

/** Waits until there are so many to go back over: what adds them is fetched first. */
const entries = (many: number): Promise<true> =>
  until(() => (history.state as { tidbok?: { at: number } } | null)?.tidbok?.at === many || undefined);

describe("the browser's back button", () => {
  const journey = (): ReturnType<typeof stage> => stage(html`<tidbok-booking history></tidbok-booking>`, { citizen: elis });

  it('goes a step back and forth, keeping what the host has in its history', async () => {
    history.replaceState({ host: 'own' }, '');
    const { href } = location;
    await journey();
    await walk.toCheck();
    await until(() => history.state !== null && 'tidbok' in (history.state as object));
    expect((history.state as { host: string }).host).to.equal('own');
    expect(JSON.stringify(history.state)).not.to.include('SE-KATT');
    history.back();
    await focusOn('heading', 'Välj tid');
    history.forward();
    await focusOn('heading', 'Kontrollera och boka');
    history.go(-2);
    await focusOn('heading', 'Innan du bokar');
    expect(location.href).to.equal(href);
  });

  it('never sends again, and leaves the page from a receipt', async () => {
    const page = await journey();
    // The entries of the journey before are left first.
    await until(() => ((history.state as { tidbok?: { at: number } } | null)?.tidbok?.at ?? 0) === 0);
    history.pushState({ host: 'before' }, '');
    await walk.toOutcome('booking.done');
    await until(() => (history.state as { host?: string }).host === 'before');
    await until(() => happened(page, 'tidbok-booking-created').length > 0);
    history.forward();
    await new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    await find('heading', 'Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  it('goes a question back and forth in the guide, and keeps what was answered', async () => {
    await stage(html`<tidbok-booking history care-unit=${tangholmen}></tidbok-booking>`, { citizen: kim });
    await find('button', 'Börja');
    await walk.toQuestion2();
    await entries(3);
    history.back();
    await says('Fråga 1');
    await until(() => focused().classList.contains('title'));
    expect((get('checkbox', 'Inget av detta') as HTMLInputElement).checked).to.equal(true);
    history.back();
    await find('button', 'Börja');
    history.go(2);
    await says('Fråga 2');
    expect(JSON.stringify(history.state)).not.to.include('answers');
  });

  it('does not take an emergency away', async () => {
    await stage(html`<tidbok-booking history care-unit=${tangholmen}></tidbok-booking>`, { citizen: kim });
    await walk.toEmergency();
    await entries(3);
    history.back();
    await says('Fråga 1');
    await walk.button('common.continue');
    await find('link', 'Ring 112');
  });

  it('is left to the host where it does not opt in', async () => {
    const before = history.length;
    await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis });
    await walk.toCheck();
    expect(history.length).to.equal(before);
  });
});
