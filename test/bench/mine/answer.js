const day = 86_400_000;
const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);
const instant = (milliseconds) => new Date(milliseconds).toISOString().replace('.000', '');

/** So many own times, four a day from the day after tomorrow on. The same for whoever asks. */
export function answer(count) {
  const first = Date.parse(dayText(Date.now())) + 2 * day;
  const unit = {
    ...{ id: 'SE-KATT-1002', name: 'Vårdcentralen Västerhamn', timeZone: 'Europe/Stockholm', book: { allowed: true } },
    ...{ phone: { number: '031-390 06 14' }, address: 'Sjukhusvägen 3, Västerhamn', entrance: 'Entré A, plan 1' },
  };
  const items = Array.from({ length: count }, (_, index) => {
    const start = first + Math.floor(index / 4) * day + (7 + (index % 4) * 2) * 3_600_000;
    const until = instant(start - day);
    return {
      ...{ id: `b${index}`, kind: 'booking', status: 'booked', unit, start: instant(start), end: instant(start + 1_800_000) },
      visitType: { id: 'SE-KATT-1002.fysio', unit: unit.id, name: 'Fysioterapeut, återbesök', minutes: 30, channel: 'on-site' },
      performer: {
        id: `p${index % 3}`,
        name: ['Maja Lind', 'Ali Haddad', 'Siv Berg'][index % 3],
        kind: 'person',
        title: 'fysioterapeut',
      },
      rights: {
        cancel: { allowed: true, until },
        rebook: { allowed: true, until },
        message: { allowed: false, reason: 'not-offered' },
      },
      lateFee: { amount: '200 kronor', from: until },
    };
  });
  return { items, gaps: [] };
}
