import { ensure } from './expect.js';

const toldIn = 'a text is blocks in a language';
const tags = /<\/?[a-z][^<>]*>/i;

/** Every text in an answer: what has the name `text` or `information` and is not a plain word. */
export function textsIn(answer: unknown): readonly unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap(textsIn);
  return Object.entries(answer).flatMap(([name, part]: [string, unknown]) =>
    name === 'information' || name === 'text' ? [part] : textsIn(part),
  );
}

/** Ensures that a value is a text that can be rendered: a real language, known blocks, no tags, links that are safe. */
export function ensureText(text: unknown): void {
  const { lang, blocks } = partsOf(text);
  ensure(typeof lang === 'string' && isLanguage(lang), 'a text has no language', toldIn);
  ensure(Array.isArray(blocks), 'a text has no blocks', toldIn);
  for (const block of blocks) ensureBlock(block);
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  ensure(typeof value === 'object' && value !== null, `there is ${typeof value} where an object should be`, toldIn);
  return value as Record<string, unknown>;
}

function isLanguage(lang: string): boolean {
  try {
    return new Intl.Locale(lang).language !== '';
  } catch {
    return false;
  }
}

function listOf(value: unknown): readonly unknown[] {
  ensure(Array.isArray(value), 'a block has no list of what is in it', toldIn);
  return value;
}

function ensureBlock(block: unknown): void {
  const { type, content, text, items, blocks } = partsOf(block);
  if (type === 'paragraph') listOf(content).forEach(ensureInline);
  else if (type === 'heading') ensureWords(text);
  else if (type === 'list') listOf(items).flatMap(listOf).forEach(ensureInline);
  else {
    ensure(type === 'callout', 'there is a block of an unknown type', toldIn);
    listOf(blocks).forEach(ensureBlock);
  }
}

function ensureInline(inline: unknown): void {
  if (typeof inline === 'string') {
    ensureWords(inline);
    return;
  }
  const { type, text, href, number } = partsOf(inline);
  ensureWords(type === 'phone' ? number : text);
  const known = type === 'strong' || type === 'phone' || type === 'link';
  ensure(known, 'there is a run of words of an unknown type', toldIn);
  if (type === 'link') ensure(isSafe(href), 'a link leads elsewhere', 'links are https: or tel:');
}

function ensureWords(words: unknown): void {
  ensure(typeof words === 'string', 'words are no string', toldIn);
  ensure(!tags.test(words), 'words hold tags', 'a text holds no HTML');
}

function isSafe(href: unknown): boolean {
  return typeof href === 'string' && /^(https:\/\/\S+|tel:\+?[\d-]+)$/i.test(href);
}
