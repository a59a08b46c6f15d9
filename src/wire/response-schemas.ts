import { answers as portAnswers, citizens } from '../domain/schema/answer-schemas.js';
import { conditionGuide } from '../domain/guide/guide-schema.js';
import { object, oneOf, optional, type Schema } from '../domain/schema/schema.js';
import type { Answer, Method } from './contract.js';

/** What answers each method. */
export const answers: { readonly [M in Method]: Schema<Answer<M>> } = {
  ...portAnswers,
  guide: object<Answer<'guide'>>({ guide: optional(conditionGuide) }),
  citizens: object<Answer<'citizens'>>({ items: citizens }),
  release: object<Answer<'release'>>({ outcome: oneOf('released') }),
};
