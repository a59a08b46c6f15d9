import { paragraph, type RichText } from '../../../src/domain/model/rich-text.js';

/** The languages that the units write in. */
export type Language = 'sv' | 'en';

/** A text in each of them. */
export type Wording = Readonly<Record<Language, string>>;

/** The one nearest to the one wanted (BCP 47): English for English, else Swedish. */
export function languageOf(wanted: string | undefined): Language {
  return wanted !== undefined && /^en\b/i.test(wanted) ? 'en' : 'sv';
}

/** `Found.lang`: the language of the names, where it is not the one asked for. */
export function unlikeAsked(lang: Language, asked: string | undefined): { readonly lang?: Language } {
  return asked === undefined || asked.toLowerCase().split('-')[0] === lang ? {} : { lang };
}

/** A text that ends with whom to call. */
export function withPhone(lang: Language, number: string, text: Wording): RichText {
  return paragraph(lang, `${text[lang]} ${lang === 'sv' ? 'Ring' : 'Call'} `, { type: 'phone', number }, '.');
}
