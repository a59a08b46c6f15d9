import type { LitElement } from 'lit';

/** The heading of an element's current step, in words. */
export async function headingText(element: LitElement): Promise<string> {
  await element.updateComplete;
  return element.renderRoot.querySelector('.title')?.textContent.trim() ?? '';
}

/**
 * Moves focus to the heading of an element's current step, so that the next thing read is where one is. An element with
 * elements inside passes it on to the visible one.
 */
export async function focusHeading(element: LitElement): Promise<void> {
  await element.updateComplete;
  element.renderRoot.querySelector<HTMLElement>('.title')?.focus();
}
