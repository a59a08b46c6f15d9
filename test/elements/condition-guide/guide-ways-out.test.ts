import { expect } from '@open-wc/testing';
import { all, click, find, focusOn, get, says, textOf, until } from '../support/page.js';
import { leading, psychiatry, toWay, withGuide } from '../support/own-guide.js';
import { steps } from '../support/steps.js';

const walk = await steps();

describe('a way out with a telephone, hours and a heading of its own', () => {
  it('leads there, and not to the unit', async () => {
    await withGuide(psychiatry);
    await walk.button('guide.start');
    await click('checkbox', 'Inget av detta');
    await walk.button('common.continue');
    await click('radio', /^Jag hör röster/);
    await walk.button('common.continue');
    await focusOn('heading', 'Ring psykiatrins jourlinje');
    await says('De svarar dygnet runt, alla dagar.');
    await says('Ingen tid är bokad.');
    expect(get('link', 'Ring 031-390 06 45').getAttribute('href')).to.equal('tel:0313900645');
    expect(textOf()).to.not.match(/031-390 06 12|De hjälper dig att hitta rätt tid/);
  });

  it('is headed by its number where it has no heading', async () => {
    await withGuide(leading({ to: 'call', number: '031-390 06 45' }));
    await toWay();
    await focusOn('heading', 'Ring 031-390 06 45');
    await find('link', 'Ring 031-390 06 45');
  });

  it('has the unit’s telephone where it has none', async () => {
    await withGuide(leading({ to: 'call', hours: { sv: 'Vardagar 8 till 10' }, heading: { sv: 'Ring om recept' } }));
    await toWay();
    await focusOn('heading', 'Ring om recept');
    await says('Vardagar 8 till 10');
    await find('link', 'Ring 031-390 06 12');
  });

  it('is not shown where nobody can call it', async () => {
    await withGuide(leading({ to: 'call', number: 'jouren' }));
    await says('Vi kan inte visa frågorna just nu');
  });
});

describe('a way out that only informs', () => {
  it('says so under its own heading, that nothing is booked, and whom to call', async () => {
    const text = { sv: [{ type: 'paragraph', content: ['Vi skickar ett brev hem till dig.'] }] };
    await withGuide(leading({ to: 'information', heading: { sv: 'Du får ett brev' }, text }));
    await toWay();
    await focusOn('heading', 'Du får ett brev');
    await says('Vi skickar ett brev hem till dig.');
    await says('Ingen tid är bokad.');
    await find('link', '031-390 06 12');
    await until(() => all('button', 'Tillbaka').length > 0);
    expect(all('button', 'Se lediga tider')).to.deep.equal([]);
  });
});
