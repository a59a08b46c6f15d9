import { BookingError } from '../../../domain/model/booking-error.js';
import type { Right, Rights } from '../../../domain/model/care-unit.js';
import type { Errand } from '../../../domain/model/requests.js';
import { paragraph } from '../../../domain/model/rich-text.js';
import type { Instant } from '../../../domain/time/instant.js';
import { withPhone, type RequestContext } from './call.js';
import { hoursBefore, visitTypeId, type StoredAppointment } from '../store.js';
import { hoursToChange } from '../kattegatt/details.js';
import { kinds } from '../kattegatt/kinds.js';
import type { Unit } from '../kattegatt/units.js';

const mostWebBookings = 3;
/** Most characters of a message to a unit. */
export const messageLength = 200;

const allowed: Right = { allowed: true };
const notOnWeb = { sv: 'Det här bokar mottagningen åt dig.', en: 'The unit books this for you.' };

/** The citizen's own time with that id. Throws `not-found` also for other people's. */
export function ownTime({ region, person }: RequestContext, id: string): StoredAppointment {
  const time = region.times.get(id);
  if (!time || time.person !== person.id) throw new BookingError('not-found', 'the person has no such time');
  return time;
}

/** The own time that an errand is about, if any. Throws `not-found` for one that is not the person's or not of that sort. */
export function timeOf(call: RequestContext, errand: Errand): StoredAppointment | undefined {
  const id = errand.to === 'rebook' ? errand.booking : errand.invitation;
  if (id === undefined) return undefined;
  const time = ownTime(call, id);
  const open = time.kind === 'open-invitation';
  if (time.status === 'cancelled' || open !== (errand.to === 'book')) throw new BookingError('not-found', 'no such time');
  return time;
}

/** May this person book new times at the unit, on the web. */
export function unitRight(call: RequestContext, unit: Unit): Right {
  const right = openRight(call, unit);
  return right.allowed && webBookingsAt(call, unit) >= mostWebBookings ? { allowed: false, reason: 'too-many' } : right;
}

/** How many coming times the person has booked on the web at the unit. */
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

// Whether the unit is open to the person, the cap left aside: reaching it hides no times.
function openRight(call: RequestContext, unit: Unit): Right {
  if (unit.offWeb) return { allowed: false, reason: 'not-offered', text: withPhone(call.lang, unit, unit.offWeb) };
  if (isTooOldToActFor(call)) return refusedForChild(call);
  if (unit.ownOnly && call.person.listed !== unit.id) {
    const text = {
      sv: 'Mottagningen tar bara emot sina egna patienter på webben.',
      en: 'This care unit only offers online booking to its own patients.',
    };
    return { allowed: false, reason: 'not-for-you', text: withPhone(call.lang, unit, text) };
  }
  return allowed;
}

function isTooOldToActFor({ citizen, person }: RequestContext): boolean {
  return citizen !== person && person.decidesAlone === true;
}

function refusedForChild({ lang }: RequestContext): Right {
  const text = {
    sv: 'Barnet har fyllt 13 år. Från den dagen bokar barnet själv, med egen inloggning.',
    en: 'The child has turned 13. From that day the child books with a login of its own.',
  };
  return { allowed: false, reason: 'not-when-acting-for', text: paragraph(lang, text[lang]) };
}

/** May this kind of visit be booked at the unit: `about` is the own time that is answered or rebooked. */
export function kindRight(call: RequestContext, unit: Unit, code: string, about: StoredAppointment | undefined): Right {
  if (isTooOldToActFor(call)) return refusedForChild(call);
  const home = about?.unit === unit.id;
  const open = home ? allowed : openRight(call, unit);
  if (!open.allowed) return open;
  const kind = kinds[code];
  const strayed = about ? about.code !== code || (about.kind === 'open-invitation' && !home) : kind?.byInvitation === true;
  if (!kind || kind.off || strayed) {
    return { allowed: false, reason: 'not-offered', text: withPhone(call.lang, unit, kind?.off?.citizen ?? notOnWeb) };
  }
  return takenOff(call, unit, code) ?? allowed;
}

/** Why staff took that kind off the web, if they did. */
function takenOff({ region }: RequestContext, unit: Unit, code: string): Right | undefined {
  const off = region.offWeb.get(visitTypeId(unit.id, code));
  return off && { allowed: false, reason: 'not-offered', text: paragraph('sv', off.reason) };
}

/** The rights to a time of that kind and start, one's own or one to be booked. Without a start: an open invitation. */
export function timeRights(call: RequestContext, unit: Unit, code: string, start: Instant | undefined): Rights {
  const change = changeRight(call, unit, code, start);
  const message: Right =
    unit.messages && !kinds[code]?.off && start !== undefined ? allowed : { allowed: false, reason: 'not-offered' };
  // A time of a kind that is not on the web can be given up there, but not moved: there are no times to move it to.
  const rebook = (change.allowed && takenOff(call, unit, code)) || change;
  return { cancel: change, rebook, message, ...(message.allowed && { messageLength }) };
}

function changeRight(call: RequestContext, unit: Unit, code: string, start: Instant | undefined): Right {
  const off = kinds[code]?.off;
  if (off) return { allowed: false, reason: 'not-offered', text: withPhone(call.lang, unit, off.citizen) };
  if (isTooOldToActFor(call)) return refusedForChild(call);
  if (start === undefined) {
    const text = { sv: 'Vill du tacka nej? Säg det till mottagningen.', en: 'Do you want to decline? Tell the unit.' };
    return { allowed: false, reason: 'not-offered', text: withPhone(call.lang, unit, text) };
  }
  const until = hoursBefore(start, hoursToChange);
  if (until > call.now) return { allowed: true, until };
  const text = { sv: 'Det är mindre än 24 timmar kvar till besöket.', en: 'Less than 24 hours are left to the visit.' };
  return { allowed: false, reason: 'too-late', text: withPhone(call.lang, unit, text) };
}
