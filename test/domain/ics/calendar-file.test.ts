import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile, type CalendarFileOptions } from '../../../src/domain/ics/calendar-file.js';
import { clockChanges } from '../../../src/domain/ics/vtimezone.js';
import type { Booking } from '../../../src/domain/model/appointment.js';
import { instantOf } from '../../../src/domain/time/instant.js';
import { otherZones } from '../time/temporal.js';
import { bookingAt, unit, visitType, zone } from '../fixtures.js';

const now = '2026-11-24T10:00:00Z';
const titles = { booked: 'Bokad tid', pending: 'Obekräftad tid', cancelled: 'Avbokad tid' };
const file = (times: readonly Booking[], options: Partial<CalendarFileOptions> = {}): string =>
  calendarFile(times, { now, titles, ...options });

/** What another reader makes of the file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      start: instantOf(event.startDate.toJSDate().getTime()),
      end: component.hasProperty('dtend') ? instantOf(event.endDate.toJSDate().getTime()) : undefined,
      title: event.summary,
      address: component.getFirstPropertyValue('location'),
      status: component.getFirstPropertyValue('status'),
      names: component.getAllProperties().map(({ name }) => name),
    };
  });
  return { method: calendar.getFirstPropertyValue('method'), events };
}

const one = (text: string) => {
  const [event, ...others] = read(text).events;
  if (!event || others.length > 0) throw new Error('not one event');
  return event;
};
const octets = (line: string): number => new TextEncoder().encode(line).length;

describe('the calendar file', () => {
  it('says when and where, in the unit’s zone, summer and winter', () => {
    const summer = bookingAt('2026-07-01T07:15:00Z', {
      end: '2026-07-01T07:45:00Z',
      unit: { ...unit, address: 'Storgatan 5' },
    });
    const winter = bookingAt('2026-11-25T08:15:00Z', { end: '2026-11-25T08:45:00Z' });
    const text = file([summer, winter]);
    expect(text).to.contain('DTSTART;TZID=Europe/Stockholm:20260701T091500\r\nDTEND;TZID=Europe/Stockholm:20260701T094500\r\n');
    expect(text).to.contain('DTSTART;TZID=Europe/Stockholm:20261125T091500\r\n');
    const { method, events } = read(text);
    expect(method).to.equal('PUBLISH');
    expect(events.map(({ start, end }) => [start, end])).to.deep.equal([
      [summer.start, summer.end],
      [winter.start, winter.end],
    ]);
    expect(events[0]).to.include({ title: 'Bokad tid', address: 'Storgatan 5', status: 'CONFIRMED' });
  });

  it('takes the length of the visit type where the end is not known, and has no end where nothing is', () => {
    const timed = bookingAt('2026-11-25T08:15:00Z', { visitType: { ...visitType, minutes: 20 } });
    expect(one(file([timed])).end).to.equal('2026-11-25T08:35:00Z');
    expect(one(file([bookingAt('2026-11-25T08:15:00Z')])).end).to.equal(undefined);
    expect(one(file([bookingAt('2026-11-25T08:15:00Z', { end: '2026-11-25T08:15:00Z' })])).end).to.equal(undefined);
  });

  it('is read right through both days when the clock is changed, and never with a time that the wall shows twice', () => {
    for (const change of clockChanges(zone, Date.parse('2026-01-01T00:00:00Z'), Date.parse('2027-12-31T00:00:00Z'))) {
      for (let quarter = -16; quarter < 16; quarter += 1) {
        const start = instantOf(change.at + quarter * 900_000);
        const end = instantOf(change.at + (quarter + 2) * 900_000);
        const text = file([bookingAt(start, { end })]);
        expect(one(text)).to.include({ start, end });
        expect(text).not.to.match(/TZID=Europe\/Stockholm:20(261025|271031)T02/);
      }
    }
  });

  it('has every change of the clock around its times, as it was and will be, and no rule', () => {
    const text = file([bookingAt('2026-11-25T08:15:00Z'), bookingAt('2027-06-01T08:15:00Z')]);
    expect(text).not.to.contain('RRULE');
    const changes = [
      ...text.matchAll(/BEGIN:(STANDARD|DAYLIGHT)\r\nDTSTART:(\w+)\r\nTZOFFSETFROM:(.*)\r\nTZOFFSETTO:(.*)\r\n/g),
    ];
    expect(changes.map((change) => change.slice(1).join(' '))).to.deep.equal([
      'DAYLIGHT 20260329T020000 +0100 +0200',
      'STANDARD 20261025T030000 +0200 +0100',
      'DAYLIGHT 20270328T020000 +0100 +0200',
      'STANDARD 20271031T030000 +0200 +0100',
      'DAYLIGHT 20280326T020000 +0100 +0200',
    ]);
  });

  it('has what holds at its first time where the clock was last changed long before, and later again', () => {
    const moscow = bookingAt('2014-06-01T08:15:00Z', { unit: { ...unit, timeZone: 'Europe/Moscow' } });
    expect(file([moscow])).to.contain('TZOFFSETFROM:+0400\r\nTZOFFSETTO:+0400\r\n');
    expect(one(file([moscow])).start).to.equal(moscow.start);
  });

  it('is refused where its times are more than a hundred years apart, instead of counting the days between them', () => {
    expect(() => file([bookingAt('2026-11-25T08:15:00Z'), bookingAt('9998-11-25T08:15:00Z')])).to.throw(RangeError);
  });

  it('says nothing about the visit, the unit or the citizen', () => {
    const time = bookingAt('2026-11-25T08:15:00Z', {
      id: '191212121212-secret',
      unit: { ...unit, id: 'psykiatri', name: 'Psykiatrin', entrance: 'Psykiatrins entré', address: 'Storgatan 5' },
      visitType: { ...visitType, name: 'Samtal' },
      performer: { name: 'Hanna Friberg', kind: 'person', title: 'psykolog' },
      message: 'Jag mår dåligt',
      key: 'my-key',
    });
    const text = file([time]);
    expect(text).not.to.match(/psyk|samtal|friberg|dåligt|secret|1912|my-key/i);
    const { names } = one(text);
    const expected = ['uid', 'sequence', 'dtstamp', 'dtstart', 'summary', 'location', 'status', 'transp', 'class'];
    expect(names).to.have.members(expected);
    expect(text).not.to.contain('VALARM');
    const detailed = one(file([time], { detailed: true }));
    expect(detailed.title).to.equal('Bokad tid: Samtal, Hanna Friberg, Psykiatrin');
    expect(detailed.address).to.equal('Storgatan 5, Psykiatrins entré');
  });

  it('sends nobody to the unit for a video visit or a telephone call', () => {
    const away = (channel: 'video' | 'phone' | 'on-site') =>
      bookingAt('2026-11-25T08:15:00Z', { unit: { ...unit, address: 'Storgatan 5' }, visitType: { ...visitType, channel } });
    expect(['video', 'phone'].map((channel) => one(file([away(channel as 'video' | 'phone')])).address)).to.deep.equal([
      null,
      null,
    ]);
    expect(one(file([away('on-site')])).address).to.equal('Storgatan 5');
  });

  it('never calls a time booked that is not', () => {
    const [pending, over] = (['pending', 'cancelled'] as const).map((status) => bookingAt('2026-11-25T08:15:00Z', { status }));
    if (!pending || !over) throw new Error('no times');
    expect(one(file([pending]))).to.include({ title: 'Obekräftad tid', status: 'TENTATIVE' });
    expect(one(file([over]))).to.include({ title: 'Avbokad tid', status: 'CANCELLED' });
    expect(file([over])).to.contain('\r\nTRANSP:TRANSPARENT\r\n');
  });

  it('changes the same entry when the time was moved or cancelled', () => {
    const before = one(file([bookingAt('2026-11-25T08:15:00Z', { id: 'b1' })]));
    const moved = one(file([bookingAt('2026-11-26T08:15:00Z', { id: 'b1' })], { now: '2026-11-24T10:00:01Z' }));
    const cancelled = file([bookingAt('2026-11-26T08:15:00Z', { id: 'b1' })], { now: '2026-11-24T10:00:02Z', cancelled: true });
    expect(read(cancelled).method).to.equal('CANCEL');
    const over = one(cancelled);
    expect(over).to.include({ status: 'CANCELLED', title: 'Avbokad tid', start: '2026-11-26T08:15:00Z' });
    expect([moved.uid, over.uid]).to.deep.equal([before.uid, before.uid]);
    expect([before.sequence, moved.sequence, over.sequence]).to.deep.equal([217677600, 217677601, 217677602]);
  });

  it('cancels the entry of the time that a new one replaced, and keeps one that stands', () => {
    const old = bookingAt('2026-11-25T08:15:00Z', { id: 'b1' });
    const young = bookingAt('2026-11-26T08:15:00Z', { id: 'b2', replaces: 'b1' });
    const { method, events } = read(file([young], { replaced: [old] }));
    expect(method).to.equal('PUBLISH');
    expect(events.map(({ start, status }) => [start, status])).to.deep.equal([
      [young.start, 'CONFIRMED'],
      [old.start, 'CANCELLED'],
    ]);
    expect(events[1]?.uid).to.equal(one(file([old])).uid);
    expect(read(file([young, old])).events.map(({ status }) => status)).to.deep.equal(['CONFIRMED', 'CONFIRMED']);
  });

  it('has another UID for every time, which is a UUID', () => {
    const uids = new Set<string>();
    for (let unitNumber = 0; unitNumber < 5; unitNumber += 1) {
      const times = Array.from({ length: 2_000 }, (_, number) =>
        bookingAt('2026-11-25T08:15:00Z', { id: String(number), unit: { ...unit, id: `u${unitNumber}` } }),
      );
      for (const [, uid = ''] of file(times).matchAll(/UID:(.*)\r\n/g)) uids.add(uid);
    }
    expect(uids.size).to.equal(10_000);
    for (const uid of uids) expect(uid).to.match(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  });

  it('folds a long address without cutting a letter, and keeps its commas, semicolons, backslashes and lines', () => {
    const address =
      'Östra Ågatan 5; uppgång B, våning 3 – ”Blå dörren” 🚪🏽, c/o \\Läkarhuset\\;\nVästerhamn, Åäö äöå åäö åäö åäö';
    const text = file([bookingAt('2026-11-25T08:15:00Z', { unit: { ...unit, address } })]);
    expect(one(text).address).to.equal(address);
    expect(text.split('\r\n').filter((line) => line.startsWith(' '))).to.have.length(2);
    for (let length = 40; length < 110; length += 1) {
      const plain = 'x'.repeat(length);
      const lines = file([bookingAt('2026-11-25T08:15:00Z', { unit: { ...unit, address: plain } })]).split('\r\n');
      expect(Math.max(...lines.map(octets))).to.be.at.most(75);
      expect(lines.filter((line) => line.startsWith(' '))).to.have.length(length > 75 - 'LOCATION:'.length ? 1 : 0);
    }
  });

  it('is read as it was written, whatever the times, zones and addresses are', () => {
    const start = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    const where = fc.oneof(fc.constant(zone), fc.constantFrom(...otherZones));
    const address = fc.string({
      unit: fc.oneof(
        fc.constantFrom('å', 'ä', 'ö', ',', ';', '\\', ':', '"', ' ', '\n'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 200,
      size: 'max',
    });
    const time = fc.record({ start, length: fc.integer({ min: 1, max: 300 }), where, address, id: fc.string() }).map((some) =>
      bookingAt(instantOf(some.start * 60_000), {
        id: some.id,
        end: instantOf((some.start + some.length) * 60_000),
        unit: { ...unit, timeZone: some.where, address: some.address },
      }),
    );
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 3 }), (times) => {
        const text = file(times);
        for (const line of text.split('\r\n')) {
          expect(octets(line)).to.be.at.most(75);
          expect(line).not.to.match(/[\r\n]/);
        }
        const events = read(text).events.map((event) => [event.start, event.end, event.address ?? '']);
        expect(events).to.deep.equal(
          times.map((each) => [each.start, each.end, each.unit.address?.replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : ' '))]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
