import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { axeViolations } from '../../support/axe.js';
import { all, boxes, click, find, focused, focusOn, focusedOn, pause, says, textOf, until } from '../support/page.js';
import { contactCases } from './contact-cases.js';
import { outcomeCases, type OutcomeCase } from './outcome-cases.js';
import { rebookCases } from './rebook-cases.js';
import { steps, type Steps } from '../support/steps.js';
import { happened, stage } from '../support/world.js';

const eyes = 'Ögonmottagningen Västerhamn';

async function reach(walk: Steps, to: OutcomeCase['to']): Promise<void> {
  if (to === 'start') return;
  if (to === 'opened' || to === 'moved') {
    await click('button', 'Omboka tid onsdag 25 november klockan 09:15');
    await find('heading', walk.say('slots.headingNew'));
    if (to === 'opened') return;
    await find('radio');
    await walk.choose(1);
    await find('button', walk.say('booking.rebookConfirm'));
    return;
  }
  await click('button', eyes);
  if (to === 'unit') return;
  (await find('radio')).click();
  await walk.button('guide.go');
  if (to === 'slots') return;
  await until(() => boxes('radio').some(({ name }) => name !== 'type'));
  if (to !== 'told') {
    await walk.choose();
    return;
  }
  boxes('radio')[0]?.click();
  await walk.button('common.continue');
  await find('heading', walk.say('booking.contact'));
}

/** What screen readers are told, from now on. */
function listening() {
  const heard: string[] = [];
  let last = '';
  const listen = (): void => {
    const now = [...all('status'), ...all('alert')].map((region) => textOf(region)).filter(Boolean);
    const said = now.join(' / ');
    if (said !== last) heard.push(...now.filter((one) => !last.includes(one)));
    last = said;
  };
  const timer = setInterval(listen, 5);
  return {
    heard,
    stop: () => {
      clearInterval(timer);
    },
  };
}

const cases = [...outcomeCases, ...contactCases, ...rebookCases];

describe('what the citizen meets, by the table of cases', () => {
  for (const one of cases) {
    it(`${one.at}: ${one.what}`, async () => {
      const walk = await steps();
      const script = structuredClone(one.options.script ?? {});
      const content =
        one.at === 'rebook' ? html`<tidbok-my-bookings></tidbok-my-bookings>` : html`<tidbok-booking></tidbok-booking>`;
      const page = await stage(content, { ...one.options, script });
      const moving = one.to === 'moved';
      await reach(walk, one.to);
      if (one.then && one.at === 'hold') await says(/reserverad för dig/);
      const ears = listening();
      try {
        if (one.to === 'booked' || moving) {
          const button = await find('button', walk.say(moving ? 'booking.rebookConfirm' : 'booking.book'));
          button.focus();
          button.click();
        }
        if (one.then && (one.at === 'book' || moving))
          await find('heading', walk.say(moving ? 'booking.rebookUnknown' : 'booking.unknown'));
        await one.then?.();
        const title = walk.say(one.heading);
        await find('heading', title);
        for (const sentence of one.says) await says(sentence);
        // The announcer waits a moment before it speaks.
        await until(() => ears.heard.length >= one.announced.length);
        await pause(120);
        if (one.focus === 'heading') await focusOn('heading', title);
        if (one.focus === 'button')
          expect(focusedOn()).to.equal(`button ${walk.say(moving ? 'booking.rebookConfirm' : 'booking.book')}`);
        if (one.focus === 'faults') await focusOn('group', 'Rätta det här');
        if (one.focus === 'extend') await focusOn('button', 'Förläng');
        expect(one.focus === 'page' || focused() !== document.body, 'focus is somewhere').to.equal(true);
        expect(happened(page, 'tidbok-step').at(-1)?.step ?? (one.at === 'rebook' ? 'slot' : 'unit')).to.equal(one.step);
        // The headings say "vet inte om tiden är bokad", which is no claim.
        expect(textOf().replaceAll(walk.say('booking.unknown'), '')).to.not.match(one.never);
        expect(ears.heard.length, ears.heard.join(' | ')).to.equal(one.announced.length);
        one.announced.forEach((words, at) => expect(ears.heard[at]).to.match(words));
        expect((await axeViolations(page.provider)).join('\n')).to.equal('');
      } finally {
        ears.stop();
      }
    });
  }

  it('names every refusal and every failure once', () => {
    const names = cases.map(({ at, what }) => `${at}: ${what}`);
    expect(new Set(names).size).to.equal(names.length);
  });
});
