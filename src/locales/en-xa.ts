import { longer, pseudo } from './pseudo.js';

/** A pseudo-language for tests and stories: English with accents and longer. */
export const { lang, dir, dates, common, units, guide, slots, booking, mine } = pseudo('en-XA', 'ltr', longer);
