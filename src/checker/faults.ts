import { validateGuide, type GuideFault } from '../domain/guide/validate-guide.js';
import type { ConditionGuide } from '../domain/guide/guide.js';
import { error, type Finding } from './finding.js';

const sentences: Readonly<Record<GuideFault, readonly [says: string, mend: string]>> = {
  'no-original': [
    'The first language is no original.',
    'Put the language that the guide is written in first, with "status": "original".',
  ],
  'bad-id': ['The id # cannot be used.', 'Use letters, digits, dots and hyphens; "none" is taken.'],
  twice: ['The id # is there twice.', 'Give each its own id.'],
  'no-answers': ['The question has no answers.', 'Give it at least one answer.'],
  'no-none': ['One may tick several answers but not "none of these".', 'Say in "none" where that leads.'],
  'unknown-question': ['It leads to the question #, which is not there.', 'Write the id of a question in this guide.'],
  'unknown-way': ['It leads to the way out #, which is not there.', 'Write the name of a way in "ways".'],
  'leads-nowhere': ['It leads nowhere, or to two places.', 'Write either "question" or "way" in "next".'],
  circle: ['An answer leads back to a question that was asked already.', 'Lead it to a later question or to a way out.'],
  'unknown-condition': [
    'It names the condition #, which is not there.',
    'Add the condition to "conditions", or take the name away.',
  ],
  'no-codes': ['It leads to booking but names no visit type.', 'Write at least one visit type in "codes".'],
  'no-number': ['There is a telephone number that cannot be called.', 'Write it as 031-390 06 45.'],
  'no-text': ['The text is missing in the original language.', 'Write it.'],
  'too-many': ['There are more questions than anyone can be asked.', 'Divide the guide.'],
};

/** What makes a guide so wrong that it is not shown. */
export function blockingFaults(guide: ConditionGuide): readonly Finding[] {
  return validateGuide(guide).map(({ fault, at, id }) => {
    const [says, mend] = sentences[fault];
    return error(fault, at, says.replace('#', `"${id ?? ''}"`), mend);
  });
}
