import { html, nothing, type TemplateResult } from 'lit';
import type { Right } from '../../domain/care.js';
import type { Found } from '../../domain/found.js';
import type { Purpose } from '../../domain/journey.js';
import type { Managing } from '../../domain/managing.js';
import type { Booking, OpenInvitation, OwnTime } from '../../domain/own-times.js';
import { dayOf, type Day } from '../../domain/time.js';
import type { Texts } from '../shared/guest.js';
import { heading, refusal, richText, whoToCall, withPhone } from '../shared/templates.js';
import { capital, dayInWords, timeInWords, whenInWords } from '../shared/words.js';
import { zoneNote } from '../shared/zone-note.js';

export type MineTexts = Texts<'common' | 'dates' | 'mine'>;

/** What the list of own times is drawn from. */
export interface ListView {
  readonly texts: MineTexts;
  readonly level: number;
  /** Ids of all times in the list. */
  readonly listed: ReadonlySet<string>;
  /** An own time whose rights are being read afresh. */
  readonly opening: string | undefined;
  /** Whether the backend can do it at all, and no answer means emergency. */
  readonly mayCancel: boolean;
  readonly mayRebook: boolean;
  readonly mayBook: boolean;
  open(time: OwnTime, to: 'cancel' | 'rebook'): void;
  today(timeZone: string): Day;
}

export function ownTimes(view: ListView, found: Found<OwnTime>): TemplateResult {
  const { texts, level } = view;
  const { mine } = texts;
  const invitations = found.items.filter((time) => time.kind !== 'booking');
  const bookings = found.items.filter((time): time is Booking => time.kind === 'booking');
  const gap = found.gaps[0];
  return html`${zones(texts, found.items)}${
    gap
      ? html`<div class="callout notice">
          ${heading(level, 'head', mine.partial)}
          <p>${withPhone(mine.partialBody(found.gaps.map((one) => one.name).join(', '), whoToCall(gap)), gap.phone)}</p>
        </div>`
      : nothing
  }
  ${
    invitations.length > 0
      ? html`<div class="top">
          ${heading(level, 'head', mine.invitations)}
          <div class="agenda">
            ${invitations.map((time) => (time.kind === 'open-invitation' ? open(view, time) : day(view, [time])))}
          </div>
        </div>`
      : nothing
  }
  ${
    bookings.length > 0
      ? html`<div class="top">
          ${heading(level, 'head', mine.upcoming)}
          <div class="agenda">${byDay(bookings).map((ofDay) => day(view, ofDay))}</div>
        </div>`
      : gap || invitations.length > 0
        ? nothing
        : html`<div class="callout">
            <p>${mine.empty}</p>
            <p>${mine.emptyNote}</p>
          </div>`
  }`;
}

/** Where the times are counted, for each zone that there is among them. */
function zones(texts: MineTexts, times: readonly OwnTime[]): readonly unknown[] {
  const dated = times.filter((time): time is Booking => time.kind !== 'open-invitation');
  const names = new Set(dated.map(({ unit }) => unit.timeZone));
  return [...names].map((timeZone) => {
    const there = dated.filter(({ unit }) => unit.timeZone === timeZone);
    const units = new Set(there.map(({ unit }) => unit.name));
    return zoneNote(texts, timeZone, there, names.size > 1 ? [...units].join(', ') : undefined);
  });
}

function byDay(bookings: readonly Booking[]): readonly (readonly Booking[])[] {
  const days = new Map<string, Booking[]>();
  for (const booking of bookings) {
    const key = dayOf(booking.start, booking.unit.timeZone);
    days.set(key, [...(days.get(key) ?? []), booking]);
  }
  return [...days.values()];
}

function day(view: ListView, bookings: readonly Booking[]): TemplateResult | typeof nothing {
  const { texts, level } = view;
  const first = bookings[0];
  if (!first) return nothing;
  const { timeZone } = first.unit;
  return html`<div class="entry">
    <div class="date">
      ${heading(level + 1, 'head', capital(dayInWords(dayOf(first.start, timeZone), texts.dates, view.today(timeZone))))}
    </div>
    <div class="items">${bookings.map((booking) => one(view, booking))}</div>
  </div>`;
}

function who(time: OwnTime): string {
  return [[time.performer?.name, time.performer?.title].filter(Boolean).join(', '), time.unit.name].filter(Boolean).join('. ');
}

