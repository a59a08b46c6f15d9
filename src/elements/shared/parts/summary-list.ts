import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit, Citizen, Performer, VisitType } from '../../../domain/model/care-unit.js';
import { endOfTime, type Instant } from '../../../domain/time/instant.js';
import type { Texts } from '../host/host-context.js';
import { capitalize, formatDuration, formatRange } from '../format/format.js';

/** What is known of a visit, booked or about to be. */
export interface SummaryData {
  readonly unit: CareUnit;
  readonly start?: Instant | undefined;
  readonly end?: Instant | undefined;
  readonly visitType?: VisitType | undefined;
  /** Several, while no time is chosen. */
  readonly visitTypes?: readonly VisitType[] | undefined;
  readonly performer?: Performer | undefined;
  readonly person?: Citizen | undefined;
}

type Row = 'time' | 'unit' | 'visitType';

/** A row that is not about the visit itself: label, value, and how to change it. */
export type ExtraRow = readonly [label: string, value: unknown, change?: (() => void) | undefined];

/** The visit as label and value, with a way to change what can still be changed. */
export function appointmentSummary(
  texts: Texts<'common' | 'dates'>,
  visit: SummaryData,
  change: Partial<Record<Row, () => void>> = {},
  more: readonly ExtraRow[] = [],
): TemplateResult {
  const { common } = texts;
  const { unit, start, visitType, performer, person } = visit;
  const end = start && endOfTime({ ...visit, start });
  const row = (label: string, value: unknown, onChange?: () => void): unknown =>
    value
      ? html`<div class="row">
          <dt>${label}</dt>
          <dd>${value}</dd>
          ${
            onChange
              ? html`<dd class="change">
                  <button class="link" @click=${onChange}>
                    ${common.change}<span class="unseen"> ${label.toLowerCase()}</span>
                  </button>
                </dd>`
              : nothing
          }
        </div>`
      : nothing;
  const when = start && capitalize(formatRange({ start, ...(end !== undefined && { end }) }, unit.timeZone, texts.dates));
  const named = (type: VisitType): string =>
    [
      type.name,
      !end && type.minutes && formatDuration(type.minutes, texts.dates),
      type.channel && type.channel !== 'on-site' && common.channels[type.channel],
    ]
      .filter(Boolean)
      .join(', ');
  const types = visitType ? [visitType] : (visit.visitTypes ?? []);
  return html`<dl class="rows">
    ${row(common.time, when && html`<time datetime=${start} .textContent=${when}></time>`, change.time)}
    ${row(common.unit, html`${unit.name}${unit.address ? html`<br />${unit.address}` : nothing}`, change.unit)}
    ${row(common.visitType, types.length > 0 && types.map((type) => html`<div>${named(type)}</div>`), change.visitType)}
    ${row(common.performer, performer && [performer.name, performer.title].filter(Boolean).join(', '))}
    ${row(common.person, person?.name)} ${more.map(([label, value, onChange]) => row(label, value, onChange))}
  </dl>`;
}
