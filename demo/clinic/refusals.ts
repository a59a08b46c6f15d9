import type { DeskRefusal } from 'tidbok/backends/memory';

const reasons: Readonly<Record<DeskRefusal, string>> = {
  changed: 'Tiden har ändrats sedan du öppnade den. Inget är ändrat. Stäng och titta igen.',
  past: 'Tiden har redan börjat eller passerat. Inget är ändrat.',
  'not-yet': 'Besöket har inte börjat än. Inget är ändrat.',
  'other-visit-type': 'Tiden är för en annan besökstyp. Inget är ändrat.',
  'never-on-web': 'Den besökstypen finns aldrig på webben. Inget är ändrat.',
  'already-has': 'Patienten har redan den. Inget är ändrat.',
};

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
