import { html, type TemplateResult } from 'lit';
import { all, find, findBox, says, shown, until } from './page.js';
import {
  answered,
  cancelled,
  conditionsOfRebooking,
  moved,
  openDialog,
  titled,
  toContact,
  toNewTime,
  unknownPhone,
} from './state-ways.js';
import { slotStates } from './slot-states.js';
import type { Steps } from './steps.js';
import { elis, eyeUnit, kim, laboratory, samira, stage, tangholmen, type Stage, type StageOptions } from './world.js';

/** A state that a citizen may meet, and how to come there in any language. */
export interface State {
  readonly name: string;
  readonly content: TemplateResult;
  readonly options?: StageOptions;
  reach(walk: Steps, page: Stage): Promise<unknown>;
}

const booking = html`<tidbok-booking></tidbok-booking>`;
const mine = html`<tidbok-my-bookings></tidbok-my-bookings>`;
const units = html`<tidbok-unit-picker></tidbok-unit-picker>`;
const slots = html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`;
const guide = html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`;
const failing = (fail: NonNullable<StageOptions['script']>['fail']): StageOptions => ({
  citizen: elis,
  script: { ...(fail && { fail }) },
});

function outcome(name: string, title: string, options: StageOptions = { citizen: elis }, unit?: string): State {
  return { name, content: booking, options, reach: (walk) => walk.toOutcome(title, unit) };
}

function list(name: string, options: StageOptions, reach: State['reach']): State {
  return { name, content: mine, options: { citizen: kim, ...options }, reach };
}

