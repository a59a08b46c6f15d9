import type { BookingBackend, Citizen } from 'tidbok';
import { booked, type OutcomeCase } from './outcome-cases.js';
import { click, find, get } from '../support/page.js';
import { elis } from '../support/world.js';

const label = 'Meddelande till mottagningen (frivilligt)';

const numberless = (one: Citizen): Citizen => ({ id: one.id, name: one.name, relation: one.relation });

/** Nobody knows the citizen's number, and the units take short messages. */
const unknownNumber = (backend: BookingBackend): BookingBackend => ({
  ...backend,
  citizens: async (...asked) => ((await backend.citizens?.(...asked)) ?? []).map(numberless),
  slots: async (...asked) => {
    const found = await backend.slots(...asked);
    const items = found.items.map((slot) => ({
      ...slot,
      ...(slot.rights && { rights: { ...slot.rights, message: { allowed: true } as const, messageLength: 30 } }),
    }));
    return { ...found, items };
  },
});

/** The citizen writes that and goes on. */
function write(texts: Readonly<Record<string, string>>) {
  return async (): Promise<void> => {
    for (const [name, text] of Object.entries(texts)) {
      const field = (await find('textbox', name)) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    get('button', 'Fortsätt').focus();
    await click('button', 'Fortsätt');
  };
}

const contact: Omit<OutcomeCase, 'what' | 'says'> = {
  ...{ at: 'contact', to: 'told', step: 'contact', heading: 'booking.contact', never: booked, announced: [] },
  ...{ options: { citizen: elis, around: unknownNumber }, focus: 'faults' },
};
const wrongNumber = 'Skriv ett mobilnummer, till exempel 070-174 06 05';

/** What can be wrong with phone number and message. */
export const contactCases: readonly OutcomeCase[] = [
  { ...contact, what: 'asked', focus: 'heading', says: ['Mottagningen ringer om något ändras.', 'Högst 30 tecken.'] },
  { ...contact, what: 'no number', then: write({}), says: ['Rätta det här', 'Ingen tid är bokad än.', wrongNumber] },
  { ...contact, what: 'no such number', then: write({ Mobilnummer: '070' }), says: [wrongNumber, 'Ingen tid är bokad än.'] },
  {
    ...contact,
    ...{ what: 'message too long', then: write({ Mobilnummer: '070-174 06 08', [label]: 'x'.repeat(31) }) },
    says: ['Korta meddelandet till 30 tecken', 'Ingen tid är bokad än.'],
  },
  {
    ...contact,
    ...{ what: 'both wrong', then: write({ Mobilnummer: 'x', [label]: 'x'.repeat(31) }) },
    says: [wrongNumber, 'Korta meddelandet till 30 tecken', 'Ingen tid är bokad än.'],
  },
  {
    ...contact,
    ...{ what: 'both right', step: 'check', heading: 'booking.check', focus: 'heading', says: ['070-174 06 08', 'Kort.'] },
    then: write({ Mobilnummer: '070-174 06 08', [label]: 'Kort.' }),
  },
];
