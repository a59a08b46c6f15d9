import { hasText, type ConditionGuide, type Next, type Question, type Translated } from './guide.js';

/** Why a guide cannot be shown: it would lead nowhere, in a circle, or say nothing. */
export type GuideFault =
  | 'no-original'
  | 'bad-id'
  | 'twice'
  | 'no-answers'
  | 'no-none'
  | 'unknown-question'
  | 'unknown-way'
  | 'leads-nowhere'
  | 'circle'
  | 'unknown-condition'
  | 'no-codes'
  | 'no-text'
  | 'no-number'
  | 'too-many';

export interface GuideFaultFound {
  readonly fault: GuideFault;
  /** The place in the guide: `questions.cough.answers.dry`. */
  readonly at: string;
  /** The id that is wrong, where it is one. */
  readonly id?: string;
}

/** More than any citizen could be asked. */
export const mostQuestions = 1000;

/** Names that mean something to JavaScript itself are no names here. */
export function isGuideId(id: string): boolean {
  return /^[\p{L}\p{N}._-]{1,100}$/u.test(id) && !['__proto__', 'constructor', 'prototype'].includes(id);
}

/** Every fault for which a guide must not be shown, in time linear in the guide. */
export function validateGuide(guide: ConditionGuide): readonly GuideFaultFound[] {
  const found: GuideFaultFound[] = [];
  const add = (fault: GuideFault, at: string, id?: string): void =>
    void found.push({ fault, at, ...(id !== undefined && { id }) });
  const original = guide.languages[0];
  if (original?.status !== 'original') add('no-original', 'languages');
  const { questions } = guide;
  if (questions.length > mostQuestions) return [{ fault: 'too-many', at: 'questions' }];
  const conditions = new Set(guide.conditions?.map(({ id }) => id));
  const questionIds = new Set(questions.map(({ id }) => id));

  const says = (texts: Translated<unknown> | undefined, at: string): void => {
    if (!hasText(original && texts?.[original.lang])) add('no-text', at);
  };
  const saysIf = (texts: Translated<unknown> | undefined, at: string): void => {
    if (texts) says(texts, at);
  };
  const ids = (list: readonly { readonly id: string }[], at: string): void => {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (!isGuideId(id)) add('bad-id', at, id);
      if (seen.has(id)) add('twice', at, id);
      seen.add(id);
    }
  };
  const ticked = (list: readonly string[] | undefined, at: string): void => {
    for (const id of list ?? []) if (!conditions.has(id)) add('unknown-condition', at, id);
  };
  const leads = (next: Next, at: string): void => {
    const { question, way } = next as { readonly question?: string; readonly way?: string };
    if ((question === undefined) === (way === undefined)) add('leads-nowhere', at);
    else if (question !== undefined && !questionIds.has(question)) add('unknown-question', at, question);
    else if (way !== undefined && !Object.hasOwn(guide.ways, way)) add('unknown-way', at, way);
  };

  ids(questions, 'questions');
  ids(guide.conditions ?? [], 'conditions');
  saysIf(guide.emergency, 'emergency');
  for (const { id, text } of guide.conditions ?? []) says(text, `conditions.${id}`);
  for (const [name, terms] of Object.entries(guide.terms ?? {})) {
    saysIf(terms.text, `terms.${name}`);
    ticked(terms.conditions, `terms.${name}`);
  }
  for (const question of questions) {
    const at = `questions.${question.id}`;
    says(question.text, at);
    saysIf(question.hint, `${at}.hint`);
    if (question.answers.length === 0) add('no-answers', at);
    ids(question.answers, at);
    for (const answer of question.answers) {
      says(answer.text, `${at}.answers.${answer.id}`);
      leads(answer.next, `${at}.answers.${answer.id}`);
      // The element's own value for none of these.
      if (answer.id === 'none') add('bad-id', at, 'none');
    }
    if (question.none) leads(question.none, `${at}.none`);
    else if (question.choose === 'many') add('no-none', at);
  }
  for (const [id, way] of Object.entries(guide.ways)) {
    const at = `ways.${id}`;
    if (!isGuideId(id)) add('bad-id', 'ways', id);
    saysIf(way.text, at);
    if (way.to === 'care-at-home') saysIf(way.callIf, `${at}.callIf`);
    if (way.to === 'call' || way.to === 'information') saysIf(way.heading, `${at}.heading`);
    if (way.to === 'call') {
      saysIf(way.hours, `${at}.hours`);
      if (way.number !== undefined && !/\d{3}/.test(way.number.replace(/\D/g, ''))) add('no-number', at);
    }
    if (way.to !== 'book') continue;
    if (way.codes.length === 0) add('no-codes', at);
    saysIf(way.profession, `${at}.profession`);
    ticked(way.conditions, at);
  }
  for (const [code, { concerns }] of Object.entries(guide.visitTypes ?? {})) saysIf(concerns, `visitTypes.${code}`);
  for (const id of circles(questions)) add('circle', `questions.${id}`);
  return found;
}

/** Where a question leads, at once. */
export function leadsTo({ answers, none }: Question): readonly Next[] {
  return [...answers.map(({ next }) => next), ...(none ? [none] : [])];
}

/** Ids of questions with an answer that leads back to a question already on the way there. */
function circles(questions: readonly Question[]): readonly string[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const state = new Map<Question, 'open' | 'closed'>();
  const found = new Set<string>();
  for (const start of questions) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    // Not by recursion: a guide may be as deep as it is long.
    const open = [{ question: start, rest: leadsTo(start).values() }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const { value: next, done } = top.rest.next();
      if (done) {
        state.set(top.question, 'closed');
        open.pop();
        continue;
      }
      const to = 'question' in next ? byId.get(next.question) : undefined;
      if (!to) continue;
      if (state.get(to) === 'open') found.add(top.question.id);
      else if (!state.has(to)) {
        state.set(to, 'open');
        open.push({ question: to, rest: leadsTo(to).values() });
      }
    }
  }
  return [...found];
}
