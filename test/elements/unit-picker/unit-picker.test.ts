import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, boxes, click, find, findBox, get, names, says, textOf, until } from '../support/page.js';
import { happened, inside, kim, laboratory, stage, type StageOptions } from '../support/world.js';

const picker = (options?: StageOptions) => stage(html`<tidbok-unit-picker></tidbok-unit-picker>`, options);

async function search(query: string): Promise<void> {
  const field = await findBox('searchbox', 'Sök mottagning eller ort');
  field.value = query;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const others = [
  'Laboratoriet Västerhamn',
  'Rehabmottagningen Udden',
  'Vårdcentralen Ljungvik',
  'Vårdcentralen Västerhamn',
  'Ögonmottagningen Västerhamn',
];

describe('tidbok-unit-picker', () => {
  it('shows the unit where one is listed first, and the others in the alphabet’s order, å ä ö last', async () => {
    await picker({ citizen: kim });
    await find('heading', 'Din vårdcentral');
    await says('Du är listad här');
    expect(names('button')).to.deep.equal(['Vårdcentralen Tångholmen', ...others]);
    expect(names('heading')).to.deep.equal(['Välj mottagning', 'Din vårdcentral', 'Andra mottagningar']);
    await says('7 mottagningar, i bokstavsordning');
  });

  it('has no button for a unit that cannot be booked on the web, but the reason and the phone number', async () => {
    await picker({ citizen: kim });
    await says('Vårdcentralen Norrskär');
    const [norrskar] = [...all('link', '031-390 06 31')];
    expect(norrskar?.getAttribute('href')).to.equal('tel:0313900631');
    await says('Mottagningen går inte att boka på webben än. Ring 031-390 06 31.');
    await says('Mottagningen tar bara emot sina egna patienter på webben. Ring 031-390 06 18.');
    expect(names('button').filter((name) => /Norrskär|Fyren/.test(name))).to.deep.equal([]);
  });

  it('finds by name and town, without dots and rings, and tells how many', async () => {
    const page = await picker();
    await search('ogonmott');
    await find('heading', '1 mottagning passar ”ogonmott”');
    expect(names('button')).to.deep.equal(['Ögonmottagningen Västerhamn', 'Visa alla 8 mottagningar']);
    await search('VASTERHAMN');
    await find('heading', '4 mottagningar passar ”VASTERHAMN”');
    await until(() => textOf(get('status')).includes('4 mottagningar passar'));
    await click('button', 'Visa alla 8 mottagningar');
    await find('heading', 'Din vårdcentral');
    expect(boxes('searchbox', undefined, inside(page, 'tidbok-unit-picker'))[0]?.value).to.equal('');
  });

  it('says what to do where nothing is found', async () => {
    await picker();
    await search('Atlantis');
    await find('heading', 'Ingen mottagning passar ”Atlantis”');
    await says('Kontrollera stavningen eller sök på orten. Du kan också ringa 1177 och fråga.');
    expect(names('button')).to.deep.equal(['Visa alla 8 mottagningar']);
  });

  it('tells the host which unit was chosen', async () => {
    const page = await picker();
    await click('button', 'Laboratoriet Västerhamn');
    const [selected, ...more] = happened(page, 'tidbok-unit-selected');
    expect(more).to.deep.equal([]);
    expect(selected?.unit).to.include({ id: laboratory, name: 'Laboratoriet Västerhamn', timeZone: 'Europe/Stockholm' });
    expect(selected?.bubbles && selected.composed).to.equal(true);
  });

  it('says that the units cannot be shown, and shows them when they can be read again', async () => {
    const page = await picker({ script: { fail: { units: 'unavailable' } } });
    await find('heading', 'Vi kan inte visa mottagningarna just nu');
    await says('Bokningen svarar inte. Ingen tid är bokad.');
    await says('Vänta en stund och hämta igen, eller ring 1177.');
    expect(happened(page, 'tidbok-error').map(({ error }) => error.code)).to.deep.equal(['unavailable']);
    page.script.fail = {};
    await click('button', 'Hämta igen');
    await find('heading', 'Din vårdcentral');
    expect(textOf()).to.not.contain('Bokningen svarar inte');
  });

  it('reads page after page', async () => {
    await picker({
      around: (backend) => ({
        ...backend,
        units: async (query, options) => {
          const { items } = await backend.units({ errand: query.errand }, options);
          const at = Number(query.after ?? 0);
          return { items: items.slice(at, at + 3), gaps: [], ...(at + 3 < items.length && { next: String(at + 3) }) };
        },
      }),
    });
    await until(() => names('button').length === 6);
  });

  it('says which units may be missing', async () => {
    await picker({
      around: (backend) => ({
        ...backend,
        units: async (...asked) => ({
          ...(await backend.units(...asked)),
          gaps: [{ name: 'Region Syd', code: 'unavailable', phone: { number: '031-390 06 49' } }],
        }),
      }),
    });
    await find('heading', 'Listan kan sakna mottagningar');
    await says('Region Syd');
    await says('Behöver du hjälp? Ring Region Syd, 031-390 06 49.');
  });
});
