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

/** A text of one paragraph. */
export function paragraph(lang: string, ...content: Inline[]): RichText {
  return { lang, blocks: [{ type: 'paragraph', content }] };
}

/** `031-390 06 12` as a `tel:` address, digits and a leading plus only. */
export function telephoneHref(number: string): string {
  return `tel:${number.replace(/(?!^\+)\D/g, '')}`;
}
