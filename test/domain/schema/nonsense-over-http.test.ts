import { expect } from '@open-wc/testing';
import { memoryBackend } from 'tidbok/backends/memory';
import { answerSchemas, citizens } from '../../../src/domain/schema/answer-schemas.js';
import type { BookingError } from '../../../src/domain/model/booking-error.js';
import { parse } from '../../../src/domain/schema/parse.js';
import { randomFrom } from '../../race/random.js';
import { overHttp, unreliable, type Method } from '../../support/nonsense.js';

const errand = { to: 'book' } as const;
const unit = 'SE-KATT-1007';
const now = (): number => Date.parse('2026-11-23T13:05:00Z');
const good = memoryBackend({ citizen: 'person-1', days: true, holdSeconds: 600, now });
const key = (): string => crypto.getRandomValues(new Uint32Array(4)).join('');
const days = { from: '2026-11-23', to: '2026-11-29' };

describe('what comes over http', () => {
  it('is what the port says, is refused as unreadable, or leaves a write unknown: 200 mutated answers for each method', async () => {
    const { items: types } = await good.visitTypes({ errand, units: [unit] });
    const targets = [{ unit, visitType: types[0]?.id ?? '' }];
    const query = { errand, targets, days };
    const [slot] = (await good.slots(query)).items;
    const [time] = (await good.bookings()).items.filter(({ kind }) => kind === 'booking');
    if (!slot || !time || time.kind === 'open-invitation') throw new Error('nothing to try with');
    const request = { slot, accepted: [] };
    const given: Readonly<Record<Exclude<Method, 'guide' | 'release'>, () => readonly unknown[]>> = {
      units: () => [{ errand }],
      visitTypes: () => [{ errand, units: [unit] }],
      performers: () => [query],
      days: () => [query],
      slots: () => [query],
      bookings: () => [{}],
      past: () => [{}],
      booking: () => [time.id],
      citizens: () => [{}],
      hold: () => [slot, { key: key() }],
      book: () => [request, { key: key() }],
      rebook: () => [time, request, { key: key() }],
      cancel: () => [time, { accepted: [] }, { key: key() }],
    };
    const random = randomFrom(7);
    for (const [name, args] of Object.entries(given)) {
      const method = name as keyof typeof given;
      const shape = method === 'citizens' ? citizens : answerSchemas[method];
      for (let count = 0; count < 200; count += 1) {
        const mad = unreliable(good, method, random);
        const ask = (await overHttp(mad.backend))[method] as (...all: readonly unknown[]) => Promise<unknown>;
        const said = (): string => `${method}: ${JSON.stringify([mad.nonsense]).slice(0, 500)}`;
        try {
          const answer = await ask(...args());
          expect(() => parse(shape as never, answer), said()).to.not.throw();
        } catch (thrown) {
          if (!(thrown instanceof Error) || thrown.name !== 'BookingError') throw thrown;
          expect((thrown as Error & Pick<BookingError, 'code'>).code, said()).to.be.oneOf(['invalid-response', 'unavailable']);
        }
      }
    }
  });
});
