import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { memoryBackend, type MemoryBackendOptions } from 'tidbok/backends/memory';
import { randomFrom } from '../../race/random.js';
import { overHttp, unreliable, type Method, type Unreliable } from '../../support/nonsense.js';
import { textOf, until } from '../support/page.js';
import { escaped, kim } from '../support/world.js';

export type Way = 'directly' | 'over http';

/** One element on the page whose backend answers nonsense to one method. */
export interface Mounted extends Unreliable {
  readonly element: HTMLElement;
  readonly provider: HTMLElement;
  /** What the element said last of where the journey is. */
  step: string;
}

export interface Trial {
  readonly method: Method;
  readonly make: (good: BookingBackend) => Promise<HTMLElement> | HTMLElement;
  /** A region of its own for each, since something is written. */
  readonly options?: () => MemoryBackendOptions;
  /** Less than the whole region, where that would be much to draw. */
  readonly narrowed?: (good: BookingBackend) => BookingBackend;
  /** What the citizen does; ends when the nonsense has been answered and something is said of it. */
  readonly act: (one: Mounted) => Promise<void>;
  /** What is said that is not so. */
  readonly lie: (one: Mounted, text: string) => string | undefined;
  /** The backend answers well again: what the citizen can do about what was told. */
  readonly recover: (one: Mounted) => Promise<void>;
}

const atOnce = 20;
const patience = 25_000;
const broken = /undefined|NaN|\[object|Infinity|Invalid|\bnull\b/;

/** The element's own root, and those of the elements inside it that are shown. */
function rootsOf(element: Element): readonly ShadowRoot[] {
  const root = element.shadowRoot;
  if (!root) return [];
  return [root, ...[...root.querySelectorAll('[data-step]:not([hidden]), tidbok-booking')].flatMap(rootsOf)];
}

/** All its words but those that are folded away, hidden ones too: looking at what is shown, of so many at a time, would take all the time there is. */
export function text({ element }: Pick<Mounted, 'element'>): string {
  return rootsOf(element)
    .map((root) =>
      [...root.querySelectorAll('details:not([open])')].reduce(
        (words, { textContent }) => words.replace(textContent, ' '),
        root.textContent,
      ),
    )
    .join(' ')
    .replace(/\s+/g, ' ');
}

export function every({ element }: Pick<Mounted, 'element'>, selector: string): readonly HTMLElement[] {
  return rootsOf(element).flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
}

/** The first button of that name that can be pressed. */
export function button(one: Mounted, name: RegExp): HTMLElement | undefined {
  const named = every(one, 'button').filter(({ textContent }) => name.test(textContent.replace(/\s+/g, ' ').trim()));
  return named.find((element) => element.getAttribute('aria-disabled') !== 'true');
}

export async function press(one: Mounted, name: RegExp): Promise<void> {
  (await until(() => button(one, name), patience)).click();
}

/** Until something is there of what was asked for, or why not. */
export async function answered(one: Mounted, said: RegExp): Promise<void> {
  await until(() => one.answered > 0 && said.test(text(one)) && !/Hämtar/.test(text(one)), patience);
}

/** Presses "Hämta igen" while it is there: each press must lead somewhere. */
export async function fetchAgain(one: Mounted): Promise<void> {
  const asked = /^Hämta igen/;
  button(one, asked)?.click();
  await until(() => {
    if (/Hämtar/.test(text(one))) return false;
    const again = button(one, asked);
    again?.click();
    return !again && !/Hämta igen/.test(text(one));
  }, patience);
}

async function mount(trial: Trial, way: Way, random: () => number, place: HTMLElement): Promise<Mounted> {
  const whole = memoryBackend({ citizen: kim, now: () => Date.now(), ...trial.options?.() });
  const good = trial.narrowed?.(whole) ?? whole;
  const told = unreliable(good, trial.method, random);
  const provider = document.createElement('tidbok-provider');
  const element = await trial.make(good);
  const one: Mounted = Object.assign(told, { element, provider, step: '' });
  provider.addEventListener('tidbok-step', ({ step }) => void (one.step = step));
  provider.backend = way === 'directly' ? told.backend : await overHttp(told.backend);
  provider.append(element);
  place.append(provider);
  return one;
}

/** So many mutated answers: no error escapes, nothing false is said, nothing hangs, and the citizen can go on. */
async function tryNonsense(trial: Trial, way: Way, seed: number, answers: number): Promise<void> {
  const random = randomFrom(seed);
  for (let count = 0; count < answers; count += atOnce) {
    const place = await fixture<HTMLElement>(html`<div lang="sv"></div>`);
    const batch: Mounted[] = [];
    for (let index = 0; index < atOnce; index += 1) batch.push(await mount(trial, way, random, place));
    await Promise.all(batch.map((one) => tryOne(trial, one)));
    place.remove();
  }
}

async function tryOne(trial: Trial, one: Mounted): Promise<void> {
  const said = (): string =>
    `\n  answer: ${JSON.stringify([one.nonsense]).slice(0, 3_000)}\n  page: ${textOf(one.provider).slice(0, 3_000)}`;
  const during = async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (thrown) {
      throw new Error(`${what}: ${String(thrown).slice(0, 300)}${said()}`, { cause: thrown });
    }
  };
  await during('hangs', () => trial.act(one));
  const page = textOf(one.provider);
  expect(broken.exec(page)?.[0], `shown as it is:${said()}`).to.equal(undefined);
  // That there is nothing is an answer like another.
  const { items } = Object(one.nonsense) as { readonly items?: unknown };
  if (Array.isArray(items) && items.length === 0) return;
  expect(trial.lie(one, page), `not so:${said()}`).to.equal(undefined);
  one.isMad = false;
  await during('does not recover', () => trial.recover(one));
  expect(escaped, `escaped:${said()}`).to.deep.equal([]);
}

/** What is read over http alone is tried in `test/domain/schema/nonsense-over-http.test.ts`; here, that the elements say it. */
export function describeTrials(trials: readonly Trial[], outcome: string): void {
  for (const [index, trial] of trials.entries()) {
    for (const part of [1, 2, 3, 4, 5]) {
      it(`${trial.method} directly ${outcome} (part ${part})`, () => tryNonsense(trial, 'directly', 10 * index + part, 40));
    }
    it(`${trial.method} over http ${outcome}`, () => tryNonsense(trial, 'over http', 1_000 + index, 20));
  }
}
