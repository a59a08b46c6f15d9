import type { Answer, ConditionGuide, Next, Question, GuideOutcome } from './guide.js';

/** Ids of the answers chosen to each question, by question id. None of these is the empty list. */
export type Answers = Readonly<Record<string, readonly string[]>>;

interface Step {
  readonly question: Question;
  readonly chosen: readonly Answer[];
}

/** Where the answers lead: the questions already answered, in order, and what comes now. */
export interface GuidePath {
  readonly answered: readonly Step[];
  /** `nothing` only in a guide with faults: it names a question or way that it does not have, or leads in a circle. */
  readonly now:
    | { readonly at: 'question'; readonly question: Question }
    | { readonly at: 'way'; readonly way: GuideOutcome }
    | { readonly at: 'nothing' };
}

const indexes = new WeakMap<ConditionGuide, ReadonlyMap<string, Question>>();

/** A question by its id, without looking through all of them. */
export function questionOf(guide: ConditionGuide, id: string): Question | undefined {
  let index = indexes.get(guide);
  if (!index) {
    index = new Map(guide.questions.map((question) => [question.id, question]));
    indexes.set(guide, index);
  }
  return index.get(id);
}

/** Whether an answer means emergency. */
export function meansEmergency({ ways }: ConditionGuide, { next }: Answer): boolean {
  return 'way' in next && Object.hasOwn(ways, next.way) && ways[next.way]?.to === '112';
}

function nextOf(
  guide: ConditionGuide,
  { answers, none }: Question,
  ids: readonly string[] | undefined,
): (Pick<Step, 'chosen'> & { next: Next }) | undefined {
  const ticked = ids ? answers.filter((answer) => ids.includes(answer.id)) : [];
  // One that means 112 decides wherever the editor put it.
  const urgent = (answer: Answer): number => (meansEmergency(guide, answer) ? 0 : 1);
  const chosen = [...ticked].sort((one, other) => urgent(one) - urgent(other));
  const next = chosen[0]?.next ?? (ids?.length === 0 ? none : undefined);
  return next && { chosen, next };
}

/** Walks from the first question along the answers, as far as they reach: in time linear in the questions passed. */
export function evaluate(guide: ConditionGuide, answers: Answers): GuidePath {
  const answered: Step[] = [];
  const passed = new Set<Question>();
  let question = guide.questions[0];
  while (question && !passed.has(question)) {
    const step = nextOf(guide, question, Object.hasOwn(answers, question.id) ? answers[question.id] : undefined);
    if (!step) return { answered, now: { at: 'question', question } };
    passed.add(question);
    answered.push({ question, chosen: step.chosen });
    if ('way' in step.next) {
      const way = Object.hasOwn(guide.ways, step.next.way) ? guide.ways[step.next.way] : undefined;
      return { answered, now: way ? { at: 'way', way } : { at: 'nothing' } };
    }
    question = questionOf(guide, step.next.question);
  }
  return { answered, now: { at: 'nothing' } };
}

/**
 * Where the citizen is in a guide: at its text, among its visit types, at a question (answered before or not), or at the way
 * out that the answers lead to. Answers stand until they are changed, however far the citizen goes back.
 */
export type GuideProgress =
  | { readonly at: 'start' | 'types' | 'end'; readonly answers: Answers }
  | { readonly at: 'question'; readonly id: string; readonly answers: Answers };

/** Where a visit is, without what was answered. */
export type GuidePosition = { readonly at: 'start' | 'types' | 'end' } | { readonly at: 'question'; readonly id: string };

export type GuideEvent =
  | { readonly type: 'begun' }
  /** The citizen knows what to book. */
  | { readonly type: 'knows' }
  | { readonly type: 'answered'; readonly chosen: readonly string[] }
  | { readonly type: 'back' }
  /** The browser's own back or forward, to where the citizen was. */
  | { readonly type: 'returned'; readonly to: GuidePosition }
  | { readonly type: 'change'; readonly question: string };

export const atStart: GuideProgress = { at: 'start', answers: {} };

/** Where the event leads. The same visit where it says nothing to it. */
export function advanceGuide(guide: ConditionGuide, visit: GuideProgress, event: GuideEvent): GuideProgress {
  const { answers } = visit;
  switch (event.type) {
    case 'begun':
      return furthest(guide, answers);
    case 'knows':
      return { at: 'types', answers };
    case 'answered': {
      if (visit.at !== 'question') return visit;
      const changed = { ...answers, [visit.id]: event.chosen };
      // Answers to questions that are no longer asked are dropped, so none counts that the citizen cannot see.
      const asked = evaluate(guide, changed).answered.map(({ question }) => [question.id, changed[question.id] ?? []] as const);
      return furthest(guide, Object.fromEntries(asked));
    }
    case 'back': {
      if (visit.at === 'types') return { at: 'start', answers };
      const path = evaluate(guide, answers).answered.map(({ question }) => question.id);
      const here = visit.at === 'question' && path.includes(visit.id) ? path.indexOf(visit.id) : path.length;
      const before = visit.at === 'start' ? undefined : path[here - 1];
      return before === undefined ? { at: 'start', answers } : { at: 'question', id: before, answers };
    }
    case 'returned':
      // As far as it still holds. The answers stand: an emergency does not go away by leaving it.
      return restoreProgress(guide, { ...event.to, answers });
    case 'change':
      return evaluate(guide, answers).answered.some(({ question }) => question.id === event.question)
        ? { at: 'question', id: event.question, answers }
        : visit;
  }
}

function furthest(guide: ConditionGuide, answers: Answers): GuideProgress {
  const { now } = evaluate(guide, answers);
  return now.at === 'question' ? { at: 'question', id: now.question.id, answers } : { at: 'end', answers };
}

/** A visit that was kept somewhere else, as far as it holds in this guide. */
export function restoreProgress(guide: ConditionGuide, { at, answers, ...visit }: GuideProgress): GuideProgress {
  const { answered, now } = evaluate(guide, answers);
  const kept = Object.fromEntries(answered.map(({ question: { id } }) => [id, answers[id] ?? []]));
  const id = 'id' in visit ? visit.id : undefined;
  if (at === 'question' && id !== undefined && answered.some(({ question }) => question.id === id))
    return { at, id, answers: kept };
  // With no answer left the citizen has not passed the signs that mean 112 in this guide.
  return at === 'start' || at === 'types' || now.at === 'nothing' || answered.length === 0
    ? { at: at === 'types' ? at : 'start', answers: kept }
    : furthest(guide, kept);
}
