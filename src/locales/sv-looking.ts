import type { LookingTexts } from './texts.js';

// Comes with the first part of the picker that most citizens never see.
export const looking: LookingTexts = {
  part: 'Tid på dagen',
  allDay: 'Hela dagen',
  parts: { morning: 'Förmiddag', afternoon: 'Eftermiddag' },
  all: 'Alla',
  weekdays: 'Veckodagar',
  form: 'Hur besöket går till',
  filterClear: 'Ta bort filtret',
  noTimes: 'Inga tider',
  noneFit: 'Inga tider som passar',
  allBooked: 'Alla tider är bokade',
  emptyFull: 'Alla tider är bokade de dagarna.',
  next: 'Nästa lediga tid',
  sooner: 'Vill du komma tidigare?',
  otherUnits: 'Se tider på andra mottagningar',
  week: (number) => `Vecka ${number}`,
  own: (name) => `${name}, din fasta kontakt`,
  filteredBy: (words) => `Filtrerat på: ${words}`,
  emptyFilter: (count) => `Inga tider passar ditt filter. Ta bort filtret så ser du ${count}.`,
  empty: (from, to) => `Inga lediga tider från ${from} till ${to}`,
  nextGo: (date) => `Visa tider från ${date}`,
};
