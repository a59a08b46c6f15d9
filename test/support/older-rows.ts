/**
 * Rows as the first version of the demo left them, in every table that it had: they are not to be brought up to date when the
 * tables change. Times are around 2026-11-23; the unit's are out for eight weeks from then.
 */
export const olderRows: readonly string[] = [
  `insert into care_unit (care_unit_id, name, phone, address, latitude, longitude, time_zone, guide_required, takes_messages,
    own_patients_only, off_web, details, published_to)
    values ('SE-OLD-1', 'Vårdcentralen Förra', '031-390 06 12', 'Strandgatan 4', 57.21, 11.93, 'Europe/Stockholm', false, true,
    false, null, '{"lateFee": "200 kronor"}', '2027-01-18')`,
  `insert into performer (care_unit_id, performer_id, position, name, title)
    values ('SE-OLD-1', 'SE-OLD-1/0', 0, 'Amir Rashid', '{"sv": "distriktssköterska", "en": "district nurse"}')`,
  `insert into visit_type (care_unit_id, code, name, minutes, seats, profession, channel, by_invitation, off_reason, off_since)
    values ('SE-OLD-1', 'blodtryck', '{"sv": "Blodtryckskontroll", "en": "Blood pressure check"}', 30, 1,
    '{"sv": "distriktssköterska", "en": "district nurse"}', 'on-site', false, null, null),
    ('SE-OLD-1', 'vaccination', '{"sv": "Vaccination", "en": "Vaccination"}', 15, 1,
    '{"sv": "distriktssköterska", "en": "district nurse"}', 'on-site', false, 'Vaccinet är slut', '2026-11-20T10:00:00Z')`,
  `insert into schedule (care_unit_id, performer_id, position, weekdays, code, times)
    values ('SE-OLD-1', 'SE-OLD-1/0', 0, '12345', 'blodtryck', '08:00 09:00')`,
  `insert into slot (care_unit_id, code, starts_at, performer_id, ends_at)
    values ('SE-OLD-1', 'blodtryck', '2026-11-24T07:00:00Z', 'SE-OLD-1/0', '2026-11-24T07:30:00Z'),
    ('SE-OLD-1', 'blodtryck', '2026-11-24T08:00:00Z', 'SE-OLD-1/0', '2026-11-24T08:30:00Z')`,
  `insert into person (person_id, name, phone, listed, decides_alone)
    values ('older-1', 'Kim Sjöberg', '070-174 06 05', 'SE-OLD-1', false), ('older-2', 'Alva Sjöberg', null, 'SE-OLD-1', true)`,
  `insert into guardian (person_id, child_id, position) values ('older-1', 'older-2', 0)`,
  `insert into own_time (care_unit_id, own_time_id, person_id, patient, kind, status, code, performer_id, starts_at, ends_at,
    until, slot_id, seat, booked_at, key, message, phone, accepted, mark)
    values ('SE-OLD-1', 'SE-OLD-1~one', 'older-1', 'Kim Sjöberg', 'booking', 'booked', 'blodtryck', 'SE-OLD-1/0',
    '2026-11-24T07:00:00Z', '2026-11-24T07:30:00Z', null, 'SE-OLD-1/0~2026-11-24T07:00:00Z~blodtryck', 0,
    '2026-11-20T10:00:00Z', 'key-1', 'Jag kommer med rullstol.', '070-174 06 05', null, null),
    ('SE-OLD-1', 'SE-OLD-1~two', 'older-2', 'Alva Sjöberg', 'booking', 'cancelled', 'blodtryck', 'SE-OLD-1/0',
    '2026-11-24T08:00:00Z', '2026-11-24T08:30:00Z', null, null, 0, '2026-11-20T10:05:00Z', 'key-2', null, null, null, null),
    ('SE-OLD-1', 'SE-OLD-1~three', 'older-1', 'Kim Sjöberg', 'open-invitation', 'booked', 'blodtryck', null, null, null,
    '2026-12-20T22:59:00Z', null, 0, null, null, null, null, null, null)`,
  `insert into occupied (care_unit_id, performer_id, moment, taken_by)
    select 'SE-OLD-1', 'SE-OLD-1/0', moment, 'SE-OLD-1~one'
    from generate_series('2026-11-24T07:00:00Z'::timestamptz, '2026-11-24T07:25:00Z', '5 minutes') as moment`,
  `insert into block (care_unit_id, block_id, performer_id, starts_at, ends_at, reason)
    values ('SE-OLD-1', 'block-1', 'SE-OLD-1/0', '2026-11-25T07:00:00Z', '2026-11-25T09:00:00Z', 'Möte')`,
  `insert into guide (care_unit_id, guide_id, version, made_at, content)
    values ('SE-OLD-1', 'older', '1', '2026-11-01T08:00:00Z', '{"id": "older", "version": "1"}')`,
  `insert into kept_key (citizen_id, key, intent, result, made_at)
    values ('older-1', 'key-1', '["book"]', '{"outcome": "done"}', '2026-11-20T10:00:00Z')`,
  `insert into event (care_unit_id, event_id, logged_at, at, what, by_kind, by_id, by_name, person_id, own_time_id, code,
    performer_id, starts_at)
    values ('SE-OLD-1', 'event-1', '2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z', 'booked', 'citizen', 'older-1',
    'Kim Sjöberg', 'older-1', 'SE-OLD-1~one', 'blodtryck', 'SE-OLD-1/0', '2026-11-24T07:00:00Z')`,
  `update catalogue set version = 7`,
];
