import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Booking, BookingBackend, Appointment } from 'tidbok';
import { clinicDesk, createRegion, memoryBackend, type Region, type Script } from 'tidbok/backends/memory';
import { controls, dayFromNow, isChangeable, ownTime, stage, type Args } from './stage.js';
import { press, seen, until, walking, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Own times', component: 'tidbok-my-bookings', ...controls };
export default meta;

type Story = StoryObj<Args>;
type Render = NonNullable<Story['render']>;

const list = (level: number) => html`<tidbok-my-bookings heading-level=${level}></tidbok-my-bookings>`;

/** Own times of which some are otherwise than in the region. */
function changed(change: (time: Appointment) => Appointment, citizen = 'person-1'): BookingBackend {
  const backend = memoryBackend({ citizen });
  return {
    ...backend,
    bookings: async (options) => {
      const found = await backend.bookings(options);
      return { ...found, items: found.items.map(change) };
    },
    booking: async (...asked) => change(await backend.booking(...asked)),
  };
}

const shown =
  (change: (time: Appointment) => Appointment, citizen?: string): Render =>
  ({ headingLevel }) =>
    stage(changed(change, citizen), list(headingLevel));

const inSeconds = (seconds: number): string => `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;

/** The page of a citizen, and the region in which the unit's staff do something meanwhile. */
function withRegion(): { readonly region: () => Region; readonly render: Render } {
  let region = createRegion();
  return {
    region: () => region,
    render: ({ headingLevel }) => {
      region = createRegion();
      return stage(memoryBackend({ region }), list(headingLevel));
    },
  };
}

async function byStaff(region: Region, act: 'move' | 'cancel'): Promise<void> {
  const { id, start, unit, visitType, performer } = await ownTime(memoryBackend({ region }), isChangeable);
  const desk = clinicDesk({ region, unit: unit.id, staff: { id: 'staff-1', name: 'Lena Ek' } });
  const shown = { id, start, performer: { id: performer?.id ?? '' } };
  if (act === 'cancel') {
    await desk.cancel(shown, 'unit');
    return;
  }
  const { columns } = await desk.schedule({ from: dayFromNow(8), to: dayFromNow(20) });
  const free = columns
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.state === 'free' && entry.visitType === visitType?.name);
  if (free?.state !== 'free') throw new Error('the unit has no such free time');
  await desk.move(shown, free.slot);
}

const plain: Render = ({ headingLevel }) => stage(memoryBackend(), list(headingLevel));

/** The list is shown, and told of changes. */
async function listening(page: Page, region: Region): Promise<void> {
  await seen(page, '.time .rebook');
  await until('a page that listens', () => (region.listeners.size > 0 ? true : undefined));
}

/** Visits that are over, folded away until somebody asks. */
export const Past: Story = {
  render: plain,
  ...walking(async (page) => {
    await press(page, 'summary');
    await seen(page, '.past');
  }),
};

const silent: Script = { gaps: { bookings: [{ unit: 'SE-KATT-1001' }] } };

/** A silent unit was asked again, alone, and is silent still. */
export const StillSilent: Story = {
  render: ({ headingLevel }) => stage(memoryBackend({ script: silent }), list(headingLevel)),
  ...walking(async (page) => {
    await press(page, '.callout button');
    await seen(page, '[role=status]', 'Tångholmen');
  }),
};

const moved = withRegion();
/** Moved by the unit while the page was open: it is marked, with the time that it was. */
export const MovedByTheUnit: Story = {
  render: moved.render,
  ...walking(async (page) => {
    await listening(page, moved.region());
    await byStaff(moved.region(), 'move');
    await seen(page, '.time .callout.notice');
  }),
};

const cancelledByUnit = withRegion();
export const CancelledByTheUnit: Story = {
  render: cancelledByUnit.render,
  ...walking(async (page) => {
    await listening(page, cancelledByUnit.region());
    await byStaff(cancelledByUnit.region(), 'cancel');
    await seen(page, '.time .callout.notice');
  }),
};

/** The deadline passed while the page was open: the buttons are gone, and why and whom to call stands in their place. */
export const RightLapsed: Story = {
  render: ({ headingLevel }) => {
    const until = inSeconds(3);
    const soon = (time: Appointment): Appointment =>
      isChangeable(time)
        ? { ...time, rights: { ...time.rights, cancel: { allowed: true, until }, rebook: { allowed: true, until } } }
        : time;
    return stage(changed(soon), list(headingLevel));
  },
  ...walking(async (page) => {
    await seen(page, '.time .rebook');
    await seen(page, '[role=status]', 'inte längre att ändra');
  }),
};

/** It is late now, and what that costs is said before it does. */
export const LateFee: Story = {
  render: shown((time) => (isChangeable(time) ? { ...time, lateFee: { amount: '200 kronor', from: inSeconds(-60) } } : time)),
};

async function openCancelling(page: Page, name: string): Promise<void> {
  const time = await seen(page, '.time', name);
  time.querySelector<HTMLElement>('.cancel')?.click();
  await seen(page, 'dialog .alarm');
}

/** Of a unit that wants something accepted before its times are given up. */
export const CancelOnConditions: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Diabetes');
    await seen(page, 'dialog input');
  }),
};

export const CancelConditionNotTicked: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Diabetes');
    await press(page, 'dialog .alarm');
    await seen(page, 'dialog .error');
  }),
};

export const CancelWithMessage: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Diabetes');
    await press(page, 'dialog button.link');
    await seen(page, 'dialog textarea');
  }),
};

/** The unit requires its guide: the same time cannot be booked anew here, and it is said how. */
export const CancelledAtStrictUnit: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Diabetes');
    await press(page, 'dialog input', 'dialog .alarm');
    await seen(page, '.callout.done .title');
  }),
};

/** The time given up is still free: to undo is to book it anew, and that is said. */
export const UndoOffered: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Fysioterapeut');
    await press(page, 'dialog .alarm');
    await seen(page, '.top .button.second');
  }),
};

export const Undoing: Story = {
  render: plain,
  ...walking(async (page) => {
    await openCancelling(page, 'Fysioterapeut');
    await press(page, 'dialog .alarm');
    (await seen(page, '.button', 'Ångra')).click();
    await seen(page, 'input[type=checkbox]');
  }),
};

function video(opens: number, hosts: string): Render {
  const withVideo = (time: Appointment): Appointment =>
    time.kind === 'booking' ? { ...time, video: { href: 'https://video.example/rum', opens: inSeconds(opens) } } : time;
  return ({ headingLevel }) =>
    html`<tidbok-provider link-hosts=${hosts} .backend=${changed(withVideo, 'person-4')}
      >${list(headingLevel)}</tidbok-provider
    >`;
}

/** Near the time, the way into the video visit. */
export const VideoOpen: Story = { render: video(-60, 'video.example') };
export const VideoLater: Story = { render: video(86_400, 'video.example') };
/** The page does not let texts lead to that host: whom to call. */
export const VideoElsewhere: Story = { render: video(-60, '1177.se') };

/** The last moment to choose a time has passed. */
export const InvitationExpired: Story = {
  render: shown((time) => (time.kind === 'open-invitation' ? { ...time, until: inSeconds(-60) } : time)),
};

/** Neither visit type, performer nor end are known: nothing is made up. */
export const LittleKnown: Story = {
  render: shown((time): Appointment => {
    if (!isChangeable(time)) return time;
    const { kind, id, status, start, unit, rights }: Booking = time;
    return { kind, id, status, start, unit, rights };
  }),
};
