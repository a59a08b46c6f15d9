import { readFileSync } from 'node:fs';

const files = {
  'the health centre': 'test/checker/good-guides/health-centre.json',
  'the youth clinic': 'test/checker/good-guides/youth-clinic.json',
  'child health': 'test/checker/good-guides/child-health.json',
  'the eye clinic': 'test/checker/good-guides/eye-clinic.json',
  psychiatry: 'demo/guides/psykiatri.json',
};

export type GoodGuide = keyof typeof files;
export const goodGuides = Object.keys(files) as GoodGuide[];

/** The JSON text of a guide with which nothing is wrong. All of its content is invented. */
export function goodText(guide: GoodGuide): string {
  return readFileSync(files[guide], 'utf8');
}
