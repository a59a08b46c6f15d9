import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { createRegion, memoryBackend, type MemoryBackendOptions } from 'tidbok/backends/memory';
import { controls, newKey, stage, type Args } from './stage.js';
import { press, seen, walking, walkTo, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Booking, held and elsewhere', component: 'tidbok-booking', ...controls };
export default meta;

type Story = StoryObj<Args>;

const eyes = 'Ögonmottagningen';

function journey(options: MemoryBackendOptions): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(
      memoryBackend({ citizen: 'person-4', ...options }),
      html`<tidbok-booking heading-level=${headingLevel}></tidbok-booking>`,
    );
}

/** To where the times of a unit are held, or not. */
async function chosen(page: Page, step = 'check'): Promise<void> {
  (await seen(page, '.unit button', eyes)).click();
  await press(page, 'input[name="type"]');
  await walkTo(page, 'slot', () => press(page, '.actions .button'));
  await walkTo(page, step, () => press(page, '.slot input', '.pick .button'));
}

/** The time is kept while the citizen answers, and until when is said. */
export const Held: Story = { render: journey({ holdSeconds: 600 }), ...walking((page) => chosen(page)) };

/** Two minutes before the end; here at half of six seconds. */
export const HoldEndsSoon: Story = {
  render: journey({ holdSeconds: 6 }),
  ...walking(async (page) => {
    await chosen(page);
    await seen(page, 'dialog .title');
  }),
};

/** Nothing is booked, and the answers are kept. */
export const HoldEnded: Story = {
  render: journey({ holdSeconds: 1 }),
  ...walking((page) => walkTo(page, 'lapsed', () => chosen(page))),
};

const failingToExtend: MemoryBackendOptions = { holdSeconds: 600, script: {} };

/** The time is still kept until the time that was said before. */
export const NotExtended: Story = {
  render: journey(failingToExtend),
  ...walking(async (page) => {
    await chosen(page);
    const extend = await seen(page, '.link', 'Förläng');
    Object.assign(failingToExtend.script ?? {}, { fail: { hold: 'unavailable' } });
    extend.click();
    await seen(page, 'p', 'gick inte att förlänga');
  }),
};

/** Somebody else was quicker, before the citizen had answered anything. */
export const TakenBeforeTheCheck: Story = {
  render: journey({ holdSeconds: 600, script: { fail: { hold: 'taken' } } }),
  ...walking((page) => chosen(page, 'taken')),
};

/** As if the same citizen had booked it on another page just before. */
function elsewhereFirst(backend: BookingBackend, other: BookingBackend): BookingBackend {
  return {
    ...backend,
    async book(request, options) {
      await other.book?.(request, newKey());
      return (await backend.book?.(request, options)) ?? { outcome: 'unknown' };
    },
  };
}

/** The second of two tabs: the citizen has the time already. */
export const HasItAlready: Story = {
  render: ({ headingLevel }) => {
    const mine = { region: createRegion(), citizen: 'person-4' };
    return stage(
      elsewhereFirst(memoryBackend(mine), memoryBackend(mine)),
      html`<tidbok-booking heading-level=${headingLevel}></tidbok-booking>`,
    );
  },
  ...walking(async (page) => {
    await chosen(page);
    await walkTo(page, 'already', () => press(page, '.actions .button'));
  }),
};
