import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import 'tidbok/tidbok.js';
import { all, click, find, names, says, textOf, until } from '../support/page.js';

/** What a page of plain HTML says, with one script tag. */
async function plain(attributes: Readonly<Record<string, string>>) {
  const place = await fixture<HTMLElement>(html`<div lang="sv"></div>`);
  const errors: string[] = [];
  place.addEventListener('tidbok-error', ({ error }) => void errors.push(error.code));
  const provider = document.createElement('tidbok-provider');
  for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
  const link = document.createElement('a');
  link.href = 'https://example.org/';
  link.textContent = 'Boka utan script';
  const booking = document.createElement('tidbok-booking');
  booking.append(link);
  provider.append(booking);
  place.append(provider);
  return { place, provider, errors };
}

const escaped: string[] = [];
window.addEventListener('unhandledrejection', ({ reason }) => void escaped.push(String(reason)));

describe('the script tag', () => {
  it('gives a clickable booking in two lines, marked as a demo', async () => {
    const { place } = await plain({ backend: 'memory' });
    await says('Det här är en demo. Inga riktiga tider bokas.', place);
    await click('button', 'Ögonmottagningen Västerhamn');
    await click('radio');
    await click('button', 'Se lediga tider');
    await find('heading', 'Välj tid');
    await until(() => names('radio').some((name) => name.includes('Hanna Friberg')));
  });

  it('hides the link that a page without it shows', async () => {
    await plain({ backend: 'memory' });
    await find('heading', 'Välj mottagning');
    expect(names('link')).to.not.include('Boka utan script');
  });

  it('knows no backend but those it names, and says so', async () => {
    const { errors, place } = await plain({ backend: 'hl7' });
    await says('Något på sidan är fel inställt.', place);
    expect(errors).to.deep.equal(['invalid-request']);
  });

  for (const [what, url, retries] of [
    ['malformed', 'http://[nowhere', 0],
    ['missing', '', 1],
    ['of a server that is not there', 'http://127.0.0.1:9/booking', 1],
    ['of a page that is no gateway', '/test/elements/', 1],
  ] as const) {
    it(`says plainly what to do where the url is ${what}, and lets nothing escape`, async () => {
      const { errors, place } = await plain({ backend: 'http', url });
      await says(/Vänta en stund och hämta igen, eller ring 1177.|Något på sidan är fel inställt.*Ring 1177./, place);
      expect(errors).to.have.length(1);
      expect(all('button', 'Hämta igen')).to.have.length(retries);
      expect(escaped).to.deep.equal([]);
    });
  }

  it('builds the backend anew when its name changes', async () => {
    const { provider, place } = await plain({ backend: 'hl7' });
    await says('Något på sidan är fel inställt.', place);
    provider.setAttribute('backend', 'memory');
    await find('button', 'Ögonmottagningen Västerhamn');
    provider.removeAttribute('backend');
    await says('Sidan är inte kopplad till någon bokning.', place);
    expect(textOf(place)).to.not.contain('demo');
  });
});
