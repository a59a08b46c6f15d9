import type {
  Acceptance,
  BookRequest,
  CancelRequest,
  Errand,
  GuideQuery,
  GuideReference,
  PerformerQuery,
  SlotQuery,
  Target,
  UnitQuery,
  VisitTypeQuery,
} from '../domain/model/requests.js';
import type { ChangesInput, CallContext, Input, Method, AppointmentRef } from './contract.js';
import { slotFields, status } from '../domain/schema/entity-schemas.js';
import type { Hold, Slot } from '../domain/model/appointment.js';
import type { Day, DayRange, Instant } from '../domain/time/instant.js';
import { ownPhoneNumber } from '../domain/booking/contact-details.js';
import { array, number, object, oneOf, optional, type Schema, string, tagged } from '../domain/schema/schema.js';

type ErrandTo<T extends string> = Extract<GuideQuery['errand'], { readonly to: T }>;

const errands = {
  book: object<ErrandTo<'book'>>({ to: oneOf('book'), invitation: optional(string) }),
  rebook: object<ErrandTo<'rebook'>>({ to: oneOf('rebook'), booking: string }),
};
const errand: Schema<Errand> = tagged('to', errands);
const guideErrand: Schema<GuideQuery['errand']> = tagged('to', {
  ...errands,
  cancel: object<ErrandTo<'cancel'>>({ to: oneOf('cancel'), booking: string }),
});

const strings = array(string);
const day: Schema<Day> = { is: 'day', plausible: true };
const instant: Schema<Instant> = { is: 'instant', plausible: true };
const dayRange = object<DayRange>({ from: day, to: day });
const slot = object<Slot>({ ...slotFields, start: instant, end: optional(instant) });
const hold = object<Hold>({ id: string, slot, seconds: optional(number) });
const targets = array(object<Target>({ unit: string, visitType: optional(string), performers: optional(strings) }));

const unitQuery = object<UnitQuery>({
  errand,
  ids: optional(strings),
  text: optional(string),
  near: optional(object<NonNullable<UnitQuery['near']>>({ latitude: number, longitude: number })),
  after: optional(string),
});
const slotQuery = object<SlotQuery>({ errand, targets, days: dayRange });

const accepted = array(
  object<Acceptance>({ guide: object<GuideReference>({ id: string, version: string }), conditions: strings }),
);
/** Of the citizen, as it was typed. */
const ownPhone: Schema<string> = { is: 'string', accepts: (text) => ownPhoneNumber(text) !== undefined };
const bookRequest = object<BookRequest>({
  slot,
  accepted,
  invitation: optional(string),
  hold: optional(hold),
  message: optional(string),
  phone: optional(ownPhone),
});
const cancelRequest = object<CancelRequest>({ accepted, message: optional(string) });

const seenTime = object<AppointmentRef>({
  id: string,
  kind: oneOf('booking', 'timed-invitation', 'open-invitation'),
  unit: string,
  start: optional(instant),
  status: optional(status),
});

const circumstances = { actingFor: optional(string), language: optional(string) };

const ownTimes = object<Input<'bookings'>>({ source: optional(string), ...circumstances });

/** What each method is asked with. Only the server reads these, so the browser never loads them. */
export const requestSchemas: { readonly [M in Method]: Schema<Input<M>> } = {
  units: object<Input<'units'>>({ query: unitQuery, ...circumstances }),
  visitTypes: object<Input<'visitTypes'>>({ query: object<VisitTypeQuery>({ errand, units: strings }), ...circumstances }),
  performers: object<Input<'performers'>>({ query: object<PerformerQuery>({ errand, targets }), ...circumstances }),
  guide: object<Input<'guide'>>({
    query: object<GuideQuery>({ errand: guideErrand, unit: optional(string), visitType: optional(string) }),
    ...circumstances,
  }),
  days: object<Input<'days'>>({ query: slotQuery, ...circumstances }),
  slots: object<Input<'slots'>>({ query: slotQuery, ...circumstances }),
  bookings: ownTimes,
  past: ownTimes,
  booking: object<Input<'booking'>>({ id: string, ...circumstances }),
  citizens: object<CallContext>(circumstances),
  hold: object<Input<'hold'>>({ slot, intent: optional(errand), ...circumstances }),
  release: object<Input<'release'>>({ hold, ...circumstances }),
  book: object<Input<'book'>>({ request: bookRequest, ...circumstances }),
  rebook: object<Input<'rebook'>>({ from: seenTime, request: bookRequest, ...circumstances }),
  cancel: object<Input<'cancel'>>({ time: seenTime, request: cancelRequest, ...circumstances }),
};

export const changesInput = object<ChangesInput>({ units: strings, ...circumstances });
