import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import { stage } from './stage.js';

/**
 * Each element takes its language from the nearest `lang`. en-XA makes texts longer, ar-XB turns them right to left: what
 * they leave alone was never translatable, or comes from the region.
 */
const meta: Meta = { title: 'Languages', parameters: { controls: { disable: true } } };
export default meta;

type Story = StoryObj;

function slots(language: string): TemplateResult {
  return html`<div lang=${language} dir=${language.startsWith('ar') ? 'rtl' : 'ltr'}>
    <tidbok-slot-picker care-unit="SE-KATT-1002" visit-type="SE-KATT-1002.lakare" heading-level="2"></tidbok-slot-picker>
  </div>`;
}

function sideBySide(...columns: readonly TemplateResult[]): TemplateResult {
  return stage(
    memoryBackend(),
    html`<style>
        .columns {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
          gap: 2rem;
        }
      </style>
      <div class="columns">${columns}</div>`,
  );
}

export const TwoOnOnePage: Story = { render: () => sideBySide(slots('sv'), slots('en')) };

export const LongerTexts: Story = {
  render: () => stage(memoryBackend(), html`<div lang="en-XA"><tidbok-my-bookings></tidbok-my-bookings></div>`),
};

export const RightToLeft: Story = {
  render: () => stage(memoryBackend(), html`<div lang="ar-XB" dir="rtl"><tidbok-my-bookings></tidbok-my-bookings></div>`),
};

/** A language that is not shipped: Swedish, marked as such. */
export const NotShipped: Story = {
  render: () => stage(memoryBackend(), html`<div lang="fi"><tidbok-unit-picker></tidbok-unit-picker></div>`),
};

export const AllFour: Story = {
  render: () => sideBySide(slots('sv'), slots('en'), slots('en-XA'), slots('ar-XB')),
};
