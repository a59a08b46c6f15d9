import type { LocalizedText } from './localized-text.js';

// What the reference booking system says to citizens, besides the texts of its units.

export const unitBooks: LocalizedText = { sv: 'Det här bokar mottagningen åt dig.', en: 'The care unit books this for you.' };

export const ownPatientsOnly: LocalizedText = {
  sv: 'Mottagningen tar bara emot sina egna patienter på webben.',
  en: 'This care unit only offers online booking to its own patients.',
};

export const decidesAlone: LocalizedText = {
  sv: 'Barnet har fyllt 13 år. Från den dagen bokar barnet själv, med egen inloggning.',
  en: 'The child has turned 13. From that day, the child books with their own login.',
};

export const declineByPhone: LocalizedText = {
  sv: 'Vill du tacka nej? Säg det till mottagningen.',
  en: 'Do you want to decline? Tell the care unit.',
};

export const tooLate: LocalizedText = {
  sv: 'Det är mindre än 24 timmar kvar till besöket.',
  en: 'Your appointment is in less than 24 hours.',
};

export const guideFirst: LocalizedText = {
  sv: 'Läs mottagningens villkor och svara på frågorna först. Då visas rätt tider.',
  en: 'First read the conditions of the care unit and answer the questions. Then you see the right times.',
};

export const termsFirst: LocalizedText = {
  sv: 'Mottagningen vill att du läser villkoren först. Börja om, så ser du dem.',
  en: 'The care unit wants you to read the conditions first. Start again to see them.',
};
