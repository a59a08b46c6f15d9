import { html, nothing, type TemplateResult } from 'lit';
import type { BookingErrorCode } from '../../../domain/model/booking-error.js';
import type { Reason } from '../../../domain/model/care-unit.js';
import {
  directionOf,
  cutAtNumbers,
  isAllowedLink,
  numberOf,
  telephoneHref,
  defaultLinkHosts,
  type Block,
  type Inline,
  type Phone,
  type RichText,
} from '../../../domain/model/rich-text.js';
import type { CommonTexts } from '../../../locales/texts.js';
import type { HostContext, Texts } from '../host/host-context.js';
import { personSelect } from './person-select.js';

type Content = TemplateResult | string | typeof nothing;

/** A heading at any level; `first` is the one that takes focus when its step is entered. */
export function heading(level: number, kind: 'title' | 'head', content: unknown, id?: string): TemplateResult {
  return html`<div
    role="heading"
    aria-level=${Math.min(level, 6)}
    class=${kind}
    tabindex=${kind === 'title' ? -1 : nothing}
    id=${id ?? nothing}
  >
    ${content}
  </div>`;
}

/** First in every element, at the same place in every step, never folded away. */
export function urgentLine(texts: CommonTexts): TemplateResult {
  return html`<p class="urgent"><a href="tel:112">${texts.urgent112}</a> <a href="tel:1177">${texts.urgent1177}</a></p>`;
}

/** First in an element that stands alone: where to call in need, and whom it is about if that is somebody else. */
export function elementHeader(hostContext: HostContext<'common'>, texts: CommonTexts, urgent = true): TemplateResult {
  return html`${urgent ? urgentLine(texts) : nothing} ${personSelect(hostContext, texts, false)}`;
}

/** Whom to call, in words: the unit with its number, else 1177. */
export function contactLabel(unit?: { readonly name: string; readonly phone?: Phone }): string {
  const number = numberOf(unit?.phone);
  return number ? `${unit?.phone?.label ?? unit?.name}, ${number}` : '1177';
}

/** A sentence in which the number to call, if it is there, is a link. */
export function linkifyPhone(sentence: string, phone?: Phone): Content {
  const number = numberOf(phone) ?? '1177';
  const at = sentence.lastIndexOf(number);
  if (at < 0) return sentence;
  return html`${sentence.slice(0, at)}${phoneLinks(number)}${sentence.slice(at + number.length)}`;
}

/** Each number of a text as a link. */
function phoneLinks(text: string): readonly Content[] {
  return cutAtNumbers(text).map((part, index) =>
    index % 2 > 0 ? html`<a href=${telephoneHref(part)}><bdi dir="ltr">${part}</bdi></a>` : part,
  );
}

/** The call that stands where a button would have stood. */
export function callButton(texts: CommonTexts, phone?: Phone): TemplateResult {
  const number = cutAtNumbers(numberOf(phone) ?? '1177')[1] ?? '1177';
  return html`<a class="button" href=${telephoneHref(number)}>${texts.call(number)}</a>`;
}

/** What a text may link to. */
type LinkHosts = Pick<Texts<'common'>, 'linkHosts'>;

/** A text of the region's or a unit's, in its own language. */
export function richText(text: RichText | undefined, { linkHosts = defaultLinkHosts }: LinkHosts): Content {
  return text
    ? html`<div class="words" lang=${text.lang} dir=${directionOf(text.lang)}>
        ${text.blocks.map((one) => block(one, linkHosts))}
      </div>`
    : nothing;
}

/** Words of the region's or a unit's, with the language they really are in. */
export interface UnitWords {
  readonly text: string;
  readonly lang: string;
}

/** Such words on lines of their own, in their own language and direction. */
export function unitWords(words: UnitWords | undefined): TemplateResult | typeof nothing {
  return words ? html`<span lang=${words.lang} dir=${directionOf(words.lang)}>${words.text}</span>` : nothing;
}

/** A sentence of the library's with such words in it. */
export function withUnitWords(sentence: string, words: UnitWords): Content {
  const at = sentence.indexOf(words.text);
  if (at < 0) return sentence;
  const own = html`<bdi lang=${words.lang} dir=${directionOf(words.lang)}>${words.text}</bdi>`;
  return html`${sentence.slice(0, at)}${own}${sentence.slice(at + words.text.length)}`;
}

