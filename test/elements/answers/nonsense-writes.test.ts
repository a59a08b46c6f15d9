import type { Booking, BookingBackend, Slot } from 'tidbok';
import { createRegion } from 'tidbok/backends/memory';
import { button, describeTrials, every, press, text, type Mounted, type Trial } from './nonsense-batch.js';
import { until } from '../support/page.js';
import { connectionReturns, eyeUnit } from '../support/world.js';

const own = () => ({ region: createRegion({ now: () => Date.now() }) });

async function freeAt(backend: BookingBackend, unit: string): Promise<Slot> {
  const { items } = await backend.visitTypes({ errand: { to: 'book' }, units: [unit] });
  const days = { from: '2026-11-23', to: '2026-12-20' };
  const targets = [{ unit, visitType: items[0]?.id ?? '' }];
  const [slot] = (await backend.slots({ errand: { to: 'book' }, targets, days })).items.slice(-1);
  if (!slot) throw new Error('no free time');
  return slot;
}

/** A journey that begins at a chosen time. */
async function toBook(backend: BookingBackend): Promise<HTMLElement> {
  const slot = await freeAt(backend, eyeUnit);
  const [unit] = (await backend.units({ errand: { to: 'book' }, ids: [eyeUnit] })).items;
  const { items } = await backend.visitTypes({ errand: { to: 'book' }, units: [eyeUnit] });
  if (!unit) throw new Error('no unit');
  const visitType = items.find(({ id }) => id === slot.visitType);
  return Object.assign(document.createElement('tidbok-booking'), { purpose: { to: 'book', again: { unit, visitType, slot } } });
}

async function toMove(backend: BookingBackend): Promise<HTMLElement> {
  const { items } = await backend.bookings();
  const from = items.find((time): time is Booking => time.kind === 'booking' && time.rights.rebook.allowed);
  if (!from) throw new Error('nothing to move');
  return Object.assign(document.createElement('tidbok-booking'), { purpose: { to: 'rebook', from } });
}

const decided = /^(done|pending|both|unknown|taken|refused|already|not-booked)$/;
/** The time is the citizen's, whatever the answer. */
const notBooked = /Ingen tid är bokad|inte bokad än|Tiden är inte bokad|fortfarande bokad|Tiden är inte avbokad/;
const standing = ({ step }: Mounted): string | undefined =>
  ['taken', 'refused', 'not-booked'].includes(step) ? `it is ${step}` : undefined;

async function settled(one: Mounted): Promise<void> {
  if (one.step === 'unknown') connectionReturns();
  await until(() => one.step !== 'unknown');
}

async function confirm(one: Mounted, name: RegExp): Promise<void> {
  await press(one, name);
  await until(() => one.answered > 0 && decided.test(one.step));
}

const trials: readonly Trial[] = [
  {
    method: 'book',
    options: own,
    make: toBook,
    act: (one) => confirm(one, /^Boka tiden/),
    lie: (one, page) => standing(one) ?? notBooked.exec(page)?.[0] ?? (button(one, /^Boka tiden/) && 'it can be booked again'),
    recover: async (one) => {
      await settled(one);
      await until(() => /done|pending|already/.test(one.step));
    },
  },
  {
    method: 'rebook',
    options: own,
    make: toMove,
    act: async (one) => {
      const radio = await until(() => every(one, '[type=radio]')[0]);
      radio.click();
      // Past the step for the phone number and message, where it comes.
      await until(() => {
        const last = button(one, /^Byt till den nya tiden/);
        if (!last) button(one, /^Fortsätt/)?.click();
        return last;
      });
      await confirm(one, /^Byt till den nya tiden/);
    },
    lie: (one, page) => standing(one) ?? (one.step === 'both' ? undefined : notBooked.exec(page)?.[0]),
    recover: async (one) => {
      await settled(one);
      await until(() => /done|pending|both/.test(one.step));
    },
  },
  {
    method: 'cancel',
    options: own,
    make: () => document.createElement('tidbok-my-bookings'),
    act: async (one) => {
      await press(one, /^Avboka tid onsdag 25 november/);
      await press(one, /^Avboka tiden/);
      await until(
        () => one.answered > 0 && /Tiden är avbokad|Vi vet inte om tiden är avbokad|kunde inte avbokas/.test(text(one)),
      );
    },
    lie: (_, page) => /fortfarande bokad|kunde inte avbokas/.exec(page)?.[0],
    recover: async (one) => {
      if (/Vi vet inte om/.test(text(one))) connectionReturns();
      await until(() => /Tiden är avbokad/.test(text(one)));
    },
  },
  {
    method: 'hold',
    options: () => ({ ...own(), holdSeconds: 600 }),
    make: toBook,
    act: async (one) => {
      await until(() => one.answered > 0);
      await until(() => button(one, /^Boka tiden/) ?? button(one, /^Se alla lediga tider|^Se lediga tider|^Fortsätt/));
    },
    lie: (one) => standing(one),
    recover: async (one) => {
      await confirm(one, /^Boka tiden/);
      await settled(one);
      await until(() => /done|pending/.test(one.step));
    },
  },
  {
    method: 'release',
    options: () => ({ ...own(), holdSeconds: 600 }),
    make: toBook,
    act: async (one) => {
      await until(() => /Vi håller|hålls|reserverad/i.test(text(one)) && button(one, /^Tillbaka/));
      await press(one, /^Tillbaka/);
      await until(() => one.answered > 0);
    },
    lie: () => undefined,
    recover: async (one) => {
      await until(() => every(one, '[type=radio]').length > 0);
    },
  },
];

describe('an element whose backend answers a write with nonsense', () => {
  describeTrials(trials, 'says nothing false, and finds out what is so');
});
