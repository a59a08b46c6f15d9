// The opponent: the page that a careful developer would write by hand for this one unit, in this one language, with no library
// and every technique that is known to be fast. Same content, same accessibility tree, same style sheet as the picker.
import { pickers, slots, unit, visitTypes } from './place.js';

const daysAtATime = 10;
const timesAtFirst = 6;
const dayLength = 86_400_000;
const weekdays = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];
const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
const plural = (count, one, other) => `${count} ${count === 1 ? one : other}`;
const free = (count) => plural(count, 'ledig tid', 'lediga tider');
const capital = (words) => words[0].toUpperCase() + words.slice(1);
const two = (number) => (number < 10 ? `0${number}` : number);
const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

// One formatter, asked once a day: the digits of each time are written by hand.
const formatter = new Intl.DateTimeFormat('en', { timeZone: unit.timeZone, timeZoneName: 'longOffset' });
function askedOffset(milliseconds) {
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d+):(\d+)/.exec(formatter.format(milliseconds)) ?? [];
  return Number(`${sign}1`) * (hours * 60 + +minutes) * 60_000;
}
const offsets = new Map();
function offsetAtStart(day) {
  let offset = offsets.get(day);
  if (offset === undefined) offsets.set(day, (offset = askedOffset(day * dayLength)));
  return offset;
}
/** Of a day whose clock is not changed, the offset at its start is that of all of it. */
function offsetOf(milliseconds) {
  const day = Math.floor(milliseconds / dayLength);
  const offset = offsetAtStart(day);
  return offset === offsetAtStart(day + 1) ? offset : askedOffset(milliseconds);
}
const now = Date.now();
const today = dayText(now + offsetOf(now));
const tomorrow = dayText(Date.parse(today) + dayLength);
const addDays = (day, count) => dayText(Date.parse(day) + count * dayLength);

