import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { memoryBackend, type Script } from 'tidbok/backends/memory';
import { controls, stage, type Args } from './stage.js';
import { allSeen, seen, until, walking, type Page } from './walk.js';

const meta: Meta<Args> = { title: 'Unit picker', component: 'tidbok-unit-picker', ...controls };
export default meta;

type Story = StoryObj<Args>;

function picker(script: Script = {}): NonNullable<Story['render']> {
  return ({ headingLevel }) =>
    stage(memoryBackend({ script }), html`<tidbok-unit-picker heading-level=${headingLevel}></tidbok-unit-picker>`);
}

async function search(page: Page, words: string): Promise<void> {
  const box = (await seen(page, 'input[type=search]')) as HTMLInputElement;
  box.value = words;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The own unit first; one that is not on the web stands there with the reason and its number. */
export const Default: Story = { render: picker() };

export const Searching: Story = {
  render: picker(),
  ...walking(async (page) => {
    await search(page, 'vasterhamn');
    await until('the four units in Västerhamn', () => (allSeen(page, '.unit').length === 4 ? true : undefined));
  }),
};

export const NoHit: Story = {
  render: picker(),
  ...walking(async (page) => {
    await search(page, 'Atlantis');
    await until('no units', () => (allSeen(page, '.unit').length === 0 ? true : undefined));
  }),
};

export const Loading: Story = { render: picker({ never: ['units'] }) };

export const Failed: Story = { render: picker({ fail: { units: 'unavailable' } }) };
