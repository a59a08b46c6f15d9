import { leadsTo } from '../domain/guide/validate-guide.js';
import type { ConditionGuide, Question } from '../domain/guide/guide.js';
import { error, type Finding, warning } from './finding.js';
import { leadsTo112 } from './rules/emergency.js';

const mostAnswers = 9;

/** Where the citizen can come, by any answers. */
function reached(guide: ConditionGuide): { readonly questions: ReadonlySet<Question>; readonly ways: ReadonlySet<string> } {
  const byId = new Map(guide.questions.map((question) => [question.id, question]));
  const questions = new Set<Question>();
  const ways = new Set<string>();
  const open = guide.questions.slice(0, 1);
  for (let question = open.pop(); question; question = open.pop()) {
    if (questions.has(question)) continue;
    questions.add(question);
    for (const next of leadsTo(question)) {
      if ('way' in next) ways.add(next.way);
      else open.push(...[byId.get(next.question)].filter((one) => one !== undefined));
    }
  }
  return { questions, ways };
}

/** Steps that no answer leads to, and guides from which nobody comes to 112. */
export function reachability(guide: ConditionGuide): readonly Finding[] {
  const { questions, ways } = reached(guide);
  const noPath = 'No answer leads here.';
  const mend = 'Lead an answer to it, or take it away.';
  const to112 = [...ways].some((way) => leadsTo112(guide, { way }));
  return [
    ...guide.questions
      .filter((one) => !questions.has(one))
      .map(({ id }) => error('unreachable', `questions.${id}`, noPath, mend)),
    ...Object.keys(guide.ways)
      .filter((id) => !ways.has(id))
      .map((id) => error('unreachable', `ways.${id}`, noPath, mend)),
    ...(guide.questions.length > 0 && !to112
      ? [
          error(
            'no-112',
            'questions',
            'No answer leads to 112.',
            'Begin with a question about signs of danger to life, and lead them to 112.',
          ),
        ]
      : []),
  ];
}

/** Questions with a "none" that nobody sees, or with more answers than anybody can take in. */
export function answerLists(guide: ConditionGuide): readonly Finding[] {
  return guide.questions.flatMap(({ id, answers, choose, none }) => {
    const at = `questions.${id}`;
    return [
      ...(choose === 'one' && none
        ? [
            warning(
              'unused-none',
              at,
              '"none" is only for questions with several answers.',
              'Take it away, or write "choose": "many".',
            ),
          ]
        : []),
      ...(answers.length > mostAnswers
        ? [
            warning(
              'many-answers',
              at,
              `There are ${answers.length} answers to choose among.`,
              `Divide the question: at most ${mostAnswers} answers.`,
            ),
          ]
        : []),
    ];
  });
}
