import { loadFile } from '../../../load-file.js';
import type { Language } from '../../../locales/texts.js';

// Swedish is built in, part by part where it is used; the rest is fetched when a page asks for it.
const loaders: Readonly<Record<string, () => Promise<Language>>> = {
  en: () => loadFile(() => import('../../../locales/en.js')),
  'en-xa': async () => (await loadFile(() => import('../../../locales/pseudo.js'))).enXA,
  'ar-xb': async () => (await loadFile(() => import('../../../locales/pseudo.js'))).arXB,
};

const loaded = new Map<string, Language>();

/** The name under which a language is shipped, for a BCP 47 tag: `en-GB` is `en`; none for one that is not shipped. */
export function resolveLocale(tag: string): string {
  const lower = tag.toLowerCase();
  if (lower in loaders) return lower;
  const short = lower.split('-')[0] ?? '';
  return short in loaders ? short : 'sv';
}

/** A language if it is already here. */
export function loadedLanguage(name: string): Language | undefined {
  return loaded.get(name);
}

/** Fetches a language. Rejects if its file cannot be had. */
export async function loadLanguage(name: string): Promise<Language> {
  const load = loaders[name];
  if (!load) throw new RangeError(`no language ${name}`);
  const language = await load();
  loaded.set(name, language);
  return language;
}

/** The nearest `lang` at or around an element, through shadow roots; Swedish if the page has none. */
export function nearestLanguage(element: Element): string {
  for (let at: Node | null = element; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    const lang = at instanceof Element ? at.getAttribute('lang') : undefined;
    if (lang) return lang;
  }
  return 'sv';
}

/** Calls back whenever some `lang` in the document changes. Returns how to stop. */
export function onLanguageChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  return () => observer.disconnect();
}
