import { answerSchemas, citizens } from '../domain/schema/answer-schemas.js';
import { conditionGuide } from '../domain/guide/guide-schema.js';
import { object, oneOf, optional, type Schema } from '../domain/schema/schema.js';
import type { MethodAnswer, Method } from './contract.js';

/** What answers each method. */
export const responseSchemas: { readonly [M in Method]: Schema<MethodAnswer<M>> } = {
  ...answerSchemas,
  guide: object<MethodAnswer<'guide'>>({ guide: optional(conditionGuide) }),
  citizens: object<MethodAnswer<'citizens'>>({ items: citizens }),
  release: object<MethodAnswer<'release'>>({ outcome: oneOf('released') }),
};