export const states: readonly State[] = [
  {
    name: 'no backend',
    content: html`<tidbok-provider>${booking}</tidbok-provider>`,
    reach: (walk) => says(walk.say('common.noBackend')),
  },
  { name: 'units', content: units, reach: (walk) => titled(walk, 'units.own') },
  {
    name: 'units found',
    content: units,
    async reach(walk) {
      const field = await findBox('searchbox');
      field.value = 'vasterhamn';
      field.dispatchEvent(new Event('input'));
      await find('button', walk.say('units.all', 8));
    },
  },
  {
    name: 'units failed',
    content: units,
    options: failing({ units: 'unavailable' }),
    reach: (walk) => titled(walk, 'units.failed'),
  },
  { name: 'guide text', content: guide, reach: (walk) => find('button', walk.say('guide.start')) },
  { name: 'question', content: guide, reach: (walk) => walk.toQuestion2() },
  {
    name: 'question unanswered',
    content: guide,
    async reach(walk) {
      await walk.toQuestion2();
      await walk.button('common.continue');
      await titled(walk, 'common.fix');
    },
  },
  { name: 'care at home', content: guide, reach: (walk) => answered(walk, 0, 1).then(() => titled(walk, 'guide.selfHeading')) },
  { name: 'call instead', content: guide, reach: (walk) => answered(walk, 8).then(() => titled(walk, 'guide.callHeading')) },
  {
    name: 'search in the guide',
    content: guide,
    async reach() {
      const field = await findBox('searchbox');
      field.value = 'diabetes';
      field.dispatchEvent(new Event('input'));
      await until(() => all('button').some((button) => button.closest('.units')));
    },
  },
  {
    name: 'knows what to book',
    content: guide,
    reach: (walk) => walk.button('guide.iKnow').then(() => find('radio')),
  },
  {
    name: 'another unit',
    content: guide,
    reach: (walk) => answered(walk, 7).then(() => titled(walk, 'guide.otherUnitHeading')),
  },
  {
    name: 'guide with faults',
    content: guide,
    options: { around: (backend) => ({ ...backend, guide: async () => ({}) as never }) },
    reach: (walk) => titled(walk, 'guide.failed'),
  },
  { name: 'emergency', content: html`${guide}${slots}`, reach: (walk) => walk.toEmergency() },
  {
    name: 'guide done',
    content: guide,
    reach: (walk) => answered(walk, 4, 0).then(() => find('button', walk.say('guide.go'))),
  },
  {
    name: 'visit types',
    content: html`<tidbok-condition-guide care-unit=${laboratory}></tidbok-condition-guide>`,
    reach: () => find('radio'),
  },
  ...slotStates,
  { name: 'times in the journey', content: booking, reach: (walk) => walk.toSlots() },
  { name: 'check', content: booking, options: { citizen: samira }, reach: (walk) => walk.toCheck('Laboratoriet Västerhamn') },
  {
    name: 'link unknown',
    content: html`<tidbok-booking care-unit="nonsense"></tidbok-booking>`,
    reach: (walk) => says(walk.say('arriving.noSuchUnit')),
  },
  {
    name: 'message',
    content: booking,
    async reach(walk) {
      await walk.toSlots('Rehabmottagningen Udden');
      (await find('radio')).click();
      await walk.button('common.continue');
      await titled(walk, 'booking.messageHeading');
    },
  },
  { name: 'contact', content: booking, options: unknownPhone, reach: toContact },
  {
    name: 'contact with faults',
    content: booking,
    options: unknownPhone,
    async reach(walk) {
      await toContact(walk);
      await walk.button('common.continue');
      await says(walk.say('common.fix'));
    },
  },
  {
    name: 'check with a problem',
    content: booking,
    options: failing({ book: 'unavailable' }),
    reach: (walk) =>
      walk
        .toCheck()
        .then(() => walk.button('booking.book'))
        .then(() => find('alert')),
  },
  {
    name: 'sending',
    content: booking,
    options: { citizen: elis, script: { never: ['book'] } },
    reach: (walk) =>
      walk
        .toCheck()
        .then(() => walk.button('booking.book'))
        .then(() => says(walk.say('booking.booking'))),
  },
  outcome('receipt', 'booking.done', { citizen: elis }, 'Laboratoriet Västerhamn'),
  outcome('pending', 'booking.pending', failing({ book: 'pending' })),
  outcome('taken', 'booking.taken', failing({ book: 'taken' })),
  outcome('refused', 'booking.refused', failing({ book: 'other' })),
  outcome('unknown', 'booking.unknown', failing({ book: 'unknown-before' })),
  list('own times', {}, () => until(() => all('article').length > 5)),
  list('own times of a child', { citizen: samira }, async (walk, { provider }) => {
    provider.actingFor = 'person-6';
    await find('heading', walk.say('mine.headingOf', 'Noel Haddad'));
    await until(() => all('article').length > 0);
  }),
  list('own times incomplete', { script: { gaps: { bookings: [{ unit: laboratory }] } } }, (walk) =>
    titled(walk, 'mine.partial'),
  ),
  list('own times failed', { script: { fail: { bookings: 'unavailable' } } }, (walk) => titled(walk, 'mine.failed')),
  list('cancel dialog', {}, (walk) => openDialog(walk)),
  list('cancelled', {}, (walk) => cancelled(walk, 'mine.cancelled')),
  list('cancelling refused', { script: { fail: { cancel: 'too-late' } } }, (walk) => cancelled(walk, 'mine.cancelRefused')),
  list('cancelling unknown', { script: { fail: { cancel: 'unknown-before' } } }, (walk) =>
    cancelled(walk, 'mine.cancelUnknownHeading'),
  ),
  list('new time', {}, toNewTime),
  list('conditions of rebooking', conditionsOfRebooking, async (walk) => {
    await toNewTime(walk);
    await walk.choose();
    await find('checkbox');
    await walk.button('booking.rebookConfirm');
    await until(() => [...shown()].some((element) => element.matches('[aria-invalid]')));
  }),
  list('rebooked', {}, (walk) => moved(walk, 'booking.rebookDone')),
  list('rebooked half way', { script: { fail: { rebook: 'both' } } }, (walk) => moved(walk, 'booking.half')),
  list('rebooking unknown', { script: { fail: { rebook: 'unknown-before' } } }, (walk) => moved(walk, 'booking.rebookUnknown')),
];

/** Brings the page to the state. */
export async function reach(state: State, walk: Steps, lang: string): Promise<Stage> {
  const options = state.options ?? {};
  // A script is changed in place by those who use it: each state gets its own.
  const page = await stage(state.content, {
    ...options,
    lang,
    ...(options.script && { script: structuredClone(options.script) }),
  });
  await state.reach(walk, page);
  return page;
}
