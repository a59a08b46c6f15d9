import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { BookingBackend, Slot, Target } from 'tidbok';
import { memoryBackend, type Script } from 'tidbok/backends/memory';
import { controls, dayFromNow, newKey, stage, type Args } from './stage.js';
import { allSeen, press, seen, until, walking, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Slot picker', component: 'tidbok-slot-picker', ...controls };
export default meta;

type Story = StoryObj<Args>;

const unit = 'SE-KATT-1002';
const eyeUnit = 'SE-KATT-1007';
const visitType = `${unit}.blodtryck`;

function picker(script: Script = {}, type = visitType): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(
      memoryBackend({ script }),
      html`<tidbok-slot-picker care-unit=${unit} visit-type=${type} heading-level=${headingLevel}></tidbok-slot-picker>`,
    );
}

/** The next ten days with times. */
export const Default: Story = { render: picker() };

export const Chosen: Story = {
  render: picker(),
  ...walking(async (page) => {
    await press(page, '.slot input');
    await seen(page, '.pick strong');
  }),
};

export const NothingChosen: Story = {
  render: picker(),
  ...walking(async (page) => {
    await press(page, '.pick .button');
    await seen(page, '.pick .error');
  }),
};

export const Loading: Story = { render: picker({ never: ['slots'] }) };

/** The doctor asked for takes no blood pressures. */
const none: readonly Target[] = [{ unit, visitType, performers: [`${unit}/0`] }];

export const Empty: Story = {
  render: ({ headingLevel }) =>
    stage(memoryBackend(), html`<tidbok-slot-picker .targets=${none} heading-level=${headingLevel}></tidbok-slot-picker>`),
};

/** Four days could not be read: they are unknown, not empty. */
export const SomeDaysUnknown: Story = {
  render: picker({ gaps: { slots: [{ unit, days: { from: dayFromNow(2), to: dayFromNow(5) } }] } }),
};

export const AllDaysUnknown: Story = { render: picker({ gaps: { slots: [{ unit }] } }) };

export const Failed: Story = { render: picker({ fail: { slots: 'unavailable' } }) };

export const UnknownVisitType: Story = { render: picker({}, `${unit}.finns-inte`) };

export const NothingToSearch: Story = {
  render: ({ headingLevel }) =>
    stage(memoryBackend(), html`<tidbok-slot-picker heading-level=${headingLevel}></tidbok-slot-picker>`),
};

const daysShown = (page: Page): number => allSeen(page, '.day[role=group]').length;

export const ManyDays: Story = {
  render: picker(),
  ...walking(async (page) => {
    await until('ten days', () => (daysShown(page) === 10 ? true : undefined));
    await press(page, '.days ~ .actions .button');
    await until('more than ten days', () => (daysShown(page) > 10 ? true : undefined));
  }),
};

