import type { Block, Inline, Phone, RichText } from '../model/rich-text.js';
import { array, either, lazy, object, oneOf, optional, type Schema, string, tagged } from './schema.js';

type InlineOf<T extends string> = Extract<Inline, { readonly type: T }>;
type BlockOf<T extends string> = Extract<Block, { readonly type: T }>;

export const phone = object<Phone>({ number: string, label: optional(string) });

const inline: Schema<Inline> = either(
  string,
  tagged('type', {
    strong: object<InlineOf<'strong'>>({ type: oneOf('strong'), text: string }),
    link: object<InlineOf<'link'>>({ type: oneOf('link'), text: string, href: string }),
    phone: object<InlineOf<'phone'>>({ type: oneOf('phone'), number: string, label: optional(string) }),
  }),
);

export const blockSchema: Schema<Block> = tagged('type', {
  paragraph: object<BlockOf<'paragraph'>>({ type: oneOf('paragraph'), content: array(inline) }),
  heading: object<BlockOf<'heading'>>({ type: oneOf('heading'), text: string }),
  list: object<BlockOf<'list'>>({ type: oneOf('list'), items: array(array(inline)) }),
  callout: object<BlockOf<'callout'>>({
    type: oneOf('callout'),
    tone: oneOf('info', 'warning', 'emergency'),
    blocks: array(lazy(() => blockSchema)),
  }),
});

export const richTextSchema = object<RichText>({ lang: string, blocks: array(blockSchema) });
