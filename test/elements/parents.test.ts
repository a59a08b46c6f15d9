import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import { until } from './page.js';
import { elis, eyeUnit } from './world.js';

/** Kinds of parents that a page may have around an element. `{}` is where the element stands. */
const parents: Readonly<Record<string, string>> = {
  block: '<div>{}</div>',
  'flex row': '<div style="display: flex">{}</div>',
  'flex row beside a menu': '<div style="display: flex"><nav>Meny</nav>{}</div>',
  'flex row, centred': '<div style="display: flex; justify-content: center; align-items: center">{}</div>',
  'flex row that wraps': '<div style="display: flex; flex-wrap: wrap">{}</div>',
  'flex column': '<div style="display: flex; flex-direction: column">{}</div>',
  'flex column, centred': '<div style="display: flex; flex-direction: column; align-items: center">{}</div>',
  'inline-flex': '<div style="display: inline-flex">{}</div>',
  'inline-block': '<div style="display: inline-block">{}</div>',
  float: '<div style="float: left">{}</div>',
  grid: '<div style="display: grid">{}</div>',
  'grid, centred': '<div style="display: grid; place-items: center">{}</div>',
  'grid column auto': '<div style="display: grid; grid-template-columns: auto">{}</div>',
  'grid column auto beside a menu': '<div style="display: grid; grid-template-columns: auto auto"><nav>Meny</nav>{}</div>',
  'grid column fit-content': '<div style="display: grid; grid-template-columns: fit-content(100%)">{}</div>',
  'inline-grid': '<div style="display: inline-grid">{}</div>',
  'table cell': '<table><tbody><tr><td>{}</td></tr></tbody></table>',
  'display: table-cell': '<div style="display: table-cell">{}</div>',
  absolute: '<div style="position: absolute">{}</div>',
  fixed: '<div style="position: fixed; inset-inline-start: 0">{}</div>',
  'width: fit-content': '<div style="width: fit-content">{}</div>',
  'a flex row in a flex row': '<div style="display: flex"><main style="display: flex">{}</main></div>',
  fieldset: '<fieldset>{}</fieldset>',
  dialog: '<dialog open>{}</dialog>',
  columns: '<div style="columns: 2 18rem">{}</div>',
};

/** Its own widths are the room that is there, in whatever parent: it breaks at each word, and has more words than room. */
const longText = `<p style="margin: 0">${'Ett långt stycke text. '.repeat(80)}</p>`;

async function inParent(parent: string, content: string): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div lang="sv"></div>`);
  place.append(document.createRange().createContextualFragment(parent.replace('{}', content)));
  return place;
}

/** A picker with times in such a parent. */
async function pickerIn(parent: string): Promise<HTMLElement> {
  const place = await inParent(parent, '<tidbok-slot-picker></tidbok-slot-picker>');
  const picker = place.querySelector('tidbok-slot-picker');
  if (!picker) throw new Error('no picker');
  Object.assign(picker, { backend: memoryBackend({ citizen: elis, now: () => Date.now() }), unitId: eyeUnit });
  await until(() => picker.shadowRoot?.querySelector('.slot') ?? picker.shadowRoot?.querySelector('.callout'));
  return picker;
}

for (const width of [1280, 320]) {
  describe(`in a parent on a page of ${width} pixels`, () => {
    before(() => setViewport({ width, height: 800 }));
    after(() => setViewport({ width: 800, height: 600 }));
    afterEach(() => fixtureCleanup());

    for (const [name, parent] of Object.entries(parents)) {
      it(`an element is as wide as there is room for: ${name}`, async () => {
        const text = (await inParent(parent, longText)).querySelector('p');
        const room = text?.getBoundingClientRect().width ?? 0;
        fixtureCleanup();
        const picker = await pickerIn(parent);
        expect(picker.getBoundingClientRect().width).to.be.closeTo(room, 17);
        expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(width);
      });
    }

    for (const size of ['min-content', 'max-content']) {
      it(`an element has a width that can be used where its content alone decides: ${size}`, async () => {
        const picker = await pickerIn(`<div style="display: grid; grid-template-columns: ${size}">{}</div>`);
        expect(picker.getBoundingClientRect().width).to.be.within(190, width);
        expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(width + 16);
      });
    }
  });
}
