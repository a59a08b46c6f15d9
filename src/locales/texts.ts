import type { BookingErrorCode } from '../domain/model/booking-error.js';
import type { Channel, Reason } from '../domain/model/care-unit.js';
import type { Booking } from '../domain/model/appointment.js';
import type { Season } from '../domain/time/instant.js';

/** Dates in words. Weekdays begin with Monday, months with January. */
export interface DateTexts {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  date(weekday: string, day: number, month: string, year?: string): string;
  today(date: string): string;
  tomorrow(date: string): string;
  at(date: string, time: string): string;
  minutes(count: number): string;
  hours(count: number): string;
  /** Which one, of an hour that comes twice. */
  readonly seasons: Readonly<Record<Season, string>>;
  /** Where the times are counted, as a zone's name or its city. */
  zone(zone: string): string;
}

/** Texts that more than one element shows. `who` is whom to call, as "Vårdcentralen X, 031-390 06 12" or "1177". */
export interface CommonTexts {
  readonly urgent112: string;
  readonly urgent1177: string;
  readonly continue: string;
  readonly back: string;
  readonly change: string;
  readonly retry: string;
  readonly loading: string;
  readonly demo: string;
  readonly noBackend: string;
  readonly unit: string;
  readonly visitType: string;
  readonly time: string;
  readonly performer: string;
  readonly person: string;
  readonly conditions: string;
  readonly fix: string;
  readonly nothingBooked: string;
  readonly stillBooked: string;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly problems: Readonly<Record<BookingErrorCode, string>>;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly emergency: {
    readonly heading: string;
    readonly call: string;
    readonly why: string;
    readonly notBooked: string;
    readonly elsewhere: string;
    readonly wrong: string;
    because(answer: string): string;
  };
  /** That a condition must be ticked. */
  tick(condition: string): string;
  call(number: string): string;
  help(who: string): string;
  callUnit(who: string): string;
  waitOrCall(who: string): string;
  actingFor(name: string): string;
}

/** The citizen's own calendar. `titles` are seen by others, also as names of files: nothing about the visit is in them. */
export interface CalendarTexts {
  readonly add: string;
  readonly addAll: string;
  readonly remove: string;
  readonly saved: string;
  readonly failed: string;
  readonly titles: Readonly<Record<Booking['status'], string>>;
  note(title: string): string;
}

export interface UnitTexts {
  readonly heading: string;
  readonly lede: string;
  readonly own: string;
  readonly others: string;
  readonly listed: string;
  readonly search: string;
  readonly noneDo: string;
  readonly failed: string;
  readonly incomplete: string;
  count(count: number): string;
  found(count: number, query: string): string;
  none(query: string): string;
  all(count: number): string;
}

export interface GuideTexts {
  readonly noSuchType: string;
  readonly heading: string;
  readonly lede: string;
  readonly emergencyIntro: string;
  readonly start: string;
  readonly many: string;
  readonly or: string;
  readonly none: string;
  readonly noneCleared: string;
  readonly answers: string;
  readonly callHeading: string;
  readonly callBody: string;
  readonly selfHeading: string;
  readonly selfCall: string;
  readonly call1177: string;
  readonly otherUnitHeading: string;
  readonly doneHeading: string;
  readonly doneLede: string;
  readonly go: string;
  readonly chooseOne: string;
  readonly chooseMany: string;
  readonly chooseType: string;
  readonly chooseTypeError: string;
  readonly noTypes: string;
  readonly failed: string;
  readonly draft: string;
  readonly stale: string;
  readonly partial: string;
  readonly readAll: string;
  readonly iKnow: string;
  readonly noneDirect: string;
  readonly search: string;
  readonly searchNote: string;
  dropped(count: number): string;
  goTo(unit: string): string;
  question(number: number): string;
  changeAnswer(number: number): string;
  allAnswers(count: number): string;
  doneWith(profession: string): string;
}

/** Of what a search in the guide finds. */
export interface SearchingTexts {
  readonly nothingFoundDo: string;
  readonly leadsTo112: string;
  readonly leadsToQuestions: string;
  readonly leadsToType: string;
  found(count: number, query: string): string;
  nothingFound(query: string): string;
}

