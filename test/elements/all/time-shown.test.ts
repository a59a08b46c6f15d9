import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend, Appointment, Slot } from 'tidbok';
import { all, click, find, get, names, nameOf, pause, says, textOf, until } from '../support/page.js';
import { eyeUnit, inside, passes, stage, type Stage, type StageOptions } from '../support/world.js';

const day = 86_400_000;
/** From the Monday on which the world begins to the Monday before Stockholm's clock is put back. */
const untilOctober = 336 * day;

const picker = (options?: StageOptions) => stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, options);
const mine = (options?: StageOptions) => stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, options);

/** The first free times, moved to these moments. */
const slotsAt =
  (...starts: readonly string[]) =>
  (backend: BookingBackend): BookingBackend => ({
    ...backend,
    async slots(query, options) {
      const { items, covered } = await backend.slots(query, options);
      const moved = (start: string, index: number): Slot | undefined =>
        items[index] && { ...items[index], start, end: after(start) };
      return {
        covered,
        gaps: [],
        items: query.days.from > (starts[0] ?? '') ? [] : starts.map(moved).filter((slot) => slot !== undefined),
      };
    },
  });
/** The first own time of each, moved to this moment; in that zone, at a unit of that name. */
const ownAt =
  (...places: readonly { readonly start: string; readonly timeZone?: string; readonly name?: string }[]) =>
  (backend: BookingBackend): BookingBackend => ({
    ...backend,
    async bookings(options) {
      const { items } = await backend.bookings(options);
      const [booking] = items.filter((item) => item.kind === 'booking' && item.rights.cancel.allowed);
      if (booking?.kind !== 'booking') throw new Error('no booking');
      const times = places.map(({ start, ...unit }, index): Appointment => {
        return { ...booking, id: `b${index}`, start, end: after(start), unit: { ...booking.unit, ...unit } };
      });
      return { items: times, gaps: [] };
    },
  });

function after(start: string): string {
  return new Date(Date.parse(start) + 1_800_000).toISOString().replace('.000', '');
}

describe('a time in the hour that comes twice', () => {
  const twice = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', '2027-10-31T02:30:00Z'];

  it('is told from its double in the picker, to the eye and the ear', async () => {
    passes(untilOctober);
    await picker({ around: slotsAt(...twice) });
    await find('radio');
    expect(all('radio').map((radio) => radio.closest('label')?.innerText.replace('\n', ' ').slice(0, 15))).to.deep.equal([
      '02:30 sommartid',
      '02:30 vintertid',
      '03:30 Hanna Fri',
    ]);
    expect(names('radio').map((name) => name.split(',')[0])).to.deep.equal(['02:30 sommartid', '02:30 vintertid', '03:30']);
    await click('radio', /^02:30 vintertid/);
    await says('Söndag 31 oktober 02:30 vintertid, Hanna Friberg');
  });

  it('is told from its double among own times, on each button, and in the rows of the question', async () => {
    passes(untilOctober);
    await mine({
      around: (backend) => ({
        ...ownAt({ start: twice[0] ?? '' }, { start: twice[1] ?? '' })(backend),
        booking: async (id) => {
          const { items } = await ownAt({ start: twice[0] ?? '' }, { start: twice[1] ?? '' })(backend).bookings();
          return items.find((time) => time.id === id) ?? backend.booking(id);
        },
      }),
    });
    await says('02:30 vintertid');
    expect(all('article').map((article) => names('heading', article)[0]?.slice(0, 15))).to.deep.equal([
      '02:30 sommartid',
      '02:30 vintertid',
    ]);
    const cancel = all('button', /^Avboka/);
    expect(cancel.map(nameOf)).to.deep.equal([
      'Avboka tid söndag 31 oktober klockan 02:30 sommartid',
      'Avboka tid söndag 31 oktober klockan 02:30 vintertid',
    ]);
    cancel[0]?.click();
    await says('Söndag 31 oktober 2027 klockan 02:30 sommartid–02:00 vintertid', await find('dialog'));
    await click('button', 'Behåll tiden');
    cancel[1]?.click();
    await says('Söndag 31 oktober 2027 klockan 02:30 vintertid–03:00', await find('dialog'));
  });

  it('is named in English too', async () => {
    passes(untilOctober);
    await picker({ around: slotsAt(...twice), lang: 'en' });
    await find('radio', /^02:30 summer time/);
    await find('radio', /^02:30 winter time/);
  });
});

