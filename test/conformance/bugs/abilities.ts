import type { BookingBackend, Slot } from 'tidbok';

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

/** Holds that never lapse by themselves, shared by the backends made with the same call. */
export function withHolds() {
  const holds = new Map<string, { readonly slot: Slot; readonly who: string }>();
  const another = (slot: Slot, who: string): boolean =>
    [...holds.values()].some((hold) => hold.slot.id === slot.id && hold.who !== who);
  return (backend: BookingBackend, who: string): Partial<BookingBackend> => ({
    async slots(query, options) {
      const found = await backend.slots(query, options);
      return { ...found, items: found.items.filter((slot) => !another(slot, who)) };
    },
    async hold(slot) {
      if (another(slot, who)) return { outcome: 'taken' };
      const id = `${who}~${slot.id}`;
      holds.set(id, { slot, who });
      return { outcome: 'held', hold: { id, slot, seconds: 300 } };
    },
    async release(hold) {
      if (holds.get(hold.id)?.who === who) holds.delete(hold.id);
    },
    async book(request, options) {
      if (another(request.slot, who)) return { outcome: 'taken' };
      const result = await backend.book?.(request, options);
      if (result?.outcome === 'done') holds.delete(`${who}~${request.slot.id}`);
      return result ?? { outcome: 'unknown' };
    },
  });
}