/** A laboratory has more times in a day than are shown at first. */
export const ManyTimesInADay: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-slot-picker
        care-unit="SE-KATT-1006"
        visit-type="SE-KATT-1006.provtagning"
        heading-level=${headingLevel}
      ></tidbok-slot-picker>`,
    ),
  ...walking(async (page) => {
    const folded = (await seen(page, '.more')).parentElement;
    await press(page, '.more');
    await until('all times of the day', () => (folded?.querySelector('.more') === null ? true : undefined));
  }),
};

/** Books the first time so many days ahead, beside the page. */
async function bookBeside(page: Page, daysAhead: number): Promise<{ readonly backend: BookingBackend; readonly id: string }> {
  // The picker begins to listen for changes only once it has shown what it read.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const backend = page.querySelector('tidbok-provider')?.backend as BookingBackend;
  const days = { from: dayFromNow(daysAhead), to: dayFromNow(daysAhead + 7) };
  const { items } = await backend.slots({ errand: { to: 'book' }, targets: [{ unit, visitType }], days });
  const [slot] = items as readonly [Slot];
  const result = await backend.book?.({ slot, accepted: [] }, newKey());
  if (result?.outcome !== 'done') throw new Error(`the other booking was ${result?.outcome ?? 'not possible'}`);
  return { backend, id: result.booking.id };
}

/** The chosen time was taken meanwhile: it stays where it stood, struck out and named. */
export const ChosenTimeGone: Story = {
  render: picker(),
  ...walking(async (page) => {
    await press(page, '.slot input');
    await bookBeside(page, 0);
    await seen(page, '.slot.gone');
    await seen(page, '.callout[role=alert]');
  }),
};

/** A time became free: it is shown when the citizen asks for it. */
export const NewTimes: Story = {
  render: picker(),
  ...walking(async (page) => {
    await seen(page, '.slot input');
    const { backend, id } = await bookBeside(page, 3);
    await seen(page, '.slot.gone');
    page.querySelector('tidbok-slot-picker')?.refresh();
    await until('the times without it', () => (allSeen(page, '.gone').length === 0 && daysShown(page) > 0 ? true : undefined));
    const result = await backend.cancel?.(await backend.booking(id), { accepted: [] }, newKey());
    if (result?.outcome !== 'done') throw new Error(`the other cancelling was ${result?.outcome ?? 'not possible'}`);
    await seen(page, '.actions:has(~ .days) .button');
  }),
};

/** The same times by week. */
export const Week: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-slot-picker care-unit=${unit} view="week" heading-level=${headingLevel}></tidbok-slot-picker>`,
    ),
};

/** A system of record that tells the days first, and is slow with their times. */
export const TimesOnTheirWay: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend({ days: true, script: { never: ['slots'] } }),
      html`<tidbok-slot-picker care-unit=${unit} heading-level=${headingLevel}></tidbok-slot-picker>`,
    ),
};

/** Two units in one list, each named on its times. */
export const SeveralUnits: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-slot-picker
        .targets=${[{ unit }, { unit: 'SE-KATT-1006' }]}
        heading-level=${headingLevel}
      ></tidbok-slot-picker>`,
    ),
};

/** Opened, with every question that there is something to choose between. */
export const FilterOpen: Story = {
  render: picker({}, ''),
  ...walking(async (page) => {
    await press(page, 'summary');
    await seen(page, '.filter select');
  }),
};

/** Nothing that is known fits: how much there is without the filter, and the way back. */
export const NothingFits: Story = {
  render: picker(),
  ...walking(async (page) => {
    await press(page, 'summary', '.weekdays label:last-child input');
    await seen(page, '.callout .button');
  }),
};

/** A system of record that can tell days that are booked to the last from days without times. */
export const FullDays: Story = {
  render: ({ headingLevel }) => {
    const backend = memoryBackend();
    const some: BookingBackend = {
      ...backend,
      days: async (query, options) => {
        const { items, ...found } = await backend.slots(query, options);
        const free = new Set(items.map(({ start }) => start.slice(0, 10)));
        const [from, to] = [Date.parse(query.days.from), Date.parse(query.days.to)];
        const days = Array.from({ length: (to - from) / 86_400_000 + 1 }, (_, index) =>
          new Date(from + index * 86_400_000).toISOString().slice(0, 10),
        );
        return { ...found, items: days.map((day) => ({ unit: eyeUnit, day, state: free.has(day) ? 'free' : 'full' })) };
      },
    };
    return stage(some, html`<tidbok-slot-picker care-unit=${eyeUnit} heading-level=${headingLevel}></tidbok-slot-picker>`);
  },
  ...walking((page) => seen(page, '.day.none', 'alla tider är bokade')),
};

/** Nothing for three weeks: the next free time, other units and the phone. */
export const EmptyPeriod: Story = {
  render: ({ headingLevel }) => {
    const backend = memoryBackend();
    const from = dayFromNow(21);
    const later: BookingBackend = {
      ...backend,
      slots: async (query, options) => {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.filter(({ start }) => start > from) };
      },
    };
    return stage(
      later,
      html`<tidbok-slot-picker
        care-unit=${unit}
        visit-type=${visitType}
        other-units
        heading-level=${headingLevel}
      ></tidbok-slot-picker>`,
    );
  },
};
