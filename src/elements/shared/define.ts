import { version } from '../../version.js';

/**
 * Registers an element. Registering the same one twice is harmless; where another version of it stands already, that one
 * stays, and a warning is given once, since each copy registers each element once.
 */
export function define(tag: string, element: CustomElementConstructor & { readonly version: string }): void {
  const standing = customElements.get(tag) as { readonly version?: string } | undefined;
  if (!standing) customElements.define(tag, element);
  else if (standing.version !== version) {
    console.warn(`tidbok: another version of <${tag}> is registered, not ${version}`);
  }
}
