import { answers as portAnswers, citizens } from '../domain/answer-shape.js';
import { errorCode } from '../domain/data-shape.js';
import type { Change } from '../domain/found.js';
import { conditionGuide } from '../domain/guide-shape.js';
import { array, boolean, number, object, oneOf, optional, type Shape, string, tagged } from '../domain/shape.js';
import type { Abilities, Answer, Method, Problem } from './contract.js';

/** What answers each method. */
export const answers: { readonly [M in Method]: Shape<Answer<M>> } = {
  ...portAnswers,
  guide: object<Answer<'guide'>>({ guide: optional(conditionGuide) }),
  citizens: object<Answer<'citizens'>>({ items: citizens }),
  release: object<Answer<'release'>>({ outcome: oneOf('released') }),
};

export const abilities = object<Abilities>({ methods: array(string), keepsKeys: boolean });

export const problem = object<Problem>({
  title: string,
  status: number,
  code: errorCode,
  retryAfter: optional(number),
  nothingHappened: optional(oneOf(true)),
});

export const change: Shape<Change> = tagged('to', {
  slots: object<Extract<Change, { to: 'slots' }>>({ to: oneOf('slots'), unit: string }),
  bookings: object<Extract<Change, { to: 'bookings' }>>({ to: oneOf('bookings') }),
});
