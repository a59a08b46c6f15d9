import { leadsTo } from '../domain/guide-faults.js';
import type { ConditionGuide, Next, Question } from '../domain/guide.js';
import { error, type Finding, warning } from './finding.js';

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
  const to112 = [...ways].some((id) => Object.hasOwn(guide.ways, id) && guide.ways[id]?.to === '112');
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

/** Conditions that nothing asks for. */
export function unusedConditions(guide: ConditionGuide): readonly Finding[] {
  const { book, rebook, cancel } = guide.terms ?? {};
  const used = [
    ...[book, rebook, cancel].flatMap((terms) => terms?.conditions ?? []),
    ...Object.values(guide.ways).flatMap((way) => (way.to === 'book' ? (way.conditions ?? []) : [])),
  ];
  return (guide.conditions ?? [])
    .filter(({ id }) => !used.includes(id))
    .map(({ id }) =>
      warning(
        'unused-condition',
        `conditions.${id}`,
        'Nobody is asked to tick it.',
        'Name it in "terms" or in a way out, or take it away.',
      ),
    );
}

/** Questions whose answers are in an order that hides an emergency, or that nobody can take in. */
export function answerOrder(guide: ConditionGuide): readonly Finding[] {
  const is112 = (next: Next): boolean =>
    'way' in next && Object.hasOwn(guide.ways, next.way) && guide.ways[next.way]?.to === '112';
  return guide.questions.flatMap(({ id, answers, choose, none }) => {
    const at = `questions.${id}`;
    const firstOther = answers.findIndex(({ next }) => !is112(next));
    const late = choose === 'many' && firstOther >= 0 ? answers.slice(firstOther).filter(({ next }) => is112(next)) : [];
    return [
      ...late.map((answer) =>
        error(
          'late-112',
          `${at}.answers.${answer.id}`,
          'Ticked together with an answer above it, it does not lead to 112.',
          'Put the answers that lead to 112 first.',
        ),
      ),
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
