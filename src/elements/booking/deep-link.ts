import { html, nothing, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { isBookingError } from '../../domain/model/booking-error.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import type { OpenInvitation } from '../../domain/model/appointment.js';
import { fetchCareUnit } from '../shared/backend/fetch-care-unit.js';
import { refusalNotice, linkifyPhone } from '../shared/parts/templates.js';
import type { Texts } from '../shared/host/host-context.js';
import type { SelectionMessages } from './steps/selection-steps.js';

export { arriving } from '../../locales/sv-arriving.js';

/** Where a link leads: to a unit, to an invitation of the citizen's, or to what is not there. */
export type DeepLink =
  | { readonly at: 'start' }
  | { readonly at: 'unit' | 'closed'; readonly unit: CareUnit }
  | { readonly at: 'invitation'; readonly invitation: OpenInvitation }
  | { readonly at: 'no-unit' | 'no-invitation' };

/** Reads what the attributes of a link name. An invitation has its unit, so it wins. */
export async function resolveDeepLink(
  backend: BookingBackend,
  { careUnit: id, invitation }: { readonly careUnit: string | undefined; readonly invitation: string | undefined },
  options: ReadOptions,
): Promise<DeepLink> {
  if (invitation) {
    const time = await unlessMissing(backend.booking(invitation, options));
    return time?.kind === 'open-invitation' ? { at: 'invitation', invitation: time } : { at: 'no-invitation' };
  }
  if (!id) return { at: 'start' };
  const unit = await unlessMissing(fetchCareUnit(backend, id, { to: 'book' }, options));
  if (!unit) return { at: 'no-unit' };
  return { at: unit.book.allowed ? 'unit' : 'closed', unit };
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (thrown) {
    if (isBookingError(thrown) && thrown.code === 'not-found') return undefined;
    throw thrown;
  }
}

/** Why the link did not lead further. The units to choose among stand below. */
export function deepLinkNotice(
  texts: SelectionMessages & Texts<'arriving'>,
  arrival: DeepLink,
): TemplateResult | typeof nothing {
  switch (arrival.at) {
    case 'no-unit':
    case 'no-invitation': {
      const said = arrival.at === 'no-unit' ? texts.arriving.noSuchUnit : texts.arriving.noSuchInvitation;
      return html`<div class="callout notice now">
        <p>${said}</p>
        <p>${linkifyPhone(texts.common.help('1177'))}</p>
      </div>`;
    }
    case 'closed': {
      const { unit } = arrival;
      return html`<div class="callout notice now">
        <p><strong>${unit.name}</strong></p>
        ${unit.book.allowed ? nothing : refusalNotice(texts, unit.book, unit)}
      </div>`;
    }
    default:
      return nothing;
  }
}
