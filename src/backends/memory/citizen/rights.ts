import { BookingError } from '../../../domain/model/booking-error.js';
import type { Right, Rights } from '../../../domain/model/care-unit.js';
import type { Errand } from '../../../domain/model/requests.js';
import type { Instant } from '../../../domain/time/instant.js';
import * as reference from '../../reference/rights.js';
import type { RequestContext } from './call.js';
import { visitTypeId, type StoredAppointment } from '../store.js';
import { kinds } from '../kattegatt/kinds.js';
import type { Unit } from '../kattegatt/units.js';

/** The citizen's own time with that id. Throws `not-found` also for other people's. */
export function requireAppointment({ region, person }: RequestContext, id: string): StoredAppointment {
  const time = region.times.get(id);
  if (!time || time.person !== person.id) throw new BookingError('not-found', 'the person has no such time');
  return time;
}

/** The own time that an errand is about, if any. Throws `not-found` for one that is not the person's or not of that sort. */
export function appointmentOfIntent(call: RequestContext, errand: Errand): StoredAppointment | undefined {
  const id = errand.to === 'rebook' ? errand.booking : errand.invitation;
  if (id === undefined) return undefined;
  const time = requireAppointment(call, id);
  const open = time.kind === 'open-invitation';
  if (time.status === 'cancelled' || open !== (errand.to === 'book')) throw new BookingError('not-found', 'no such time');
  return time;
}

/** Whether the person may book new appointments at the unit on the web. */
export function rightAtUnit(call: RequestContext, unit: Unit): Right {
  return reference.unitRight(personFacts(call), unitFacts(unit), () => webBookingsAt(call, unit));
}

/** How many upcoming appointments the person has booked on the web at the unit. */
function webBookingsAt({ region, person, now }: RequestContext, unit: Unit): number {
  return [...region.times.values()].filter(
    (time) =>
      time.person === person.id &&
      time.unit === unit.id &&
      time.bookedAt !== undefined &&
      time.status !== 'cancelled' &&
      (time.start ?? '') > now,
  ).length;
}

/** Whether this kind of visit may be booked at the unit; `about` is the appointment that is answered or rebooked. */
export function rightToKind(call: RequestContext, unit: Unit, code: string, about: StoredAppointment | undefined): Right {
  return reference.visitTypeRight(personFacts(call), unitFacts(unit), {
    code,
    type: kindFacts(call, unit, code),
    about: about && { unit: about.unit, code: about.code, isOpenInvitation: about.kind === 'open-invitation' },
  });
}

/** The rights of an appointment of that kind and start, or of a slot to book. Without a start it is an open invitation. */
export function rightsOfAppointment(call: RequestContext, unit: Unit, code: string, start: Instant | undefined): Rights {
  return reference.appointmentRights(personFacts(call), unitFacts(unit), kindFacts(call, unit, code), start);
}

function personFacts({ citizen, person, lang, now }: RequestContext): reference.PersonFacts {
  const { listed, decidesAlone = false } = person;
  return { lang, now, listed, decidesAlone, isActingFor: citizen !== person };
}

function unitFacts({ id, phone, offWeb, ownOnly, messages }: Unit): reference.UnitFacts {
  return { id, phone, offWeb, ownPatientsOnly: ownOnly === true, takesMessages: messages === true };
}

function kindFacts({ region }: RequestContext, unit: Unit, code: string): reference.VisitTypeFacts | undefined {
  const kind = kinds[code];
  return (
    kind && {
      neverOnWeb: kind.off?.citizen,
      byInvitation: kind.byInvitation === true,
      takenOff: region.offWeb.get(visitTypeId(unit.id, code))?.reason,
    }
  );
}
