import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Booking, BookingBackend, Appointment, Reason, Right } from 'tidbok';
import { changing } from '../support/changing-appointments.js';
import { all, names, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { kim, stage, type StageOptions } from '../support/world.js';

const { say } = await steps();
const reasonWords = say('common.reasons') as unknown as Readonly<Record<Reason, string>>;
// The page's clock stands at 2026-11-23T13:05Z.
const ahead = '2026-12-04T12:00:00Z';
const behind = '2026-11-23T12:00:00Z';

const rights: Readonly<Record<string, Right>> = {
  may: { allowed: true },
  'may until': { allowed: true, until: ahead },
  'might until': { allowed: true, until: behind },
  'too late': { allowed: false, reason: 'too-late' },
  'not offered': { allowed: false, reason: 'not-offered' },
  'for its reason': {
    ...{ allowed: false, reason: 'other' },
    text: { lang: 'sv', blocks: [{ type: 'paragraph', content: ['Läkaren vill träffa dig.'] }] },
  },
};
const abilities: Readonly<Record<string, StageOptions['without']>> = {
  'that can all': [],
  'that cannot cancel': ['cancel'],
  'that moves in steps': ['rebook'],
  'that can only cancel': ['rebook', 'book'],
  'that can only show': ['rebook', 'book', 'cancel'],
};
const states: Readonly<Record<string, Partial<Booking>>> = {
  booked: {},
  pending: { status: 'pending' },
  'a timed invitation': { kind: 'timed-invitation' },
  'cancelled by the unit': { status: 'cancelled' },
  begun: { start: behind },
};

interface Cell {
  readonly name: string;
  readonly time: Booking;
}

/** Every state with every pair of rights, each with a name of its own in place of the visit type's. */
function cellsLike(like: Booking): readonly Cell[] {
  const cells: Cell[] = [];
  for (const [state, change] of Object.entries(states)) {
    for (const [cancelName, cancel] of Object.entries(rights)) {
      for (const [rebookName, rebook] of Object.entries(rights)) {
        const name = `${state}: cancel ${cancelName}, rebook ${rebookName}.`;
        const visitType = { id: 'x', unit: like.unit.id, ...like.visitType, name };
        const at = { start: '2026-12-07T09:00:00Z', end: '2026-12-07T09:30:00Z', ...change };
        cells.push({ name, time: { ...like, ...at, id: name, visitType, rights: { ...like.rights, cancel, rebook } } });
      }
    }
  }
  return cells;
}

/** Why it may not be done, in the page's words; undefined: it may. */
function whyNot(right: Right, can: boolean, begun: boolean): string | undefined {
  const because = (reason: Reason): string => reasonWords[reason];
  if (!right.allowed) return right.text ? 'Läkaren vill träffa dig.' : because(right.reason);
  if (!can) return because('not-offered');
  return begun || right.until === behind ? because('too-late') : undefined;
}

describe('what may be done about an own time, as it is drawn', () => {
  for (const [backendName, without] of Object.entries(abilities)) {
    it(`in every state, with every right, at a backend ${backendName}`, async () => {
      let cells: readonly Cell[] = [];
      const around = (backend: BookingBackend): BookingBackend =>
        changing(backend, (items) => {
          const like = items.find((time): time is Booking => time.kind === 'booking' && time.visitType?.code === 'fysio-ater');
          if (!like) return items;
          cells = cellsLike(like);
          return cells.map(({ time }): Appointment => time);
        });
      await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, around, ...(without && { without }) });
      // The rest is shown when it is asked for.
      await until(() => {
        all('button', /Visa/).forEach((more) => more.click());
        return cells.length > 0 && all('article').length === cells.length;
      });
      const lacks = (method: 'cancel' | 'rebook' | 'book'): boolean => without?.includes(method) ?? false;
      const articles = new Map(
        all('article').map((article) => [names('heading', article)[0]?.slice('10:00 '.length), article]),
      );
      for (const { name, time } of cells) {
        const article = articles.get(name);
        if (!article) throw new Error(`not drawn: ${name}`);
        const begun = time.start === behind;
        const over = time.status === 'cancelled';
        const reasons = {
          Avboka: whyNot(time.rights.cancel, !lacks('cancel'), begun),
          Omboka: whyNot(time.rights.rebook, !lacks('rebook') || (!lacks('book') && !lacks('cancel')), begun),
        };
        const words = textOf(article);
        for (const [act, reason] of Object.entries(reasons)) {
          const label = act === 'Avboka' && time.status === 'pending' ? say('mine.withdraw') : act;
          expect(all('button', new RegExp(`^${label}`), article).length, `${act}, ${name}`).to.equal(reason || over ? 0 : 1);
          if (reason && !over) expect(words, `${act}, ${name}`).to.include(reason);
        }
        const locked = !over && Object.values(reasons).some((reason) => reason !== undefined);
        const calls = all('link', time.unit.phone?.number, article).length;
        expect(calls > 0, `whom to call, ${name}`).to.equal(locked);
        if (over) expect(words).to.include(say('mine.cancelledByUnit'));
      }
    });
  }

  for (const [backendName, without] of Object.entries(abilities)) {
    it(`about an invitation to choose a time, at a backend ${backendName}`, async () => {
      const ends = Object.entries({ 'without an end': {}, 'that ends': { until: ahead }, 'that has ended': { until: behind } });
      const around = (backend: BookingBackend): BookingBackend =>
        changing(backend, (items) =>
          items.flatMap((time): Appointment[] => {
            if (time.kind !== 'open-invitation') return [];
            const { kind, unit, rights: own, visitType } = time;
            return ends.map(([name, end]) => ({
              ...{ kind, unit, rights: own, id: name, ...end },
              ...(visitType && { visitType: { ...visitType, name } }),
            }));
          }),
        );
      await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, around, ...(without && { without }) });
      await until(() => all('article').length === 3);
      for (const article of all('article')) {
        const name = names('heading', article)[0] ?? '';
        const may = !(without ?? []).includes('book') && name !== 'that has ended';
        const acts = all('button', undefined, article).map((button) => textOf(button));
        expect(acts, name).to.deep.equal(may ? [`${say('mine.openGo')} ${name}`] : []);
        expect(all('link', '031-390 06 12', article).length > 0, `whom to call, ${name}`).to.equal(!may);
        const words = textOf(article);
        expect(words.includes(say('mine.invitationOver')), name).to.equal(name === 'that has ended');
        expect(words.includes(say('mine.openText')), name).to.equal(may);
      }
    });
  }
});
