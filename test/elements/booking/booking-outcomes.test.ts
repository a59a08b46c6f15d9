import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { boxes, click, find, focusOn, get, names, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import {
  connectionReturns,
  elis,
  escaped,
  eyeUnit,
  happened,
  inside,
  passes,
  stage,
  type StageOptions,
} from '../support/world.js';

const journey = (options: StageOptions = {}) => stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, ...options });
const walk = await steps();

describe('tidbok-booking where the time was just taken', () => {
  it('says that no time is booked, offers the nearest three, and books one of them', async () => {
    const page = await journey({ script: { fail: { book: 'taken' } } });
    await walk.toOutcome('booking.taken');
    await focusOn('heading', 'Tiden är inte längre ledig');
    await says(/klockan \d\d:\d\d hann bli upptagen. Ingen ny tid är bokad. Dina svar finns kvar/);
    await find('heading', 'Närmaste lediga tider');
    const nearest = names('button').filter((name) => name.includes('klockan'));
    expect(nearest).to.have.length(3);
    page.script.fail = {};
    await click('button', nearest[0]);
    await focusOn('heading', 'Kontrollera och boka');
    await says('Besökstyp Synkontroll');
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
  });

  it('leads to all free times, read anew, without asking anything again', async () => {
    await journey({ script: { fail: { book: 'taken' } } });
    const id = await walk.toOutcome('booking.taken');
    await walk.button('booking.takenAll');
    await focusOn('heading', 'Välj tid');
    await until(() => boxes('radio').length > 0);
    expect(boxes('radio').map(({ value }) => value)).to.not.include(id);
  });
});

describe('tidbok-booking where the network sends the request twice', () => {
  const secondAnswered = (reason: 'taken' | 'too-many') => (backend: BookingBackend) => ({
    ...backend,
    async book(...sent: Parameters<NonNullable<BookingBackend['book']>>) {
      await backend.book?.(...sent);
      return reason === 'taken' ? ({ outcome: 'taken' } as const) : ({ outcome: 'refused', reason } as const);
    },
  });

  for (const reason of ['taken', 'too-many'] as const) {
    it(`is not told no by the time that it has itself: ${reason}`, async () => {
      await journey({ around: secondAnswered(reason) });
      await walk.toOutcome('booking.done');
      await find('heading', 'Din tid är bokad');
      expect(textOf()).to.not.match(/ingen (ny )?tid är bokad/i);
    });
  }

  it('is told no where own times do not hold the time', async () => {
    await journey({ around: (backend) => ({ ...backend, book: async () => ({ outcome: 'taken' }) }) });
    await walk.toOutcome('booking.taken');
    await says(/Ingen ny tid är bokad/);
  });
});

describe('tidbok-booking where the unit says no', () => {
  it('gives the reason and the phone number', async () => {
    await journey({ script: { fail: { book: 'too-many' } } });
    await walk.toOutcome('booking.refused');
    await focusOn('heading', 'Tiden gick inte att boka');
    await says('Du har redan så många tider som går att boka här på webben.');
    await says('Ingen tid är bokad. Ring Ögonmottagningen Västerhamn, 031-390 06 36');
    expect(get('link', 'Ring 031-390 06 36').getAttribute('href')).to.equal('tel:0313900636');
    await walk.button('booking.takenAll');
    await focusOn('heading', 'Välj tid');
  });

  it('gives the unit’s own words', async () => {
    await journey({ script: { fail: { book: 'other' } } });
    await walk.toOutcome('booking.refused');
    await says('Mottagningen behöver prata med dig först.');
  });
});

describe('tidbok-booking where the unit must confirm', () => {
  it('says that the time is not booked yet, and tells the host', async () => {
    const page = await journey({ script: { fail: { book: 'pending' } } });
    await walk.toOutcome('booking.pending');
    await says('Tiden är inte bokad än. Mottagningen svarar dig. Boka inte igen.');
    await says('031-390 06 36');
    expect(textOf()).to.not.contain('Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created').map(({ booking }) => booking.status)).to.deep.equal(['pending']);
  });
});

