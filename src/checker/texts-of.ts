import type { ConditionGuide, Translated } from '../domain/guide/guide.js';
import type { Block, Inline } from '../domain/model/rich-text.js';

/** One text of a guide in all its languages. */
export interface GuideText {
  readonly at: string;
  /** A text that must not be missing where it is read: signs, what is ticked, what leads to 112. */
  readonly safety: boolean;
  readonly texts: Translated<string | readonly string[] | readonly Block[]>;
}

/** Every text of a guide with its place, in the guide's order. Search words are no texts: nobody reads them. */
export function textsInGuide(guide: ConditionGuide): readonly GuideText[] {
  const found: GuideText[] = [];
  const add = (at: string, texts: GuideText['texts'] | undefined, safety = false): void => {
    if (texts) found.push({ at, texts, safety });
  };
  const is112 = (way: string | undefined): boolean =>
    way !== undefined && Object.hasOwn(guide.ways, way) && guide.ways[way]?.to === '112';
  add('emergency', guide.emergency, true);
  for (const [name, terms] of Object.entries(guide.terms ?? {})) add(`terms.${name}`, terms.text);
  for (const { id, text } of guide.conditions ?? []) add(`conditions.${id}`, text, true);
  for (const { id, text, hint, answers } of guide.questions) {
    const leadsTo112 = answers.some(({ next }) => 'way' in next && is112(next.way));
    add(`questions.${id}`, text, leadsTo112);
    add(`questions.${id}.hint`, hint);
    for (const answer of answers) {
      add(`questions.${id}.answers.${answer.id}`, answer.text, 'way' in answer.next && is112(answer.next.way));
    }
  }
  for (const [id, way] of Object.entries(guide.ways)) {
    add(`ways.${id}`, way.text, way.to === '112');
    if (way.to === 'book') add(`ways.${id}.profession`, way.profession);
    if (way.to === 'call' || way.to === 'information') add(`ways.${id}.heading`, way.heading);
    if (way.to === 'call') add(`ways.${id}.hours`, way.hours);
    if (way.to === 'care-at-home') add(`ways.${id}.callIf`, way.callIf, true);
  }
  for (const [code, { concerns }] of Object.entries(guide.visitTypes ?? {})) add(`visitTypes.${code}`, concerns);
  add('message', guide.message?.hint);
  return found;
}

/** What is read one after the other: each paragraph, heading and point of a list is one piece. */
export function piecesOf(text: string | readonly string[] | readonly Block[]): readonly string[] {
  if (typeof text === 'string') return [text];
  return text.flatMap((one) => (typeof one === 'string' ? [one] : piecesOfBlock(one)));
}

function piecesOfBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return [wordsOf(block.content)];
    case 'heading':
      return [block.text];
    case 'list':
      return block.items.map(wordsOf);
    case 'callout':
      return block.blocks.flatMap(piecesOfBlock);
  }
}

function wordsOf(content: readonly Inline[]): string {
  return content.map((one) => (typeof one === 'string' ? one : one.type === 'phone' ? one.number : one.text)).join('');
}

/** The runs of words inside a text that are more than words: links and phone numbers. */
export function inlinesOf(text: string | readonly string[] | readonly Block[]): readonly Exclude<Inline, string>[] {
  if (typeof text === 'string') return [];
  return text.flatMap((one) => (typeof one === 'string' ? [] : inlinesOfBlock(one)));
}

function inlinesOfBlock(block: Block): readonly Exclude<Inline, string>[] {
  const rich = (content: readonly Inline[]) => content.filter((one) => typeof one !== 'string');
  switch (block.type) {
    case 'paragraph':
      return rich(block.content);
    case 'heading':
      return [];
    case 'list':
      return block.items.flatMap(rich);
    case 'callout':
      return block.blocks.flatMap(inlinesOfBlock);
  }
}
