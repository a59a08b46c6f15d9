import { unit, visitTypes } from './place.js';
import { addDays, capital, dateWords, dayWords, free, make, plural, timeOf } from './words.js';

// A time is copied from one that stands ready, and its three parts are filled in.
const pattern = make(
  'label',
  { class: 'choice slot' },
  make('input', { type: 'radio' }),
  make('span', { 'aria-hidden': true }, make('span', { class: 'at' }, ' '), make('span', { class: 'who' }, ' ')),
);

function oneTime(slot, tail, { number, chosen }) {
  const label = pattern.cloneNode(true);
  const [input, words] = label.children;
  const time = timeOf(slot.start);
  input.name = `slot${number}`;
  input.value = slot.id;
  if (slot.id === chosen) input.checked = true;
  input.setAttribute('aria-label', `${time}, ${slot.performer.name}, ${tail}`);
  words.firstChild.firstChild.data = time;
  words.lastChild.firstChild.data = slot.performer.name;
  return label;
}

/** Some times of a day. */
export function timesOf(day, slots, state) {
  const tail = `${dateWords(day, true)}, ${visitTypes[0].minutes} minuter, besök på mottagningen, ${unit.name}`;
  const times = document.createDocumentFragment();
  for (const slot of slots) times.append(oneTime(slot, tail, state));
  return times;
}

/** A day on its rail: date, how many, what stands beside it, and the way to the rest of its times. */
export function dayOf(day, note, beside, { number, level, hidden }) {
  const id = `d${number}.${day}`;
  const head = make('div', { role: 'heading', 'aria-level': level, class: 'head', id }, capital(dayWords(day)));
  const date = make('div', { class: 'date' }, head, make('p', { class: 'note' }, note));
  const group = make('div', { class: 'day' }, date, beside);
  if (hidden === undefined) return group;
  group.setAttribute('role', 'group');
  group.setAttribute('aria-labelledby', id);
  if (hidden > 0) {
    const words = `Visa ${plural(hidden, 'tid', 'tider')} till`;
    const rest = make('span', { class: 'unseen' }, ` ${dateWords(day)}`);
    group.append(make('button', { class: 'link more', 'data-day': day }, words, rest));
  }
  return group;
}

const timesAtFirst = 6;

function emptyDays(from, to) {
  const words = from === to ? dayWords(from) : `${dayWords(from)} till ${dayWords(to)}`;
  return make('p', { class: 'day none' }, `${capital(words)}: inga tider`);
}

/** The rows of some days with times, and of the days without between them. */
export function rows(days, from, state) {
  const all = document.createDocumentFragment();
  let next = from;
  for (const { day, slots } of days) {
    if (day > next) all.append(emptyDays(next, addDays(day, -1)));
    const shown = state.opened.has(day) ? slots : slots.slice(0, timesAtFirst);
    const times = make('div', { class: 'slots' }, timesOf(day, shown, state));
    all.append(dayOf(day, free(slots.length), times, { ...state, level: 3, hidden: slots.length - shown.length }));
    next = addDays(day, 1);
  }
  return all;
}
