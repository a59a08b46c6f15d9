import { plural } from './sv-plural.js';
import type { SearchingTexts } from './texts.js';

export const searching: SearchingTexts = {
  nothingFoundDo:
    'Prova ett annat ord, eller svara på frågorna. Vid fara för liv, ring 112. Du kan också ringa 1177 och fråga.',
  leadsTo112: 'Är det så nu? Ring 112.',
  leadsToQuestions: 'Svara på frågor om det här',
  leadsToType: 'Besökstyp',
  found: (count, query) => `${plural(count, 'träff', 'träffar')} på ”${query}”`,
  nothingFound: (query) => `Inget passar ”${query}”`,
};
