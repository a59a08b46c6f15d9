import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BookingError, type BookingBackend } from 'tidbok';
import 'tidbok/tidbok.js';
import { memoryBackend } from 'tidbok/backends/memory';
import { stage } from './stage.js';
import { seen, walking } from './walk.js';

/** What the elements show while there is no backend to ask, and when it no longer knows the citizen. */
const meta: Meta = { title: 'Provider', component: 'tidbok-provider', parameters: { controls: { disable: true } } };
export default meta;

type Story = StoryObj;

const list = html`<tidbok-my-bookings></tidbok-my-bookings>`;

/** Says that nothing is connected; it never falls back to the demo by itself. */
export const WithoutBackend: Story = { render: () => html`<tidbok-provider>${list}</tidbok-provider>` };

/** `backend="memory"` is marked as a demo on the page. */
export const Demo: Story = { render: () => html`<tidbok-provider backend="memory">${list}</tidbok-provider>` };

export const UnknownName: Story = { render: () => html`<tidbok-provider backend="htpt">${list}</tidbok-provider>` };

/** Which abilities there are must be asked first. */
export const StillLoading: Story = { render: () => stage(new Promise<BookingBackend>(() => undefined), list) };

export const Failed: Story = { render: () => stage(Promise.reject(new BookingError('unavailable')), list) };

/** There is no "try again" where only a new log-in helps. */
export const LoggedOut: Story = {
  render: () => stage(memoryBackend({ script: { fail: { bookings: 'unauthorized' } } }), list),
};

/** An element's own backend wins over the provider's. */
export const WithoutProvider: Story = {
  render: () => html`<tidbok-my-bookings .backend=${memoryBackend({ citizen: 'person-4' })}></tidbok-my-bookings>`,
};

/** Another person is chosen in an element, and holds for all inside the provider. */
export const ActingForAChild: Story = {
  render: () => stage(memoryBackend({ citizen: 'person-2' }), list),
  ...walking(async (page) => {
    const select = (await seen(page, 'select')) as HTMLSelectElement;
    select.value = 'person-5';
    select.dispatchEvent(new Event('change'));
    await seen(page, '.title', 'Alva');
  }),
};