describe('today and tomorrow', () => {
  const toMidnight = Date.parse('2026-11-23T23:00:00Z') - Date.parse('2026-11-23T13:05:00Z');
  const becomesVisible = () => document.dispatchEvent(new Event('visibilitychange'));
  const elements = [
    ['tidbok-slot-picker', picker],
    ['tidbok-my-bookings', mine],
  ] as const;
  const headings = (tag: (typeof elements)[number][0], page: Stage) => names('heading', inside(page, tag));

  for (const [tag, open] of elements) {
    it(`turn at midnight in ${tag}, by themselves`, async () => {
      passes(toMidnight - 400);
      const page = await open();
      await until(() => headings(tag, page).includes('Imorgon, tisdag 24 november'));
      await until(() => headings(tag, page).includes('Idag, tisdag 24 november'));
    });

    it(`turn when the page is seen again in ${tag}, after the device has slept`, async () => {
      const page = await open();
      await until(() => headings(tag, page).includes('Imorgon, tisdag 24 november'));
      passes(toMidnight + 1);
      becomesVisible();
      await until(() => headings(tag, page).includes('Idag, tisdag 24 november'));
      expect(headings(tag, page)).not.to.include('Imorgon, tisdag 24 november');
    });

    it(`turn when ${tag} comes back to the page, and nothing is done while it is away`, async () => {
      const page = await open();
      await until(() => headings(tag, page).includes('Imorgon, tisdag 24 november'));
      const element = inside(page, tag);
      element.remove();
      let asked = 0;
      const requestUpdate = element.requestUpdate.bind(element);
      element.requestUpdate = (...args) => {
        asked += 1;
        requestUpdate(...args);
      };
      passes(toMidnight + 1);
      becomesVisible();
      await pause(50);
      expect(asked).to.equal(0);
      page.provider.append(element);
      await until(() => headings(tag, page).includes('Idag, tisdag 24 november'));
    });

    it(`are looked after by ${tag}, which never waits longer than a quarter of an hour`, async () => {
      const set = window.setTimeout.bind(window);
      const clear = window.clearTimeout.bind(window);
      const running = new Map<unknown, number>();
      window.setTimeout = ((look: () => void, wait = 0) => {
        const timer = set(look, wait);
        if (wait > 60_000) running.set(timer, wait);
        return timer;
      }) as typeof window.setTimeout;
      window.clearTimeout = (timer) => {
        running.delete(timer);
        clear(timer);
      };
      try {
        const page = await open();
        await until(() => headings(tag, page).includes('Imorgon, tisdag 24 november'));
        // My times waits for its deadlines as well.
        expect(running.size).to.equal(tag === 'tidbok-my-bookings' ? 2 : 1);
        expect(Math.max(...running.values())).to.equal(900_000);
        inside(page, tag).remove();
        expect(running.size).to.equal(0);
      } finally {
        window.setTimeout = set;
        window.clearTimeout = clear;
      }
    });
  }
});

describe('where the times are counted', () => {
  const sentence = 'Tiderna gäller i centraleuropeisk tid.';
  const inZone =
    (timeZone: string) =>
    (backend: BookingBackend): BookingBackend => ({
      ...backend,
      async units(query, options) {
        const { items, ...page } = await backend.units(query, options);
        return { ...page, items: items.map((unit) => ({ ...unit, timeZone })) };
      },
    });
  const times = (text: string) => textOf().split(text).length - 1;

  it('is said once in the picker, to a device with another clock', async () => {
    await picker();
    await find('radio');
    expect(times(sentence)).to.equal(1);
  });

  it('is said in the language of the page', async () => {
    await picker({ lang: 'en' });
    await says('Times are shown in Central European Time.');
  });

  it('is not said to a device with the same clock, whatever the name of its zone', async () => {
    await picker({ around: inZone('Asia/Muscat') });
    await find('radio');
    expect(textOf()).not.to.contain('Tiderna gäller i');
  });

  it('is said by the city where the browser does not have the language', async () => {
    const supportedLocalesOf = Intl.DateTimeFormat.supportedLocalesOf.bind(Intl.DateTimeFormat);
    Intl.DateTimeFormat.supportedLocalesOf = () => [];
    try {
      await picker({ around: inZone('America/Argentina/Buenos_Aires') });
      await says('Tiderna gäller i Buenos Aires.');
    } finally {
      Intl.DateTimeFormat.supportedLocalesOf = supportedLocalesOf;
    }
  });

  it('is said once above the own times', async () => {
    await mine();
    await find('heading', 'Kommande tider');
    expect(times(sentence)).to.equal(1);
  });

  it('is said of each zone among the own times, with its units', async () => {
    const start = '2026-12-01T08:15:00Z';
    const there = [
      { start, name: 'Vårdcentralen Norr' },
      { start, name: 'Kliniken', timeZone: 'Asia/Tokyo' },
      { start, name: 'Dubai', timeZone: 'Asia/Dubai' },
    ];
    await mine({ around: ownAt(...there) });
    await says('Vårdcentralen Norr: Tiderna gäller i centraleuropeisk tid.');
    await says('Kliniken: Tiderna gäller i japansk normaltid.');
    expect(times('Tiderna gäller i')).to.equal(2);
    expect(get('heading', /^09:15/)).not.to.equal(undefined);
    expect(get('heading', /^17:15/)).not.to.equal(undefined);
  });
});
