import { expect } from '@open-wc/testing';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { shown } from '../support/page.js';
import { reach, states, type State } from '../support/states.js';
import { steps } from '../support/steps.js';
import type { Stage } from '../support/world.js';

/** All that the region says: names, texts and titles, as the backend gave them. */
async function regionsWords({ backend, provider }: Stage): Promise<readonly string[]> {
  const options = { language: 'en-XA', ...(provider.actingFor !== undefined && { actingFor: provider.actingFor }) };
  const errand = { to: 'book' } as const;
  const units = (await backend.units({ errand }, options)).items;
  const answers = [
    units,
    await backend.citizens?.(),
    await backend.bookings(options),
    // What was cancelled or moved is no longer listed, but may still be spoken of.
    await memoryBackend({ region: createRegion({ now: () => Date.now() }) }).bookings({ language: 'en-XA' }),
    ...(await Promise.all(
      units.map(async ({ id }) => [
        await backend.visitTypes({ errand, units: [id] }, options),
        await backend.guide?.({ errand, unit: id }, options).catch(() => undefined),
        await backend.performers?.({ errand, targets: [{ unit: id }] }, options),
      ]),
    )),
  ];
  const words = new Set<string>(['The unit needs to talk to you first.', 'Call']);
  JSON.stringify(answers, (_, value: unknown) => {
    if (typeof value === 'string') words.add(value.trim());
    return value;
  });
  // Machines and lines cannot be asked for, so no list has them.
  for (const name of ['Ögonbottenkameran', 'Provtagningsrum 2', 'Jourlinjen']) words.add(name);
  return [...words].filter((word) => /[a-z]{2}/i.test(word)).sort((one, other) => other.length - one.length);
}

/** Every text and every label that the elements show, by text node. */
function said(within: Node): readonly string[] {
  return [...shown(within)].flatMap((element) => [
    ...['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    ...[...element.childNodes, ...(element.shadowRoot?.childNodes ?? [])].map((node) =>
      node instanceof Text ? node.data : '',
    ),
  ]);
}

/** Texts of the library's that are not transformed. */
async function leftIn(state: State, lang: string): Promise<readonly string[]> {
  const page = await reach(state, await steps(lang), lang);
  page.script.fail = {};
  page.script.never = [];
  page.script.gaps = {};
  const known = await regionsWords(page);
  return (
    said(page.provider)
      .map((text) => ({ text: text.trim(), rest: known.reduce((rest, word) => rest.replaceAll(word, ''), text) }))
      // What is transformed has no plain vowels.
      .filter(({ rest }) => /[aeiouy]/.test(rest))
      .map(({ text }) => text)
  );
}

describe('in the pseudo-language en-XA', () => {
  for (const state of states) {
    it(`no text of the library’s is left as it was: ${state.name}`, async () => {
      expect(await leftIn(state, 'en-XA')).to.deep.equal([]);
    });
  }

  it('and it would show if it were', async () => {
    const [state] = states.filter(({ name }) => name === 'units');
    if (!state) throw new Error('no such state');
    expect(await leftIn(state, 'en')).to.include('Other care units');
  });
});
