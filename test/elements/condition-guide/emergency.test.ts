import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, click, find, focused, focusOn, get, nameOf, names, press, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { eyeUnit, inside, kim, stage, tangholmen } from '../support/world.js';

const walk = await steps();

const beside = html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>
  <tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>
  <tidbok-unit-picker></tidbok-unit-picker>
  <tidbok-my-bookings></tidbok-my-bookings>`;

describe('an answer that means emergency', () => {
  it('shows 112 alone, with the call first in focus order, and says that no time is booked', async () => {
    const page = await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`);
    await walk.toEmergency();
    await focusOn('heading', 'Ring 112 nu');
    await press('Tab');
    expect(focused().getAttribute('href')).to.equal('tel:112');
    await says('Du svarade: Tryck eller smärta över bröstet. Det kan behöva vård direkt.');
    await says('Kör inte bil själv.');
    await says('Ingen tid är bokad. Du kan inte boka tid för det här på webben.');
    expect(names('link', inside(page, 'tidbok-condition-guide'))).to.deep.equal(['Ring 112']);
    expect(names('button')).to.deep.equal(['Jag svarade fel. Ändra svaret']);
  });

  it('takes booking away from every element under the same provider', async () => {
    const page = await stage(beside, { citizen: kim });
    const [guide, slots, units, mine] = [
      inside(page, 'tidbok-condition-guide'),
      inside(page, 'tidbok-slot-picker'),
      inside(page, 'tidbok-unit-picker'),
      inside(page, 'tidbok-my-bookings'),
    ];
    await until(
      () => all('radio', undefined, slots).length > 0 && names('button', mine).includes('Välj tid Hälsosamtal 50 år'),
    );
    await walk.toEmergency();
    for (const element of [slots, units, mine]) await find('heading', 'Ring 112 nu', element);
    for (const element of [slots, units]) {
      expect([...names('button', element), ...names('radio', element)]).to.deep.equal([]);
      expect(get('link', 'Ring 112', element).getAttribute('href')).to.equal('tel:112');
      await says('Du kan boka igen när du har ändrat det svaret.', element);
    }
    expect(names('button', mine).filter((name) => /^(Omboka|Välj tid)/.test(name))).to.deep.equal([]);
    await says('Diabetes, sjuksköterska', mine);
    await click('button', 'Jag svarade fel. Ändra svaret', guide);
    await focusOn('heading', 'Har du något av det här just nu?');
    expect(
      boxes('checkbox', undefined, guide)
        .filter(({ checked }) => checked)
        .map(nameOf),
    ).to.deep.equal(['Tryck eller smärta över bröstet']);
    // The question is shown again, but the answer stands: nothing comes back before it is another.
    expect(names('link', guide).slice(0, 2)).to.deep.equal(['Fara för liv: ring 112', 'Råd: ring 1177']);
    await find('heading', 'Ring 112 nu', slots);
    await click('button', 'Tillbaka', guide);
    await find('link', 'Ring 112', guide);
    await click('button', 'Jag svarade fel. Ändra svaret', guide);
    await click('checkbox', 'Inget av detta', guide);
    await find('heading', 'Ring 112 nu', slots);
    await click('button', 'Fortsätt', guide);
    await until(() => all('radio', undefined, slots).length > 0 && names('button', units).length > 0);
    expect(names('button', mine)).to.include('Välj tid Hälsosamtal 50 år');
  });

  it('does not reach another provider’s elements', async () => {
    const calm = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`);
    await find('radio');
    const page = await stage(html`<tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`);
    await walk.toEmergency(page.provider);
    expect(all('radio', undefined, calm.provider).length).to.be.greaterThan(0);
  });

  it('ends when the guide is taken off the page, and holds when it is moved in it', async () => {
    const page = await stage(beside);
    const [guide, slots] = [inside(page, 'tidbok-condition-guide'), inside(page, 'tidbok-slot-picker')];
    await walk.toEmergency();
    await find('heading', 'Ring 112 nu', slots);
    page.provider.append(guide);
    await find('heading', 'Ring 112 nu', guide);
    await find('heading', 'Ring 112 nu', slots);
    guide.remove();
    await until(() => all('radio', undefined, slots).length > 0);
  });

  it('leaves nothing to book with in the journey itself until the answer is changed', async () => {
    await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: kim });
    await walk.toUnit('Vårdcentralen Tångholmen');
    await walk.toEmergency();
    await focusOn('heading', 'Ring 112 nu');
    expect(names('button')).to.deep.equal(['Jag svarade fel. Ändra svaret']);
  });

  it('takes away the button of a journey that has come to the check', async () => {
    const page = await stage(
      html`<tidbok-booking></tidbok-booking><tidbok-condition-guide care-unit=${tangholmen}></tidbok-condition-guide>`,
      { citizen: kim },
    );
    const [journey, guide] = [inside(page, 'tidbok-booking'), inside(page, 'tidbok-condition-guide')];
    await click('button', 'Ögonmottagningen Västerhamn', journey);
    await click('radio', undefined, journey);
    await click('button', 'Se lediga tider', journey);
    await find('heading', 'Välj tid', journey);
    await until(() => names('radio', journey)[0]?.startsWith('10:00'));
    await click('radio', undefined, journey);
    await click('button', 'Fortsätt', journey);
    await find('button', 'Boka tiden', journey);
    await click('button', 'Börja', guide);
    await click('checkbox', 'Svårt att få luft', guide);
    await click('button', 'Fortsätt', guide);
    await find('heading', 'Ring 112 nu', guide);
    await until(() => !textOf(journey).includes('Boka tiden'));
    await find('link', 'Ring 112', journey);
  });
});
