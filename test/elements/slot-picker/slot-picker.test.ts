import { expect } from '@open-wc/testing';
import { html } from 'lit';
import {
  all,
  click,
  find,
  findBox,
  focused,
  focusedOn,
  get,
  nameOf,
  names,
  press,
  says,
  tabTo,
  textOf,
  until,
} from '../support/page.js';
import { elis, eyeUnit, happened, inside, kim, laboratory, stage, vasterhamn, type StageOptions } from '../support/world.js';

const picker = (unit: string, options?: StageOptions, visitType = '') =>
  stage(html`<tidbok-slot-picker care-unit=${unit} visit-type=${visitType}></tidbok-slot-picker>`, options);
const bloodPressure = `${vasterhamn}.blodtryck`;
const blood = `${laboratory}.provtagning`;

describe('tidbok-slot-picker', () => {
  it('shows the days with free times, how many each has, and the days without between them', async () => {
    await picker(eyeUnit);
    await find('radio');
    await says(/\d+ lediga tider från imorgon, tisdag 24 november till/);
    await says('Idag, måndag 23 november: inga tider');
    await says('Lördag 28 november till söndag 29 november: inga tider');
    const days = all('group').map((day) => ({
      said: Number(/(\d+) ledig/.exec(textOf(day))?.[1]),
      shown: names('radio', day).length,
      name: nameOf(day),
    }));
    expect(days).to.have.length(10);
    expect(days[0]?.name).to.equal('Imorgon, tisdag 24 november');
    for (const { said, shown, name } of days) expect(said, name).to.equal(shown);
  });

  it('names each time by what tells it from the others', async () => {
    await picker(eyeUnit);
    await find('radio');
    expect(names('radio')[0]).to.match(
      /^\d\d:\d\d, Hanna Friberg, tisdag 24 november 2026, 30 minuter, besök på mottagningen, Ögonmottagningen Västerhamn$/,
    );
  });

  it('shows six times of a day at first, then the rest, with focus on the first of them', async () => {
    await picker(laboratory, {}, blood);
    await find('radio');
    const day = () => {
      const found = all('group').find((one) => names('button', one).length > 0);
      if (!found) throw new Error('no day has more than six times');
      return found;
    };
    const more = day();
    expect(names('radio', more)).to.have.length(6);
    const [button = ''] = names('button', more);
    const hidden = Number(/^Visa (\d+)/.exec(button)?.[1]);
    expect(button).to.match(/^Visa \d+ tid(er)? till \S+ \d+ \S+$/);
    await click('button', button, more);
    await until(() => names('radio', more).length === 6 + hidden);
    expect(names('button', more)).to.deep.equal([]);
    await until(() => focused() === all('radio', undefined, more)[6]);
  });

  it('shows more days when asked, keeps focus where it was, and says how many came', async () => {
    await picker(eyeUnit);
    await find('radio');
    const before = names('radio').length;
    const button = get('button', 'Visa 10 dagar till');
    button.focus();
    button.click();
    await until(() => all('group').length === 20);
    expect(focusedOn()).to.equal('button Visa 10 dagar till');
    await until(() => textOf(get('status')) === `10 dagar till, ${names('radio').length - before} tider`);
  });

  it('says how far it has looked where there are no more days, and moves focus there', async () => {
    await picker(vasterhamn, {}, `${vasterhamn}.arbetsterapeut`);
    await find('radio');
    for (let times = 0; all('button', 'Visa 10 dagar till').length > 0 && times < 9; times += 1) {
      const shown = all('group').length;
      get('button', 'Visa 10 dagar till').focus();
      get('button', 'Visa 10 dagar till').click();
      await until(() => all('group').length > shown);
    }
    await says(/Det finns inga fler lediga tider till och med \S+ \d+ februari 2027./);
    await until(() => textOf(focused()).startsWith('Det finns inga fler lediga tider'));
  });

  it('says plainly that there is no time, and whom to call', async () => {
    await picker(eyeUnit, {
      around: (backend) => ({ ...backend, slots: async ({ days }) => ({ items: [], gaps: [], covered: days }) }),
    });
    await says(/Vi hittar ingen ledig tid till och med söndag 14 februari 2027./);
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
    expect(names('radio')).to.deep.equal([]);
    expect(textOf()).to.not.contain('inga tider');
  });

  it('calls days that could not be read unknown, never without times', async () => {
    const days = { from: '2026-11-24', to: '2026-11-25' };
    const page = await picker(eyeUnit, { script: { gaps: { slots: [{ unit: eyeUnit, days }] } } });
    await says(/Imorgon, tisdag 24 november till onsdag 25 november: Okänt. Vi kunde inte hämta alla tider./);
    expect(textOf()).to.not.match(/25 november: inga tider/);
    page.script.gaps = {};
    await click('button', 'Hämta igen');
    await until(() => !textOf().includes('Okänt'));
    await says('Onsdag 25 november: inga tider');
  });

  it('says nothing of none where the unit does not answer at all', async () => {
    await picker(eyeUnit, { script: { gaps: { slots: [{ unit: eyeUnit }] } } });
    await says('Okänt');
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
    expect(textOf()).to.not.match(/inga tider|ingen ledig tid|inga fler/);
  });

  it('stays, and says what to do, where one goes on without a choice', async () => {
    const page = await picker(eyeUnit);
    await find('radio');
    await says('Ingen tid är vald än.');
    await click('button', 'Fortsätt');
    await says('Välj en tid');
    expect(nameOf(focused())).to.equal(names('radio')[0]);
    expect(happened(page, 'tidbok-slot-selected')).to.deep.equal([]);
    focused().dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await says(/Imorgon, tisdag 24 november \d\d:\d\d, Hanna Friberg/);
  });

  it('tells the host the slot that was chosen, and nothing before one goes on', async () => {
    const page = await picker(eyeUnit);
    const radio = await findBox('radio');
    radio.click();
    expect(happened(page, 'tidbok-slot-selected')).to.deep.equal([]);
    await click('button', 'Fortsätt');
    const [selected, ...more] = happened(page, 'tidbok-slot-selected');
    expect(more).to.deep.equal([]);
    expect(selected?.slot.id).to.equal(radio.value);
    expect(selected?.slot).to.include({ unit: eyeUnit, visitType: `${eyeUnit}.synkontroll` });
  });

  it('is walked with the keyboard: one stop, arrows among all times', async () => {
    const page = await picker(eyeUnit);
    await find('radio');
    await tabTo('radio', /./);
    await press('ArrowDown', 'ArrowDown');
    expect(nameOf(focused())).to.equal(names('radio')[2]);
    await press('Tab');
    expect(nameOf(focused())).to.equal('Visa 10 dagar till');
    await press('Tab', 'Enter');
    expect(happened(page, 'tidbok-slot-selected')).to.have.length(1);
  });

  it('shows the times of the visit type alone', async () => {
    await picker(vasterhamn, {}, bloodPressure);
    await find('radio');
    expect(names('radio').filter((name) => !name.includes('Eva Strid') || !name.includes('30 minuter'))).to.deep.equal([]);
  });

  it('says so where unit or visit type is unknown, and where none is given', async () => {
    for (const [unit, visitType] of [
      ['SE-KATT-9999', ''],
      [eyeUnit, 'SE-KATT-1007.spa'],
    ] as const) {
      const page = await picker(unit, {}, visitType);
      await says('Vi kan inte visa tider just nu', page.provider);
      await says('Det du letar efter finns inte längre. Ingen tid är bokad.', page.provider);
      await says(/[Rr]ing 1177/, page.provider);
      expect(happened(page, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['not-found']);
    }
    const none = await stage(html`<tidbok-slot-picker></tidbok-slot-picker>`);
    await says('Välj först mottagning och besökstyp.', none.provider);
  });

  it('says that times cannot be shown, with the number of the unit that it knows, and tries again', async () => {
    const page = await picker(eyeUnit, { citizen: kim });
    await find('radio');
    page.script.fail = { slots: 'rate-limited' };
    inside(page, 'tidbok-slot-picker').refresh();
    await says('Vi kan inte visa tider just nu');
    await says('Många bokar just nu. Ingen tid är bokad.');
    page.script.fail = {};
    await click('button', 'Hämta igen');
    await find('radio');
  });

  it('says how the visit is made, and keeps to the locked search', async () => {
    const targets = [{ unit: vasterhamn, visitType: bloodPressure }];
    await stage(html`<tidbok-slot-picker .targets=${targets}></tidbok-slot-picker>`, { citizen: elis });
    await find('radio');
    expect(names('radio').every((name) => name.includes('Eva Strid'))).to.equal(true);
  });
});
