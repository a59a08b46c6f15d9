// What both sides are given: one unit, one visit type, and where the free times are asked for.
const asked = new URLSearchParams(location.search);

export const pickers = Number(asked.get('pickers'));

export const unit = {
  ...{ id: 'SE-KATT-1002', name: 'Ekbackens vårdcentral', timeZone: 'Europe/Stockholm' },
  ...{ book: { allowed: true }, phone: { number: '031-390 06 12' } },
};

export const visitTypes = [
  { id: 'SE-KATT-1002.distrikt', unit: unit.id, name: 'Besök hos distriktssköterska', minutes: 30, channel: 'on-site' },
];

/** The free times of a range of days, over the network as everywhere. Marks the moment when the answer is in hand. */
export async function slots({ days: { from, to } }) {
  const answered = await fetch(`/answer?from=${from}&to=${to}&days=${asked.get('days')}&times=${asked.get('times')}`);
  const found = await answered.json();
  performance.mark('answer');
  return found;
}
