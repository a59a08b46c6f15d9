import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { memoryBackend, type MemoryBackendOptions, type Script } from 'tidbok/backends/memory';
import { controls, stage, type Args } from './stage.js';
import { press, seen, walking, walkTo, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Booking', component: 'tidbok-booking', ...controls };
export default meta;

type Story = StoryObj<Args>;

function journey(options: MemoryBackendOptions = {}): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(
      memoryBackend({ citizen: 'person-4', ...options }),
      html`<tidbok-booking heading-level=${headingLevel}></tidbok-booking>`,
    );
}

type WriteFailure = NonNullable<Script['fail']>['book'];

function ending(book: WriteFailure): NonNullable<Story['render']> {
  return journey({ script: { fail: { ...(book && { book }) } } });
}

const next = '.actions .button';
const eyes = 'Ögonmottagningen';
const laboratory = 'Laboratoriet';

async function toUnit(page: Page, unit: string): Promise<void> {
  (await seen(page, '.unit button', unit)).click();
}

/** To the free times of a unit that asks no questions. */
async function toSlots(page: Page, unit = eyes): Promise<void> {
  await toUnit(page, unit);
  await press(page, 'input[name="type"]');
  if (unit === laboratory) await press(page, 'input[value="condition:avboka"]', 'input[value="condition:last"]');
  await walkTo(page, 'slot', () => press(page, next));
}

async function toCheck(page: Page, unit = eyes): Promise<void> {
  await toSlots(page, unit);
  await walkTo(page, 'check', () => press(page, '.slot input', '.pick .button'));
}

/** Books, and waits for what comes of it. */
function booked(step: string, unit = eyes): Pick<Story, 'play' | 'tags'> {
  return walking(async (page) => {
    await toCheck(page, unit);
    await walkTo(page, step, () => press(page, next));
  });
}

export const Start: Story = { render: journey() };

/** The own choices stand beside what is chosen now. */
export const Guide: Story = {
  render: journey(),
  ...walking((page) => walkTo(page, 'guide', () => toUnit(page, 'Tångholmen'))),
};

export const Slots: Story = { render: journey(), ...walking(toSlots) };

export const Check: Story = { render: journey(), ...walking(toCheck) };

/** The citizen has a time of the same kind already. */
export const CheckAlike: Story = {
  render: journey({ citizen: 'person-1' }),
  ...walking(async (page) => {
    await toCheck(page, laboratory);
    await seen(page, '.callout.notice');
  }),
};

export const Sending: Story = {
  render: journey({ script: { never: ['book'] } }),
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.button[aria-disabled=true]');
  }),
};

export const Receipt: Story = { render: journey(), ...booked('done') };

/** What the unit says must be shown: "come fasting". */
export const ReceiptWithNotice: Story = { render: journey(), ...booked('done', laboratory) };

/** Another patient was quicker: the nearest free times, answers kept. */
export const Taken: Story = {
  render: ending('taken'),
  ...walking(async (page) => {
    await toCheck(page);
    await walkTo(page, 'taken', () => press(page, next));
    await seen(page, '.choices .button');
  }),
};

export const Refused: Story = { render: ending('too-many'), ...booked('refused') };

/** With the unit's own words. */
export const RefusedInWords: Story = { render: ending('other'), ...booked('refused') };

/** The unit must confirm. */
export const Pending: Story = { render: ending('pending'), ...booked('pending') };

/** The answer was lost. Own bookings are read; until they tell, nothing is promised. */
export const Unknown: Story = { render: ending('unknown-before'), ...booked('unknown') };

/** Own bookings were read, and tell nothing yet. */
export const StillUnknown: Story = {
  render: ending('unknown-before'),
  ...walking(async (page) => {
    await toCheck(page);
    await walkTo(page, 'unknown', () => press(page, next));
    await seen(page, '.callout.danger', 'Mina tider');
  }),
};

/** The answer was lost, and own bookings tell that the time is booked. */
export const LateAnswer: Story = { render: ending('unknown-after'), ...booked('done') };

