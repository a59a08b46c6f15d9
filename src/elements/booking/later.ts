import type { TemplateResult } from 'lit';
import type { Journey } from '../../domain/booking/booking-flow.js';
import { checkStep, type CheckView } from './steps/check-answers-step.js';
import { contactStep } from './steps/contact-step.js';
import { already } from './submit/detached-write.js';
import { lapsed } from './hold/hold-notice.js';
import { outcome } from './steps/outcome-steps.js';
import { dialog } from '../shared/styles/dialog.js';

// All that comes after a time is chosen. It is fetched while the citizen chooses, and nothing can be sent before it is there:
// whoever sends can also say what came of it.
export { booking } from '../../locales/sv-booking.js';
export { leftBehind } from './submit/detached-write.js';
export { Holding } from './hold/hold-controller.js';
export { Sending } from './submit/submit-controller.js';
export { Telling } from './contact/contact-controller.js';
export { Writing } from './submit/write-controller.js';
export { whenShown } from '../shared/host/visibility.js';

export const styles = [dialog];

/** The step that is about the chosen time: check answers, or what came of it. */
export function decidingStep(view: CheckView, journey: Journey): TemplateResult | symbol {
  if (journey.step === 'lapsed') return lapsed(view, journey);
  if (journey.step === 'already') return already(view, journey);
  if (journey.step === 'contact') return contactStep(view, journey);
  return journey.step === 'check' || journey.step === 'sending' ? checkStep(view, journey) : outcome(view, journey);
}
