import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ConditionGuide } from 'tidbok';
import { memoryBackend, type Script } from 'tidbok/backends/memory';
import { controls, stage, type Args } from './stage.js';
import { allSeen, press, seen, until, walking, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Condition guide', component: 'tidbok-condition-guide', ...controls };
export default meta;

type Story = StoryObj<Args>;

function guide(script: Script = {}, unit = 'SE-KATT-1001'): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(
      memoryBackend({ script }),
      html`<tidbok-condition-guide care-unit=${unit} heading-level=${headingLevel}></tidbok-condition-guide>`,
    );
}

const next = '.actions .button';

/** Starts, and gives each answer in turn. */
async function answer(page: Page, ...answers: readonly string[]): Promise<void> {
  await press(page, next);
  for (const id of answers) await press(page, `input[value="${id}"]`, next);
}

/** The condition text, with the signs that mean 112 first. */
export const Start: Story = { render: guide() };

export const SeveralAnswers: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page);
    await press(page, 'input[value="luft"]', 'input[value="huvud"]');
    await seen(page, 'input[type=checkbox]:checked');
  }),
};

export const OneAnswer: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'rorelse');
    await press(page, 'input[value="lang"]');
    await seen(page, 'input[type=radio]:checked');
  }),
};

export const NotAnswered: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none');
    await seen(page, 'input[value="annat"]');
    await press(page, next);
    await seen(page, '.error');
  }),
};

/** Booking is gone until the answer is changed. */
export const Emergency: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'brost');
    await seen(page, '.emergency');
  }),
};

/** The other elements under the same provider show it as well. */
export const EmergencyElsewhere: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-condition-guide care-unit="SE-KATT-1001" heading-level=${headingLevel}></tidbok-condition-guide>
        <tidbok-slot-picker care-unit="SE-KATT-1007" heading-level=${headingLevel}></tidbok-slot-picker>`,
    ),
  ...walking(async (page) => {
    // Either may be there first, and both have buttons.
    await seen(page, next, 'Börja');
    await answer(page, 'brost');
    await until('112 in both', () => (allSeen(page, '.emergency').length === 2 ? true : undefined));
  }),
};

export const CareAtHome: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'infektion', 'kort');
    await seen(page, '.callout.notice ul');
  }),
};

export const Call1177: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'infektion', 'spadbarn');
    await seen(page, '.actions a[href="tel:1177"]');
  }),
};

export const CallTheUnit: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'annat');
    await seen(page, '.actions a[href="tel:0313900612"]');
  }),
};

export const AnotherUnit: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'syn');
    await seen(page, '.words', 'Ögonmottagningen');
  }),
};

export const CanBook: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'tryck', 'kontroll');
    await seen(page, 'input[value="condition:avboka"]');
  }),
};

export const ConditionNotTicked: Story = {
  render: guide(),
  ...walking(async (page) => {
    await answer(page, 'none', 'tryck', 'kontroll');
    await press(page, 'input[value="condition:avboka"]', next);
    await seen(page, '.error');
  }),
};

/** In the citizen's own words; they never leave the element. */
export const Search: Story = {
  render: guide(),
  ...walking(async (page) => {
    const field = await seen(page, 'input[type=search]');
    (field as HTMLInputElement).value = 'halsont';
    field.dispatchEvent(new Event('input'));
    await seen(page, '.units button', 'halsont');
  }),
};

/** Past the questions, and still through the conditions. */
export const KnowsWhatToBook: Story = {
  render: guide(),
  ...walking(async (page) => {
    await press(page, '.actions .link');
    await seen(page, 'input[type=radio][name=type]');
  }),
};

/** A laboratory: a text and conditions, but nothing to ask. */
export const WithoutQuestions: Story = { render: guide({}, 'SE-KATT-1006') };

export const WithoutGuide: Story = { render: guide({}, 'SE-KATT-1007') };

/** Nothing of this unit's is on the web. */
export const NothingToBook: Story = { render: guide({}, 'SE-KATT-1005') };

const own: ConditionGuide = {
  id: 'own',
  version: '1',
  format: 1,
  owner: 'Region Kattegatt',
  reviewBy: '2027-06-30',
  languages: [
    { lang: 'sv', status: 'original' },
    { lang: 'en', status: 'draft' },
  ],
  terms: {
    book: {
      text: {
        sv: [{ type: 'paragraph', content: ['Syntest tar en halvtimme. Ta med dina glasögon.'] }],
        en: [{ type: 'paragraph', content: ['An eye test takes half an hour. Bring your glasses.'] }],
      },
    },
  },
  questions: [],
  ways: {},
};

/** The host page's own guide, in a translation that nobody has reviewed. */
export const DraftTranslation: Story = {
  globals: { language: 'en' },
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-condition-guide
        care-unit="SE-KATT-1007"
        .guide=${own}
        heading-level=${headingLevel}
      ></tidbok-condition-guide>`,
    ),
};

export const Loading: Story = { render: guide({ never: ['guide'] }) };

export const Failed: Story = { render: guide({ fail: { guide: 'invalid-response' } }) };

/** A guide in which an answer leads nowhere is not shown; the host is told why. */
export const WithFaults: Story = {
  render: ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<tidbok-condition-guide
        care-unit="SE-KATT-1001"
        .guide=${{ ...own, questions: [{ id: 'q', text: { sv: 'Vad?' }, choose: 'one', answers: [] }] }}
        heading-level=${headingLevel}
      ></tidbok-condition-guide>`,
    ),
};

export const UnknownUnit: Story = { render: guide({}, 'SE-KATT-9999') };
