import { version } from '../../../version.js';

/**
 * Registers an element. In a browser older than those of mid-2024 it does not: what the host put inside stays visible there. Registering the same one twice is harmless; where another version of it stands already, that one
 * stays, and a warning is given once, since each copy registers each element once.
 */
export function define(tag: string, element: CustomElementConstructor & { readonly version: string }): void {
  if (!('any' in AbortSignal) || !CSS.supports('color', 'light-dark(red, red)')) return;
  const standing = customElements.get(tag) as { readonly version?: string } | undefined;
  if (!standing) customElements.define(tag, element);
  else if (standing.version !== version) {
    console.warn(`tidbok: another version of <${tag}> is registered, not ${version}`);
  }
}
