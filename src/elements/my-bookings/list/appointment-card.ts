import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit, Right } from '../../../domain/model/care-unit.js';
import { effectiveRights, isFeeDue, type Capabilities } from '../../../domain/appointments/effective-rights.js';
import type { ListItem, ChangeMark } from '../../../domain/appointments/merge-refreshed.js';
import type { Booking, OpenInvitation, Appointment } from '../../../domain/model/appointment.js';
import { isAllowedLink, defaultLinkHosts } from '../../../domain/model/rich-text.js';
import { dayOf, type Day, type Instant } from '../../../domain/time/instant.js';
import { calendarButton } from '../../shared/parts/calendar-button.js';
import type { Texts } from '../../shared/host/host-context.js';
import { heading, refusalNotice, richText, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { capitalize, formatDay, formatTime, formatDateTime } from '../../shared/format/format.js';

export type AppointmentMessages = Texts<'common' | 'dates' | 'own' | 'mine'>;

/** What own times are drawn from. */
export interface ListModel {
  readonly texts: AppointmentMessages;
  readonly level: number;
  readonly now: Instant;
  /** Ids of all times that the backend lists. */
  readonly listed: ReadonlySet<string>;
  /** Ids of times of which nobody knows whether they are cancelled. */
  readonly doubtful: ReadonlySet<string>;
  /** An own time whose rights are being read afresh. */
  readonly opening: string | undefined;
  /** A source that is being asked again; empty where all are. */
  readonly asking: string | undefined;
  readonly able: Capabilities;
  open(time: Appointment, to: 'cancel' | 'rebook'): void;
  ask(source: string): void;
  today(timeZone: string): Day;
}

/** A booking or timed invitation with all that the citizen needs in order to come, and what can be done about it. */
export function appointmentCard(view: ListModel, booking: Booking, mark?: ChangeMark): TemplateResult {
  const { texts, level } = view;
  const { common, mine } = texts;
  const { unit, visitType } = booking;
  const over = booking.status === 'cancelled' || mark?.as === 'gone';
  const tags = [
    booking.kind === 'timed-invitation' && mine.timed,
    booking.status === 'pending' && mine.pending,
    booking.status === 'cancelled' && mine.cancelledByUnit,
    visitType?.channel && visitType.channel !== 'on-site' && capitalize(common.channels[visitType.channel]),
  ].filter((tag) => typeof tag === 'string');
  const time = formatTime(booking.start, unit.timeZone, texts.dates);
  return html`<article class="time">
    ${heading(level + 2, 'head', [time, visitType?.name].filter(Boolean).join(' '))} ${changeNotice(view, mark)}
    <p>${performerLine(booking)}</p>
    ${over || (visitType?.channel ?? 'on-site') !== 'on-site' ? nothing : addressLine(texts, unit)}
    ${tags.map((tag) => html`<p class="tag">${tag}</p>`)}
    ${
      over
        ? nothing
        : html`${video(view, booking)} ${richText(booking.information ?? visitType?.information, texts)}
          ${preparation(texts, booking)} ${feeNote(view, booking)}
          ${
            booking.replaces && view.listed.has(booking.replaces)
              ? html`<div class="callout danger"><p>${mine.replaced}</p></div>`
              : nothing
          }
          ${cardActions(view, booking, mark)}`
    }
  </article>`;
}

/** An invitation whose time the citizen chooses. */
export function invitationCard(view: ListModel, { time, mark }: ListItem & { readonly time: OpenInvitation }): TemplateResult {
  const { texts, level } = view;
  const { mine } = texts;
  const { unit } = time;
  const until = time.until && mine.until(formatDay(dayOf(time.until, unit.timeZone), texts.dates, view.today(unit.timeZone)));
  const name = time.visitType?.name ?? mine.open;
  const { answer } = effectiveRights(time, view.able, view.now);
  const over = !answer.allowed && answer.reason === 'too-late';
  return html`<div class="entry">
    <div class="date">${heading(level + 1, 'head', mine.open)} ${until ? html`<p class="note">${until}</p>` : nothing}</div>
    <div class="items">
      <article class="time">
        ${heading(level + 2, 'head', name)} ${changeNotice(view, mark)}
        <p>${performerLine(time)}</p>
        ${richText(time.information ?? time.visitType?.information, texts)} ${preparation(texts, time)}
        ${
          mark?.as === 'gone' || (!answer.allowed && !over)
            ? nothing
            : html`<p class="note">${over ? mine.invitationOver : mine.openText}</p>`
        }
        ${
          answer.allowed && !mark
            ? html`<div class="actions">
                <button
                  class="button"
                  aria-disabled=${view.opening === time.id ? 'true' : nothing}
                  @click=${() => view.open(time, 'rebook')}
                >
                  ${mine.openGo}<span class="unseen"> ${name}</span>
                </button>
              </div>`
            : html`<p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>`
        }
      </article>
    </div>
  </div>`;
}

function performerLine(time: Appointment): string {
  return [[time.performer?.name, time.performer?.title].filter(Boolean).join(', '), time.unit.name].filter(Boolean).join('. ');
}

function addressLine(
  { mine, linkHosts = defaultLinkHosts }: AppointmentMessages,
  { name, address, entrance, map }: CareUnit,
): unknown {
  const where = [address, entrance].filter(Boolean).join('. ');
  // The address comes from far away: it leads only where the page allows.
  const link =
    map !== undefined && isAllowedLink(map, linkHosts)
      ? html` <a href=${map} rel="noreferrer">${mine.map}<span class="unseen">, ${name}</span></a>`
      : nothing;
  return where || link !== nothing ? html`<p class="note">${where}${link}</p>` : nothing;
}

/** The way into a video visit, near its time. */
function video({ texts, now, today }: ListModel, { video: way, unit }: Booking): unknown {
  const { mine, dates, linkHosts = defaultLinkHosts } = texts;
  if (!way) return nothing;
  if (!isAllowedLink(way.href, linkHosts))
    return html`<p>${linkifyPhone(mine.videoElsewhere(contactLabel(unit)), unit.phone)}</p>`;
  if (way.opens !== undefined && way.opens > now) {
    return html`<p class="note">${mine.videoLater(formatDateTime(way.opens, unit.timeZone, dates, today(unit.timeZone)))}</p>`;
  }
  return html`<p><a class="button second" href=${way.href} rel="noreferrer">${mine.video}</a></p>`;
}

function preparation(texts: AppointmentMessages, { visitType }: Appointment): unknown {
  if (!visitType?.preparation) return nothing;
  return html`<p><strong>${texts.mine.prepare}</strong></p>
    ${richText(visitType.preparation, texts)}`;
}

/** What a missed or late cancelled visit costs, before it does. */
function feeNote({ texts, now, today }: ListModel, { lateFee, unit }: Booking): unknown {
  if (!lateFee) return nothing;
  const words = isFeeDue(lateFee, now)
    ? texts.mine.feeNow(lateFee.amount)
    : texts.mine.feeFrom(formatDateTime(lateFee.from, unit.timeZone, texts.dates, today(unit.timeZone)), lateFee.amount);
  return html`<p class="note">${words}</p>`;
}

function changeNotice({ texts }: ListModel, mark: ChangeMark | undefined): unknown {
  if (!mark) return nothing;
  const { mine, dates } = texts;
  const words =
    mark.as === 'moved'
      ? mine.marks.moved(
          [formatDateTime(mark.from.start, mark.from.unit.timeZone, dates), mark.from.unit.name].filter(Boolean).join(', '),
        )
      : mine.marks[mark.as];
  return html`<div class="callout notice"><p>${words}</p></div>`;
}

/** A button for what may be done; for what may not, why and whom to call. Never a dead button. */
function cardActions(view: ListModel, booking: Booking, mark: ChangeMark | undefined): unknown {
  const { texts, opening } = view;
  const { mine } = texts;
  const { unit } = booking;
  const call = html`<p>${linkifyPhone(mine.lockedCall(contactLabel(unit)), unit.phone)}</p>`;
  if (mark?.as === 'unseen') return call;
  if (view.doubtful.has(booking.id)) return html`<p>${mine.cancelUnknownHeading}.</p>`;
  const what = mine.actionName(formatDateTime(booking.start, unit.timeZone, texts.dates));
  const { cancel, rebook } = effectiveRights(booking, view.able, view.now);
  const button = (label: string, to: 'cancel' | 'rebook', right: Right): unknown =>
    right.allowed
      ? html`<button
          class="button second ${to}"
          aria-disabled=${opening === booking.id ? 'true' : nothing}
          @click=${() => view.open(booking, to)}
        >
          ${label}<span class="unseen"> ${what}</span>
        </button>`
      : nothing;
  const locked = (title: string, right: Right): unknown =>
    right.allowed
      ? nothing
      : html`<div class="callout">
          ${heading(view.level + 3, 'head', title)} ${refusalNotice(texts, right, unit, mine.lockedCall)}
        </div>`;
  // The same reason is said once.
  const same = !cancel.allowed && JSON.stringify(cancel) === JSON.stringify(rebook);
  return html`${
    same
      ? locked(mine.locked, cancel)
      : html`<div class="actions">
            ${button(mine.rebook, 'rebook', rebook)}${button(booking.status === 'pending' ? mine.withdraw : mine.cancel, 'cancel', cancel)}
          </div>
          ${locked(mine.lockedRebook, rebook)} ${locked(mine.lockedCancel, cancel)}`
  }
  ${calendarButton(texts.mine.calendar, [booking], { what, bare: true })}`;
}
