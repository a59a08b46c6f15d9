import type { Reason, Right, Rights } from '../../domain/model/care-unit.js';
import { paragraph } from '../../domain/model/rich-text.js';
import { instantOf, millisecondsOf, type Instant } from '../../domain/time/instant.js';
import { withPhone, type RegionLanguage, type LocalizedText } from './localized-text.js';
import * as texts from './texts.js';

/** The most upcoming appointments that a person may have booked on the web at one unit. */
const mostWebBookings = 3;
/** The latest that an appointment may be changed on the web, in hours before its start. Cancelling is free until then. */
export const hoursToChange = 24;
/** The most characters of a message to a unit. */
export const messageLength = 200;

const allowed: Right = { allowed: true };

/** Who asks, and for whom. */
export interface PersonFacts {
  readonly lang: RegionLanguage;
  readonly now: Instant;
  /** The unit where the person is listed. */
  readonly listed: string | undefined;
  /** The citizen acts for somebody else. */
  readonly isActingFor: boolean;
  /** The person is old enough to book alone, so nobody may act for them. */
  readonly decidesAlone: boolean;
}

export interface UnitFacts {
  readonly id: string;
  readonly phone: string;
  /** Why nothing of the unit is on the web, if so. */
  readonly offWeb: LocalizedText | undefined;
  readonly ownPatientsOnly: boolean;
  readonly takesMessages: boolean;
}

export interface VisitTypeFacts {
  /** Why it can never be booked on the web, in words for citizens, if so. */
  readonly neverOnWeb: LocalizedText | undefined;
  readonly byInvitation: boolean;
  /** Why staff took it off the web, in their words (Swedish), if they did. */
  readonly takenOff: string | undefined;
}

/** The appointment that is answered or rebooked. */
export interface AppointmentFacts {
  readonly unit: string;
  readonly code: string;
  readonly isOpenInvitation: boolean;
}

/** Whether the person may book new appointments at the unit on the web. `webBookings` counts the upcoming ones booked there. */
export function unitRight(person: PersonFacts, unit: UnitFacts, webBookings: () => number): Right {
  const right = openRight(person, unit);
  return right.allowed && webBookings() >= mostWebBookings ? { allowed: false, reason: 'too-many' } : right;
}

/** Whether the unit is open to the person. The cap is not counted here: a person who has reached it still sees the slots. */
function openRight(person: PersonFacts, unit: UnitFacts): Right {
  if (unit.offWeb) return no(person, unit, 'not-offered', unit.offWeb);
  if (mayNotActFor(person)) return refusedForChild(person);
  if (unit.ownPatientsOnly && person.listed !== unit.id) return no(person, unit, 'not-for-you', texts.ownPatientsOnly);
  return allowed;
}

function no({ lang }: PersonFacts, { phone }: UnitFacts, reason: Reason, text: LocalizedText): Right {
  return { allowed: false, reason, text: withPhone(lang, phone, text) };
}

function mayNotActFor({ isActingFor, decidesAlone }: PersonFacts): boolean {
  return isActingFor && decidesAlone;
}

function refusedForChild({ lang }: PersonFacts): Right {
  return { allowed: false, reason: 'not-when-acting-for', text: paragraph(lang, texts.decidesAlone[lang]) };
}

/** Whether a visit type may be booked at the unit; `type` is undefined if the unit does not have it. */
export function visitTypeRight(
  person: PersonFacts,
  unit: UnitFacts,
  {
    code,
    type,
    about,
  }: { readonly code: string; readonly type: VisitTypeFacts | undefined; readonly about: AppointmentFacts | undefined },
): Right {
  if (mayNotActFor(person)) return refusedForChild(person);
  const isHome = about?.unit === unit.id;
  const open = isHome ? allowed : openRight(person, unit);
  if (!open.allowed) return open;
  const isOther = about ? about.code !== code || (about.isOpenInvitation && !isHome) : type?.byInvitation === true;
  if (!type || type.neverOnWeb || isOther) return no(person, unit, 'not-offered', type?.neverOnWeb ?? texts.unitBooks);
  return takenOffRight(type) ?? allowed;
}

function takenOffRight(type: VisitTypeFacts | undefined): Right | undefined {
  const reason = type?.takenOff;
  return reason === undefined ? undefined : { allowed: false, reason: 'not-offered', text: paragraph('sv', reason) };
}

/** The rights of an appointment, or of a slot to book. Without `start` it is an open invitation. */
export function appointmentRights(
  person: PersonFacts,
  unit: UnitFacts,
  type: VisitTypeFacts | undefined,
  start: Instant | undefined,
): Rights {
  const change = changeRight(person, unit, type, start);
  const takesMessage = unit.takesMessages && !type?.neverOnWeb && start !== undefined;
  const message: Right = takesMessage ? allowed : { allowed: false, reason: 'not-offered' };
  // An appointment of a type that was taken off the web can be cancelled there, but not moved: it has no slots.
  const rebook = (change.allowed && takenOffRight(type)) || change;
  return { cancel: change, rebook, message, ...(takesMessage && { messageLength }) };
}

function changeRight(
  person: PersonFacts,
  unit: UnitFacts,
  type: VisitTypeFacts | undefined,
  start: Instant | undefined,
): Right {
  if (type?.neverOnWeb) return no(person, unit, 'not-offered', type.neverOnWeb);
  if (mayNotActFor(person)) return refusedForChild(person);
  if (start === undefined) return no(person, unit, 'not-offered', texts.declineByPhone);
  const until = instantOf(millisecondsOf(start) - hoursToChange * 3_600_000);
  return until > person.now ? { allowed: true, until } : no(person, unit, 'too-late', texts.tooLate);
}
