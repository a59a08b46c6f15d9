import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { BookingBackend, ConditionGuide, OpenInvitation, Appointment } from 'tidbok';
import { memoryBackend, type Script } from 'tidbok/backends/memory';
import { controls, isChangeable, ownTime, stage, type Args } from './stage.js';
import { press, seen, walking, walkTo, type Page } from './walk.js';

/** The journey that begins at an own time: moving a booking, or answering an invitation. */
const meta: Meta<Args> = { title: 'Rebooking', component: 'tidbok-booking', ...controls };
export default meta;

type Story = StoryObj<Args>;

async function moving(backend: BookingBackend, level: number): Promise<TemplateResult> {
  const purpose = { to: 'rebook', from: await ownTime(backend, isChangeable) } as const;
  return stage(backend, html`<tidbok-booking .purpose=${purpose} heading-level=${level}></tidbok-booking>`);
}

function isOpenInvitation(time: Appointment): time is OpenInvitation {
  return time.kind === 'open-invitation';
}

async function answering(backend: BookingBackend, level: number): Promise<TemplateResult> {
  const purpose = { to: 'book', invitation: await ownTime(backend, isOpenInvitation) } as const;
  return stage(backend, html`<tidbok-booking .purpose=${purpose} heading-level=${level}></tidbok-booking>`);
}

function journey(rebook?: NonNullable<Script['fail']>['rebook'], never: Script['never'] = []): NonNullable<Story['render']> {
  const script: Script = { never, ...(rebook && { fail: { rebook } }) };
  return ({ headingLevel }) => html`${until(moving(memoryBackend({ script }), headingLevel))}`;
}

const next = '.actions .button';

/** Past the message to the unit, which may stay empty. */
async function toCheck(page: Page): Promise<void> {
  await walkTo(page, 'contact', () => press(page, '.slot input', '.pick .button'));
  await walkTo(page, 'check', () => press(page, next));
}

function moved(step: string): Pick<Story, 'play' | 'tags'> {
  return walking(async (page) => {
    await toCheck(page);
    await walkTo(page, step, () => press(page, next));
  });
}

/** The time that stands, above the new ones. */
export const Start: Story = { render: journey() };

export const Check: Story = { render: journey(), ...walking(toCheck) };

export const Sending: Story = {
  render: journey(undefined, ['rebook']),
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.button[aria-disabled=true]');
  }),
};

export const Moved: Story = { render: journey(), ...moved('done') };

/** The new time is booked, the old could not be cancelled: both are shown, with what to do. */
export const HalfWay: Story = { render: journey('both'), ...moved('both') };

/** While the new time waits for the unit, the old one stands. */
export const Pending: Story = { render: journey('pending'), ...moved('pending') };

export const Taken: Story = {
  render: journey('taken'),
  ...walking(async (page) => {
    await toCheck(page);
    await walkTo(page, 'taken', () => press(page, next));
    await seen(page, '.choices .button');
  }),
};

export const Refused: Story = { render: journey('changed'), ...moved('refused') };

export const Unknown: Story = { render: journey('unknown-before'), ...moved('unknown') };

export const Rejected: Story = {
  render: journey('unavailable'),
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.callout.danger[role=alert]');
  }),
};

/** The unit's guide has conditions for rebooking; each must be ticked. */
function withConditions(level: number): Promise<TemplateResult> {
  const backend = memoryBackend();
  const guide: ConditionGuide = {
    format: 1,
    id: 'rebooking',
    version: '1',
    owner: 'Region Kattegatt (påhittad)',
    reviewBy: '2028-06-30',
    languages: [{ lang: 'sv', status: 'original' }],
    questions: [],
    ways: {},
    conditions: [{ id: 'same', text: { sv: 'Jag söker för samma sak som förut' } }],
    terms: { rebook: { conditions: ['same'] } },
  };
  return moving({ ...backend, guide: async () => guide }, level);
}

export const Conditions: Story = {
  render: ({ headingLevel }) => html`${until(withConditions(headingLevel))}`,
  ...walking(async (page) => {
    await toCheck(page);
    await seen(page, 'input[type=checkbox]');
  }),
};

/** It was left unticked: nothing is sent, and what is wanted is said. */
export const ConditionsUnticked: Story = {
  render: ({ headingLevel }) => html`${until(withConditions(headingLevel))}`,
  ...walking(async (page) => {
    await toCheck(page);
    await seen(page, 'input[type=checkbox]');
    await press(page, next);
    await seen(page, '[aria-invalid]');
  }),
};

export const Invitation: Story = {
  render: ({ headingLevel }) => html`${until(answering(memoryBackend(), headingLevel))}`,
};

export const InvitationAnswered: Story = {
  render: ({ headingLevel }) => html`${until(answering(memoryBackend(), headingLevel))}`,
  ...moved('done'),
};
