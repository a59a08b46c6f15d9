import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { click, find, focusOn, says, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { elis, happened, kim, stage, tangholmen } from '../support/world.js';

const walk = await steps();

const at = (): number | undefined => (history.state as { tidbok?: { at: number } } | null)?.tidbok?.at;

/** Waits until the entry is that many steps into the journey. */
const entry = (many: number): Promise<true> => until(() => at() === many || undefined);

describe('in the history of a page, the journey', () => {
  const journey = (): ReturnType<typeof stage> => stage(html`<tidbok-booking history></tidbok-booking>`, { citizen: elis });
  // A page of its own, as it were: nothing of the test before is gone back to.
  beforeEach(() => history.pushState(null, ''));

  it('goes back with its own button as with the one of the browser, and forward again', async () => {
    await journey();
    await walk.toCheck();
    await entry(3);
    const { length } = history;
    await walk.button('common.back');
    await focusOn('heading', 'Välj tid');
    await entry(2);
    await walk.button('common.back');
    await focusOn('heading', 'Innan du bokar');
    await entry(1);
    expect(history.length).to.equal(length);
    history.forward();
    await focusOn('heading', 'Välj tid');
    history.forward();
    await focusOn('heading', 'Kontrollera och boka');
  });

  it('goes back over all steps to what is changed', async () => {
    await journey();
    await walk.toCheck();
    await entry(3);
    await click('button', 'Ändra mottagning');
    await find('heading', 'Välj mottagning');
    await entry(0);
    history.forward();
    await focusOn('heading', 'Innan du bokar');
  });

  it('goes back question by question in the guide', async () => {
    await stage(html`<tidbok-booking history care-unit=${tangholmen}></tidbok-booking>`, { citizen: kim });
    await find('button', 'Börja');
    await walk.toQuestion2();
    await entry(3);
    await walk.button('common.back');
    await says('Fråga 1');
    await entry(2);
    await walk.button('common.back');
    await find('button', 'Börja');
    await entry(1);
    history.go(2);
    await says('Fråga 2');
  });

  it('goes back from a time that was taken without an entry that does nothing', async () => {
    await stage(html`<tidbok-booking history></tidbok-booking>`, { citizen: elis, script: { fail: { book: 'taken' } } });
    await walk.toCheck();
    await entry(3);
    await walk.button('booking.book');
    await find('heading', 'Tiden är inte längre ledig');
    await walk.button('booking.takenAll');
    await find('heading', 'Välj tid');
    await entry(2);
    history.back();
    await focusOn('heading', 'Innan du bokar');
  });

  it('leaves its entries before the host is told of the booking, so that a host that goes elsewhere stays there', async () => {
    const page = await journey();
    const entries: unknown[] = [];
    page.provider.addEventListener('tidbok-booking-created', () => {
      entries.push(at());
      history.pushState({ host: 'thanks' }, '');
    });
    await walk.toOutcome('booking.done');
    await until(() => happened(page, 'tidbok-booking-created').length === 1);
    await until(() => happened(page, 'tidbok-step').some(({ step }) => step === 'done'));
    expect(entries).to.deep.equal([0]);
    expect((history.state as { host?: string }).host).to.equal('thanks');
  });

  it('leaves its entries when it begins anew for another person', async () => {
    const page = await stage(html`<tidbok-booking history></tidbok-booking>`, { citizen: 'person-2' });
    await walk.toSlots();
    await entry(2);
    page.provider.actingFor = 'person-5';
    await find('heading', 'Välj mottagning');
    await entry(0);
  });

  it('has no presses that do nothing after a reload', async () => {
    for (const step of [0, 1, 2, 3, 4, 5, 6]) history.pushState({ tidbok: { of: 'the page before', at: step } }, '');
    await journey();
    await entry(0);
    history.forward();
    await new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
    await entry(0);
  });

  it('needs no function that a page without https lacks', async () => {
    Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: undefined });
    try {
      await journey();
      await walk.toSlots();
      await entry(2);
    } finally {
      delete (crypto as { randomUUID?: unknown }).randomUUID;
    }
  });
});
