import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { BookingBackend, Appointment, Slot } from 'tidbok';
import { memoryBackend, type MemoryBackendOptions, type Script } from 'tidbok/backends/memory';
import { after, controls, dayFromNow, isChangeable, newKey, ownTime, stage, type Args } from './stage.js';
import { allSeen, press, seen, until, walking, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'My bookings', component: 'tidbok-my-bookings', ...controls };
export default meta;

type Story = StoryObj<Args>;

function list(backend: () => BookingBackend | Promise<BookingBackend>): NonNullable<Story['render']> {
  return ({ headingLevel }) => stage(backend(), html`<tidbok-my-bookings heading-level=${headingLevel}></tidbok-my-bookings>`);
}

function region(options?: MemoryBackendOptions): NonNullable<Story['render']> {
  return list(() => memoryBackend(options));
}

function scripted(script: Script): NonNullable<Story['render']> {
  return region({ script });
}

/** Invitations first; what cannot be changed on the web stands there with the reason and the number. */
export const Default: Story = { render: region() };

async function cancelAll(backend: BookingBackend): Promise<void> {
  for (const time of (await backend.bookings()).items) {
    const guide = await backend.guide?.({ errand: { to: 'cancel', booking: time.id }, unit: time.unit.id });
    const accepted = guide ? [{ guide, conditions: guide.terms?.cancel?.conditions ?? [] }] : [];
    await backend.cancel?.(time, { accepted }, newKey());
  }
}

export const Empty: Story = { render: list(() => after(cancelAll, 'person-4')) };

/** A unit did not answer: the list may lack times. */
export const Incomplete: Story = { render: scripted({ gaps: { bookings: [{ unit: 'SE-KATT-1001' }] } }) };

/** One own time holds nonsense: the rest is shown, and all can be read again. */
export const Unreadable: Story = {
  render: list(() => {
    const backend = memoryBackend();
    return {
      ...backend,
      async bookings(options) {
        const found = await backend.bookings(options);
        const [first, ...rest] = found.items;
        return { ...found, items: [...rest, { ...first, rights: 'none' } as unknown as Appointment] };
      },
    };
  }),
};

export const Loading: Story = { render: scripted({ never: ['bookings'] }) };

export const Failed: Story = { render: scripted({ fail: { bookings: 'unavailable' } }) };

/** The first slot of the same kind as a booking of the citizen's, and that booking. */
async function anotherTime(backend: BookingBackend) {
  const from = await ownTime(backend, isChangeable);
  const { unit, visitType } = from;
  const days = { from: dayFromNow(1), to: dayFromNow(60) };
  const targets = [{ unit: unit.id, ...(visitType && { visitType: visitType.id }) }];
  const { items } = await backend.slots({ errand: { to: 'rebook', booking: from.id }, targets, days });
  const [slot] = items as readonly [Slot];
  return { from, slot };
}

/** A rebooking that the unit must confirm: the old time stands meanwhile. */
export const WaitingForTheUnit: Story = {
  render: list(() =>
    after(async (backend, script) => {
      script.fail = { rebook: 'pending' };
      const { from, slot } = await anotherTime(backend);
      await backend.rebook?.(from, { slot, accepted: [] }, newKey());
    }),
  ),
};

/** A rebooking that stopped half way: both times are the citizen's. */
export const TwoTimesForOne: Story = {
  render: list(() =>
    after(async (backend, script) => {
      script.fail = { rebook: 'both' };
      const { from, slot } = await anotherTime(backend);
      await backend.rebook?.(from, { slot, accepted: [] }, newKey());
    }),
  ),
};

/** A backend that can only show: whom to call instead of buttons. */
export const ReadOnly: Story = { render: region({ without: ['book', 'rebook', 'cancel'] }) };

function forChild(id: string): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    html`<tidbok-provider .backend=${memoryBackend({ citizen: 'person-2' })} acting-for=${id}>
      <tidbok-my-bookings heading-level=${headingLevel}></tidbok-my-bookings>
    </tidbok-provider>`;
}

export const ForAChild: Story = { render: forChild('person-5') };

/** From 13 the parent sees the times but cannot change them. */
export const ForAChildOf13: Story = { render: forChild('person-6') };

const cancelButton = '.time .cancel';

async function cancelFirst(page: Page): Promise<void> {
  await press(page, cancelButton, 'dialog .alarm');
}

export const CancelDialog: Story = {
  render: region(),
  ...walking(async (page) => {
    await press(page, cancelButton);
    await seen(page, 'dialog[open]');
  }),
};

export const Cancelling: Story = {
  render: scripted({ never: ['cancel'] }),
  ...walking(async (page) => {
    await cancelFirst(page);
    await seen(page, 'dialog .alarm[aria-disabled=true]');
  }),
};

export const Cancelled: Story = {
  render: region(),
  ...walking(async (page) => {
    await cancelFirst(page);
    await seen(page, '.callout.done .title');
    await until('the list without the dialog', () => (allSeen(page, 'dialog').length === 0 ? true : undefined));
  }),
};

export const CancelRefused: Story = {
  render: scripted({ fail: { cancel: 'too-late' } }),
  ...walking(async (page) => {
    await cancelFirst(page);
    await seen(page, '.callout.danger .title');
  }),
};

/** Certain that nothing happened: said in the dialog. */
export const CancelRejected: Story = {
  render: scripted({ fail: { cancel: 'unavailable' } }),
  ...walking(async (page) => {
    await cancelFirst(page);
    await seen(page, 'dialog .callout.danger[role=alert]');
  }),
};

export const CancelUnknown: Story = {
  render: scripted({ fail: { cancel: 'unknown-before' } }),
  ...walking(async (page) => {
    await cancelFirst(page);
    await seen(page, '.callout.danger .actions .button');
  }),
};

export const Rebooking: Story = {
  render: region(),
  ...walking(async (page) => {
    await press(page, '.time .rebook');
    await seen(page, '.slot input');
  }),
};
