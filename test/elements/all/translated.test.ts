import { expect, fixtureCleanup } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { all, boxes, click, find, findBox, says, textOf, until } from '../support/page.js';
import { reach, states } from '../support/states.js';
import { steps } from '../support/steps.js';
import { translate } from '../support/translator.js';
import { elis, escaped, eyeUnit, kim, passes, stage, type Stage, type StageOptions } from '../support/world.js';

const walk = await steps();

/** What a citizen does, and how to see that it is done; the texts of the page are compared after each. */
type Act = (page: Stage) => unknown;

interface Way {
  readonly content: TemplateResult;
  readonly options?: StageOptions;
  readonly acts: Readonly<Record<string, Act>>;
}

const slots = html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`;

/** The texts of what is shown, with one and the same number of spaces everywhere. */
const texts = (): string => textOf().replace(/\s+/g, ' ');

/** Waits until the page has come to rest: the same text for so many looks. */
async function rest(): Promise<string> {
  let [before, same] = ['', 0];
  await until(() => {
    const now = texts();
    same = now === before ? same + 1 : 0;
    before = now;
    return same > 25;
  });
  return before;
}

/** The texts after each act. */
async function told({ content, options = { citizen: elis }, acts }: Way, isTranslated: boolean): Promise<readonly string[]> {
  const began = Date.now();
  const page = await stage(content, options);
  const stop = isTranslated ? translate(page.provider) : () => undefined;
  const said: string[] = [];
  for (const [name, act] of Object.entries(acts)) {
    await act(page);
    said.push(`${name}: ${await rest()}`);
  }
  stop();
  fixtureCleanup();
  passes(began - Date.now());
  return said;
}

/** From where on the first is another text than the second; empty where it is the same. */
function unlike(one: string, other: string): string {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return at < 0 && one.length === other.length
    ? ''
    : `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 60), at + 60)}`;
}

const radio = async (which: number): Promise<void> => (await until(() => boxes('radio')[which])).click();

const ways: Readonly<Record<string, Way>> = {
  'one time after the other is chosen, and none': {
    content: slots,
    acts: {
      'goes on without': () => find('radio').then(() => click('button', 'Fortsätt')),
      first: () => radio(0),
      'of another day': () => radio(9),
      'more days': () => click('button', /dagar till/),
    },
  },
  'week after week is looked at': {
    content: slots,
    acts: {
      week: () => find('radio').then(() => click('button', 'Vecka').then(() => find('heading', /^Vecka/))),
      next: () => click('button', /^Vecka \d/),
      'a time': () => radio(0),
      after: () => until(() => all('button', /^Vecka \d/)[1]).then((button) => button.click()),
      list: () => click('button', 'Lista'),
    },
  },
  'the day turns': {
    content: slots,
    acts: {
      before: () => radio(0),
      after: () => {
        passes(12 * 3_600_000);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    },
  },
  'the guide asks one question after the other': {
    content: html`<tidbok-booking care-unit="SE-KATT-1001"></tidbok-booking>`,
    options: { citizen: kim },
    acts: {
      first: () => walk.button('guide.start'),
      unanswered: () => find('checkbox').then(() => walk.button('common.continue')),
      second: () => click('checkbox', 'Inget av detta').then(() => walk.button('common.continue')),
      back: () => says('Fråga 2').then(() => walk.button('common.back')),
    },
  },
  'another unit and another time are chosen': {
    content: html`<tidbok-booking></tidbok-booking>`,
    acts: {
      times: () => walk.toSlots(),
      check: () => walk.choose(0),
      'another time': () => click('button', /Ändra tid/).then(() => walk.choose(3)),
      'another unit': () => click('button', /Ändra mottagning/).then(() => walk.toSlots('Rehabmottagningen Udden')),
      book: () => walk.choose(0).then(() => walk.button('booking.book')),
    },
  },
  'units are searched': {
    content: html`<tidbok-unit-picker></tidbok-unit-picker>`,
    acts: Object.fromEntries(
      ['vaster', 'udden', 'nonsense'].map((query) => [
        query,
        async () => {
          const field = await findBox('searchbox');
          field.value = query;
          field.dispatchEvent(new Event('input'));
        },
      ]),
    ),
  },
  'an own time is cancelled and the list read again': {
    content: html`<tidbok-my-bookings></tidbok-my-bookings>`,
    options: { citizen: kim },
    acts: {
      ask: () => until(() => all('button', /^Avboka/)[0]).then((button) => button.click()),
      cancel: () => find('dialog').then((dialog) => click('button', 'Avboka tiden', dialog)),
    },
  },
};

describe('in a page that a translator has replaced the text nodes of', () => {
  for (const [name, way] of Object.entries(ways)) {
    it(`says the same as in any other, while ${name}`, async () => {
      const plain = await told(way, false);
      const here = await told(way, true);
      for (const [index, said] of plain.entries()) expect(unlike(here[index] ?? '', said)).to.equal('');
      expect(escaped).to.deep.equal([]);
    });
  }

  it('comes to every state', async function () {
    this.timeout(120_000);
    for (const state of states) {
      const stop = translate(document.body);
      await reach(state, walk, 'sv');
      stop();
      fixtureCleanup();
    }
    expect(escaped).to.deep.equal([]);
  });
});