/** Certain that nothing was booked. */
export const Rejected: Story = {
  render: ending('unavailable'),
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.callout.danger[role=alert]');
  }),
};

export const LoggedOutWhenBooking: Story = {
  render: ending('unauthorized'),
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.callout.danger[role=alert]');
  }),
};

/** The backend can show times but not book: a number to call. */
export const CannotBook: Story = { render: journey({ without: ['book'] }) };

export const ForAChild: Story = {
  render: ({ headingLevel }) =>
    html`<tidbok-provider .backend=${memoryBackend({ citizen: 'person-2' })} acting-for="person-5">
      <tidbok-booking heading-level=${headingLevel}></tidbok-booking>
    </tidbok-provider>`,
  ...walking(async (page) => {
    await toCheck(page);
    await seen(page, '.acting', 'Alva');
  }),
};

/** Another person was chosen while the answer was on its way: of whose time it is still told, above the new beginning. */
export const AnotherPersonMeanwhile: Story = {
  render: ({ headingLevel }) => {
    const latency = (method: string): number => (method === 'book' ? 60_000 : 0);
    return html`<tidbok-provider .backend=${memoryBackend({ citizen: 'person-2', latency })} acting-for="person-5">
      <tidbok-booking heading-level=${headingLevel}></tidbok-booking>
    </tidbok-provider>`;
  },
  ...walking(async (page) => {
    await toCheck(page);
    await press(page, next);
    await seen(page, '.button[aria-disabled=true]');
    page.querySelector('tidbok-provider')?.removeAttribute('acting-for');
    await seen(page, '.callout', 'Alva');
  }),
};

/** A link to a unit that is not there: the units to choose among stand below. */
export const LinkUnknown: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend({ citizen: 'person-4' }),
      html`<tidbok-booking heading-level=${headingLevel} care-unit="nonsense"></tidbok-booking>`,
    ),
};

/** Of a citizen without a known phone number it is asked for. */
const withoutPhone: NonNullable<Story['render']> = ({ headingLevel }) => {
  const backend = memoryBackend({ citizen: 'person-4' });
  const citizens: NonNullable<typeof backend.citizens> = async (options) =>
    ((await backend.citizens?.(options)) ?? []).map(({ id, name, relation }) => ({ id, name, relation }));
  return stage({ ...backend, citizens }, html`<tidbok-booking heading-level=${headingLevel}></tidbok-booking>`);
};

async function toContact(page: Page): Promise<void> {
  await toSlots(page, laboratory);
  await walkTo(page, 'contact', () => press(page, '.slot input', '.pick .button'));
}

export const Contact: Story = { render: withoutPhone, ...walking(toContact) };

export const ContactWithFaults: Story = {
  render: withoutPhone,
  ...walking(async (page) => {
    await toContact(page);
    await press(page, next);
    await seen(page, '.callout.danger');
  }),
};

/** Where the unit takes messages and the number is known. */
export const Message: Story = {
  render: journey(),
  ...walking(async (page) => {
    await toSlots(page, 'Rehabmottagningen');
    await walkTo(page, 'contact', () => press(page, '.slot input', '.pick .button'));
    await seen(page, 'textarea');
  }),
};

/** Longer than the unit takes: how much too long is said, and nothing is cut off. */
export const MessageTooLong: Story = {
  render: journey(),
  ...walking(async (page) => {
    await toSlots(page, 'Rehabmottagningen');
    await walkTo(page, 'contact', () => press(page, '.slot input', '.pick .button'));
    const field = (await seen(page, 'textarea')) as HTMLTextAreaElement;
    field.value = 'Jag har haft ont i knät sedan i somras. '.repeat(8);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await press(page, next);
    await seen(page, '.callout.danger');
  }),
};

/** With the browser's back button, and a link to the own times. */
export const ReceiptWithOwnTimes: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend({ citizen: 'person-4' }),
      html`<tidbok-booking heading-level=${headingLevel} own-times-url="mina-tider.html" history></tidbok-booking>`,
    ),
  ...booked('done', laboratory),
};
