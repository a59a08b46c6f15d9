import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BookingError } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { startGateway, type TestServer } from '../../support/gateway-server.js';

const loginPage = '<!doctype html>\n<title>Logga in</title><form></form>';

describe('the token of a page', () => {
  let server: TestServer;
  before(async () => {
    server = await startGateway();
  });
  after(() => server.close());

  /** What the read is rejected with, and how many requests reached the gateway after the first. */
  async function rejection(
    getToken: () => string | Promise<string>,
  ): Promise<{ readonly code: unknown; readonly sent: number }> {
    let sent = -1;
    const counted: typeof fetch = (...given) => {
      sent += 1;
      return fetch(...given);
    };
    const backend = await httpBackend({ url: server.url, getToken, fetch: counted });
    const thrown: unknown = await backend.bookings().catch((error: unknown) => error);
    assert.ok(thrown instanceof BookingError);
    return { code: thrown.code, sent };
  }
  const rejects = (error: Error) => () => Promise.reject(error);

  for (const [what, getToken, code] of [
    ['is a log-in page answered with 200: logged out', () => loginPage, 'unauthorized'],
    ['was to be JSON, and a log-in page came: logged out', async () => JSON.parse(loginPage) as string, 'unauthorized'],
    ['is refused by the host: logged out', rejects(new Error('log in')), 'unauthorized'],
    ['cannot be had over a network that is away: no answer', rejects(new TypeError('Failed to fetch')), 'unavailable'],
    ['took too long: no answer', rejects(new DOMException('too long', 'TimeoutError')), 'unavailable'],
    ['is refused with a code of the library’s own', rejects(new BookingError('rate-limited')), 'rate-limited'],
    [
      'is refused with a code, by another copy of the library',
      rejects(Object.assign(new Error('apart'), { name: 'BookingError', code: 'forbidden' })),
      'forbidden',
    ],
  ] as const) {
    it(what, async () => {
      assert.deepEqual(await rejection(getToken), { code, sent: 0 });
    });
  }

  it('may end with a line break, as a file does', async () => {
    const backend = await httpBackend({ url: server.url, getToken: () => 'token-person-4\n' });
    assert.ok((await backend.bookings()).items.length > 0);
  });

  it('is asked for again by a read, and by a write that is then sent, once the network is there', async () => {
    let away = 1;
    const getToken = (): string => {
      if (away-- > 0) throw new TypeError('Failed to fetch');
      return 'token-person-4';
    };
    const backend = await httpBackend({ url: server.url, getToken });
    assert.ok((await backend.bookings()).items.length > 0);
    away = 1;
    const [time] = (await backend.bookings()).items;
    assert.ok(time && backend.cancel);
    away = 1;
    await assert.rejects(backend.cancel(time, { accepted: [] }, { key: 'k1' }), { code: 'unavailable' });
    assert.equal((await backend.booking(time.id)).id, time.id);
  });
});

describe('credentials', () => {
  it('go to another origin where the page says so, and by default only to its own', async () => {
    for (const [given, sent] of [
      [undefined, 'same-origin'],
      ['include', 'include'],
      ['omit', 'omit'],
    ] as const) {
      const seen: unknown[] = [];
      const backend = httpBackend({
        url: 'https://booking.example',
        ...(given && { credentials: given }),
        fetch: async (_, init) => {
          seen.push(init?.credentials);
          return Response.json({ methods: [], keepsKeys: false });
        },
      });
      await backend;
      assert.deepEqual(seen, [sent]);
    }
  });

  it('that do not exist are told as what they are', async () => {
    const credentials = 'always' as RequestCredentials;
    await assert.rejects(httpBackend({ url: 'https://booking.example', credentials }), { code: 'invalid-request' });
  });
});
