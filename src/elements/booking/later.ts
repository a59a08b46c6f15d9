import type { TemplateResult } from 'lit';
import type { BookingFlow } from '../../domain/booking/booking-flow.js';
import { checkAnswersStep, type CheckAnswersModel } from './steps/check-answers-step.js';
import { contactStep } from './steps/contact-step.js';
import { alreadyBookedStep } from './submit/detached-write.js';
import { holdExpiredStep } from './hold/hold-notice.js';
import { outcomeStep } from './steps/outcome-steps.js';
import { dialog } from '../shared/styles/dialog.js';

// All that comes after a time is chosen. It is fetched while the citizen chooses, and nothing can be sent before it is there:
// whoever sends can also say what came of it.
export { booking } from '../../locales/sv-booking.js';
export { detachedNotice } from './submit/detached-write.js';
export { HoldController } from './hold/hold-controller.js';
export { SubmitController } from './submit/submit-controller.js';
export { ContactController } from './contact/contact-controller.js';
export { WriteController } from './submit/write-controller.js';
export { whenShown } from '../shared/host/visibility.js';

export const styles = [dialog];

/** The step that is about the chosen time: check answers, or what came of it. */
export function laterStep(view: CheckAnswersModel, journey: BookingFlow): TemplateResult | symbol {
  if (journey.step === 'lapsed') return holdExpiredStep(view, journey);
  if (journey.step === 'already') return alreadyBookedStep(view, journey);
  if (journey.step === 'contact') return contactStep(view, journey);
  return journey.step === 'check' || journey.step === 'sending' ? checkAnswersStep(view, journey) : outcomeStep(view, journey);
}