function block(one: Block, hosts: readonly string[]): Content {
  const runs = (all: readonly Inline[]): Content[] => all.map((run) => inline(run, hosts));
  switch (one.type) {
    case 'paragraph':
      return html`<p>${runs(one.content)}</p>`;
    case 'heading':
      return html`<p><strong>${one.text}</strong></p>`;
    case 'list':
      return html`<ul>
        ${one.items.map((item) => html`<li>${runs(item)}</li>`)}
      </ul>`;
    case 'callout':
      return html`<div class="callout ${one.tone === 'info' ? '' : one.tone === 'warning' ? 'notice' : 'danger'}">
        ${one.blocks.map((inner) => block(inner, hosts))}
      </div>`;
  }
}

function inline(one: Inline, hosts: readonly string[]): Content {
  if (typeof one === 'string') return one;
  switch (one.type) {
    case 'strong':
      return html`<strong>${one.text}</strong>`;
    case 'link':
      // A text may come from far away: what leads somewhere else is only words.
      return isAllowedLink(one.href, hosts) ? html`<a href=${one.href} rel="noreferrer">${one.text}</a>` : one.text;
    case 'phone':
      return html`${one.label ?? nothing} ${phoneLinks(one.number)}`;
  }
}

/** Why something was not or may not be done: in the unit's own words where there are any. */
export function reasonText(
  texts: Texts<'common'>,
  refused: { readonly reason: Reason; readonly text?: RichText | undefined },
): Content {
  return refused.text ? richText(refused.text, texts) : html`<p>${texts.common.reasons[refused.reason]}</p>`;
}

/** Whether a text holds the number to call, so that no second one is needed. */
export function mentionsPhone(text: RichText | undefined, unit: { readonly phone?: Phone }): boolean {
  return JSON.stringify(text ?? '').includes(numberOf(unit.phone) ?? '1177');
}

/** The reason and whom to call, said once. */
export function refusalNotice(
  texts: Texts<'common'>,
  refused: { readonly reason: Reason; readonly text?: RichText | undefined },
  unit: { readonly name: string; readonly phone?: Phone },
  call: (who: string) => string = texts.common.callUnit,
): TemplateResult {
  return html`${reasonText(texts, refused)}
  ${mentionsPhone(refused.text, unit) ? nothing : html`<p>${linkifyPhone(call(contactLabel(unit)), unit.phone)}</p>`}`;
}

/** A read that failed: what, why, that nothing is booked, and what to do now. */
export function errorNotice(
  texts: CommonTexts,
  options: {
    readonly level: number;
    readonly heading: string;
    readonly code: BookingErrorCode;
    /** What is true of the citizen's times meanwhile. */
    readonly status: string;
    readonly unit?: { readonly name: string; readonly phone?: Phone } | undefined;
    readonly retry?: () => void;
  },
): TemplateResult {
  const { code, unit, retry } = options;
  // To ask again helps only where the next answer may be another.
  const passing = ['unavailable', 'rate-limited', 'invalid-response', 'not-loaded'].includes(code);
  const doNow = passing ? texts.waitOrCall : texts.help;
  return html`<div class="callout notice">
    ${heading(options.level, 'head', options.heading)}
    <p>${texts.problems[code]} ${options.status}</p>
    ${code === 'unauthorized' ? nothing : html`<p>${linkifyPhone(doNow(contactLabel(unit)), unit?.phone)}</p>`}
    ${
      retry && passing
        ? html`<div class="actions"><button class="button second" @click=${retry}>${texts.retry}</button></div>`
        : nothing
    }
  </div>`;
}

/** While something is read; the style sheet shows the second sentence if that takes long, or for ever. */
export function loadingNotice(texts: CommonTexts): TemplateResult {
  return html`<p class="note">${texts.loading}</p>
    <p class="late">${texts.problems.unavailable} ${linkifyPhone(texts.help('1177'))}</p>`;
}

/** In the guide itself: why, in what was answered, the guide's own words, and the way to change the answer. */
interface OwnEmergency {
  readonly why: unknown;
  readonly text: unknown;
  change(): void;
}

/** What takes the place of all booking while an answer means emergency. */
export function emergencyNotice(texts: CommonTexts, level: number, own?: OwnEmergency): TemplateResult {
  const words = texts.emergency;
  return html`<div class="emergency">
      ${heading(level, 'title', words.heading)}
      <p>${own?.why ?? words.why}</p>
      <a class="button" href="tel:112">${words.call}</a>
      ${own?.text ?? nothing}
      <p>${words.notBooked} ${own ? nothing : words.elsewhere}</p>
    </div>
    ${own ? html`<div class="actions"><button class="link" @click=${() => own.change()}>${words.wrong}</button></div>` : nothing}`;
}
