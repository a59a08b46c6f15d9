import { calendarZone, wallDigits } from './vtimezone.js';
import type { Booking } from '../model/appointment.js';
import { endOfTime, millisecondsOf, offsetAt, repeatedHour, type Instant } from '../time/instant.js';

/** What a calendar file says of times, and how much. */
export interface CalendarFileOptions {
  /** When the file is made: of two files about the same time, calendars believe the younger one. */
  readonly now: Instant;
  /** What the entry is called, in the citizen's language. It is seen over shoulders: nothing about the visit belongs here. */
  readonly titles: Readonly<Record<Booking['status'], string>>;
  /** All the times are cancelled, whatever they say themselves. */
  readonly cancelled?: boolean | undefined;
  /** Times that are over because those of the file replaced them. Never one that stands, as while the new one is pending. */
  readonly replaced?: readonly Booking[] | undefined;
  /** The page asks for visit type, performer and unit in the title, and the entrance beside the address. */
  readonly detailed?: boolean | undefined;
}

/**
 * The times as a calendar file (RFC 5545). A later file about the same `Booking.id` changes the entry that an earlier one made:
 * same UID, higher SEQUENCE. Where a rebooking gives the time a new id, that is another entry, since both times may stand for a
 * while; `replaced` cancels the old one in the same file.
 *
 * There is no ORGANIZER, although RFC 5546 wants one beside METHOD: it would name the unit, and calendars would want to answer it.
 */
export function calendarFile(times: readonly Booking[], options: CalendarFileOptions): string {
  const { cancelled = false, replaced = [] } = options;
  const over = (time: Booking): Booking => ({ ...time, status: 'cancelled' });
  const all = [...(cancelled ? times.map(over) : times), ...replaced.map(over)];
  const zones = [...new Set(all.filter(isOnWall).map((time) => time.unit.timeZone))];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tidbok//tidbok//EN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...zones.flatMap((timeZone) =>
      calendarZone(
        timeZone,
        all.filter(({ unit }) => unit.timeZone === timeZone).map(({ start }) => millisecondsOf(start)),
      ),
    ),
    ...all.flatMap((time) => entry(time, options)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const statuses = { booked: 'CONFIRMED', pending: 'TENTATIVE', cancelled: 'CANCELLED' } as const;

function entry(time: Booking, { now, titles, detailed = false }: CalendarFileOptions): readonly string[] {
  const { unit, visitType, performer } = time;
  const details = detailed ? [visitType?.name, performer?.name, unit.name].filter(Boolean).join(', ') : '';
  const title = titles[time.status];
  // To a video visit or a telephone call nobody shall travel.
  const away = visitType?.channel === 'video' || visitType?.channel === 'phone';
  const address = [unit.address, detailed && unit.entrance].filter(Boolean).join(', ');
  const end = endOf(time);
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(time)}`,
    // Grows with the clock, since nothing is stored that could be counted up.
    `SEQUENCE:${Math.max(0, Math.floor((millisecondsOf(now) - firstSequence) / 1000))}`,
    `DTSTAMP:${digits(millisecondsOf(now))}`,
    `DTSTART${moment(time, millisecondsOf(time.start))}`,
    ...(end === undefined ? [] : [`DTEND${moment(time, end)}`]),
    `SUMMARY:${escaped(details ? `${title}: ${details}` : title)}`,
    ...(address && !away ? [`LOCATION:${escaped(address)}`] : []),
    `STATUS:${statuses[time.status]}`,
    `TRANSP:${time.status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

const firstSequence = Date.UTC(2020, 0, 1);

/** When a time ends, in milliseconds: as said, else by the length of its visit type; unknown where neither is a later moment. */
function endOf({ start, end: said, visitType }: Booking): number | undefined {
  const from = millisecondsOf(start);
  const end = endOfTime({ start, end: said });
  const to = end ? millisecondsOf(end) : from + (visitType?.minutes ?? 0) * 60_000;
  return to > from ? to : undefined;
}

/** Whether the wall shows start and end only once: a local time of the repeated hour says nothing of which one is meant. */
function isOnWall({ start, end, unit }: Booking): boolean {
  return [start, end ?? start].every((instant) => !repeatedHour(instant, unit.timeZone));
}

function moment(time: Booking, milliseconds: number): string {
  const { timeZone } = time.unit;
  if (!isOnWall(time)) return `:${digits(milliseconds)}`;
  return `;TZID=${timeZone}:${wallDigits(milliseconds, offsetAt(milliseconds, timeZone))}`;
}

function digits(milliseconds: number): string {
  return `${wallDigits(milliseconds, 0)}Z`;
}

/**
 * A UUID (RFC 9562, version 8) that is always the same for an own time, whatever system it comes from. Made by FNV-1a of 128
 * bits: neither the unit nor the id of the booking can be read in it, though it is no secret.
 */
function uidOf({ id, unit }: Booking): string {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(`${unit.id}\n${id}`)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x1000000000000000000013bn);
  }
  const hex = hash.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function escaped(text: string): string {
  // RFC 5545 has no place for other control characters.
  const lines = text.replace(/[\\;,]/g, '\\$&').split(/\r\n?|\n/);
  return lines.map((line) => line.replace(/\p{Cc}/gu, ' ')).join('\\n');
}

/** At most 75 octets a line, and no letter cut in two. */
function folded(line: string): string {
  let [out, octets] = ['', 0];
  for (const letter of line) {
    const length = new TextEncoder().encode(letter).length;
    if (octets + length > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += length;
  }
  return out;
}
