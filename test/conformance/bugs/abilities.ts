import type { BookingBackend } from 'tidbok';

const hourOfDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

/** `YYYY-MM-DD HH:mm` in the zone of the region. */
export function local(start: string): string {
  return hourOfDay.format(new Date(start));
}

/** Days, told from the times. */
export function withDays(backend: BookingBackend): Pick<Required<BookingBackend>, 'days'> {
  return {
    async days(query, options) {
      const { items, gaps, covered } = await backend.slots(query, options);
      const counts = new Map<string, number>();
      for (const { start } of items) counts.set(local(start).slice(0, 10), (counts.get(local(start).slice(0, 10)) ?? 0) + 1);
      const unit = query.targets[0]?.unit ?? '';
      const days = [...counts].map(([day, slots]) => ({ unit, day, state: 'free' as const, slots }));
      return { items: days, gaps, covered };
    },
  };
}
