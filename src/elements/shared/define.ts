import { version } from '../../version.js';

const warned = new Set<string>();

/**
 * Registers an element. Registering the same one twice is harmless; where another version of it stands already, that one
 * stays and a warning is given once.
 */
export function define(tag: string, element: CustomElementConstructor & { readonly version: string }): void {
  const standing = customElements.get(tag) as { readonly version?: string } | undefined;
  if (!standing) {
    customElements.define(tag, element);
    return;
  }
  if (standing.version === version || warned.has(tag)) return;
  warned.add(tag);
  console.warn(`tidbok: <${tag}> is already registered by version ${standing.version ?? 'unknown'}; ${version} is not used.`);
}
