// axe is no module: it puts itself on the page.
import type axe from 'axe-core';
import 'axe-core';
import { axeRules } from './axe-rules.js';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/**
 * What axe has against the accessibility of `root` as it stands on the page, one readable text for each fault: WCAG A and AA,
 * best practice, and the contrast of AAA. Empty: nothing found.
 */
export async function axeViolations(root: Element | Document): Promise<readonly string[]> {
  const { violations } = await window.axe.run(root, axeRules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${html}\n  ${failureSummary ?? ''}`,
    ),
  );
}