describe('tidbok-booking where the answer is lost', () => {
  function saysOnlyWhatIsKnown(): void {
    expect(textOf()).to.not.match(/försök igen|din tid är bokad/i);
    expect(textOf()).to.contain('Boka inte igen');
    expect(names('button').filter((name) => !name.startsWith('Fara'))).to.deep.equal([]);
    expect(get('link', 'Ring 031-390 06 36').getAttribute('href')).to.equal('tel:0313900636');
  }

  it('says what is not known, and finds by itself that the time is booked', async () => {
    const page = await journey({ script: { fail: { book: 'unknown-after' } } });
    await walk.toOutcome('booking.unknown');
    await focusOn('heading', 'Vi vet inte om tiden är bokad');
    await says('Vänta, vi tittar i Mina tider.');
    saysOnlyWhatIsKnown();
    expect(happened(page, 'tidbok-booking-created')).to.deep.equal([]);
    await until(() => textOf().includes('Din tid är bokad'), 3_500);
    await focusOn('heading', 'Din tid är bokad');
    await says('Viktig information från mottagningen kan saknas här.');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  it('looks as soon as the connection returns', async () => {
    await journey({ script: { fail: { book: 'unknown-after' } } });
    await walk.toOutcome('booking.unknown');
    connectionReturns();
    await focusOn('heading', 'Din tid är bokad');
  });

  it('says that the time is not booked only past the deadline of any write', async () => {
    await journey({ script: { fail: { book: 'unknown-before' } } });
    await walk.toOutcome('booking.unknown');
    saysOnlyWhatIsKnown();
    connectionReturns();
    await says(/Vi har tittat i Mina tider, senast klockan \d\d:\d\d, och ser den inte än./);
    saysOnlyWhatIsKnown();
    passes(130_000);
    connectionReturns();
    await focusOn('heading', 'Tiden är inte bokad');
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
    await walk.button('booking.takenAll');
    await focusOn('heading', 'Välj tid');
  });

  it('stays with what is not known while the own times cannot be read', async () => {
    const page = await journey({ script: { fail: { book: 'unknown-after' } } });
    await walk.toOutcome('booking.unknown');
    page.script.fail = { bookings: 'unavailable' };
    passes(130_000);
    connectionReturns();
    page.script.fail = {};
    page.script.gaps = { bookings: [{ unit: eyeUnit }] };
    connectionReturns();
    await says(/senast klockan/);
    saysOnlyWhatIsKnown();
    page.script.gaps = {};
    connectionReturns();
    await find('heading', 'Din tid är bokad');
  });

  it('looks on when it is moved in the page meanwhile', async () => {
    const page = await journey({ script: { fail: { book: 'unknown-after' } } });
    await walk.toOutcome('booking.unknown');
    const place = document.createElement('section');
    page.provider.append(place);
    place.append(inside(page, 'tidbok-booking'));
    await says('Vi vet inte om tiden är bokad');
    connectionReturns();
    await find('heading', 'Din tid är bokad');
  });

  it('hears the answer also when it is moved in the page while it is sent', async () => {
    const page = await journey({ latency: (method) => (method === 'book' ? 80 : 0) });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Bokar tiden.');
    const place = document.createElement('section');
    page.provider.append(place);
    place.append(inside(page, 'tidbok-booking'));
    await find('heading', 'Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  for (const [what, answer] of [
    ['throws something of its own', () => Promise.reject(new TypeError('lost'))],
    ['answers nothing', async () => undefined],
    ['answers nonsense', async () => ({ ok: 1 })],
  ] as const) {
    it(`does not know either where the backend ${what}`, async () => {
      await journey({ around: (backend) => ({ ...backend, book: answer as never }) });
      await walk.toCheck();
      await walk.button('booking.book');
      await find('heading', 'Vi vet inte om tiden är bokad');
      saysOnlyWhatIsKnown();
      expect(escaped).to.deep.equal([]);
    });
  }
});

describe('tidbok-booking where certainly nothing happened', () => {
  it('stays at the check with all that was chosen, and books at the second press', async () => {
    const page = await journey({ script: { fail: { book: 'unavailable' } } });
    await walk.toCheck();
    const before = textOf(await find('heading', 'Kontrollera och boka'));
    await walk.button('booking.book');
    await says('Bokningen svarar inte. Ingen tid är bokad.');
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
    await says('Besökstyp Synkontroll');
    expect(before).to.equal('Kontrollera och boka');
    expect(happened(page, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['unavailable']);
    page.script.fail = {};
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(textOf()).to.not.contain('Bokningen svarar inte');
  });

  it('tells the host that the session has expired, and goes on when it is back', async () => {
    const page = await journey({ script: { fail: { book: 'unauthorized' } } });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Du är utloggad. Logga in för att gå vidare. Ingen tid är bokad.');
    expect(happened(page, 'tidbok-session-expired')).to.have.length(1);
    page.script.fail = {};
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
  });
});

describe('tidbok-booking with a backend that cannot book', () => {
  it('offers a phone number instead of a journey to nowhere', async () => {
    await journey({ without: ['book'] });
    await says('Det går inte att boka tid här på webben just nu.');
    expect(get('link', '1177').getAttribute('href')).to.equal('tel:1177');
    expect(names('button')).to.deep.equal([]);
  });
});