export interface SlotTexts {
  readonly heading: string;
  readonly headingNew: string;
  readonly choose: string;
  readonly missing: string;
  /** The device's clock is so far ahead that it would hide times. */
  readonly clockWrong: string;
  readonly failed: string;
  readonly unknownLabel: string;
  readonly unknown: string;
  readonly gone: string;
  readonly noTarget: string;
  readonly views: string;
  readonly viewList: string;
  readonly viewWeek: string;
  readonly filter: string;
  readonly loading: string;
  count(count: number): string;
  range(count: string, from: string, to: string): string;
  none(days: string): string;
  span(from: string, to: string): string;
  moreTimes(count: number): string;
  moreDays(count: number): string;
  moreSaid(days: number, times: number): string;
  noneUntil(date: string): string;
  endOfTimes(date: string): string;
  refresh(count: number): string;
  filtered(count: string): string;
  earliest(when: string): string;
  loadingPart(done: number, all: number): string;
  full(days: string): string;
  nextBack(to: string): string;
  wentAway(date: string, time: string): string;
}

/** Of what most citizens never see of the free times: the week, the filter, an empty period. */
export interface LookingTexts {
  readonly part: string;
  readonly allDay: string;
  readonly parts: Readonly<Record<'morning' | 'afternoon', string>>;
  readonly all: string;
  readonly weekdays: string;
  readonly form: string;
  readonly filterClear: string;
  readonly noTimes: string;
  readonly noneFit: string;
  readonly allBooked: string;
  readonly emptyFull: string;
  readonly next: string;
  readonly sooner: string;
  readonly otherUnits: string;
  week(number: number): string;
  /** One's own fixed contact among the performers. */
  own(name: string): string;
  filteredBy(words: string): string;
  emptyFilter(count: string): string;
  empty(from: string, to: string): string;
  nextGo(date: string): string;
}

export interface JourneyTexts {
  readonly linkFailed: string;
  readonly choices: string;
  readonly rebookLede: string;
  readonly rebookNow: string;
  readonly rebookKeep: string;
  readonly cannotBook: string;
  /** The journey began anew, because the page has another backend or person. */
  readonly anew: string;
}

/** Of a link that leads to what is not there. */
export interface ArrivingTexts {
  readonly noSuchUnit: string;
  readonly noSuchInvitation: string;
}

/** Of the steps after choosing a time. */
export interface BookingTexts {
  readonly calendar: CalendarTexts;
  readonly contact: string;
  readonly contactLede: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly phoneError: string;
  readonly message: string;
  readonly messageHeading: string;
  readonly messageLabel: string;
  readonly messageHint: string;
  readonly notUrgent: string;
  readonly notBookedYet: string;
  readonly print: string;
  readonly ownTimes: string;
  readonly yourBooking: string;
  readonly changeUntil: string;
  readonly termsFailed: string;
  most(count: number): string;
  left(count: number): string;
  messageLong(most: number): string;
  until(when: string): string;
  readonly check: string;
  readonly checkLede: string;
  readonly book: string;
  readonly booking: string;
  readonly done: string;
  readonly next: string;
  /** Where it cannot all be changed on the web. */
  nextCall(who: string): string;
  readonly another: string;
  readonly notice: string;
  readonly noticeLost: string;
  readonly taken: string;
  readonly takenNearest: string;
  readonly takenNone: string;
  readonly takenAll: string;
  readonly refused: string;
  readonly rebookRefused: string;
  readonly unknownLede: string;
  readonly unknownChecking: string;
  readonly unknown: string;
  readonly unknownDont: string;
  readonly unknownAsked: string;
  readonly settledNo: string;
  readonly settledNoHeading: string;
  readonly pending: string;
  readonly pendingLede: string;
  readonly rebookCheck: string;
  readonly rebookCheckLede: string;
  readonly rebookConfirm: string;
  readonly rebooking: string;
  readonly rebookDone: string;
  readonly rebookTaken: string;
  readonly rebookUnknown: string;
  /** After an answer from which nothing follows about the old time. */
  readonly oldUnsure: string;
  readonly half: string;
  readonly halfBody: string;
  readonly oldTime: string;
  readonly newTime: string;
  readonly leave: string;
  readonly extend: string;
  readonly notExtended: string;
  readonly holdSoonHeading: string;
  readonly holdClose: string;
  readonly lapsed: string;
  readonly lapsedBody: string;
  readonly takenGo: string;
  readonly has: string;
  readonly hasBody: string;
  held(time: string, today: boolean): string;
  holdSoon(time: string): string;
  /** A time, and whose. */
  timeOf(when: string, name: string): string;
  /** Of a time that was being booked when the page turned to another person. */
  readonly leftBehind: Readonly<Record<'sending' | 'done' | 'pending' | 'not' | 'unknown', (time: string) => string>>;
  freeCancel(when: string): string;
  takenBody(when: string): string;
  refusedDo(who: string): string;
  rebookRefusedDo(who: string): string;
  unknownBody(lookedAt: string, who: string): string;
  unknownCall(who: string): string;
  rebookUnknownBody(who: string): string;
  pendingBody(who: string): string;
  halfDo(who: string): string;
  /** Of another visit that is going on then. */
  clash(when: string, unit: string): string;
  already(when: string): string;
}

