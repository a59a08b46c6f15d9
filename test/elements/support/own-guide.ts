import { html } from 'lit';
import type { ConditionGuide } from 'tidbok';
import { click } from './page.js';
import { steps } from './steps.js';
import { stage, tangholmen, type Stage, type StageOptions } from './world.js';

const walk = await steps();

function example(name: string): Promise<ConditionGuide> {
  return fetch(`/demo/guides/${name}.json`).then((answer): Promise<ConditionGuide> => answer.json());
}

/** The full guide of the examples. */
export const full = await example('vardcentral');
/** The one in Swedish and Arabic, with telephones of its own. */
export const psychiatry = await example('psykiatri');

/** The guide element with a guide of the host's own. */
export function withGuide(guide: unknown, options?: StageOptions): Promise<Stage> {
  return stage(html`<tidbok-condition-guide care-unit=${tangholmen} .guide=${guide}></tidbok-condition-guide>`, options);
}

/** One question before a way out of that kind. */
export function leading(way: object, more: object = {}): object {
  return {
    ...{ format: 1, id: 'own', version: '2', owner: 'Region Kattegatt', reviewBy: '2027-06-30' },
    languages: [{ lang: 'sv', status: 'original' }],
    questions: [
      { id: 'q', text: { sv: 'Vad?' }, choose: 'one', answers: [{ id: 'a', text: { sv: 'Det' }, next: { way: 'w' } }] },
    ],
    ways: { w: way },
    ...more,
  };
}

/** Through the one question of `leading`. */
export async function toWay(): Promise<void> {
  await walk.button('guide.start');
  await click('radio', 'Det');
  await walk.button('common.continue');
}
