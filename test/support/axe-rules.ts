import type { RunOptions } from 'axe-core';

/** WCAG A and AA, best practice, and the contrast of AAA. */
export const axeRules: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'color-contrast-enhanced': { enabled: true } },
};
