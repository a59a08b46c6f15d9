// Fetched before the first guide is shown: what reads it, and what comes after its introduction.
export { parseGuide, readGuide } from '../../domain/read-guide.js';
export { questionStep } from './question.js';
export { wayOut } from './ways.js';
