import assert from 'node:assert/strict';
import type { BookingBackend, RangeResult, Slot, SlotQuery } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway, type GatewayOptions } from 'tidbok/gateway';

export const nothing = memoryBackend();
export const monday: string = '2026-11-30';

export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** A backend with so many slots at each unit each day, which remembers what it was asked. */
export function crowded(slotsADay: number, { note = '' } = {}) {
  const asked: SlotQuery[] = [];
  const slotsOf = ({ targets, days }: SlotQuery): readonly Slot[] =>
    daysFrom(days.from, days.to).flatMap((day) =>
      targets.flatMap(({ unit }) =>
        Array.from({ length: slotsADay }, (_, number) => {
          return { id: `${unit} ${day} ${number}${note}`, unit, start: `${day}T08:00:00Z` };
        }),
      ),
    );
  const backend: BookingBackend = {
    ...nothing,
    units: async ({ ids = [] }) => ({
      items: ids.map((id) => ({ id, name: `Unit ${id}`, timeZone: 'UTC', book: { allowed: true } })),
      gaps: [],
    }),
    slots: async (query) => {
      asked.push(query);
      return { items: slotsOf(query), gaps: [], covered: query.days };
    },
  };
  return { backend, asked, slotsOf };
}

export function gatewayOver(backend: BookingBackend, options: Partial<GatewayOptions> = {}) {
  const gateway = createGateway({
    backend: () => backend,
    abilities: () => backend,
    authenticate: async ({ headers }) => headers.get('Authorization') ?? undefined,
    ...options,
  });
  return (path: string, query: unknown, citizen = 'me'): Promise<Response> => {
    const headers = { Authorization: citizen, 'Content-Type': 'application/json', 'Tidbok-Request': '1' };
    return gateway(new Request(`https://portal.example/${path}`, { method: 'POST', headers, body: JSON.stringify({ query }) }));
  };
}

export function search(units: number, days: number) {
  return {
    errand: { to: 'book' },
    targets: Array.from({ length: units }, (_, number) => ({ unit: `u${number}` })),
    days: { from: monday, to: dayAfter(monday, days - 1) },
  } as const;
}

export async function found(answer: Promise<Response>): Promise<RangeResult<Slot>> {
  const response = await answer;
  assert.equal(response.status, 200);
  return (await response.json()) as RangeResult<Slot>;
}
