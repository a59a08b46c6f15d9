import type { CalendarTexts } from './texts.js';

// Comes with what offers a file for the citizen's own calendar.
export const calendar: CalendarTexts = {
  add: 'Lägg till i din kalender',
  addAll: 'Lägg till alla i din kalender',
  remove: 'Ta bort ur din kalender',
  saved: 'Kalenderfilen är klar. Öppna den, så uppdateras din kalender.',
  failed: 'Kalenderfilen gick inte att hämta. Dina tider påverkas inte. Tryck igen, eller skriv i kalendern själv.',
  titles: { booked: 'Bokad tid', pending: 'Obekräftad tid', cancelled: 'Avbokad tid' },
  note: (title) => `Kalendern visar bara ”${title}”, klockslag och adress. Ingen ser vad besöket gäller.`,
};
