import { isDay, isInstant, type Day, type Instant } from './instant.js';

/**
 * Whether a value is a day that anybody may ask about: one of the years 1900 to 2199. Nobody books on others, and no arithmetic
 * on these leaves what a `Day` can say.
 */
export function isPlausibleDay(value: unknown): value is Day {
  return isDay(value) && isPlausibleYear(value);
}

/** Whether a value is a moment that anybody may ask about, as `isPlausibleDay` of a day. */
export function isPlausibleInstant(value: unknown): value is Instant {
  return isInstant(value) && isPlausibleYear(value);
}

function isPlausibleYear(text: string): boolean {
  return text >= '1900' && text < '2200';
}
