import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { BookingError, TidbokProvider, type BookingBackend, type TidbokErrorEvent } from 'tidbok';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { all, click, find, get, names, pause, says, textOf, until } from '../support/page.js';
import { elis, escaped, eyeUnit, inside, kim, samira, stage } from '../support/world.js';

const region = () => createRegion({ now: () => Date.now() });

/** A provider with that backend around all elements. */
async function around(
  backend: unknown,
): Promise<{ errors: TidbokErrorEvent[]; provider: HTMLElementTagNameMap['tidbok-provider'] }> {
  const errors: TidbokErrorEvent[] = [];
  const place = await fixture<HTMLElement>(html`<div @tidbok-error=${(event: TidbokErrorEvent) => errors.push(event)}></div>`);
  const provider = document.createElement('tidbok-provider');
  provider.backend = backend as BookingBackend;
  for (const name of ['unit-picker', 'condition-guide', 'slot-picker', 'booking', 'my-bookings']) {
    provider.append(document.createElement(`tidbok-${name}`));
  }
  place.append(provider);
  await provider.updateComplete;
  return { errors, provider };
}

describe('tidbok-provider', () => {
  it('without a backend says so in each element, with whom to call, and offers nothing to press', async () => {
    const { errors, provider } = await around(undefined);
    await until(() => all('link', '1177').length === 5);
    for (const element of provider.children) {
      await says('Sidan är inte kopplad till någon bokning.', element);
    }
    expect(names('button')).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('an element without a provider says so too', async () => {
    await fixture(html`<tidbok-my-bookings></tidbok-my-bookings>`);
    await says('Sidan är inte kopplad till någon bokning.');
  });

  it('with the name of a backend that is not there says what to do, and tells the host', async () => {
    const { errors, provider } = await around('fax');
    await says('Något på sidan är fel inställt.', provider.children[0]);
    await says('Behöver du hjälp? Ring 1177.', provider.children[0]);
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['invalid-request']);
    expect(errors[0]?.error.message).to.contain('fax');
    expect(textOf()).to.not.contain('fax');
    // To ask again would help nobody: the page must be mended.
    expect(names('button')).to.deep.equal([]);
    expect(escaped).to.deep.equal([]);
  });

  it('waits for a backend that is still loading, and shows what it has once it is there', async () => {
    let arrive: ((backend: BookingBackend) => void) | undefined;
    await around(new Promise<BookingBackend>((resolve) => (arrive = resolve)));
    await says('Hämtar');
    expect(textOf()).to.not.contain('inte kopplad');
    arrive?.(memoryBackend({ region: region(), citizen: kim }));
    await find('heading', 'Välj mottagning');
    await find('heading', 'Kommande tider');
  });

  it('says that a backend failed to load, and shows what the next one has', async () => {
    const failing = new Promise<BookingBackend>((_, reject) => setTimeout(() => reject(new BookingError('unavailable')), 30));
    const { errors, provider } = await around(failing);
    await says('Bokningen svarar inte. Ingen tid är bokad.', provider.children[0]);
    await says('1177', provider.children[0]);
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['unavailable']);
    provider.backend = memoryBackend({ region: region() });
    await find('heading', 'Kommande tider');
    expect(textOf()).to.not.contain('Bokningen svarar inte');
    expect(escaped).to.deep.equal([]);
  });

  it('that built its named backend in vain builds it again when asked', async () => {
    let failing = true;
    const kept = TidbokProvider.namedBackends;
    TidbokProvider.namedBackends = {
      shaky: async () => {
        if (failing) throw new BookingError('unavailable');
        return memoryBackend({ region: region() });
      },
    };
    await around('shaky');
    await until(() => all('button', 'Hämta igen').length === 5);
    failing = false;
    await click('button', 'Hämta igen');
    await find('heading', 'Kommande tider');
    TidbokProvider.namedBackends = kept;
  });

  it('drops what was read when it gets another backend, even while the new one is slow', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await says('Diabetes, sjuksköterska');
    page.provider.backend = memoryBackend({ region: region(), citizen: elis, latency: 80 });
    await pause(40);
    expect(textOf()).to.not.contain('Diabetes, sjuksköterska');
    await says('Samtal om psykisk hälsa');
    expect(textOf()).to.not.contain('Diabetes, sjuksköterska');
  });

  it('drops the free times of the backend before', async () => {
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`);
    await find('radio');
    const empty = memoryBackend({ region: region(), latency: 80 });
    page.provider.backend = { ...empty, slots: async ({ days }) => ({ items: [], gaps: [], covered: days }) };
    await pause(40);
    expect(names('radio')).to.deep.equal([]);
    await says(/Vi hittar ingen ledig tid/);
  });

  it('never takes the people of a backend before for those of the new one', async () => {
    const slow = memoryBackend({ region: region(), citizen: samira, latency: (method) => (method === 'citizens' ? 80 : 0) });
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { around: () => slow });
    page.provider.backend = memoryBackend({ region: region(), citizen: kim });
    await says('Diabetes, sjuksköterska');
    await pause(120);
    expect(textOf()).to.not.contain('Haddad');
  });

  it('keeps two providers on a page apart', async () => {
    const place = await fixture(html`<div></div>`);
    const [first, second] = await Promise.all(
      [kim, elis].map((citizen) => stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen })),
    );
    if (!first || !second) throw new Error('two stages');
    place.append(first.provider, second.provider);
    await says('Diabetes, sjuksköterska', first.provider);
    await says('Samtal om psykisk hälsa', second.provider);
    expect(textOf(first.provider)).to.not.contain('Samtal om psykisk hälsa');
    expect(textOf(second.provider)).to.not.contain('Diabetes, sjuksköterska');
  });

  it('gives way to an element’s own backend', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    inside(page, 'tidbok-my-bookings').backend = memoryBackend({ region: region(), citizen: elis });
    await says('Samtal om psykisk hälsa');
    expect(textOf()).to.not.contain('Diabetes, sjuksköterska');
  });

  it('lets one book for oneself where it cannot be read for whom else', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, {
      citizen: samira,
      script: { fail: { citizens: 'unavailable' } },
    });
    await find('heading', 'Välj mottagning');
    expect(all('combobox')).to.deep.equal([]);
    expect(page.events.filter(({ type }) => type === 'tidbok-error')).to.have.length(1);
  });

  it('is not marked as a demo unless it is one', async () => {
    await stage(html`<tidbok-unit-picker></tidbok-unit-picker>`);
    await find('heading', 'Välj mottagning');
    expect(textOf()).to.not.contain('demo');
  });

  it('shows plainly what the backend answers as nonsense', async () => {
    const page = await stage(
      html`<tidbok-unit-picker></tidbok-unit-picker><tidbok-my-bookings></tidbok-my-bookings
        ><tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`,
      { around: (backend) => ({ ...backend, units: async () => 'x' as never, bookings: async () => undefined as never }) },
    );
    await says('Vi kan inte visa mottagningarna just nu', inside(page, 'tidbok-unit-picker'));
    await says('Vi kan inte visa dina tider just nu', inside(page, 'tidbok-my-bookings'));
    await says('Vi kan inte visa tider just nu', inside(page, 'tidbok-slot-picker'));
    expect(get('link', '1177', inside(page, 'tidbok-my-bookings'))).to.exist;
    expect(escaped).to.deep.equal([]);
  });

  it('shows plainly also nonsense inside an answer', async () => {
    const page = await stage(html`<tidbok-unit-picker></tidbok-unit-picker><tidbok-my-bookings></tidbok-my-bookings>`, {
      around: (backend) => ({
        ...backend,
        units: async () => ({ items: [null], gaps: [] }) as never,
        bookings: async () => ({ items: [{ kind: 'booking' }], gaps: [] }) as never,
      }),
    });
    await says('Vi kan inte visa mottagningarna just nu', inside(page, 'tidbok-unit-picker'));
    await says('Vi kan inte visa dina tider just nu', inside(page, 'tidbok-my-bookings'));
    expect(escaped).to.deep.equal([]);
  });
});
