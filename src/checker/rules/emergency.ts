import { leadsTo } from '../../domain/guide/validate-guide.js';
import type { ConditionGuide, Next, Question } from '../../domain/guide/guide.js';
import { questionOf } from '../../domain/guide/guide-progress.js';
import { error, type Finding } from '../finding.js';

/** Whether an answer, or none of the answers, means 112. */
export function leadsTo112({ ways }: ConditionGuide, next: Next): boolean {
  return 'way' in next && Object.hasOwn(ways, next.way) && ways[next.way]?.to === '112';
}

/** 112 that nobody comes to, that is asked about too late, or that whoever has none of the signs is sent to. */
export function emergencies(guide: ConditionGuide): readonly Finding[] {
  const { questions } = guide;
  const late = questions.length > 0 ? lateQuestion(guide) : undefined;
  return [
    ...questions
      .filter(({ none }) => none && leadsTo112(guide, none))
      .map(({ id }) =>
        error(
          'none-112',
          `questions.${id}.none`,
          'Whoever has none of the signs is told to call 112.',
          'Lead "none" to the next question, and the signs to 112.',
        ),
      ),
    ...(late
      ? [
          error(
            'late-112',
            `questions.${late.id}`,
            'Two questions come before it, and neither asks about danger to life.',
            'Ask about signs that mean 112 in the first question, or in the second.',
          ),
        ]
      : []),
  ];
}

/** The third question on a way on which no question has an answer that means 112 until then. */
function lateQuestion(guide: ConditionGuide): Question | undefined {
  const asks = (question: Question): boolean => leadsTo(question).some((next) => leadsTo112(guide, next));
  // Another fault says that the guide has no 112 at all.
  if (!guide.questions.some(asks)) return undefined;
  const after = (step: readonly Question[]): readonly Question[] =>
    [...new Set(step.filter((question) => !asks(question)).flatMap(leadsTo))].flatMap((next) => {
      const question = 'question' in next ? questionOf(guide, next.question) : undefined;
      return question ? [question] : [];
    });
  return after(after(guide.questions.slice(0, 1)))[0];
}
