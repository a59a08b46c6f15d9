import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { axeViolations } from '../../support/axe.js';
import {
  all,
  boxes,
  click,
  find,
  focused,
  focusedOn,
  get,
  nameOf,
  names,
  press,
  says,
  textOf,
  until,
} from '../support/page.js';
import { eyeUnit, happened, inside, stage, vasterhamn, type StageOptions } from '../support/world.js';

/** How often each read of a backend is asked. */
function counting(asked: string[]): (backend: BookingBackend) => BookingBackend {
  return (backend) => ({
    ...backend,
    slots: (query, options) => {
      asked.push(`${query.days.from}–${query.days.to}`);
      return backend.slots(query, options);
    },
  });
}

async function week(options: StageOptions = {}) {
  const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit} view="week"></tidbok-slot-picker>`, options);
  await find('heading', /^Vecka/);
  await find('radio');
  return page;
}

const dayOfFocus = () => focused().closest('.day')?.querySelector('.head')?.textContent.trim();

describe('free times by week', () => {
  it('stand under the number of the week and their days, with those days without that are not in a weekend', async () => {
    await week();
    expect(names('heading')).to.include('Vecka 48');
    await says('Lördag 28 november, söndag 29 november: inga tider.');
    expect(names('heading').filter((name) => /lördag|söndag/i.test(name))).to.deep.equal([]);
    await says('Idag, måndag 23 november Inga tider');
    expect(all('button', 'Vecka 47')).to.deep.equal([]);
  });

  it('are switched to and from with what was chosen, asking nothing anew', async () => {
    const asked: string[] = [];
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, { around: counting(asked) });
    const chosen = await until(() => boxes('radio')[1]);
    const { value } = chosen;
    chosen.click();
    await until(() => asked.length === 2);
    await click('button', 'Vecka');
    await find('heading', 'Vecka 48');
    expect(boxes('radio').find(({ checked }) => checked)?.value).to.equal(value);
    await click('button', 'Lista');
    await until(() => all('heading', /^Vecka/).length === 0);
    expect(boxes('radio').find(({ checked }) => checked)?.value).to.equal(value);
    expect(asked).to.deep.equal(['2026-11-23–2026-12-20', '2026-12-21–2027-01-17']);
    expect(happened(page, 'tidbok-error')).to.deep.equal([]);
  });

  it('are walked with arrows: across to the nearest time of the day beside, up and down within the day', async () => {
    await week();
    const [first] = boxes('radio');
    first?.focus();
    await press('ArrowDown');
    expect(nameOf(focused())).to.equal(names('radio')[1]);
    const from = dayOfFocus();
    await press('ArrowRight');
    expect(dayOfFocus()).to.not.equal(from);
    await press('ArrowLeft');
    expect(dayOfFocus()).to.equal(from);
    await press('End');
    expect(dayOfFocus()).to.equal(from);
    await press('Control+End');
    expect(nameOf(focused())).to.equal(names('radio').at(-1));
    await press('Control+Home');
    expect(nameOf(focused())).to.equal(names('radio')[0]);
    expect((focused() as HTMLInputElement).checked).to.equal(true);
  });

  it('turn to the next week and back with Page down and Page up, and say so once', async () => {
    await week();
    boxes('radio')[0]?.focus();
    await press('PageDown');
    await find('heading', 'Vecka 49');
    await until(() => textOf(get('status')).startsWith('Vecka 49. '));
    await until(() => focusedOn().startsWith('radio '));
    await press('PageUp');
    await find('heading', 'Vecka 48');
  });

  it('keep focus on the way to another week, and move it where that way ends', async () => {
    await week();
    const next = get('button', 'Vecka 49');
    next.focus();
    next.click();
    await find('heading', 'Vecka 49');
    await until(() => focusedOn() === 'button Vecka 50' || focusedOn() === 'button Vecka 48');
  });

  it('offer the next free time from a week without, and the way back', async () => {
    const away = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      slots: async (query, options) => {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.filter(({ start }) => start > '2026-12-15') };
      },
    });
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, { around: away });
    await find('heading', /^Inga lediga tider från idag, måndag 23 november till/);
    await says('Nästa lediga tid');
    await says(/Ring Ögonmottagningen Västerhamn, 031-390 06 36/);
    expect(all('button', 'Se tider på andra mottagningar')).to.deep.equal([]);
    expect((await axeViolations(page.provider)).join()).to.equal('');
    await click('button', /^Visa tider från/);
    await find('radio');
    await until(() => textOf(focused()).includes('lediga tider från'));
    await click('button', /^Tillbaka till/);
    await find('heading', /^Inga lediga tider/);
    inside(page, 'tidbok-slot-picker').otherUnits = true;
    let asked = 0;
    page.provider.addEventListener('tidbok-other-units', () => (asked += 1));
    await click('button', 'Se tider på andra mottagningar');
    expect(asked).to.equal(1);
  });

  it('have nothing against them as axe sees it, also from right to left', async () => {
    for (const lang of ['sv', 'ar-XB']) {
      const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit} view="week"></tidbok-slot-picker>`, { lang });
      await until(() => all('radio', undefined, page.provider).length > 0);
      expect((await axeViolations(page.provider)).join()).to.equal('');
      page.provider.remove();
    }
  });
});

describe('days told before their times', () => {
  it('stand there while their times are read, and the times come some days at a time', async () => {
    const asked: string[] = [];
    await stage(html`<tidbok-slot-picker care-unit=${vasterhamn}></tidbok-slot-picker>`, {
      days: true,
      latency: 30,
      around: counting(asked),
    });
    await says(/Hämtar tider. \d av 10 dagar är klara./);
    await until(() => all('radio').length > 0);
    await until(() => !textOf().includes('Hämtar tider'), 5_000);
    expect(all('group')).to.have.length(10);
    expect(asked[0]).to.not.equal('2026-11-23–2026-12-20');
  });

  it('are unknown where their times cannot be read, and the others stand', async () => {
    let calls = 0;
    await stage(html`<tidbok-slot-picker care-unit=${vasterhamn}></tidbok-slot-picker>`, {
      days: true,
      around: (backend) => ({
        ...backend,
        slots: (query, options) => {
          calls += 1;
          return calls === 2 ? Promise.reject(new TypeError('lost')) : backend.slots(query, options);
        },
      }),
    });
    await says('Okänt');
    await find('radio');
    await find('button', 'Hämta igen');
  });
});
