import { pseudo, rightToLeft } from './pseudo.js';

/** A pseudo-language for tests and stories: English laid out from right to left. */
export const { lang, dir, dates, common, units, guide, slots, booking, mine } = pseudo('ar-XB', 'rtl', rightToLeft);
