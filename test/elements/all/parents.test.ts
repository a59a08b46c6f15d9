import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import { until } from '../support/page.js';
import { elis, eyeUnit } from '../support/world.js';

type Parent = (content: Element) => TemplateResult;

/** Kinds of parents that a page may have around an element. */
const parents: Readonly<Record<string, Parent>> = {
  block: (content) => html`<div>${content}</div>`,
  'flex row': (content) => html`<div style="display: flex">${content}</div>`,
  'flex row beside a menu': (content) =>
    html`<div style="display: flex">
      <nav>Meny</nav>
      ${content}
    </div>`,
  'flex row, centred': (content) =>
    html`<div style="display: flex; justify-content: center; align-items: center">${content}</div>`,
  'flex row that wraps': (content) => html`<div style="display: flex; flex-wrap: wrap">${content}</div>`,
  'flex column': (content) => html`<div style="display: flex; flex-direction: column">${content}</div>`,
  'flex column, centred': (content) =>
    html`<div style="display: flex; flex-direction: column; align-items: center">${content}</div>`,
  'inline-flex': (content) => html`<div style="display: inline-flex">${content}</div>`,
  'inline-block': (content) => html`<div style="display: inline-block">${content}</div>`,
  float: (content) => html`<div style="float: left">${content}</div>`,
  grid: (content) => html`<div style="display: grid">${content}</div>`,
  'grid, centred': (content) => html`<div style="display: grid; place-items: center">${content}</div>`,
  'grid column auto': (content) => html`<div style="display: grid; grid-template-columns: auto">${content}</div>`,
  'grid column auto beside a menu': (content) =>
    html`<div style="display: grid; grid-template-columns: auto auto">
      <nav>Meny</nav>
      ${content}
    </div>`,
  'grid column fit-content': (content) =>
    html`<div style="display: grid; grid-template-columns: fit-content(100%)">${content}</div>`,
  'inline-grid': (content) => html`<div style="display: inline-grid">${content}</div>`,
  'table cell': (content) =>
    html`<table>
      <tbody>
        <tr>
          <td>${content}</td>
        </tr>
      </tbody>
    </table>`,
  'display: table-cell': (content) => html`<div style="display: table-cell">${content}</div>`,
  absolute: (content) => html`<div style="position: absolute">${content}</div>`,
  fixed: (content) => html`<div style="position: fixed; inset-inline-start: 0">${content}</div>`,
  'width: fit-content': (content) => html`<div style="width: fit-content">${content}</div>`,
  'a flex row in a flex row': (content) => html`<div style="display: flex"><main style="display: flex">${content}</main></div>`,
  fieldset: (content) => html`<fieldset>${content}</fieldset>`,
  dialog: (content) => html`<dialog open>${content}</dialog>`,
  columns: (content) => html`<div style="columns: 2 18rem">${content}</div>`,
};

async function put(content: HTMLElement, parent: Parent): Promise<void> {
  await fixture(html`<div lang="sv">${parent(content)}</div>`);
}

/** The width of a text in such a parent that breaks at each word, and has more words than room. */
async function roomIn(parent: Parent): Promise<number> {
  const text = document.createElement('p');
  text.style.margin = '0';
  text.textContent = 'Ett långt stycke text. '.repeat(80);
  await put(text, parent);
  const { width } = text.getBoundingClientRect();
  fixtureCleanup();
  return width;
}

/** A picker with times in such a parent. */
async function pickerIn(parent: Parent): Promise<HTMLElement> {
  const picker = document.createElement('tidbok-slot-picker');
  Object.assign(picker, { backend: memoryBackend({ citizen: elis, now: () => Date.now() }), unitId: eyeUnit });
  await put(picker, parent);
  await until(() => picker.shadowRoot?.querySelector('.slot'));
  return picker;
}

for (const width of [1280, 320]) {
  describe(`in a parent on a page of ${width} pixels`, () => {
    before(() => setViewport({ width, height: 800 }));
    after(() => setViewport({ width: 800, height: 600 }));
    afterEach(() => fixtureCleanup());

    for (const [name, parent] of Object.entries(parents)) {
      it(`an element is as wide as there is room for: ${name}`, async () => {
        const room = await roomIn(parent);
        const picker = await pickerIn(parent);
        expect(picker.getBoundingClientRect().width).to.be.closeTo(room, 17);
        expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(width);
      });
    }

    for (const size of ['min-content', 'max-content']) {
      it(`an element has a width that can be used where its content alone decides: ${size}`, async () => {
        const picker = await pickerIn(
          (content) => html`<div style="display: grid; grid-template-columns: ${size}">${content}</div>`,
        );
        expect(picker.getBoundingClientRect().width).to.be.within(170, width);
        expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(width + 16);
      });
    }
  });
}
