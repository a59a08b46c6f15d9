import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import psychiatry from '../demo/guides/psykiatri.json' with { type: 'json' };
import { controls, stage, type Args } from './stage.js';
import { press, seen, walking } from './walk.js';

/** A guide in Swedish and Arabic, with ways out that have a telephone of their own, or only inform. */
const meta: Meta<Args> = { title: 'Condition guide/Psychiatry', component: 'tidbok-condition-guide', ...controls };
export default meta;

type Story = StoryObj<Args>;

function guide(language: 'sv' | 'ar'): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(
      memoryBackend(),
      html`<div lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
        <tidbok-condition-guide
          care-unit="SE-KATT-1001"
          .guide=${psychiatry}
          heading-level=${headingLevel}
        ></tidbok-condition-guide>
      </div>`,
    );
}

const next = '.actions .button';

/** The library has no Arabic: the guide's texts are Arabic, the library's own Swedish. */
export const Arabic: Story = { render: guide('ar') };

export const ArabicQuestion: Story = {
  render: guide('ar'),
  ...walking(async (page) => {
    await press(page, next, 'input[value="liv"]');
    await seen(page, 'input[type=checkbox]:checked');
  }),
};

export const ArabicEmergency: Story = {
  render: guide('ar'),
  ...walking(async (page) => {
    await press(page, next, 'input[value="liv"]', next);
    await seen(page, '.emergency');
  }),
};

/** A telephone, hours and a heading of the way's own. */
export const CallOwnNumber: Story = {
  render: guide('sv'),
  ...walking(async (page) => {
    await press(page, next, 'input[value="none"]', next, 'input[value="roster"]', next);
    await seen(page, '.actions a[href="tel:0313900645"]');
  }),
};

export const OnlyInforms: Story = {
  render: guide('sv'),
  ...walking(async (page) => {
    await press(page, next, 'input[value="none"]', next, 'input[value="remiss"]', next);
    await seen(page, '.words', 'remiss');
  }),
};
