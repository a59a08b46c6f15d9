import type { Right, Rights } from 'tidbok';
import * as reference from '../../../src/backends/reference/rights.js';
import type { Instant } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import type { UnitRecord } from './catalogue.js';
import type { UpcomingAppointments, StoredAppointment } from './own-times.js';

/** Whether the person may book new appointments at the unit on the web; `own` are the person's upcoming ones. */
export function unitRight(call: RequestContext, unit: UnitRecord, own: UpcomingAppointments): Right {
  const webBookings = (): number =>
    own.filter((time) => time.care_unit_id === unit.care_unit_id && time.booked_at !== null).length;
  return reference.unitRight(personFacts(call), unitFacts(unit), webBookings);
}

/** Whether this visit type may be booked at the unit; `about` is the appointment that is answered or rebooked. */
export function typeRight(call: RequestContext, unit: UnitRecord, code: string, about: StoredAppointment | undefined): Right {
  return reference.visitTypeRight(personFacts(call), unitFacts(unit), {
    code,
    type: typeFacts(unit, code),
    about: about && {
      unit: about.care_unit_id,
      code: about.code,
      isOpenInvitation: about.kind === 'open-invitation',
    },
  });
}

/** The rights of an appointment of that type and start, or of a slot to book. Without a start it is an open invitation. */
export function timeRights(call: RequestContext, unit: UnitRecord, code: string, start: Instant | null): Rights {
  return reference.appointmentRights(personFacts(call), unitFacts(unit), typeFacts(unit, code), start ?? undefined);
}

function personFacts({ citizen, person, lang, now }: RequestContext): reference.PersonFacts {
  return {
    ...{ lang, now },
    listed: person.listed,
    decidesAlone: person.decides_alone,
    isActingFor: citizen !== person,
  };
}

function unitFacts(unit: UnitRecord): reference.UnitFacts {
  return {
    ...{ id: unit.care_unit_id, phone: unit.phone },
    offWeb: unit.off_web ?? undefined,
    ownPatientsOnly: unit.own_patients_only,
    takesMessages: unit.takes_messages,
  };
}

function typeFacts(unit: UnitRecord, code: string): reference.VisitTypeFacts | undefined {
  const type = unit.types.get(code);
  return (
    type && {
      neverOnWeb: type.never_on_web?.citizen,
      byInvitation: type.by_invitation,
      takenOff: type.off_reason ?? undefined,
    }
  );
}
