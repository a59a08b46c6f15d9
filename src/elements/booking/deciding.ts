import type { TemplateResult } from 'lit';
import type { Journey } from '../../domain/journey.js';
import { checkStep, type CheckView } from './check.js';
import { contactStep } from './contact.js';
import { already } from './elsewhere.js';
import { lapsed } from './held.js';
import { outcome } from './outcomes.js';
import { dialog } from '../shared/styles/dialog.js';

// All that comes after a time is chosen. It is fetched while the citizen chooses, and nothing can be sent before it is there:
// whoever sends can also say what came of it.
export { booking } from '../../locales/sv-booking.js';
export { leftBehind } from './elsewhere.js';
export { Holding } from './holding.js';
export { Sending } from './sending.js';
export { Telling } from './telling.js';
export { Writing } from './writing.js';
export { whenShown } from '../shared/shown.js';

export const styles = [dialog];

/** The step that is about the chosen time: check answers, or what came of it. */
export function decidingStep(view: CheckView, journey: Journey): TemplateResult | symbol {
  if (journey.step === 'lapsed') return lapsed(view, journey);
  if (journey.step === 'already') return already(view, journey);
  if (journey.step === 'contact') return contactStep(view, journey);
  return journey.step === 'check' || journey.step === 'sending' ? checkStep(view, journey) : outcome(view, journey);
}
