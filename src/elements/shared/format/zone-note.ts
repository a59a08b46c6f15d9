import { html, nothing, type TemplateResult } from 'lit';
import { millisecondsOf, offsetAt, type Instant } from '../../../domain/time/instant.js';
import type { Texts } from '../host/host-context.js';

/**
 * Where the times are counted; said only where the device's clock would show another time at one of them. `whose` names the
 * units it is about, where others on the same page are elsewhere.
 */
export function zoneNote(
  texts: Texts<'dates'>,
  timeZone: string,
  times: readonly { readonly start: Instant }[],
  whose?: string,
): TemplateResult | typeof nothing {
  const other = times.find(({ start }) => {
    const at = millisecondsOf(start);
    return offsetAt(at, timeZone) !== new Date(at).getTimezoneOffset() * -60_000;
  });
  if (!other) return nothing;
  const sentence = texts.dates.zone(nameOfZone(timeZone, texts.lang, millisecondsOf(other.start)));
  return html`<p class="note">${whose ? `${whose}: ` : nothing}${sentence}</p>`;
}

/** `centraleuropeisk tid`; the zone's city in a language that the browser does not have, since it would answer in its own. */
function nameOfZone(timeZone: string, lang: string, at: number): string {
  const has = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  const parts = has ? new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at) : [];
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return name ?? timeZone.replace(/.*\//, '').replaceAll('_', ' ');
}
