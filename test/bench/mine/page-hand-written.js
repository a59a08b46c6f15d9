// The opponent: the list that a careful developer would write by hand, in this one language, with no library. Same content, same
// accessibility tree, same style sheet. The first times are drawn at once and the rest frame by frame, on both sides.
import { addDays, capital, dateWords, dayWords, make, timeOf } from '../picker/words.js';
import { bookings } from './place.js';

const atOnce = 10;
const heading = (level, name, text) => make('div', { role: 'heading', 'aria-level': level, class: name, tabindex: -1 }, text);
const unfocused = (level, text) => make('div', { role: 'heading', 'aria-level': level, class: 'head' }, text);
const button = (kind, text, what) =>
  make('button', { class: `button second ${kind}` }, text, make('span', { class: 'unseen' }, ` ${what}`));
const dayOf = (start) => addDays(start.slice(0, 10), 0);
const when = (instant) => `${dayWords(dayOf(instant))} klockan ${timeOf(instant)}`;

function time({ start, unit, visitType, performer, lateFee }) {
  const what = `tid ${dateWords(dayOf(start))} klockan ${timeOf(start)}`;
  return make(
    'article',
    { class: 'time' },
    unfocused(5, `${timeOf(start)} ${visitType.name}`),
    ' ',
    make('p', {}, `${performer.name}, ${performer.title}. ${unit.name}`),
    make('p', { class: 'note' }, `${unit.address}. ${unit.entrance}`),
    make(
      'p',
      { class: 'note' },
      `Avboka före ${when(lateFee.from)} om du inte kan komma. Sedan kostar det ${lateFee.amount}, också om du uteblir.`,
    ),
    make('div', { class: 'actions' }, button('rebook', 'Omboka', what), button('cancel', 'Avboka', what)),
    make(
      'div',
      { class: 'top' },
      make('div', { class: 'actions' }, button('', 'Lägg till i din kalender', what)),
      make('p', { role: 'status' }),
    ),
  );
}

/** Adds the next times, each to its day. */
function add(agenda, times, state) {
  for (const one of times) {
    const day = dayOf(one.start);
    if (day !== state.day) {
      state.items = make('div', { class: 'items' });
      const date = make('div', { class: 'date' }, unfocused(4, capital(dayWords(day))));
      agenda.append(make('div', { class: 'entry' }, date, state.items));
      state.day = day;
    }
    state.items.append(time(one));
  }
}

async function list() {
  const host = make('div', { class: 'mine', 'data-picker': '' });
  const urgent = [
    make('a', { href: 'tel:112' }, 'Fara för liv: ring 112'),
    ' ',
    make('a', { href: 'tel:1177' }, 'Råd: ring 1177'),
  ];
  const stack = make('div', { class: 'stack' }, heading(2, 'title', 'Mina tider'));
  const status = make('p', { class: 'unseen', role: 'status' });
  host.append(make('div', { lang: 'sv', dir: 'ltr' }, make('p', { class: 'urgent' }, ...urgent), stack, status));
  document.querySelector('main').append(host);

  const { items } = await bookings();
  const agenda = make('div', { class: 'agenda' });
  const all = make('div', { class: 'actions' }, make('button', { class: 'button second' }, 'Lägg till alla i din kalender'));
  const note = 'Kalendern visar bara ”Bokad tid”, klockslag och adress. Ingen ser vad besöket gäller.';
  const state = {};
  add(agenda, items.slice(0, atOnce), state);
  stack.append(
    make('div', { class: 'top' }, unfocused(3, 'Kommande tider'), agenda),
    make('div', { class: 'top' }, all, make('p', { class: 'note' }, note), make('p', { role: 'status' })),
  );
  let shown = atOnce;
  const more = () => {
    add(agenda, items.slice(shown, shown + atOnce), state);
    shown += atOnce;
    if (shown < items.length) requestAnimationFrame(more);
  };
  if (shown < items.length) requestAnimationFrame(more);
}

void list();
