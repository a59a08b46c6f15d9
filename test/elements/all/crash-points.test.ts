import { expect, fixtureCleanup } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, get, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { kim, stage, type Stage } from '../support/world.js';

const walk = await steps();
const opener = 'tid onsdag 25 november klockan 09:15';
const physio = 'Fysioterapeut, återbesök';
const never = new Promise<never>(() => undefined);

type Backend = Stage['backend'];

/** The page dies at the call of that number, before it reaches the server or after: nothing that it waits for ever comes. */
function dying(at: number, when: 'before' | 'after') {
  const seen = { calls: 0, dead: false };
  const around = (backend: Backend): Backend =>
    new Proxy(backend, {
      get(target, name: keyof Backend) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || name === 'changes') return method;
        return async (...given: unknown[]): Promise<unknown> => {
          if (seen.dead) return never;
          seen.calls += 1;
          const last = seen.calls === at;
          if (last) seen.dead = true;
          if (last && when === 'before') return never;
          const answer: unknown = await Reflect.apply(method, target, given);
          return last ? never : answer;
        };
      },
    });
  return { seen, around };
}

/** The starts of the physiotherapy times that the region holds for the citizen. */
function held({ region }: Stage): readonly string[] {
  return [...region.times.values()]
    .filter(
      ({ person, code, status, start = '' }) =>
        person === kim && code === 'fysio-ater' && status !== 'cancelled' && start > '2026-11-23',
    )
    .map(({ start = '' }) => start)
    .sort();
}

const has = (role: string, name: string): boolean => all(role, name).length > 0;

/** What is to be pressed, once it is there; true: it is done, or nothing is to be pressed. */
type Act = () => HTMLElement | boolean;

/** Presses on until the page is dead. Nothing of it goes on in the page opened after it. */
async function asFarAsItGoes(seen: { readonly dead: boolean }, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    const found = await until(() => seen.dead || act());
    if (seen.dead) return;
    if (found instanceof HTMLElement) found.click();
  }
}

/** Opens the page anew in the same world, and ensures that it shows exactly the times that are held. */
async function openedAgain(page: Stage): Promise<void> {
  // A write that was on its way when the page died arrives.
  await new Promise((resolve) => setTimeout(resolve, 30));
  fixtureCleanup();
  await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, region: page.region });
  await says('Provtagning');
  const shown = all('article').filter((article) => textOf(article).includes(physio));
  expect(shown.length, 'how many of them the page shows').to.equal(held(page).length);
}

const button =
  (name: string): Act =>
  () =>
    get('button', name);
const heading =
  (name: string): Act =>
  () =>
    has('heading', name);
const moveNow = walk.say('booking.rebookConfirm');
const moves: readonly Act[] = [
  button(`Omboka ${opener}`),
  heading('Välj ny tid'),
  () => boxes('radio')[0] ?? false,
  button('Fortsätt'),
  // Past the message to the unit, where it is asked for.
  () => (has('heading', walk.say('booking.messageHeading')) ? get('button', 'Fortsätt') : has('button', moveNow)),
  button(moveNow),
  heading('Tiden är ombokad'),
];
const cancels: readonly Act[] = [
  button(`Avboka ${opener}`),
  button('Avboka tiden'),
  () => has('button', 'Ångra: boka samma tid igen'),
];
const undoes: readonly Act[] = [
  ...cancels,
  button('Ångra: boka samma tid igen'),
  () => {
    for (const condition of all('checkbox')) condition.click();
    return all('checkbox').length > 0;
  },
  button(walk.say('booking.book')),
  heading('Din tid är bokad'),
];

describe('the page dies, and is opened again', () => {
  for (const [what, acts, without, fewest] of [
    ['rebooking in one step', moves, [], 1],
    ['rebooking in steps', moves, ['rebook'], 1],
    ['cancelling', cancels, [], 0],
    ['undoing', undoes, [], 0],
  ] as const) {
    it(`at any call of ${what}: what is held is what is shown${fewest > 0 ? ', and never no time' : ''}`, async function () {
      this.timeout(120_000);
      let outcomes = 0;
      for (let at = 2; ; at += 1) {
        let over = false;
        for (const when of ['before', 'after'] as const) {
          // The page opened anew in the turn before must not be the one that is pressed.
          fixtureCleanup();
          const { seen, around } = dying(at, when);
          const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, without, around });
          await asFarAsItGoes(seen, acts);
          over = !seen.dead;
          const now = held(page);
          expect(now.length, `times held, dead at call ${at} ${when}`).to.be.within(fewest, 2);
          await openedAgain(page);
          expect(held(page).length).to.be.at.least(fewest);
          outcomes += 1;
        }
        if (over || at > 30) break;
      }
      // It died at each of them, and at last at none.
      expect(outcomes).to.be.greaterThan(8);
    });
  }
});
