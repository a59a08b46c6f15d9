import { html, type TemplateResult } from 'lit';
import type { Booking, BookingBackend, Appointment } from 'tidbok';
import { memoryBackend, type Script } from 'tidbok/backends/memory';
import 'tidbok/define.js';

/** What every element of a story can be given in Storybook's controls. */
export interface Args {
  readonly headingLevel: number;
}

/** What all files of stories have in common: the heading level as the only control. */
export const controls = { args: { headingLevel: 2 }, parameters: { controls: { include: ['headingLevel'] } } };

/** An element inside a provider with a backend, or the promise of one. */
export function stage(backend: BookingBackend | Promise<BookingBackend>, element: unknown): TemplateResult {
  return html`<tidbok-provider .backend=${backend}>${element}</tidbok-provider>`;
}

/** A key for a write, as the port asks. */
export function newKey(): { readonly key: string } {
  return { key: crypto.randomUUID() };
}

/** The first own time that satisfies `wanted`. Throws if the citizen has none. */
export async function ownTime<T extends Appointment>(
  backend: BookingBackend,
  wanted: (time: Appointment) => time is T,
): Promise<T> {
  const time = (await backend.bookings()).items.find(wanted);
  if (!time) throw new Error('the region no longer has such a time for the citizen');
  return time;
}

/** Whether it is a booking that the citizen may move and cancel on the web. */
export function isChangeable(time: Appointment): time is Booking {
  return time.kind === 'booking' && time.rights.rebook.allowed && time.rights.cancel.allowed;
}

/** A backend in which something has happened before the story begins. */
export async function after(
  happened: (backend: BookingBackend, script: Script) => Promise<unknown>,
  citizen?: string,
): Promise<BookingBackend> {
  const script: Script = {};
  const backend = memoryBackend({ script, ...(citizen !== undefined && { citizen }) });
  await happened(backend, script);
  delete script.fail;
  return backend;
}

/** The day so many days from now, near enough for a story. */
export function dayFromNow(count: number): string {
  return new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
}
