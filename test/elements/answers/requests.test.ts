import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { createGateway } from 'tidbok/gateway';
import { all, find, says, textOf, until } from '../support/page.js';
import { toNewTime } from '../support/state-ways.js';
import { states } from '../support/states.js';
import { steps } from '../support/steps.js';
import { eyeUnit, kim, stage, type StageOptions } from '../support/world.js';

interface Asked {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** The same backend with a gateway before it, which notes what it is asked and how it answers. */
function behindGateway(backend: BookingBackend, asked: Asked[]): BookingBackend {
  const gateway = createGateway({ backend: () => backend, abilities: () => backend, authenticate: async () => 'citizen' });
  const over = httpBackend({
    url: '/booking',
    async fetch(url, init = {}) {
      const path = url as string;
      const response = await gateway(new Request(path.replace('/booking', ''), init));
      asked.push({ path, status: response.status, body: init.body as string });
      return response;
    },
  });
  const call = (method: keyof BookingBackend) => {
    if (method === 'changes') {
      return async function* (...given: Parameters<NonNullable<BookingBackend['changes']>>) {
        yield* (await over).changes?.(...given) ?? [];
      };
    }
    return async (...given: readonly unknown[]) => ((await over)[method] as (...all: unknown[]) => unknown)(...given);
  };
  const methods = Object.keys(backend) as (keyof BookingBackend)[];
  return Object.fromEntries(methods.map((method) => [method, call(method)])) as unknown as BookingBackend;
}

function through({ around, ...options }: StageOptions = {}): {
  readonly options: StageOptions;
  readonly asked: readonly Asked[];
} {
  const asked: Asked[] = [];
  const whole = (backend: BookingBackend): BookingBackend => behindGateway(around ? around(backend) : backend, asked);
  return { options: { ...options, around: whole }, asked };
}

const refused = (asked: readonly Asked[]): readonly Asked[] => asked.filter(({ status }) => status === 400);
const walk = await steps();

describe('no request of an element is refused by a gateway as too large or malformed', () => {
  // Behind a gateway the word that another time is then comes after the new one was chosen: these are reached below.
  const apart = ['no backend', 'rebooked', 'rebooked half way', 'rebooking unknown'];
  for (const { name, content, options, reach } of states.filter((state) => !apart.includes(state.name))) {
    it(`on the way to: ${name}`, async () => {
      const { asked, options: staged } = through(options);
      const page = await stage(content, staged);
      await reach(walk, page);
      await until(() => asked.length > 0);
      expect(refused(asked)).to.deep.equal([]);
    });
  }

  for (const [name, fail, title] of [
    ['rebooked', undefined, 'booking.rebookDone'],
    ['rebooked half way', 'both', 'booking.half'],
    ['rebooking unknown', 'unknown-before', 'booking.rebookUnknown'],
  ] as const) {
    it(`on the way to: ${name}`, async () => {
      const { asked, options } = through({ citizen: kim, script: { fail: { ...(fail && { rebook: fail }) } } });
      await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, options);
      await toNewTime(walk);
      await walk.choose();
      await says(/samtidigt/);
      await walk.button('booking.rebookConfirm');
      await find('heading', walk.say(title));
      expect(refused(asked)).to.deep.equal([]);
    });
  }

  it('to the last day whose times can be read', async () => {
    const { asked, options } = through();
    await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, options);
    await find('radio');
    const more = () => all('button', /dagar till$/).find((button) => !button.matches('[aria-disabled="true"]'));
    const atEnd = (): boolean => textOf().includes('inga fler lediga tider');
    while (await until(() => more() ?? atEnd())) {
      if (atEnd()) break;
      const before = all('group').length;
      more()?.click();
      await until(() => all('group').length > before || atEnd());
    }
    const days = asked.flatMap(({ path, body }) =>
      path.endsWith('/slots') ? (/"to":"([\d-]{10})"/.exec(body)?.[1] ?? []) : [],
    );
    expect(days.sort().at(-1)).to.equal('2027-02-14');
    expect(refused(asked)).to.deep.equal([]);
  });
});
