import type { Reason, Right, Rights } from 'tidbok';
import { paragraph } from '../../../src/domain/model/rich-text.js';
import { instantOf, millisecondsOf, type Instant } from '../../../src/domain/time/instant.js';
import type { Call } from './call.js';
import { type UnitRecord } from './catalogue.js';
import type { OwnTimes, StoredTime } from './own-times.js';
import { withPhone, type Wording } from './wording.js';

const mostWebBookings = 3;
/** Until so many hours before, a time may be changed on the web. */
export const hoursToChange = 24;
const messageLength = 200;

const allowed: Right = { allowed: true };
const notOnWeb = { sv: 'Det här bokar mottagningen åt dig.', en: 'The unit books this for you.' };
const onlyOwn = {
  sv: 'Mottagningen tar bara emot sina egna patienter på webben.',
  en: 'This care unit only offers online booking to its own patients.',
};
const grownUp = {
  sv: 'Barnet har fyllt 13 år. Från den dagen bokar barnet själv, med egen inloggning.',
  en: 'The child has turned 13. From that day the child books with a login of its own.',
};
const decline = { sv: 'Vill du tacka nej? Säg det till mottagningen.', en: 'Do you want to decline? Tell the unit.' };
const tooLate = { sv: 'Det är mindre än 24 timmar kvar till besöket.', en: 'Less than 24 hours are left to the visit.' };

/** May this person book new times at the unit, on the web. */
export function unitRight(call: Call, unit: UnitRecord, own: OwnTimes): Right {
  const right = openRight(call, unit);
  const booked = own.filter((time) => time.care_unit_id === unit.care_unit_id && time.booked_at !== null);
  return right.allowed && booked.length >= mostWebBookings ? { allowed: false, reason: 'too-many' } : right;
}

// Whether the unit is open to the person, the cap left aside: reaching it hides no times.
function openRight(call: Call, unit: UnitRecord): Right {
  if (unit.off_web) return no(call, unit, 'not-offered', unit.off_web);
  if (isTooOldToActFor(call)) return refusedForChild(call);
  if (unit.own_patients_only && call.person.listed !== unit.care_unit_id) return no(call, unit, 'not-for-you', onlyOwn);
  return allowed;
}

function no({ lang }: Call, { phone }: UnitRecord, reason: Reason, text: Wording): Right {
  return { allowed: false, reason, text: withPhone(lang, phone, text) };
}

function isTooOldToActFor({ citizen, person }: Call): boolean {
  return citizen !== person && person.decides_alone;
}

function refusedForChild({ lang }: Call): Right {
  return { allowed: false, reason: 'not-when-acting-for', text: paragraph(lang, grownUp[lang]) };
}

/** May this kind of visit be booked at the unit: `about` is the own time that is answered or rebooked. */
export function typeRight(call: Call, unit: UnitRecord, code: string, about: StoredTime | undefined): Right {
  if (isTooOldToActFor(call)) return refusedForChild(call);
  const home = about?.care_unit_id === unit.care_unit_id;
  const open = home ? allowed : openRight(call, unit);
  if (!open.allowed) return open;
  const type = unit.types.get(code);
  const strayed = about ? about.code !== code || (about.kind === 'open-invitation' && !home) : type?.by_invitation === true;
  if (!type || type.never_on_web || strayed) {
    return no(call, unit, 'not-offered', type?.never_on_web?.citizen ?? notOnWeb);
  }
  return takenOff(unit, code) ?? allowed;
}

/** Why staff took that type off the web, if they did. */
function takenOff(unit: UnitRecord, code: string): Right | undefined {
  const reason = unit.types.get(code)?.off_reason;
  return typeof reason === 'string' ? { allowed: false, reason: 'not-offered', text: paragraph('sv', reason) } : undefined;
}

/** The rights to a time of that kind and start, one's own or one to be booked. Without a start: an open invitation. */
export function timeRights(call: Call, unit: UnitRecord, code: string, start: Instant | null): Rights {
  const change = changeRight(call, unit, code, start);
  const may = unit.takes_messages && !unit.types.get(code)?.never_on_web && start !== null;
  const message: Right = may ? allowed : { allowed: false, reason: 'not-offered' };
  // A time of a type that is not on the web can be given up there, but not moved: there are no times to move it to.
  const rebook = (change.allowed && takenOff(unit, code)) || change;
  return { cancel: change, rebook, message, ...(may && { messageLength }) };
}

function changeRight(call: Call, unit: UnitRecord, code: string, start: Instant | null): Right {
  const never = unit.types.get(code)?.never_on_web;
  if (never) return no(call, unit, 'not-offered', never.citizen);
  if (isTooOldToActFor(call)) return refusedForChild(call);
  if (start === null) return no(call, unit, 'not-offered', decline);
  const until = instantOf(millisecondsOf(start) - hoursToChange * 3_600_000);
  return until > call.now ? { allowed: true, until } : no(call, unit, 'too-late', tooLate);
}
