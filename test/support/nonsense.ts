import type { BookingBackend } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { randomFrom } from '../race/random.js';

type Random = () => number;
export type Method = Exclude<keyof BookingBackend, 'changes'>;

const nonsense: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 0.5, 1e300, NaN, '', ' ', 'nonsense', 'ö'.repeat(3_000), [], {}, [null], [[]], { id: '' }],
  ...['9999-12-31', '0001-01-01', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2026-02-30', '2026-11-26T09:00:00+01:00'],
  ...['done', 'pending', 'cancelled', 'Mars/Olympus', 'javascript:alert(1)', { from: '0001-01-01', to: '9999-12-31' }],
  { lang: 'sv', blocks: [{ type: 'paragraph' }] },
];

function oneOf<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)] as T;
}

/** The data with one part of it replaced by nonsense, or taken away: sooner one near the top, of which there are few. */
export function mutated(data: unknown, random: Random): unknown {
  const names = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  if (names.length === 0 || random() < 0.08) return oneOf(nonsense, random);
  const name = oneOf(names, random);
  const part = mutated((data as Record<string, unknown>)[name], random);
  if (Array.isArray(data)) return data.map((item: unknown, index) => (String(index) === name ? part : item));
  const rest = Object.entries(data as object).filter(([one]) => one !== name);
  return Object.fromEntries(part === undefined ? rest : [...rest, [name, part]]);
}

/** A backend whose method answers nonsense while that is switched on; what it does, it does. */
export interface Unreliable {
  readonly backend: BookingBackend;
  isMad: boolean;
  /** How often it has answered nonsense, and the first that it answered. */
  answered: number;
  nonsense: unknown;
}

/** The same nonsense again and again, as from a system with a fault in its data. */
export function unreliable(good: BookingBackend, method: Method, random: Random): Unreliable {
  const seed = Math.floor(random() * 2 ** 31);
  const change = (answer: unknown): unknown => mutated(answer, randomFrom(seed));
  const ask = good[method] as ((...given: readonly unknown[]) => Promise<unknown>) | undefined;
  const one: Unreliable = {
    isMad: true,
    answered: 0,
    nonsense: undefined,
    backend: {
      ...good,
      [method]: async (...given: readonly unknown[]) => {
        const answer = await ask?.(...given);
        if (!one.isMad) return answer;
        one.answered += 1;
        const changed = change(answer);
        if (one.answered === 1) one.nonsense = changed;
        return changed;
      },
    },
  };
  return one;
}

/** The backend as the elements see it over http, with a gateway that passes on whatever it answers. */
export function overHttp(backend: BookingBackend): Promise<BookingBackend> {
  const answerOf = async (path: string, body: Record<string, unknown>, key: string): Promise<unknown> => {
    const { query, actingFor, language, id, source, slot, hold, request, from, time } = body;
    const about = { actingFor, language, source, key };
    const whole = async (seen: unknown): Promise<unknown> => backend.booking((seen as { id: string }).id);
    const given: Readonly<Record<string, () => unknown>> = {
      booking: () => [id, about],
      citizens: () => [about],
      bookings: () => [about],
      past: () => [about],
      hold: () => [slot, about],
      release: () => [hold, about],
      book: () => [request, about],
      rebook: async () => [await whole(from), request, about],
      cancel: async () => [await whole(time), request, about],
    };
    const method = backend[path as Method] as (...all: readonly unknown[]) => Promise<unknown>;
    const args = ((await given[path]?.()) ?? [query, about]) as readonly unknown[];
    const answer = await method(...args);
    if (path === 'guide') return { guide: answer };
    if (path === 'citizens') return { items: answer };
    return path === 'release' ? { outcome: 'released' } : answer;
  };
  const fetch = async (address: string | URL | Request, { body, headers }: RequestInit = {}): Promise<Response> => {
    const path = (address as string).split('/').at(-1) ?? '';
    if (path === 'abilities') {
      const methods = Object.keys(backend).filter((name) => name !== 'changes');
      return Response.json({ methods, keepsKeys: true });
    }
    const key = new Headers(headers).get('Idempotency-Key') ?? '';
    const answer = await answerOf(path, JSON.parse(body as string) as Record<string, unknown>, key);
    // Of what is undefined there is no JSON.
    const written = JSON.stringify(answer) as string | undefined;
    return new Response(written ?? '', { headers: { 'Content-Type': 'application/json' } });
  };
  return httpBackend({ url: 'https://gateway.example/booking', fetch });
}
