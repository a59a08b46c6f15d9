import type { ArgTypes, Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { memoryBackend } from 'tidbok/backends/memory';
import { stage } from './stage.js';
import { press, seen, walking } from './walk.js';

/** How the elements take on the page around them: its column, its type, its colours. */
const meta: Meta = { title: 'Host page', parameters: { controls: { disable: true } } };
export default meta;

type Story = StoryObj;

function elements(style: Readonly<Record<string, string>> = {}): TemplateResult {
  return stage(
    memoryBackend(),
    html`<div style=${styleMap(style)}>
      <tidbok-slot-picker care-unit="SE-KATT-1007" visit-type="SE-KATT-1007.synkontroll"></tidbok-slot-picker>
    </div>`,
  );
}

const pickOne = walking(async (page) => {
  await press(page, '.slot input');
  await seen(page, '.pick strong');
});

/** Elements look at their own width, never at the window's. */
export const NarrowColumn: Story = { render: () => elements({ maxInlineSize: '20rem' }) };

/** Nothing is set: font and colour scheme come from the page. */
export const Dark: Story = { globals: { scheme: 'dark' }, render: () => elements(), ...pickOne };

/** A host with `html { font-size: 62.5% }` sets `--tidbok-unit` to 1.6rem. */
export const SmallRootFont: Story = {
  tags: ['!autodocs'],
  beforeEach: () => {
    document.documentElement.style.fontSize = '62.5%';
    return () => (document.documentElement.style.fontSize = '');
  },
  render: () => elements({ '--tidbok-unit': '1.6rem' }),
};

/** Less space; what is pressed keeps its size. */
export const Dense: Story = { render: () => elements({ '--tidbok-density': '0.6' }) };

// A page with colours of its own for one scheme says which.
const paper = { colorScheme: 'light', padding: '1rem', background: 'var(--tidbok-ground)' };

const colour = (description: string): ArgTypes[string] => ({ description, control: 'color' });

/** The custom properties, each of which may be set on any ancestor and none of which has to be. Change them in the controls. */
export const OwnTheme: Story = {
  parameters: { controls: { disable: false } },
  args: {
    '--tidbok-font': 'Georgia, serif',
    '--tidbok-radius': '0',
    '--tidbok-ground': '#fffdf7',
    '--tidbok-ink': '#2b1b12',
    '--tidbok-muted': '#5c4636',
    '--tidbok-line': '#dccfbe',
    '--tidbok-edge': '#7d6a5a',
    '--tidbok-tint': '#f7efe2',
    '--tidbok-accent': '#5b1f4a',
    '--tidbok-accent-deep': '#3b1030',
    '--tidbok-on-accent': '#ffffff',
    '--tidbok-chosen': '#f3e3ee',
    '--tidbok-focus': '#1d1d8f',
  },
  argTypes: {
    '--tidbok-font': { description: 'Font; inherits the page’s' },
    '--tidbok-radius': { description: 'Roundness of controls and messages' },
    '--tidbok-unit': { description: 'Scales all; 1rem', control: 'text' },
    '--tidbok-density': { description: 'Multiplies space only; 1', control: 'number' },
    '--tidbok-ground': colour('Page'),
    '--tidbok-ink': colour('Text'),
    '--tidbok-muted': colour('Second text'),
    '--tidbok-line': colour('Hairline'),
    '--tidbok-edge': colour('Edge of a control'),
    '--tidbok-tint': colour('Quiet fill'),
    '--tidbok-accent': colour('Action'),
    '--tidbok-accent-deep': colour('Action under the pointer'),
    '--tidbok-on-accent': colour('Text on the action'),
    '--tidbok-chosen': colour('Fill of what is chosen'),
    '--tidbok-notice': colour('Warning'),
    '--tidbok-notice-ground': colour('Fill of a warning'),
    '--tidbok-danger': colour('Error'),
    '--tidbok-danger-ground': colour('Fill of an error'),
    '--tidbok-done': colour('Success'),
    '--tidbok-done-ground': colour('Fill of success'),
    '--tidbok-alarm': colour('112, and cancelling'),
    '--tidbok-on-alarm': colour('Text on alarm'),
    '--tidbok-focus': colour('Focus ring'),
  },
  render: (args) => elements({ ...(args as Record<string, string>), ...paper }),
  ...pickOne,
};
