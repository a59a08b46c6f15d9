import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { memoryBackend } from 'tidbok/backends/memory';
import { shown, until } from '../support/page.js';
import { elis, eyeUnit } from '../support/world.js';

/** A slot picker inside a part of the page with such styles. */
async function pickerIn(style: string): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div lang="sv"></div>`);
  place.style.cssText = style;
  const picker = document.createElement('tidbok-slot-picker');
  Object.assign(picker, { backend: memoryBackend({ citizen: elis, now: () => Date.now() }), unitId: eyeUnit });
  place.append(picker);
  await until(() => picker.shadowRoot?.querySelector('.slot'));
  return picker;
}

/** The layout once it has come to rest: the same for so many looks, with all times there. */
async function layoutAtRest(picker: HTMLElement): Promise<readonly string[]> {
  let [before, same] = ['', 0];
  await until(() => {
    const now = layout(picker).join();
    same = now === before ? same + 1 : 0;
    before = now;
    return same > 20 && !picker.shadowRoot?.querySelector('.wait, [aria-busy]');
  });
  return layout(picker);
}

/** Where everything stands, from the picker's own corner. */
function layout(picker: HTMLElement): readonly string[] {
  const { left: x, top: y } = picker.getBoundingClientRect();
  return [...shown(picker)].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return `${element.localName}.${element.className} ${[left - x, top - y, width, height].map(Math.round).join(' ')}`;
  });
}

/** How light a colour is, 0 to 1, as browsers count it for contrast. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The least contrast of the picker's texts that stand straight on a page of that colour. */
function leastContrast(picker: HTMLElement, ground: string): number {
  const texts = [...shown(picker)].filter((element) => element.matches('.title, .head, .note, .counted, .urgent a, .link'));
  const contrasts = texts.map((element) => {
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  });
  return Math.min(...contrasts);
}

const dark = 'rgb(18, 18, 20)';

describe("a page's own styles", () => {
  // High enough for every day to be drawn.
  before(() => setViewport({ width: 800, height: 6000 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => fixtureCleanup());

  for (const style of [
    ...['white-space: nowrap', 'white-space: pre', 'text-wrap: nowrap', 'text-indent: 4em', 'text-transform: uppercase'],
    ...['word-break: break-all', 'text-align: end', 'text-align: center', 'line-height: 0.5', 'font-size: 40px'],
    ...['hyphens: none', 'overflow-wrap: normal'],
  ]) {
    it(`do not tear the layout: ${style}`, async () => {
      const plain = await layoutAtRest(await pickerIn(''));
      fixtureCleanup();
      const here = await layoutAtRest(await pickerIn(style));
      expect(here.filter((one, index) => one !== plain[index])).to.deep.equal([]);
    });
  }

  it("do not widen the page by the provider's own words", async () => {
    const provider = await fixture<HTMLElement>(
      html`<div style="white-space: nowrap; inline-size: 150px"><tidbok-provider backend="memory"></tidbok-provider></div>`,
    );
    const tag = await until(() => provider.querySelector('tidbok-provider')?.shadowRoot?.querySelector('.tag'));
    expect(tag.getBoundingClientRect().width).to.be.at.most(150);
  });

  it('leave no shadow behind the texts', async () => {
    const picker = await pickerIn('text-shadow: 0 2px 3px #000');
    const title = [...shown(picker)].find((element) => element.matches('.title'));
    expect(title && getComputedStyle(title).textShadow).to.equal('none');
  });

  for (const [name, style] of Object.entries({
    'in sRGB': 'color: #eee',
    'in another colour space': 'color: oklch(0.92 0.01 250)',
  })) {
    it(`are read on a dark page that states no color-scheme, its text ${name}`, async () => {
      const picker = await pickerIn(`background: ${dark}; ${style}`);
      expect(leastContrast(picker, dark)).to.be.above(4.5);
    });
  }

  it('are followed when the page turns dark and light again', async () => {
    const picker = await pickerIn('color: #222');
    const place = picker.parentElement;
    expect(leastContrast(picker, 'rgb(255, 255, 255)')).to.be.above(4.5);
    place?.style.setProperty('color', '#eee');
    await until(() => leastContrast(picker, dark) > 4.5);
    place?.style.setProperty('color', '#222');
    await until(() => leastContrast(picker, 'rgb(255, 255, 255)') > 4.5);
  });

  it('win where they state a color-scheme, whatever the colour of the text around', async () => {
    const light = await pickerIn('color: #eee; color-scheme: light');
    expect(leastContrast(light, 'rgb(255, 255, 255)')).to.be.above(4.5);
    fixtureCleanup();
    const scheme = await pickerIn('color-scheme: dark');
    expect(leastContrast(scheme, dark)).to.be.above(4.5);
  });

  it('change nothing of what the page has inside a provider', async () => {
    const provider = await fixture<HTMLElement>(
      html`<div style="color: rgb(1, 2, 3); font-size: 40px; line-height: 2">
        <tidbok-provider><p>Text</p></tidbok-provider>
      </div>`,
    );
    const text = provider.querySelector('p');
    const { color, fontSize, lineHeight, colorScheme } = getComputedStyle(text ?? provider);
    expect([color, fontSize, lineHeight, colorScheme]).to.deep.equal(['rgb(1, 2, 3)', '40px', '80px', 'normal']);
  });

  it("lift the bar with the chosen time over the page's own, and a bar of the page's that comes later lies on top", async () => {
    await setViewport({ width: 800, height: 600 });
    const picker = await pickerIn('--tidbok-offset-bottom: 60px');
    const bar = picker.shadowRoot?.querySelector('.pick');
    expect(bar && getComputedStyle(bar).bottom).to.equal('60px');
    const { bottom = 0 } = bar?.getBoundingClientRect() ?? {};
    expect(bottom).to.be.closeTo(window.innerHeight - 60, 1);
    const own = document.createElement('div');
    own.style.cssText = 'position: fixed; inset: auto 0 0; block-size: 120px';
    picker.parentElement?.append(own);
    expect(document.elementFromPoint(window.innerWidth / 2, window.innerHeight - 90)).to.equal(own);
  });
});