export interface OwnTexts {
  readonly heading: string;
  readonly failed: string;
  readonly failedBody: string;
  headingOf(name: string): string;
}

/** Of a list that has been read. */
export interface MineTexts {
  readonly calendar: CalendarTexts;
  readonly invitations: string;
  readonly upcoming: string;
  readonly open: string;
  readonly openText: string;
  readonly openGo: string;
  readonly timed: string;
  readonly pending: string;
  readonly cancelledByUnit: string;
  readonly rebook: string;
  readonly cancel: string;
  readonly locked: string;
  readonly empty: string;
  readonly emptyNote: string;
  readonly partial: string;
  readonly cancelHeading: string;
  readonly cancelFinal: string;
  readonly cancelConfirm: string;
  readonly cancelKeep: string;
  readonly cancelling: string;
  readonly cancelled: string;
  readonly cancelNoticeLost: string;
  readonly cancelRefused: string;
  readonly rebookRefused: string;
  readonly stillBooked: string;
  readonly notCancelled: string;
  readonly cancelUnknown: string;
  readonly cancelUnknownHeading: string;
  readonly replaced: string;
  readonly past: string;
  readonly pastNone: string;
  readonly pastFailed: string;
  readonly map: string;
  readonly video: string;
  readonly prepare: string;
  readonly lockedRebook: string;
  readonly lockedCancel: string;
  readonly invitationOver: string;
  readonly withdraw: string;
  readonly promised: string;
  readonly cancelTerms: string;
  readonly write: string;
  readonly message: string;
  readonly messageHint: string;
  readonly again: string;
  /** Where a time is booked only by the unit's guide, so that it cannot be booked anew here. */
  readonly againByGuide: string;
  readonly againNote: string;
  readonly changed: string;
  readonly switchedMeanwhile: string;
  /** What has happened to a time while it was shown. */
  readonly marks: {
    readonly confirmed: string;
    readonly cancelled: string;
    readonly gone: string;
    readonly unseen: string;
    moved(from: string): string;
  };
  until(date: string): string;
  actionName(when: string): string;
  lockedCall(who: string): string;
  partialBody(units: string, who: string): string;
  /** `units` may be empty. */
  partialUnread(units: string, who: string): string;
  cancelFree(when: string): string;
  cancelRefusedDo(who: string): string;
  cancelUnknownBody(who: string): string;
  pastCount(count: number): string;
  from(name: string): string;
  videoLater(when: string): string;
  videoElsewhere(who: string): string;
  feeFrom(when: string, amount: string): string;
  feeNow(amount: string): string;
  cancelIsFree(when: string): string;
  cancelFee(amount: string): string;
  lapsed(when: string): string;
  tick(condition: string): string;
  messageLeft(count: number): string;
  stillSilent(name: string): string;
  answered(name: string): string;
}

/** One language. A text that is missing does not compile. */
export interface Language {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly dates: DateTexts;
  readonly common: CommonTexts;
  readonly units: UnitTexts;
  readonly guide: GuideTexts;
  readonly searching: SearchingTexts;
  readonly slots: SlotTexts;
  readonly looking: LookingTexts;
  readonly journey: JourneyTexts;
  readonly arriving: ArrivingTexts;
  readonly booking: BookingTexts;
  readonly own: OwnTexts;
  readonly mine: MineTexts;
}
