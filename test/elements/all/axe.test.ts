import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { axeViolations } from '../../support/axe.js';
import { reach, states } from '../support/states.js';
import { steps } from '../support/steps.js';

/** The states that are also tried in the pseudo-languages. */
const main = [
  'units',
  'question',
  'guide done',
  'times',
  'check',
  'receipt',
  'unknown',
  'own times',
  'cancel dialog',
  'emergency',
];

describe('accessibility, as axe sees it', () => {
  it('finds what is wrong, also in a shadow root', async () => {
    const host = await fixture(html`<div></div>`);
    host.attachShadow({ mode: 'open' }).append(document.createElement('select'));
    expect((await axeViolations(host)).join()).to.contain('select-name');
  });

  for (const [lang, tried] of [
    ['sv', states],
    ['en-XA', states.filter(({ name }) => main.includes(name))],
    ['ar-XB', states.filter(({ name }) => main.includes(name))],
  ] as const) {
    for (const state of tried) {
      it(`has nothing against: ${state.name} (${lang})`, async () => {
        const { provider } = await reach(state, await steps(lang), lang);
        const found = await axeViolations(provider);
        expect(found.join('\n')).to.equal('');
      });
    }
  }
});