function dateWords(day, year) {
  const date = new Date(day);
  return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()}\u00a0${months[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ''}`;
}
function dayWords(day) {
  const words = dateWords(day, day.slice(0, 4) !== today.slice(0, 4));
  if (day === today) return `idag, ${words}`;
  return day === tomorrow ? `imorgon, ${words}` : words;
}

/** An element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]);
  element.append(...children);
  return element;
}

// A time is copied from one that stands ready, and its three parts are filled in.
const pattern = make(
  'label',
  { class: 'choice slot' },
  make('input', { type: 'radio' }),
  make('span', { 'aria-hidden': true }, make('span', { class: 'at' }, ' '), ' ', make('span', { class: 'who' }, ' ')),
);

function timeOf(slot, number, tail) {
  const minutes = Math.floor(((Date.parse(slot.start) + offsetOf(Date.parse(slot.start))) % dayLength) / 60_000);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  const label = pattern.cloneNode(true);
  const [input, words] = label.children;
  input.name = `slot${number}`;
  input.value = slot.id;
  input.setAttribute('aria-label', `${time}, ${slot.performer.name}, ${tail}`);
  words.firstChild.firstChild.data = time;
  words.lastChild.firstChild.data = slot.performer.name;
  return label;
}

function timesOf({ day, slots }, number) {
  const tail = `${dateWords(day, true)}, ${visitTypes[0].minutes} minuter, besök på mottagningen, ${unit.name}`;
  const times = document.createDocumentFragment();
  for (const slot of slots) times.append(timeOf(slot, number, tail));
  return times;
}

function dayOf({ day, slots }, number) {
  const hidden = slots.length - timesAtFirst;
  const id = `d${number}.${day}`;
  const head = make('div', { role: 'heading', 'aria-level': 3, class: 'head', id }, capital(dayWords(day)));
  const group = make('div', { class: 'day', role: 'group', 'aria-labelledby': id });
  group.append(
    make('div', { class: 'date' }, head, make('p', { class: 'note' }, free(slots.length))),
    make('div', { class: 'slots' }, timesOf({ day, slots: slots.slice(0, timesAtFirst) }, number)),
  );
  if (hidden > 0) {
    const rest = make('span', { class: 'unseen' }, ` ${dateWords(day)}`);
    const words = `Visa ${plural(hidden, 'tid', 'tider')} till`;
    group.append(make('button', { class: 'link more', 'data-day': day }, words, rest));
  }
  return group;
}

function emptyDays(from, to) {
  const words = from === to ? dayWords(from) : `${dayWords(from)} till ${dayWords(to)}`;
  return make('p', { class: 'day none' }, `${capital(words)}: inga tider`);
}

/** The rows of some days with times, and of the days without between them. */
function rows(days, from, number) {
  const all = document.createDocumentFragment();
  let next = from;
  for (const one of days) {
    if (one.day > next) all.append(emptyDays(next, addDays(one.day, -1)));
    all.append(dayOf(one, number));
    next = addDays(one.day, 1);
  }
  return all;
}

function byDay(found) {
  const days = new Map();
  for (const slot of found) {
    const at = Date.parse(slot.start);
    const day = dayText(at + offsetOf(at));
    const there = days.get(day);
    if (there) there.push(slot);
    else days.set(day, [slot]);
  }
  return [...days].map(([day, slots]) => ({ day, slots }));
}

async function picker(number) {
  const host = make('div', { class: 'picker', 'data-picker': '', lang: 'sv', dir: 'ltr' });
  const heading = make('div', { role: 'heading', 'aria-level': 2, class: 'title', tabindex: -1 }, 'Välj tid');
  const stack = make('div', { class: 'stack' }, heading);
  const urgent = [
    make('a', { href: 'tel:112' }, 'Fara för liv: ring 112'),
    ' ',
    make('a', { href: 'tel:1177' }, 'Råd: ring 1177'),
  ];
  const status = make('p', { class: 'unseen', role: 'status' });
  host.append(make('p', { class: 'urgent' }, ...urgent), stack, status);
  document.querySelector('main').append(host);

  const { items } = await slots({ days: { from: today, to: addDays(today, 27) } });
  const days = byDay(items);
  let shown = Math.min(daysAtATime, days.length);
  const list = make('div', { class: 'days' }, rows(days.slice(0, shown), today, number));
  const more = make('div', { class: 'actions' }, make('button', { class: 'button second' }, `Visa ${daysAtATime} dagar till`));
  const picked = make('p', { class: 'note' }, 'Ingen tid är vald än.');
  const bar = make('div', { class: 'pick' }, picked, make('button', { class: 'button' }, 'Fortsätt'));
  const count = make('p');
  const recount = () => {
    const seen = days.slice(0, shown);
    const sum = seen.reduce((before, { slots }) => before + slots.length, 0);
    count.textContent = `${free(sum)} från ${dayWords(seen[0].day)} till ${dayWords(seen.at(-1).day)}`;
  };
  recount();
  stack.append(count, list, more, bar);

  // One listener for all times, and one for all buttons.
  list.addEventListener('change', ({ target }) => {
    const [time, who] = target.nextElementSibling.children;
    const { textContent: day } = target.closest('.day').querySelector('.head');
    picked.className = '';
    picked.replaceChildren(make('strong', {}, day), ` ${time.textContent}, ${who.textContent}`);
  });
  stack.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (button?.dataset.day) {
      const one = days.find(({ day }) => day === button.dataset.day);
      const times = button.previousElementSibling;
      times.append(timesOf({ day: one.day, slots: one.slots.slice(timesAtFirst) }, number));
      times.children[timesAtFirst].firstChild.focus();
      button.remove();
    } else if (button?.parentNode === more) {
      const added = days.slice(shown, shown + daysAtATime);
      list.append(rows(added, addDays(days[shown - 1].day, 1), number));
      shown += added.length;
      recount();
      const times = added.reduce((sum, { slots }) => sum + slots.length, 0);
      status.textContent = `${plural(added.length, 'dag', 'dagar')} till, ${plural(times, 'tid', 'tider')}`;
      if (shown === days.length) more.remove();
    } else if (button?.parentNode === bar) {
      const chosen = list.querySelector(':checked');
      if (chosen) host.dispatchEvent(new CustomEvent('selected', { detail: chosen.value }));
      else list.querySelector('input').focus();
    }
  });
}

for (let number = 0; number < pickers; number += 1) void picker(number);
