import { paragraph, type RichText } from '../../domain/model/rich-text.js';

/** The languages that the units of the reference booking system write in. */
export type RegionLanguage = 'sv' | 'en';

/** A text in each of them. */
export type LocalizedText<T = string> = { readonly [Tongue in RegionLanguage]: T };

/** The language nearest to the requested one (BCP 47): English for English, else Swedish. */
export function languageOf(wanted: string | undefined): RegionLanguage {
  return wanted !== undefined && /^en\b/i.test(wanted) ? 'en' : 'sv';
}

/** `ReadResult.lang`: the language of the names, if it is not the requested one. */
export function languageIfDifferent(lang: RegionLanguage, asked: string | undefined): { readonly lang?: RegionLanguage } {
  return asked === undefined || asked.toLowerCase().split('-')[0] === lang ? {} : { lang };
}

/** A text that ends with the telephone number to call. */
export function withPhone(lang: RegionLanguage, number: string, text: LocalizedText): RichText {
  return paragraph(lang, `${text[lang]} ${lang === 'sv' ? 'Ring' : 'Call'} `, { type: 'phone', number }, '.');
}
