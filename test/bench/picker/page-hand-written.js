// The opponent: the page that a careful developer would write by hand for this one unit, in this one language, with no library
// and every technique that is known to be fast. Same content, same accessibility tree, same style sheet as the picker.
import { pickers, slots } from './place.js';
import { rows } from './times.js';
import { week } from './week.js';
import { addDays, byDay, countOf, dayWords, free, make, mondayOf, plural, timeOf, today, weekOf } from './words.js';

const daysAtATime = 10;

async function picker(number) {
  const host = make('div', { class: 'picker', 'data-picker': '' });
  const heading = make('div', { role: 'heading', 'aria-level': 2, class: 'title', tabindex: -1 }, 'Välj tid');
  const stack = make('div', { class: 'stack' }, heading);
  const urgent = [
    make('a', { href: 'tel:112' }, 'Fara för liv: ring 112'),
    ' ',
    make('a', { href: 'tel:1177' }, 'Råd: ring 1177'),
  ];
  const status = make('p', { class: 'unseen', role: 'status' });
  host.append(make('div', { lang: 'sv', dir: 'ltr' }, make('p', { class: 'urgent' }, ...urgent), stack, status));
  document.querySelector('main').append(host);

  const { items } = await slots({ days: { from: today, to: addDays(today, 27) } });
  const days = byDay(items);
  const known = new Map(days.map(({ day, slots }) => [day, slots]));
  const state = { number, chosen: undefined, opened: new Set() };
  let shown = Math.min(daysAtATime, days.length);
  let monday;

  const views = { list: 'Lista', week: 'Vecka' };
  const switches = Object.keys(views).map((view) =>
    make('button', { 'data-view': view, 'aria-pressed': view === 'list' }, views[view]),
  );
  const filter = make('details', { class: 'filter' }, make('summary', {}, 'Filtrera tiderna'), make('p', {}, 'Hämtar'));
  const group = make('div', { class: 'views' }, make('span', { class: 'unseen' }, 'Visa tider som'), ...switches);
  const picked = make('p', { class: 'note' }, make('span', {}, 'Ingen tid är vald än.'));
  const bar = make('div', { class: 'pick' }, picked, make('button', { class: 'button' }, 'Fortsätt'));
  const more = make('div', { class: 'actions' }, make('button', { class: 'button second' }, `Visa ${daysAtATime} dagar till`));
  const counted = make('p', { class: 'counted', tabindex: -1 });
  const list = make('div', { class: 'days' }, rows(days.slice(0, shown), today, state));
  const earliest = `${dayWords(days[0].day)} klockan ${timeOf(days[0].slots[0].start)}`;
  const recount = () => {
    const seen = days.slice(0, shown);
    const range = `${free(countOf(seen))} från ${dayWords(seen[0].day)} till ${dayWords(seen.at(-1).day)}`;
    counted.textContent = `${range}. Tidigaste tid: ${earliest}.`;
  };
  recount();
  let drawn = [counted, list, more];
  stack.append(make('div', { class: 'tools' }, group, filter), ...drawn, bar);

  const draw = (nodes) => {
    for (const node of drawn) node.remove();
    bar.before(...nodes);
    drawn = nodes;
  };
  const toWeek = (to) => {
    monday = to;
    const { words, nodes } = week(known, to, state);
    draw(nodes);
    status.textContent = `Vecka ${weekOf(to)}. ${words}`;
  };
  const toList = () => {
    monday = undefined;
    list.replaceChildren(rows(days.slice(0, shown), today, state));
    draw([counted, list, ...(shown < days.length ? [more] : [])]);
  };
  const open = (day, button) => {
    state.opened.add(day);
    const before = button.parentNode.querySelectorAll('input').length;
    if (monday) toWeek(monday);
    else {
      const [row] = rows([{ day, slots: known.get(day) }], day, state).children;
      button.parentNode.replaceWith(row);
      row.querySelectorAll('input')[before].focus();
    }
  };
  const moreDays = () => {
    const added = days.slice(shown, shown + daysAtATime);
    list.append(rows(added, addDays(days[shown - 1].day, 1), state));
    shown += added.length;
    recount();
    status.textContent = `${plural(added.length, 'dag', 'dagar')} till, ${plural(countOf(added), 'tid', 'tider')}`;
    if (shown === days.length) more.remove();
  };

  // One listener for all times, and one for all buttons.
  stack.addEventListener('change', ({ target }) => {
    if (target.type !== 'radio') return;
    state.chosen = target.value;
    const [time, who] = target.nextElementSibling.children;
    const { textContent: day } = target.closest('.day').querySelector('.head');
    picked.className = '';
    picked.replaceChildren(make('strong', {}, day), ' ', make('span', {}, `${time.textContent}, ${who.textContent}`));
  });
  stack.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    const { day, week: to, view } = button.dataset;
    if (day) open(day, button);
    else if (to) toWeek(to);
    else if (view) {
      for (const one of switches) one.setAttribute('aria-pressed', one === button);
      if (view === 'week') toWeek(mondayOf(days[0].day));
      else toList();
    } else if (button.parentNode === more) moreDays();
    else if (state.chosen) host.dispatchEvent(new CustomEvent('selected', { detail: state.chosen }));
  });
}

for (let number = 0; number < pickers; number += 1) void picker(number);
