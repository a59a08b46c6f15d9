import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Adds styles that came with code fetched later to those that an element has from the start. */
export function adoptExtraStyles(host: LitElement, later: readonly CSSResult[]): void {
  const { elementStyles } = host.constructor as typeof LitElement;
  if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, ...later]);
}
