import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { axeViolations } from '../../support/axe.js';
import { all, click, find, focused, get, names, says, shown, textOf, until } from '../support/page.js';
import { inside, laboratory, stage, vasterhamn, type StageOptions } from '../support/world.js';

async function opened(options: StageOptions = {}) {
  const page = await stage(html`<tidbok-slot-picker care-unit=${vasterhamn}></tidbok-slot-picker>`, options);
  await find('radio');
  const summary = [...shown()].find(({ localName }) => localName === 'summary');
  summary?.click();
  await find('combobox', 'Tid på dagen');
  return page;
}

function choose(label: string, value: string): void {
  const select = get('combobox', label) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change'));
}

describe('the filter', () => {
  it('shows only times in that half of the day, says so in words, and how many fit', async () => {
    await opened();
    choose('Tid på dagen', 'afternoon');
    await says('Filtrerat på: eftermiddag');
    await says(/\d+ lediga tider från .* passar ditt filter/);
    expect(names('radio').filter((name) => name < '12:00')).to.deep.equal([]);
    await until(() => textOf(get('status')).includes('passar ditt filter'));
    expect(textOf()).to.not.contain('inga tider');
  });

  it('shows only those weekdays', async () => {
    await opened();
    await click('checkbox', 'Tisdag');
    await click('checkbox', 'Torsdag');
    await says('Filtrerat på: tisdag, torsdag');
    await until(() => all('heading').every((one) => !/onsdag|fredag/i.test(textOf(one))));
    expect(names('radio').filter((name) => !/tisdag|torsdag/.test(name))).to.deep.equal([]);
  });

  it('puts one’s own contact first among those one may meet', async () => {
    await opened({
      around: (backend) => ({
        ...backend,
        performers: async (...asked) => {
          const found = await backend.performers?.(...asked);
          return {
            gaps: [],
            items: (found?.items ?? []).map((one) => (one.name === 'Tove Dahl' ? { ...one, own: true } : one)),
          };
        },
      }),
    });
    const first = await until(() => {
      const options = [...(get('combobox', 'Vem du träffar') as HTMLSelectElement).options];
      return options[1]?.text.includes('fasta') ? options[1] : undefined;
    });
    expect(first.text).to.equal('Tove Dahl, din fasta kontakt');
    choose('Vem du träffar', first.value);
    await says('Filtrerat på: Tove Dahl');
    expect(names('radio').filter((name) => !name.includes('Tove Dahl'))).to.deep.equal([]);
  });

  it('is taken away again where it leaves nothing, with focus on it', async () => {
    const page = await opened({
      around: (backend) => ({
        ...backend,
        slots: async (query, options) => {
          const found = await backend.slots(query, options);
          return { ...found, items: found.items.filter(({ start }) => start.slice(11) < '09') };
        },
      }),
    });
    const before = names('radio').length;
    choose('Tid på dagen', 'afternoon');
    await says(/Inga tider passar ditt filter. Ta bort filtret så ser du \d+ lediga tider./);
    expect((await axeViolations(page.provider)).join()).to.equal('');
    await click('button', 'Ta bort filtret');
    await until(() => names('radio').length === before);
    expect(focused().localName).to.equal('summary');
  });

  it('asks nothing anew, and is forgotten with the search', async () => {
    let reads = 0;
    const page = await opened({
      around: (backend) => ({
        ...backend,
        slots: (query, options) => {
          reads += 1;
          return backend.slots(query, options);
        },
      }),
    });
    const before = reads;
    choose('Tid på dagen', 'morning');
    await says('Filtrerat på: förmiddag');
    expect(reads).to.equal(before);
    inside(page, 'tidbok-slot-picker').unitId = laboratory;
    await until(() => !textOf().includes('Filtrerat på: förmiddag'));
  });

  it('chooses among units where several stand in one list, each named on its times', async () => {
    const targets = [{ unit: vasterhamn }, { unit: laboratory }];
    await stage(html`<tidbok-slot-picker .targets=${targets}></tidbok-slot-picker>`);
    await find('radio', /Laboratori|lab/i);
    await find('radio', /Västerhamn/);
    expect(names('radio').every((name) => /^\d\d:\d\d, /.test(name))).to.equal(true);
  });
});
