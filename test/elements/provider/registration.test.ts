import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { boxes, find, findBox, names, pause, says, textOf, until } from '../support/page.js';

// Elements that stand in the page before anything is registered, as a page of plain HTML has them.
const early = document.createElement('div');
early.setAttribute('lang', 'sv');
const earlyProvider = document.createElement('tidbok-provider');
earlyProvider.append(document.createElement('tidbok-unit-picker'), document.createElement('tidbok-my-bookings'));
early.append(earlyProvider);
const { memoryBackend } = await import('tidbok/backends/memory');
Object.assign(earlyProvider, { backend: memoryBackend({ citizen: 'person-1' }) });
document.body.append(early);
const before = customElements.get('tidbok-booking');

const { eyeUnit, escaped, inside, kim, stage } = await import('../support/world.js');

const tags = ['provider', 'unit-picker', 'condition-guide', 'slot-picker', 'booking', 'my-bookings'].map(
  (name) => `tidbok-${name}`,
);

/** Imports a file anew, as a second script tag with another address would. */
async function second(path: string): Promise<void> {
  await import(`${path}?again=${crypto.randomUUID()}`);
}

async function warnings(during: () => Promise<void>): Promise<readonly string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: readonly unknown[]) => void said.push(words.join(' '));
  await during().finally(() => (console.warn = warn));
  return said.filter((words) => words.includes('tidbok'));
}

describe('registration', () => {
  it('wakes elements that stood in the page before the script, with the backend that they were given', async () => {
    expect(before).to.equal(undefined);
    await says('Välj mottagning', early);
    await says('Mina tider', early);
    await find('button', 'Vårdcentralen Tångholmen', early);
    early.remove();
  });

  it('is of every element, and has happened once', async () => {
    const classes = tags.map((tag) => customElements.get(tag));
    expect(classes.every((one) => one !== undefined)).to.equal(true);
    const said = await warnings(async () => {
      await second('/dist/define.js');
      await second('/dist/browser/tidbok.js');
      await second('/dist/browser/tidbok.js');
    });
    expect(said).to.deep.equal([]);
    expect(tags.map((tag) => customElements.get(tag))).to.deep.equal(classes);
  });

  it('of a second copy leaves the elements of the first in use', async () => {
    await second('/dist/browser/tidbok.js');
    await stage(html`<tidbok-unit-picker></tidbok-unit-picker>`, { citizen: kim });
    await find('button', 'Vårdcentralen Tångholmen');
  });

  it('by a bundle knows the names of the script tag that comes after it, on a provider that stands there', async () => {
    const waiting = document.createElement('tidbok-provider');
    waiting.setAttribute('lang', 'sv');
    waiting.setAttribute('backend', 'memory');
    waiting.append(document.createElement('tidbok-unit-picker'));
    document.body.append(waiting);
    await second('/dist/browser/tidbok.js');
    await find('button', 'Vårdcentralen Tångholmen', waiting);
    expect(
      Object.keys((customElements.get('tidbok-provider') as unknown as { namedBackends: object }).namedBackends),
    ).to.include('http');
    waiting.remove();
  });

  it('of another version warns once for each element, and the first stays', async () => {
    const standing = customElements.get('tidbok-booking') as unknown as { version: string };
    const changed = tags.map((tag) => customElements.get(tag) as unknown as { version: string });
    const { version } = standing;
    for (const one of changed) Object.defineProperty(one, 'version', { value: '9.9.9', configurable: true });
    const said = await warnings(async () => {
      await second('/dist/browser/tidbok.js');
    });
    for (const one of changed) Object.defineProperty(one, 'version', { value: version, configurable: true });
    expect(said).to.have.length(tags.length);
    for (const tag of tags) expect(said.filter((words) => words.includes(`<${tag}>`))).to.have.length(1);
    expect(customElements.get('tidbok-booking')).to.equal(standing);
  });
});

describe('an element that is moved in the page', () => {
  for (const tag of ['tidbok-unit-picker', 'tidbok-slot-picker', 'tidbok-my-bookings'] as const) {
    it(`in the midst of a request ends with what it asked for: ${tag}`, async () => {
      const page = await stage(
        html`<tidbok-unit-picker></tidbok-unit-picker><tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker
          ><tidbok-my-bookings></tidbok-my-bookings>`,
        { citizen: kim, latency: 80 },
      );
      const element = inside(page, tag);
      await says('Hämtar', element);
      const place = document.createElement('section');
      page.provider.append(place);
      place.append(element);
      await until(() => [...names('button', element), ...names('radio', element)].length > 3);
      expect(textOf(element)).to.not.match(/Vi kan inte visa|Hämta igen/);
      expect(escaped).to.deep.equal([]);
    });
  }

  it('to another provider shows that one’s', async () => {
    const first = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, latency: 60 });
    const other = await stage(html`<p></p>`, { citizen: 'person-4' });
    other.provider.append(inside(first, 'tidbok-my-bookings'));
    await says('Samtal om psykisk hälsa', other.provider);
    await pause(100);
    expect(textOf()).to.not.contain('Diabetes, sjuksköterska');
  });

  it('in the midst of choosing keeps what was chosen', async () => {
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, { citizen: kim });
    const radio = await findBox('radio');
    radio.click();
    page.provider.append(inside(page, 'tidbok-slot-picker'));
    await until(() => boxes('radio')[0]?.checked);
  });
});
