import type { ColumnType, Generated, Insertable, Kysely, Selectable } from 'kysely';
import type { Acceptance, Channel, Day, Instant } from 'tidbok';
import type { LocalizedText } from '../../../src/backends/reference/localized-text.js';

/** Read as what it is, written as its JSON. */
type Json<T> = ColumnType<T, string, string>;
type JsonOrNone<T> = ColumnType<T | null, string | null | undefined, string | null>;
type OrNone<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface CareUnitTable {
  care_unit_id: string;
  name: string;
  phone: string;
  address: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  /** IANA zone. */
  time_zone: string;
  guide_required: boolean;
  takes_messages: boolean;
  own_patients_only: boolean;
  /** Why nothing here is on the web. */
  off_web: JsonOrNone<LocalizedText>;
  details: Json<UnitDetails>;
  /** The last day whose times are out. */
  published_to: OrNone<Day>;
}

/** How to find it, what a missed visit costs, and where its video visits are. */
export interface UnitDetails {
  readonly entrance?: LocalizedText;
  /** `https:` address. */
  readonly map?: string;
  readonly lateFee?: string;
  /** `https:` address; a visit's id is put after it. */
  readonly video?: string;
}

interface PerformerTable {
  care_unit_id: string;
  performer_id: string;
  position: number;
  name: string;
  /** What the person is; none: a room, a machine or a line, which cannot be asked for. */
  title: JsonOrNone<LocalizedText>;
}

interface VisitTypeTable {
  care_unit_id: string;
  code: string;
  name: Json<LocalizedText>;
  minutes: number;
  /** How many come together. */
  seats: number;
  profession: Json<LocalizedText>;
  channel: Channel;
  /** What the citizen must know before the visit; also the notice when it is booked. */
  notice: JsonOrNone<LocalizedText>;
  preparation: JsonOrNone<LocalizedText>;
  /** On the web only for those who got an invitation. */
  by_invitation: boolean;
  /** Never on the web: the reason for staff, and the one for a citizen who has such a time. */
  never_on_web: JsonOrNone<{ readonly staff: string; readonly citizen: LocalizedText }>;
  /** Taken off the web by staff, in their words. */
  off_reason: OrNone<string>;
  off_since: OrNone<Instant>;
}

/** The week that is published again and again. */
interface ScheduleTable {
  care_unit_id: string;
  performer_id: string;
  position: number;
  /** 1 Monday to 7 Sunday; public holidays count as 7. */
  weekdays: string;
  code: string;
  /** Local starting times, `08:00 08:30`. */
  times: string;
}

interface SlotTable {
  care_unit_id: string;
  code: string;
  starts_at: Instant;
  performer_id: string;
  ends_at: Instant;
}

/** One row for each five minutes of a performer's that somebody has or holds. Its key is what makes double booking impossible. */
interface OccupiedTable {
  care_unit_id: string;
  performer_id: string;
  moment: Instant;
  /** An own time, a hold, a block, or the time that a group shares. */
  taken_by: string;
  /** Of a hold: the citizen, and when it lapses. */
  holder: OrNone<string>;
  until: OrNone<Instant>;
}

interface OwnTimeTable {
  care_unit_id: string;
  own_time_id: string;
  /** None: a patient who is not on the web. */
  person_id: OrNone<string>;
  patient: string;
  kind: 'booking' | 'timed-invitation' | 'open-invitation';
  status: 'booked' | 'pending' | 'cancelled';
  code: string;
  performer_id: OrNone<string>;
  starts_at: OrNone<Instant>;
  ends_at: OrNone<Instant>;
  /** The last moment to answer an open invitation. */
  until: OrNone<Instant>;
  /** What it takes of the calendar, while it does; unique with `seat` at the unit. */
  slot_id: OrNone<string>;
  seat: Generated<number>;
  /** When it was booked on the web; none: otherwise. */
  booked_at: OrNone<Instant>;
  key: OrNone<string>;
  message: OrNone<string>;
  phone: OrNone<string>;
  accepted: JsonOrNone<readonly Acceptance[]>;
  mark: OrNone<'missed' | 'came-late'>;
}

interface BlockTable {
  care_unit_id: string;
  block_id: string;
  performer_id: string;
  starts_at: Instant;
  ends_at: Instant;
  reason: string;
}

/** A version of a unit's guide never changes; the last one made is the one that holds. */
interface GuideTable {
  care_unit_id: string;
  guide_id: string;
  version: string;
  made_at: Instant;
  content: Json<unknown>;
}

interface PersonTable {
  person_id: string;
  name: string;
  phone: OrNone<string>;
  /** The unit where the person is listed. */
  listed: string;
  /** Has turned 13: a parent sees the times but may not book or change them. */
  decides_alone: boolean;
}

interface GuardianTable {
  person_id: string;
  child_id: string;
  position: number;
}

interface KeptKeyTable {
  citizen_id: string;
  key: string;
  intent: string;
  result: JsonOrNone<unknown>;
  made_at: Instant;
}

/** Who did what, and when. Rows are added, never changed and never removed; the live feed reads them. */
interface EventTable {
  care_unit_id: string;
  event_id: string;
  /** By the database's own clock: what the live feed goes by. */
  logged_at: Generated<Instant>;
  at: Instant;
  what: EventName;
  /** Citizen or staff. */
  by_kind: 'citizen' | 'staff' | 'system';
  by_id: string;
  by_name: string;
  person_id: OrNone<string>;
  own_time_id: OrNone<string>;
  code: OrNone<string>;
  performer_id: OrNone<string>;
  starts_at: OrNone<Instant>;
  /** Whose wish a cancelling was, the slot that staff moved it to, why a type is off the web, a mark. */
  detail: OrNone<string>;
}

export type EventName =
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'held'
  | 'released'
  | 'marked'
  | 'invited'
  | 'withdrawn'
  | 'blocked'
  | 'unblocked'
  | 'published'
  | 'unpublished'
  | 'off-web'
  | 'on-web';

/** One row: its number grows whenever units, performers, visit types, schedules or guides change. */
interface CatalogueTable {
  one: number;
  version: number;
}

export interface Tables {
  care_unit: CareUnitTable;
  performer: PerformerTable;
  visit_type: VisitTypeTable;
  schedule: ScheduleTable;
  slot: SlotTable;
  occupied: OccupiedTable;
  own_time: OwnTimeTable;
  block: BlockTable;
  guide: GuideTable;
  person: PersonTable;
  guardian: GuardianTable;
  kept_key: KeptKeyTable;
  event: EventTable;
  catalogue: CatalogueTable;
}

/** A database, or a transaction in it. */
export type Db = Kysely<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
