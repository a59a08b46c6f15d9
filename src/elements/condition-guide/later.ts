// Fetched before the first guide is shown: what reads it, and what comes after its introduction.
export { parseGuide, readGuide } from '../../domain/guide/parse-guide.js';
export { questionStep } from './steps/question-step.js';
export { guideOutcomeStep } from './steps/outcome-step.js';
