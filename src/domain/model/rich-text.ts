/** A telephone number as the citizen shall read it, `031-390 06 12`. */
export interface Phone {
  readonly number: string;
  /** Whom one reaches, where the unit's name does not say it. */
  readonly label?: string;
}

/** A run of words inside a block. A bare string is plain text. */
export type Inline =
  | string
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string }
  | { readonly type: 'phone'; readonly number: string; readonly label?: string };

/** A block of a text that the region or a care unit owns. Rendered by templates; never HTML. */
export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'callout'; readonly tone: 'info' | 'warning' | 'emergency'; readonly blocks: readonly Block[] };

/** A text with the language it really is in, which need not be the one asked for. */
export interface RichText {
  /** BCP 47. */
  readonly lang: string;
  readonly blocks: readonly Block[];
}

/** Which way a language (BCP 47) is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(ar|ckb|dv|fa|he|prs|ps|sd|ug|ur|yi)\b|-arab/i.test(lang) ? 'rtl' : 'ltr';
}

/** A text of one paragraph. */
export function paragraph(lang: string, ...content: Inline[]): RichText {
  return { lang, blocks: [{ type: 'paragraph', content }] };
}

/**
 * `031-390 06 12` as a `tel:` address, digits and a leading plus only. What stands from the first letter after the number on, as
 * an extension, is not dialled, nor the zero of `+46 (0)31`, which is dialled within the country alone.
 */
export function telephoneHref(number: string): string {
  const [said = ''] = /[+\d]\P{L}*/u.exec(number) ?? [];
  return `tel:${said.replace(/^((\+|00)[^(]*)\(\D*0\D*\)/, '$1').replace(/(?!^\+)\D/g, '')}`;
}

/** The number to call, if it is one: a unit without a telephone may have an empty one, or words. */
export function numberOf(phone: Phone | undefined): string | undefined {
  return phone && /\d/.test(phone.number) ? phone.number : undefined;
}

/**
 * A text cut at the numbers in it: words and numbers by turns, words first. Several numbers are several to call; what is shorter
 * than a helpline, as a choice in a menu, is none beside them, but for 112 and 1177.
 */
export function cutAtNumbers(text: string): readonly string[] {
  const parts = text.split(/(\(?\+?\d(?:[\s().-]*\d){4,}|\b(?:112|1177)\b)/);
  return parts.length > 1 ? parts : ['', text];
}

/** Hosts that a text's links may lead to where the page names none. */
export const defaultLinkHosts: readonly string[] = ['1177.se', 'www.1177.se'];

/** Whether an address may be a link: `https:` and a host of the allow-list, as `www.1177.se`. */
export function isAllowedLink(href: string, hosts: readonly string[]): boolean {
  // Names such as `https://1177.se@elsewhere.example` are read by the browser's own parser.
  return URL.canParse(href) && new URL(href).protocol === 'https:' && hosts.includes(new URL(href).host);
}

function lettersOf(one: Inline): number {
  return typeof one === 'string' ? one.length : one.type === 'phone' ? one.number.length : one.text.length;
}

/** Letters of a block, without its markup. */
export function letterCount(block: Block): number {
  const sum = (all: readonly Inline[]): number => all.reduce((letters, one) => letters + lettersOf(one), 0);
  switch (block.type) {
    case 'paragraph':
      return sum(block.content);
    case 'heading':
      return block.text.length;
    case 'list':
      return block.items.reduce((letters, item) => letters + sum(item), 0);
    case 'callout':
      return block.blocks.reduce((letters, one) => letters + letterCount(one), 0);
  }
}

/**
 * The beginning of a long text and the rest. Whole blocks, never a part of a sentence, so the beginning may be shorter than
 * `most` letters, or longer where the first block is. A warning is never in the rest, nor a heading apart from its text.
 */
export function splitForDisclosure(
  blocks: readonly Block[],
  most: number,
): { readonly shown: readonly Block[]; readonly folded: readonly Block[] } {
  let letters = 0;
  let count = blocks.findIndex((block, index) => {
    letters += letterCount(block);
    return letters > most && index > 0;
  });
  if (count < 0) return { shown: blocks, folded: [] };
  if (count > 1 && blocks[count - 1]?.type === 'heading') count -= 1;
  const rest = blocks.slice(count);
  const urgent = (block: Block): boolean => block.type === 'callout' && block.tone !== 'info';
  return { shown: [...blocks.slice(0, count), ...rest.filter(urgent)], folded: rest.filter((block) => !urgent(block)) };
}
