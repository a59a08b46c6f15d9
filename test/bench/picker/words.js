import { unit } from './place.js';

export const dayLength = 86_400_000;
const weekdays = ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'];
const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
export const plural = (count, one, other) => `${count} ${count === 1 ? one : other}`;
export const free = (count) => plural(count, 'ledig tid', 'lediga tider');
export const capital = (words) => words[0].toUpperCase() + words.slice(1);
const two = (number) => (number < 10 ? `0${number}` : number);
export const dayText = (milliseconds) => new Date(milliseconds).toISOString().slice(0, 10);

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
export function offsetOf(milliseconds) {
  const day = Math.floor(milliseconds / dayLength);
  const offset = offsetAtStart(day);
  return offset === offsetAtStart(day + 1) ? offset : askedOffset(milliseconds);
}
const now = Date.now();
export const today = dayText(now + offsetOf(now));
const tomorrow = dayText(Date.parse(today) + dayLength);
export const addDays = (day, count) => dayText(Date.parse(day) + count * dayLength);

export function dateWords(day, year) {
  const date = new Date(day);
  return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()}\u00a0${months[date.getUTCMonth()]}${year ? ` ${date.getUTCFullYear()}` : ''}`;
}
export function dayWords(day) {
  const words = dateWords(day, day.slice(0, 4) !== today.slice(0, 4));
  if (day === today) return `idag, ${words}`;
  return day === tomorrow ? `imorgon, ${words}` : words;
}

/** An element with attributes and children. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]);
  element.append(...children);
  return element;
}

/** Monday of a day's week, and the week's number by ISO 8601. */
export const mondayOf = (day) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
export function weekOf(day) {
  const thursday = addDays(mondayOf(day), 3);
  return Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / dayLength / 7) + 1;
}
/** Time of day of a moment at the unit. */
export function timeOf(instant) {
  const at = Date.parse(instant);
  const minutes = Math.floor(((at + offsetOf(at)) % dayLength) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
/** The free times by day, first to last; the text of a day is written once. */
export function byDay(found) {
  const days = new Map();
  for (const slot of found) {
    const at = Date.parse(slot.start);
    const day = Math.floor((at + offsetOf(at)) / dayLength);
    const there = days.get(day);
    if (there) there.push(slot);
    else days.set(day, [slot]);
  }
  return [...days].map(([day, slots]) => ({ day: dayText(day * dayLength), slots }));
}
export const countOf = (days) => days.reduce((sum, { slots }) => sum + slots.length, 0);
