import type { DeskRefusal, OverlappingAppointment } from 'tidbok/backends/memory';
import { hoursInWords } from './words.js';

const reasons: Readonly<Record<DeskRefusal, string>> = {
  changed: 'Tiden har ändrats sedan du öppnade den. Inget är ändrat. Stäng och titta igen.',
  past: 'Tiden har redan börjat eller passerat. Inget är ändrat.',
  'not-yet': 'Besöket har inte börjat än. Inget är ändrat.',
  'other-visit-type': 'Tiden är för en annan besökstyp. Inget är ändrat.',
  'never-on-web': 'Den besökstypen finns aldrig på webben. Inget är ändrat.',
  'already-has': 'Patienten har redan den. Inget är ändrat.',
  'too-far': 'Det är mer än ett år dit. Inget är ändrat. Välj en tidigare dag.',
  'always-out': 'Så nära i tiden släpps tiderna automatiskt, och kan inte tas tillbaka. Spärra dem i stället.',
};

/** What the patient has at the same time, if the answer warns of it. */
export function overlapWarning(answer: unknown, timeZone: string): string | undefined {
  const { outcome, appointments = [] } = (answer ?? {}) as {
    readonly outcome?: string;
    readonly appointments?: readonly OverlappingAppointment[];
  };
  if (outcome !== 'overlap') return undefined;
  const told = appointments.map(({ visitType, performer, ...hours }) => {
    const where = performer ? `${visitType ?? ''} hos ${performer.name}` : 'på en annan mottagning';
    return `${hoursInWords(hours, timeZone)}, ${where}`;
  });
  return `Patienten har redan en tid då: ${told.join('; ')}. Inget är ändrat.`;
}

/** What to say of an answer; nothing if it is done. */
export function refusal(answer: unknown): string | undefined {
  const { outcome, reason, bookings } = (answer ?? {}) as {
    readonly outcome?: string;
    readonly reason?: DeskRefusal;
    readonly bookings?: readonly { readonly citizen: { readonly name: string } }[];
  };
  if (outcome === 'done') return undefined;
  if (outcome === 'refused' && reason) return reasons[reason];
  if (bookings) {
    const names = bookings.map(({ citizen }) => citizen.name).join(', ');
    return `Det finns bokade besök då: ${names}. Flytta eller avboka dem först. Inget är ändrat.`;
  }
  return 'Någon annan hann före. Inget är ändrat. Välj en annan tid.';
}
