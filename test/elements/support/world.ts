import { fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { BookingBackend, TidbokProvider } from 'tidbok';
import 'tidbok/define.js';
import { createRegion, memoryBackend, type MemoryBackendOptions, type Region, type Script } from 'tidbok/backends/memory';

export const kim = 'person-1';
/** Who acts for the children Alva and Noel. */
export const samira = 'person-2';
export const elis = 'person-4';
export const alva = 'person-5';

export const tangholmen = 'SE-KATT-1001';
export const vasterhamn = 'SE-KATT-1002';
export const fyren = 'SE-KATT-1004';
export const laboratory = 'SE-KATT-1006';
export const eyeUnit = 'SE-KATT-1007';

// The page's clock starts on a Monday afternoon in November, so that the elements and the region agree on today.
const deviceNow = Date.now.bind(Date);
const usual = Date.parse('2026-11-23T13:05:00Z');
let ahead = usual - deviceNow();
Date.now = () => deviceNow() + ahead;
beforeEach(() => {
  ahead = usual - deviceNow();
  escaped.length = 0;
});

// The even clock of the page, by which deadlines are counted.
const evenNow = performance.now.bind(performance);
let skipped = 0;
performance.now = () => evenNow() + skipped;

/** Puts the page's clocks forward. */
export function passes(milliseconds: number): void {
  ahead += milliseconds;
  skipped += milliseconds;
}

/** Errors and rejections that nobody caught in this test. */
export const escaped: string[] = [];
window.addEventListener('error', ({ message }) => void escaped.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => void escaped.push(String(reason)));

export interface Stage {
  readonly provider: TidbokProvider;
  readonly region: Region;
  /** What goes wrong; read anew at each call. */
  readonly script: Script;
  readonly backend: BookingBackend;
  /** Every event of the elements that bubbled out of the provider, in order. */
  readonly events: readonly Event[];
}

const eventNames = [
  ...['error', 'session-expired', 'step', 'unit-selected', 'guide-completed', 'slot-selected'],
  ...['booking-created', 'booking-rebooked', 'booking-cancelled'],
].map((name) => `tidbok-${name}`);

export interface StageOptions extends Omit<MemoryBackendOptions, 'now'> {
  readonly lang?: string;
  /** Changes or wraps the backend before the elements get it. */
  readonly around?: (backend: BookingBackend) => BookingBackend;
}

/** Elements inside a provider with a backend of a region of their own. */
export async function stage(content: TemplateResult, options: StageOptions = {}): Promise<Stage> {
  const { lang = 'sv', around = (one: BookingBackend) => one, ...own } = options;
  const script: Script = own.script ?? {};
  const region = own.region ?? createRegion({ now: () => Date.now() });
  const backend = around(memoryBackend({ citizen: kim, ...own, region, script }));
  const events: Event[] = [];
  const keep = (event: Event): void => void events.push(event);
  const place = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  for (const name of eventNames) place.addEventListener(name, keep);
  const provider = document.createElement('tidbok-provider');
  provider.backend = backend;
  const inside = await fixture<HTMLElement>(html`<div>${content}</div>`, { parentNode: place });
  provider.append(...inside.childNodes);
  place.append(provider);
  return { provider, region, script, backend, events };
}

/** The events of one name. */
export function happened<K extends keyof HTMLElementEventMap>({ events }: Stage, name: K): readonly HTMLElementEventMap[K][] {
  return events.filter(({ type }) => type === name) as HTMLElementEventMap[K][];
}

/** The element inside the provider. */
export function inside<K extends keyof HTMLElementTagNameMap>({ provider }: Stage, tag: K): HTMLElementTagNameMap[K] {
  const element = provider.querySelector(tag);
  if (!element) throw new Error(`no ${tag}`);
  return element;
}

/** The connection is back: the page looks again for what became of a lost write. */
export function connectionReturns(): void {
  window.dispatchEvent(new Event('online'));
}
