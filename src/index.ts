export { TidbokProvider, type NamedBackend, type NamedBackendOptions } from './elements/provider/provider.js';
export { TidbokBooking } from './elements/booking/booking.js';
export { TidbokUnitPicker } from './elements/unit-picker/unit-picker.js';
export { TidbokConditionGuide } from './elements/condition-guide/condition-guide.js';
export { TidbokSlotPicker } from './elements/slot-picker/slot-picker.js';
export { TidbokMyBookings } from './elements/my-bookings/my-bookings.js';

export { JourneyLeftEvent, StepEvent } from './elements/booking/events.js';
export { BookingCreatedEvent, BookingRebookedEvent } from './elements/booking/made-events.js';
export { UnitSelectedEvent } from './elements/unit-picker/events.js';
export { GuideCompletedEvent, type LockedSearch } from './elements/condition-guide/events.js';
export { OtherUnitsEvent, SlotSelectedEvent } from './elements/slot-picker/events.js';
export { BookingCancelledEvent } from './elements/my-bookings/events.js';
export { SessionExpiredEvent, TidbokErrorEvent } from './elements/shared/host/events.js';

export { BookingError, isBookingError, type BookingErrorCode } from './domain/model/booking-error.js';
export type { BookingSummary, CancelledSummary } from './domain/appointments/booking-summary.js';
export { rebookInSteps } from './domain/booking/rebook-in-steps.js';
export { version } from './version.js';

export type { BookingBackend, HoldOptions, OwnTimesOptions, ReadOptions, WriteOptions } from './backends/backend.js';
export type {
  CareUnit,
  Channel,
  Citizen,
  LateFee,
  Performer,
  Reason,
  Right,
  Rights,
  VisitType,
} from './domain/model/care-unit.js';
export type { Change, ReadResult, RangeResult, Page, Gap } from './domain/model/read-result.js';
export type {
  Answer,
  Condition,
  ConditionGuide,
  GuideLanguage,
  Next,
  Question,
  Translated,
  GuideOutcome,
} from './domain/guide/guide.js';
export type { Purpose } from './domain/booking/booking-flow.js';
export type {
  Booking,
  DayAvailability,
  Hold,
  Invitation,
  OpenInvitation,
  Appointment,
  Slot,
} from './domain/model/appointment.js';
export type {
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
} from './domain/model/requests.js';
export type {
  BookResult,
  Both,
  CancelResult,
  Done,
  HoldResult,
  Pending,
  RebookResult,
  Refused,
  Taken,
  Unknown,
} from './domain/model/write-result.js';
export type { Block, Inline, Phone, RichText } from './domain/model/rich-text.js';
export type { Day, DayRange, Instant } from './domain/time/instant.js';
