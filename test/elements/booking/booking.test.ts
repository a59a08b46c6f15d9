import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, click, find, focused, focusOn, get, names, point, press, says, tabTo, textOf } from '../support/page.js';
import { steps } from '../support/steps.js';
import { elis, eyeUnit, happened, kim, stage, type StageOptions } from '../support/world.js';

const journey = (options: StageOptions = {}) => stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, ...options });
const walk = await steps();

describe('tidbok-booking', () => {
  it('books a time with a pointer, from unit to receipt', async () => {
    const page = await journey();
    await point('button', 'Ögonmottagningen Västerhamn');
    await point('radio', /^Synkontroll/);
    await point('button', 'Se lediga tider');
    await point('radio', /^09:10/);
    await point('button', 'Fortsätt');
    await find('heading', 'Kontrollera och boka');
    await says('Tiden är inte bokad än.');
    await point('button', 'Boka tiden');
    await find('heading', 'Din tid är bokad');
    const booked = (await page.backend.bookings()).items.filter(({ unit }) => unit.id === eyeUnit);
    expect(happened(page, 'tidbok-booking-created').map(({ booking }) => booking.id)).to.deep.equal(booked.map(({ id }) => id));
    expect(booked).to.have.length(1);
  });

  for (const [when, which, words] of [
    ['less than a day away', 0, 'Där står vad du kan ändra på webben. För annat, ring'],
    ['days away', 8, 'Där kan du omboka och avboka.'],
  ] as const) {
    it(`says of a time ${when} what can be changed on the web`, async () => {
      const { backend } = await journey();
      await walk.toSlots();
      await walk.choose(which);
      // Another time at the same moment must have been seen first.
      if (which > 0) await says('Du har en annan tid samtidigt');
      await walk.button('booking.book');
      await find('heading', walk.say('booking.done'));
      const booked = (await backend.bookings()).items.find(({ unit }) => unit.id === eyeUnit);
      expect(booked?.rights.cancel.allowed).to.equal(which > 0);
      await says(words);
    });
  }

  it('books a time with the keyboard alone, through the guide', async () => {
    const page = await journey({ citizen: kim });
    await find('button', 'Vårdcentralen Tångholmen');
    await tabTo('button', 'Vårdcentralen Tångholmen');
    await press('Enter');
    await focusOn('heading', 'Innan du bokar');
    await find('button', 'Börja');
    await tabTo('button', 'Börja');
    await press('Enter');
    await focusOn('heading', 'Har du något av det här just nu?');
    await tabTo('checkbox', 'Inget av detta');
    await press('Space', 'Enter');
    await focusOn('heading', 'Vad vill du ha hjälp med?');
    await press('Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(boxes('radio', 'Blodtryck')[0]?.checked).to.equal(true);
    await tabTo('button', 'Fortsätt');
    await press('Enter');
    await focusOn('heading', 'Vad gäller det?');
    await press('Tab', 'Space');
    await tabTo('button', 'Fortsätt');
    await press('Enter');
    await focusOn('heading', 'Du kan boka tid hos en distriktssköterska');
    for (const condition of [/^Jag avbokar/, /^Jag har läst/]) {
      await tabTo('checkbox', condition);
      await press('Space');
    }
    await tabTo('button', 'Se lediga tider');
    await press('Enter');
    await focusOn('heading', 'Välj tid');
    await find('radio');
    await tabTo('radio', /./);
    await press('Space', 'ArrowDown');
    await tabTo('button', 'Fortsätt');
    await press('Enter');
    await focusOn('heading', 'Meddelande till mottagningen');
    await tabTo('button', 'Fortsätt');
    await press('Enter');
    await focusOn('heading', 'Kontrollera och boka');
    await tabTo('button', 'Boka tiden');
    await press('Enter');
    await focusOn('heading', 'Din tid är bokad');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  it('tells the host each step with the title that is on the page', async () => {
    const page = await journey();
    await walk.toOutcome('booking.done');
    expect(happened(page, 'tidbok-step').map(({ step, title }) => `${step}: ${title}`)).to.deep.equal([
      'guide: Innan du bokar',
      'slot: Välj tid',
      'check: Kontrollera och boka',
      'done: Din tid är bokad',
    ]);
  });

  it('does not take focus from the page when it is first shown', async () => {
    await journey();
    await find('heading', 'Välj mottagning');
    expect(focused().localName).to.equal('body');
  });

  it('shows all that is about to be booked, and what each way to change it is about', async () => {
    await journey();
    await walk.toCheck();
    await says(/Tid Tisdag 24 november 2026 klockan \d\d:\d\d–\d\d:\d\d/);
    await says('Mottagning Ögonmottagningen Västerhamn Sjukhusvägen 1, Västerhamn');
    await says('Besökstyp Synkontroll');
    await says('Vem du träffar Hanna Friberg, optiker');
    await says('Gäller Elis Brandt');
    expect(names('button').filter((name) => name.startsWith('Ändra'))).to.deep.equal([
      'Ändra tid',
      'Ändra mottagning',
      'Ändra besökstyp',
      'Ändra mobilnummer',
    ]);
  });

  it('leads back from the check to whatever is changed', async () => {
    await journey();
    await walk.toCheck();
    await click('button', 'Ändra tid');
    await focusOn('heading', 'Välj tid');
    await walk.button('common.continue');
    await walk.tellNothing();
    await click('button', 'Ändra besökstyp');
    await focusOn('heading', 'Innan du bokar');
    await walk.button('guide.go');
    await walk.choose();
    await click('button', 'Ändra mottagning');
    await focusOn('heading', 'Välj mottagning');
  });

  it('keeps the chosen time on the way back', async () => {
    await journey();
    const id = await walk.toCheck();
    await walk.button('common.back');
    await focusOn('heading', 'Välj tid');
    expect(boxes('radio').find(({ checked }) => checked)?.value).to.equal(id);
    await walk.button('common.continue');
    await find('heading', 'Kontrollera och boka');
  });

  it('books once, however often the button is pressed', async () => {
    let sent = 0;
    const page = await journey({
      latency: (method) => (method === 'book' ? 60 : 0),
      around: (backend) => ({
        ...backend,
        book: (...asked) => {
          sent += 1;
          return backend.book?.(...asked) ?? Promise.reject(new Error('no book'));
        },
      }),
    });
    await walk.toCheck();
    const book = get('button', 'Boka tiden');
    book.focus();
    book.click();
    book.click();
    await press('Enter', 'Enter');
    await find('heading', 'Din tid är bokad');
    expect(sent).to.equal(1);
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  it('says while it books that it does, and never that it is done', async () => {
    await journey({ latency: (method) => (method === 'book' ? 200 : 0) });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Bokar tiden. Stanna på sidan.');
    expect(get('button', 'Boka tiden').getAttribute('aria-disabled')).to.equal('true');
    expect(names('button')).to.not.include('Tillbaka');
    expect(textOf()).to.not.contain('Din tid är bokad');
    await find('heading', 'Din tid är bokad');
  });

  it('shows a notice that must be shown, and the time with it', async () => {
    await journey();
    await walk.toOutcome('booking.done', 'Laboratoriet Västerhamn');
    await find('heading', 'Viktig information');
    await says('Kom fastande.');
    await says('Besökstyp Provtagning');
    await walk.button('booking.another');
    await focusOn('heading', 'Välj mottagning');
  });

  it('tells of an own time that is alike, also one that comes to light late, before it is booked', async () => {
    const page = await journey({ citizen: kim, latency: (method) => (method === 'bookings' ? 150 : 0) });
    await walk.toCheck('Laboratoriet Västerhamn');
    await walk.button('booking.book');
    await says('Du har redan en sådan tid, tisdag 24 november klockan 07:30. Omboka den om den inte passar.');
    expect(happened(page, 'tidbok-booking-created')).to.deep.equal([]);
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
  });

  it('tells of another visit that is going on then, and does not call it one of the same kind', async () => {
    await journey({ citizen: elis });
    await walk.toSlots();
    await click('radio', /^08:30.*måndag 30 november/);
    await walk.button('common.continue');
    await says('Du har en annan tid samtidigt: måndag 30 november klockan 08:30, Vårdcentralen Ljungvik.');
    expect(textOf()).to.not.include('en sådan tid');
  });

  it('books also where the own times cannot be read', async () => {
    const page = await journey({ script: { fail: { bookings: 'unavailable' } } });
    await walk.toOutcome('booking.done');
    expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
  });

  it('tells of an own time that is alike, known from the start, through the guide', async () => {
    await journey({ citizen: kim });
    await walk.toUnit('Vårdcentralen Västerhamn');
    await walk.toQuestion2();
    await click('radio', 'Ont i rygg, nacke, axel, knä eller fot');
    await walk.button('common.continue');
    await click('radio', 'Två veckor eller mer');
    await walk.button('common.continue');
    await find('heading', 'Du kan boka tid hos en fysioterapeut');
    for (const condition of all('checkbox')) condition.click();
    await walk.button('guide.go');
    await find('heading', 'Välj tid');
    await click('radio', /09:15|10:00|14:30|15:15/);
    await walk.button('common.continue');
    await walk.tellNothing();
    await says(/Du har redan en sådan tid, onsdag 25 november klockan/);
  });
});
