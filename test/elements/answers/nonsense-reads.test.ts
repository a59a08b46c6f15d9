import type { BookingBackend, DayRange, SlotQuery } from 'tidbok';
import {
  answered,
  button,
  describeTrials,
  every,
  fetchAgain,
  press,
  text,
  type Mounted,
  type Trial,
} from './nonsense-batch.js';
import { until } from '../support/page.js';
import { eyeUnit, samira, tangholmen } from '../support/world.js';

function create<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  more: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), more);
}

async function picker(backend: BookingBackend): Promise<HTMLElement> {
  const { items } = await backend.visitTypes({ errand: { to: 'book' }, units: [eyeUnit] });
  return create('tidbok-slot-picker', { unitId: eyeUnit, visitTypeId: items[0]?.id });
}

/** One week is enough to draw. */
function week(backend: BookingBackend): BookingBackend {
  const { days } = backend;
  const to = '2026-11-29';
  const short = <T extends SlotQuery>(query: T): T => ({ ...query, days: { ...query.days, to } });
  const cut = async <T extends { readonly covered: DayRange }>(answer: Promise<T>): Promise<T> => {
    const found = await answer;
    return { ...found, covered: { ...found.covered, to } };
  };
  return {
    ...backend,
    slots: (query, options) => cut(backend.slots(short(query), options)),
    ...(days && { days: (query, options) => cut(days(short(query), options)) }),
  };
}

const list = /Mina tider.*(07:30|Listan kan sakna|Vi kan inte visa)/;
const isTold = /Listan kan sakna|Vi kan inte visa/;
const count = (one: Mounted, selector: string): number => every(one, selector).length;
const open = async (one: Mounted): Promise<void> => {
  const details = await until(() => one.element.shadowRoot?.querySelector('details'));
  details.open = true;
};
const noLie = (): undefined => undefined;

const trials: readonly Trial[] = [
  {
    method: 'units',
    make: () => create('tidbok-unit-picker'),
    act: (one) => answered(one, /bokstavsordning|Vi kan inte visa/),
    lie: (one, page) => (isTold.test(page) || count(one, 'li') > 0 || /Ring/.test(page) ? undefined : 'a unit is missing'),
    recover: async (one) => {
      await fetchAgain(one);
      await until(() => /bokstavsordning/.test(text(one)));
    },
  },
  {
    method: 'visitTypes',
    make: () => create('tidbok-condition-guide', { unitId: tangholmen }),
    act: (one) => answered(one, /Börja|Vi kan inte visa/),
    lie: noLie,
    recover: fetchAgain,
  },
  {
    method: 'guide',
    make: () => create('tidbok-condition-guide', { unitId: tangholmen }),
    act: (one) => answered(one, /Börja|Vi kan inte visa|Vad vill du boka/),
    lie: noLie,
    recover: fetchAgain,
  },
  {
    method: 'slots',
    narrowed: week,
    make: picker,
    act: (one) => answered(one, /lediga? tid|Okänt|Vi kan inte visa|Behöver du hjälp/),
    lie: (_, page) => /Vi hittar ingen ledig tid/.exec(page)?.[0],
    recover: async (one) => {
      await fetchAgain(one);
      await until(() => count(one, '[type=radio]') > 0);
    },
  },
  {
    method: 'days',
    options: () => ({ days: true }),
    narrowed: week,
    make: picker,
    act: (one) => answered(one, /lediga? tid|Okänt|Vi kan inte visa|Behöver du hjälp/),
    lie: (_, page) => /Vi hittar ingen ledig tid/.exec(page)?.[0],
    recover: async (one) => {
      await fetchAgain(one);
      await until(() => count(one, '[type=radio]') > 0);
    },
  },
  {
    method: 'performers',
    narrowed: week,
    make: picker,
    act: async (one) => {
      await until(() => count(one, '[type=radio]') > 0);
      await open(one);
      await answered(one, /Veckodagar/);
    },
    lie: noLie,
    recover: fetchAgain,
  },
  {
    method: 'bookings',
    make: () => create('tidbok-my-bookings'),
    act: (one) => answered(one, list),
    lie: (one, page) =>
      /Du har inga bokade tider/.test(page) || (count(one, 'article') < 6 && !isTold.test(page))
        ? 'a time is missing'
        : undefined,
    recover: async (one) => {
      await fetchAgain(one);
      await until(() => count(one, 'article') > 5 && !isTold.test(text(one)));
    },
  },
  {
    method: 'past',
    make: () => create('tidbok-my-bookings'),
    act: async (one) => {
      await open(one);
      await answered(one, /Tidigare tider \(\d+\)|tidigare tider/);
    },
    lie: (_, page) => (/Det finns inga tidigare tider/.test(page) && !isTold.test(page) ? 'there are' : undefined),
    recover: fetchAgain,
  },
  {
    method: 'booking',
    make: () => create('tidbok-my-bookings'),
    act: async (one) => {
      await press(one, /^Avboka tid onsdag 25 november/);
      await answered(one, /Avboka tiden\?|Behöver du hjälp|Tiden kunde inte avbokas|Det går inte/);
    },
    lie: (_, page) => /Tiden är avbokad/.exec(page)?.[0],
    recover: async (one) => {
      button(one, /^Behåll tiden/)?.click();
      await press(one, /^Avboka tid onsdag 25 november/);
      await until(() => button(one, /^Avboka tiden/));
    },
  },
  {
    method: 'citizens',
    options: () => ({ citizen: samira }),
    make: () => create('tidbok-booking'),
    act: (one) => answered(one, /bokstavsordning/),
    lie: noLie,
    recover: async (one) => {
      await until(() => count(one, 'button') > 3);
    },
  },
];

describe('an element whose backend reads nonsense', () => {
  describeTrials(trials, 'says nothing false, and can be read again');
});