function one(view: ListView, booking: Booking): TemplateResult {
  const { texts, level } = view;
  const { mine } = texts;
  const time = timeInWords(booking.start, booking.unit.timeZone, texts.dates);
  const cancelled = booking.status === 'cancelled';
  const tags = [
    booking.kind === 'timed-invitation' && mine.timed,
    booking.status === 'pending' && mine.pending,
    cancelled && mine.cancelledByUnit,
    booking.visitType?.channel &&
      booking.visitType.channel !== 'on-site' &&
      capital(texts.common.channels[booking.visitType.channel]),
  ].filter((tag) => typeof tag === 'string');
  return html`<article class="time">
    ${heading(level + 2, 'head', [time, booking.visitType?.name].filter(Boolean).join(' '))}
    <p>${who(booking)}</p>
    ${tags.map((tag) => html`<p class="tag">${tag}</p>`)} ${richText(booking.information, texts)}
    ${booking.replaces && view.listed.has(booking.replaces) && !cancelled ? html`<div class="callout danger"><p>${mine.replaced}</p></div>` : nothing}
    ${cancelled ? nothing : actions(view, booking)}
  </article>`;
}

function open(view: ListView, time: OpenInvitation): TemplateResult {
  const { texts, level, opening, mayBook } = view;
  const { mine } = texts;
  const { unit } = time;
  const until = time.until && mine.until(dayInWords(dayOf(time.until, unit.timeZone), texts.dates, view.today(unit.timeZone)));
  const name = time.visitType?.name ?? mine.open;
  return html`<div class="entry">
    <div class="date">${heading(level + 1, 'head', mine.open)} ${until ? html`<p class="note">${until}</p>` : nothing}</div>
    <div class="items">
      <article class="time">
        ${heading(level + 2, 'head', name)}
        <p>${who(time)}</p>
        ${richText(time.information, texts)}
        <p class="note">${mine.openText}</p>
        ${
          mayBook
            ? html`<div class="actions">
                <button
                  class="button"
                  aria-disabled=${opening === time.id ? 'true' : nothing}
                  @click=${() => view.open(time, 'rebook')}
                >
                  ${mine.openGo}<span class="unseen"> ${name}</span>
                </button>
              </div>`
            : html`<p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>`
        }
      </article>
    </div>
  </div>`;
}

/** A button for what may be done; for what may not, why and whom to call. Never a dead button. */
function actions(view: ListView, booking: Booking): TemplateResult {
  const { texts, opening } = view;
  const { mine } = texts;
  const { unit, rights } = booking;
  const when = mine.actionName(whenInWords(booking.start, unit.timeZone, texts.dates));
  const button = (label: string, to: 'cancel' | 'rebook', may: boolean): unknown =>
    may && rights[to].allowed
      ? html`<button
          class="button second"
          aria-disabled=${opening === booking.id ? 'true' : nothing}
          @click=${() => view.open(booking, to)}
        >
          ${label}<span class="unseen"> ${when}</span>
        </button>`
      : nothing;
  const rebook = button(mine.rebook, 'rebook', view.mayRebook);
  const cancel = button(mine.cancel, 'cancel', view.mayCancel);
  const refused: Right = rights.cancel.allowed ? rights.rebook : rights.cancel;
  return html`${
    rebook === nothing && cancel === nothing
      ? html`<div class="callout">
          ${heading(view.level + 3, 'head', mine.locked)}
          ${refused.allowed ? html`<p>${withPhone(mine.lockedCall(whoToCall(unit)), unit.phone)}</p>` : refusal(texts, refused, unit, mine.lockedCall)}
        </div>`
      : html`<div class="actions">${rebook}${cancel}</div>`
  }`;
}

/** A time could not be opened: nothing was changed. */
export function couldNotOpen({ common, mine }: MineTexts, managing: Managing): TemplateResult | typeof nothing {
  if (managing.step !== 'list' || !managing.problem) return nothing;
  return html`<div class="callout notice" role="alert">
    <p>${common.problems[managing.problem]} ${mine.failedBody}</p>
    <p>${withPhone(common.help('1177'))}</p>
  </div>`;
}

/** The journey that answers an invitation or moves a booking, in the place of the list. */
export function ownJourney(
  purpose: Purpose,
  { backend, level, lang, leave }: { readonly backend: unknown; readonly level: number; readonly lang: string; leave(): void },
): TemplateResult {
  return html`<tidbok-booking
    embedded
    .backend=${backend}
    .purpose=${purpose}
    .headingLevel=${level}
    lang=${lang}
    @tidbok-journey-left=${leave}
  ></tidbok-booking>`;
}
