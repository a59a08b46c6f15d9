import { html } from 'lit';
import { find, says, shown, until } from './page.js';
import { filtered, fullDays, titled } from './state-ways.js';
import type { State } from './states.js';
import { elis, eyeUnit, laboratory } from './world.js';

const slots = html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`;
const bloodTests = html`<tidbok-slot-picker care-unit=${laboratory}></tidbok-slot-picker>`;

/** The slot picker by itself. */
export const slotStates: readonly State[] = [
  { name: 'times', content: slots, reach: () => find('radio').then((radio) => radio.click()) },
  { name: 'many times', content: bloodTests, reach: () => find('radio') },
  {
    name: 'no times',
    content: slots,
    options: { around: (backend) => ({ ...backend, slots: async ({ days }) => ({ items: [], gaps: [], covered: days }) }) },
    reach: () => find('link', '031-390 06 36'),
  },
  {
    name: 'times unknown',
    content: slots,
    options: { script: { gaps: { slots: [{ unit: eyeUnit, days: { from: '2026-11-24', to: '2026-11-26' } }] } } },
    reach: (walk) => find('button', walk.say('common.retry')),
  },
  {
    name: 'nothing chosen',
    content: slots,
    async reach(walk) {
      await find('radio');
      await walk.button('common.continue');
      await says(walk.say('slots.missing'));
    },
  },
  {
    name: 'times failed',
    content: slots,
    options: { citizen: elis, script: { fail: { slots: 'rate-limited' } } },
    reach: (walk) => titled(walk, 'slots.failed'),
  },
  {
    name: 'full days',
    content: slots,
    options: fullDays,
    reach: () => until(() => [...shown()].some((element) => element.matches('.day.none'))),
  },
  { name: 'filter open', content: slots, reach: (walk) => filtered(walk).then(() => walk.button('looking.filterClear')) },
  {
    name: 'nothing fits',
    content: slots,
    reach: (walk) =>
      filtered(walk).then(() => until(() => [...shown()].some((element) => element.matches('.callout .counted')))),
  },
  {
    name: 'week',
    content: html`<tidbok-slot-picker care-unit=${eyeUnit} view="week"></tidbok-slot-picker>`,
    reach: () => find('radio'),
  },
  {
    name: 'times on their way',
    content: slots,
    options: { days: true, script: { never: ['slots'] } },
    reach: (walk) => says(walk.say('slots.loading')),
  },
];
