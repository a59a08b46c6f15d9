/** The languages that the region writes in. */
export type Language = 'sv' | 'en';

/** A text in each of the region's languages. */
export type LocalizedText<T = string> = { readonly [Tongue in Language]: T };

/** The region's language nearest to the one wanted (BCP 47): English for English, else Swedish. */
export function languageOf(wanted: string | undefined): Language {
  return wanted !== undefined && /^en\b/i.test(wanted) ? 'en' : 'sv';
}

/** `Found.lang`: the language of the names, where it is not the one asked for. */
export function unlikeAsked(lang: Language, asked: string | undefined): { readonly lang?: Language } {
  return asked === undefined || asked.toLowerCase().split('-')[0] === lang ? {} : { lang };
}
