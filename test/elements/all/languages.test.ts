import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { all, click, find, focusOn, get, names, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { eyeUnit, inside, kim, stage, tangholmen } from '../support/world.js';

const walk = await steps();

describe('languages', () => {
  it('stand side by side on a page, each marked as what it is', async () => {
    const [swedish, english] = await Promise.all(
      ['sv', 'en'].map((lang) => stage(html`<tidbok-booking></tidbok-booking>`, { lang })),
    );
    if (!swedish || !english) throw new Error('two stages');
    await says('Välj mottagning', swedish.provider);
    await says('Choose a care unit', english.provider);
    expect(textOf(swedish.provider)).to.not.contain('Choose a care unit');
    expect(textOf(english.provider)).to.not.contain('Välj mottagning');
    const marked = inside(english, 'tidbok-booking').shadowRoot?.firstElementChild;
    expect(marked?.getAttribute('lang')).to.equal('en');
    expect(marked?.getAttribute('dir')).to.equal('ltr');
  });

  it('follow the nearest lang, whatever the device speaks', async () => {
    expect(navigator.language).to.equal('en-US');
    const page = await stage(
      html`<div lang="en-GB"><tidbok-unit-picker></tidbok-unit-picker></div>
        <tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>
        <tidbok-my-bookings lang="ar-XB"></tidbok-my-bookings>`,
    );
    await says('Choose a care unit', page.provider);
    await says('Välj tid', inside(page, 'tidbok-slot-picker'));
    await until(() => inside(page, 'tidbok-my-bookings').shadowRoot?.querySelector('[dir="rtl"][lang="ar-XB"]'));
  });

  it('run their own way: an element from right to left on a page from left to right, and what is in Swedish in it', async () => {
    const page = await stage(html`<tidbok-my-bookings lang="ar-XB"></tidbok-my-bookings>`, { citizen: kim });
    const root = inside(page, 'tidbok-my-bookings').shadowRoot;
    const words = await until(() => root?.querySelector('.words p'));
    const title = await until(() => root?.querySelector('.title'));
    expect(getComputedStyle(title).textAlign, 'the element’s own words').to.equal('start');
    expect(words.closest('[lang]')?.getAttribute('lang')).to.equal('sv');
    expect(getComputedStyle(words).direction, 'the way that they run, and the side that they stand at').to.equal('ltr');
    expect(getComputedStyle(words).textAlign).to.equal('start');
  });

  it('are Swedish where the page says nothing, or what is not shipped', async () => {
    const page = await stage(html`<tidbok-unit-picker lang="fi"></tidbok-unit-picker>`, { lang: '' });
    await find('heading', 'Välj mottagning');
    expect(inside(page, 'tidbok-unit-picker').shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('sv');
  });

  it('change at run time, texts of the backend too', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await says('Diabetes, sjuksköterska');
    page.provider.closest('div[lang]')?.setAttribute('lang', 'en');
    await find('heading', 'Your appointments');
    await says('Diabetes nurse');
    await find('heading', 'Tomorrow, Tuesday 24 November');
    page.provider.closest('div[lang]')?.setAttribute('lang', 'sv');
    await find('heading', 'Mina tider');
    await says('Diabetes, sjuksköterska');
  });

  it('change by the element’s own lang, as attribute and as property', async () => {
    const page = await stage(html`<tidbok-unit-picker></tidbok-unit-picker>`);
    const element = inside(page, 'tidbok-unit-picker');
    await find('heading', 'Välj mottagning');
    element.setAttribute('lang', 'en');
    await find('heading', 'Choose a care unit');
    element.lang = 'sv';
    await find('heading', 'Välj mottagning');
  });

  it('change in the midst of the questions without losing an answer', async () => {
    // A language that no other test in this file has fetched: its file is on its way while the page stands.
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: kim });
    await walk.toUnit('Vårdcentralen Tångholmen');
    await walk.toQuestion2();
    page.provider.closest('div[lang]')?.setAttribute('lang', 'en-XA');
    const longer = await steps('en-XA');
    await says(longer.say('guide.question', 2));
    expect(textOf()).to.contain('What do you want help with?');
  });

  it('say dates and counts as the language does', async () => {
    await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, { lang: 'en' });
    await find('radio');
    await says(/\d+ times available from tomorrow, Tuesday 24 November to/);
    await says('Today, Monday 23 November: no times');
    expect(names('radio')[0]).to.match(
      /^\d\d:\d\d, Hanna Friberg, Tuesday 24 November 2026, 30 minutes, in person, Ögonmottagningen Västerhamn$/,
    );
  });

  it('carry the whole journey, in English', async () => {
    await stage(html`<tidbok-booking></tidbok-booking>`, { lang: 'en', citizen: kim });
    const english = await steps('en');
    await english.toCheck('Laboratoriet Västerhamn');
    await focusOn('heading', 'Check your answers and book');
    await english.button('booking.book');
    await focusOn('heading', 'Your appointment is booked');
    await says('Come fasting.');
    expect(textOf()).to.not.match(/[Bb]oka tid|Fortsätt|Tillbaka|klockan/);
  });

  it('of the guide are what the region wrote, and marked as that', async () => {
    await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`, { lang: 'en' });
    const english = await steps('en');
    await english.button('guide.start');
    await click('checkbox', 'None of these');
    expect(names('checkbox')).to.include('Trouble breathing');
    expect(all('checkbox').map((box) => box.parentElement?.querySelector('[lang]')?.getAttribute('lang') ?? 'none')).to.include(
      'en',
    );
  });

  it('are found by the elements inside another custom element', async () => {
    const host = await fixture(html`<section lang="en"></section>`);
    const root = host.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(document.createElement('tidbok-unit-picker'));
    await says('This page is not connected to a booking service.', host);
    expect(get('link', '1177', host).getAttribute('href')).to.equal('tel:1177');
  });
});
