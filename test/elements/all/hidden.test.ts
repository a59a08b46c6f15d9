import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, click, find, focused, focusOn, says, textOf, until } from '../support/page.js';
import { openDialog } from '../support/state-ways.js';
import { steps } from '../support/steps.js';
import { connectionReturns, elis, inside, kim, passes, stage, type Stage, type StageOptions } from '../support/world.js';

const walk = await steps();

/** How a page hides a part of itself, as a tab that is not chosen. */
const ways: Readonly<Record<string, (place: HTMLElement, hide: boolean) => void>> = {
  'display: none': (place, hide) => place.style.setProperty('display', hide ? 'none' : ''),
  'visibility: hidden': (place, hide) => place.style.setProperty('visibility', hide ? 'hidden' : ''),
  'content-visibility: hidden': (place, hide) => place.style.setProperty('content-visibility', hide ? 'hidden' : ''),
  inert: (place, hide) => place.toggleAttribute('inert', hide),
};
const display = ways['display: none'];
if (!display) throw new Error('no such way');

function wakes(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A button of the page's own, beside the part that it hides, with focus on it. */
function ownButton(): HTMLElement {
  const button = document.createElement('button');
  button.textContent = 'Värdens egen knapp';
  document.body.append(button);
  button.focus();
  return button;
}

/** Whether the page behind can be used: no modal dialog lies over it. */
function isAlive(button: HTMLElement): boolean {
  button.focus();
  const { left, top } = button.getBoundingClientRect();
  return document.activeElement === button && document.elementFromPoint(left + 2, top + 2) === button;
}

function dialogIn(page: Stage, tag: 'tidbok-booking' | 'tidbok-my-bookings'): HTMLDialogElement | null | undefined {
  return inside(page, tag).shadowRoot?.querySelector('dialog');
}

describe('an element that the page hides', () => {
  let button: HTMLElement;
  afterEach(() => button.remove());

  const held = async (options: StageOptions = {}): Promise<Stage> => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, holdSeconds: 600, ...options });
    await walk.toCheck();
    await says(/Tiden är reserverad för dig/);
    return page;
  };

  for (const [name, way] of Object.entries(ways)) {
    it(`warns of the end of a hold when it is shown again, and leaves the page alive until then: ${name}`, async () => {
      const page = await held();
      way(page.provider, true);
      button = ownButton();
      passes(481_000);
      wakes();
      const dialog = await until(() => dialogIn(page, 'tidbok-booking'));
      expect(dialog.open).to.equal(false);
      expect(isAlive(button)).to.equal(true);
      way(page.provider, false);
      await until(() => dialog.open);
      await focusOn('button', 'Förläng');
    });
  }

  it('closes the warning that stands open, and opens it again when it is shown', async () => {
    const page = await held();
    passes(481_000);
    wakes();
    const dialog = await until(() => dialogIn(page, 'tidbok-booking'));
    await until(() => dialog.open);
    button = ownButton();
    display(page.provider, true);
    await until(() => !dialog.open);
    expect(isAlive(button)).to.equal(true);
    display(page.provider, false);
    await until(() => dialog.open);
    await focusOn('button', 'Förläng');
    await click('button', 'Stäng', dialog);
    await until(() => all('alertdialog').length === 0);
  });

  it('tells that a hold has ended when it is shown again, and takes focus only then', async () => {
    const page = await held();
    button = ownButton();
    display(page.provider, true);
    passes(601_000);
    wakes();
    await until(() => inside(page, 'tidbok-booking').shadowRoot?.textContent.includes('Reservationen har gått ut'));
    expect(focused()).to.equal(button);
    display(page.provider, false);
    await focusOn('heading', 'Reservationen har gått ut');
  });

  it('tells what became of a lost booking when it is shown again, and takes focus only then', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, {
      citizen: elis,
      script: { fail: { book: 'unknown-after' } },
    });
    await walk.toOutcome('booking.unknown');
    button = ownButton();
    display(page.provider, true);
    connectionReturns();
    await until(() => inside(page, 'tidbok-booking').shadowRoot?.textContent.includes('Din tid är bokad'));
    expect(focused()).to.equal(button);
    display(page.provider, false);
    await focusOn('heading', 'Din tid är bokad');
  });

  it('closes the question whether to cancel, and asks it again when it is shown', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await openDialog(walk);
    const dialog = await until(() => dialogIn(page, 'tidbok-my-bookings'));
    button = ownButton();
    display(page.provider, true);
    await until(() => !dialog.open);
    expect(isAlive(button)).to.equal(true);
    display(page.provider, false);
    await until(() => dialog.open);
    expect(textOf(dialog)).to.include('Avboka');
    await find('dialog');
  });
});
