import { addDays, capital, countOf, dateWords, dayWords, free, make, timeOf, today, weekOf } from './words.js';
import { dayOf, timesOf } from './times.js';

const timesAtFirst = 12;
const furthest = addDays(today, 83);

function half(name, slots, day, state) {
  if (slots.length === 0) return '';
  const words = name === 'morning' ? 'Förmiddag' : 'Eftermiddag';
  const times = make('div', { class: 'slots' }, timesOf(day, slots, state));
  return make('div', { class: `half ${name}` }, make('p', { class: 'note' }, words), times);
}

function column({ day, slots }, state) {
  const shown = state.opened.has(day) ? slots : slots.slice(0, timesAtFirst);
  const noon = shown.findIndex(({ start }) => timeOf(start) >= '12:00');
  const before = noon < 0 ? shown : shown.slice(0, noon);
  const halves = make('div', { class: 'halves' }, half('morning', before, day, state));
  halves.append(half('afternoon', shown.slice(before.length), day, state));
  const hidden = slots.length > 0 ? slots.length - shown.length : undefined;
  return dayOf(day, slots.length > 0 ? free(slots.length) : 'Inga tider', halves, { ...state, level: 4, hidden });
}

/** The week of a Monday: its number and the ways to those beside it, how many are free, and a column a day. */
export function week(known, monday, state) {
  const days = [0, 1, 2, 3, 4, 5, 6].map((index) => addDays(monday, index)).filter((day) => day >= today);
  const all = days.map((day) => ({ day, slots: known.get(day) ?? [] }));
  const weekend = (day) => [0, 6].includes(new Date(day).getUTCDay());
  const left = all.filter(({ day, slots }) => slots.length === 0 && weekend(day));
  const heading = { role: 'heading', 'aria-level': 3, class: 'head', tabindex: -1 };
  const period = make('div', { class: 'period' }, make('div', heading, `Vecka ${weekOf(monday)}`));
  const way = (to) => period.append(' ', make('button', { class: 'link', 'data-week': to }, `Vecka ${weekOf(to)}`));
  if (monday > today) way(addDays(monday, -7));
  if (addDays(monday, 7) <= furthest) way(addDays(monday, 7));
  const range = `${free(countOf(all))} från ${dayWords(days[0])} till ${dayWords(days.at(-1))}`;
  const rest = left.length > 0 ? `. ${capital(left.map(({ day }) => dateWords(day)).join(', '))}: inga tider.` : '';
  const columns = all.filter((one) => !left.includes(one)).map((one) => column(one, state));
  return {
    words: range + rest,
    nodes: [
      period,
      make('p', { class: 'counted', tabindex: -1 }, range + rest),
      make('div', { class: 'days week' }, ...columns),
    ],
  };
}
