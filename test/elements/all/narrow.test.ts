import { expect, fixtureCleanup } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { nameOf, shown } from '../support/page.js';
import { reach, states } from '../support/states.js';
import { steps } from '../support/steps.js';

/** What is drawn beyond the width of the page, and is not meant to be out of sight. */
function wide(): readonly string[] {
  const edge = document.documentElement.clientWidth;
  return [...shown()]
    .filter((element) => !element.closest('.unseen'))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > edge + 1 || left < -1);
    })
    .map((element) => `${element.localName}.${element.className} ${nameOf(element).slice(0, 60)}`);
}

/** Whether a press that far from its middle, up and down, still is one on it: what one sees may be less than what one hits. */
function reaches(element: HTMLElement, least: number): boolean {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode() as ShadowRoot;
  return [-1, 1].every(
    (side) => root.elementFromPoint(left + width / 2, top + height / 2 + side * (least / 2 - 1)) === element,
  );
}

describe('on a phone of 320 pixels', () => {
  before(async () => {
    await setViewport({ width: 320, height: 640 });
    document.body.style.margin = '0';
  });
  after(async () => {
    await setViewport({ width: 800, height: 600 });
  });

  for (const lang of ['sv', 'en-XA']) {
    it(`nothing is wider than the page (${lang})`, async function () {
      this.timeout(30_000);
      const walk = await steps(lang);
      const found: string[] = [];
      for (const state of states) {
        await reach(state, walk, lang);
        found.push(...wide().map((what) => `${state.name}: ${what}`));
        if (document.documentElement.scrollWidth > 320) found.push(`${state.name}: the page scrolls sideways`);
        fixtureCleanup();
      }
      expect(found.join('\n')).to.equal('');
    });
  }

  it('what is pressed is 44 pixels high, and no target is under 24', async function () {
    this.timeout(30_000);
    const walk = await steps('sv');
    const found: string[] = [];
    for (const state of states) {
      const { provider } = await reach(state, walk, 'sv');
      for (const element of shown(provider)) {
        if (!element.matches('button, a.button, label.choice, select, input:not([type=radio], [type=checkbox])')) continue;
        const { height } = element.getBoundingClientRect();
        const least = element.matches('.link') ? 24 : 44;
        if (height < least - 0.5 && !reaches(element, least)) {
          found.push(`${state.name}: ${nameOf(element).slice(0, 60)} is ${height.toFixed(1)} high`);
        }
      }
      fixtureCleanup();
    }
    expect([...new Set(found)].join('\n')).to.equal('');
  });
});
