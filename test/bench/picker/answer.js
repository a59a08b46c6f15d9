const day = 86_400_000;
const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

/**
 * What the unit answers for a range of days: from tomorrow on, so many working days with so many times each, evenly over
 * seventeen hours. The same for whoever asks.
 */
export function answer({ from, to, days, times }) {
  const items = [];
  let left = days;
  for (let at = Date.parse(dayText(Date.now())) + day; left > 0; at += day) {
    if ([0, 6].includes(new Date(at).getUTCDay())) continue;
    left -= 1;
    if (dayText(at) < from || dayText(at) > to) continue;
    for (let index = 0; index < times; index += 1) {
      const start = at + 5 * 3_600_000 + Math.floor((index * 1020) / times) * 60_000;
      items.push({
        id: `${dayText(at)}.${index}`,
        unit: 'SE-KATT-1002',
        start: new Date(start).toISOString().replace('.000', ''),
        end: new Date(start + 1_800_000).toISOString().replace('.000', ''),
        visitType: 'SE-KATT-1002.distrikt',
        performer: { id: `p${index % 3}`, name: ['Maja Lind', 'Ali Haddad', 'Siv Berg'][index % 3], kind: 'person' },
      });
    }
  }
  return { items, gaps: [], covered: { from, to } };
}
