import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, click, find, focused, focusOn, get, names, says, textOf, until } from '../support/page.js';
import { changing, changingOne } from '../support/changing-appointments.js';
import { elis, inside, kim, laboratory, passes, stage, tangholmen, type Stage, type StageOptions } from '../support/world.js';

const physio = 'Fysioterapeut, återbesök';

async function mine(options: StageOptions & { readonly linkHosts?: string } = {}): Promise<Stage> {
  const { linkHosts, ...rest } = options;
  const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, ...rest });
  if (linkHosts !== undefined) page.provider.linkHosts = linkHosts;
  return page;
}

const timeCalled = (title: string): Promise<HTMLElement> =>
  until(() => all('article').find((article) => textOf(article).includes(title)));

describe('an own time', () => {
  it('says where, through which door, how to prepare, and what a missed visit costs before it costs', async () => {
    await mine();
    const time = await timeCalled(physio);
    expect(textOf(time)).to.contain('Sjukhusvägen 3, Västerhamn. Entré A, plan 1');
    expect(textOf(time)).to.contain('Förbered dig Ta på dig kläder som är lätta att röra sig i.');
    expect(textOf(time)).to.contain(
      'Avboka före imorgon, tisdag 24 november klockan 09:15 om du inte kan komma. Sedan kostar det 200 kronor, också om du uteblir.',
    );
    expect(textOf(await timeCalled('07:30 Provtagning'))).to.contain('Att avboka nu, eller utebli, kostar 200 kronor.');
  });

  it('keeps focus while an invitation comes before it', async () => {
    let came = false;
    await mine({
      without: ['changes'],
      around: (backend) => changing(backend, (items) => items.filter(({ kind }) => came || kind !== 'open-invitation')),
    });
    const button = (await timeCalled('Ögonbottenfotografering')).querySelector('button');
    button?.focus();
    came = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await says('Hälsosamtal 50 år');
    expect(focused() === button).to.equal(true);
    expect(textOf(button?.closest('article') ?? document)).to.contain('Ögonbottenfotografering');
  });

  it('leads to a map only on a host that the page allows', async () => {
    await mine();
    expect(all('link', /karta/, await timeCalled(physio))).to.deep.equal([]);
    await mine({ linkHosts: 'karta.kattegatt.example' });
    const map = await until(() => get('link', 'Visa på karta, Vårdcentralen Västerhamn', all('article').at(-4)));
    expect(map.getAttribute('href')).to.equal('https://karta.kattegatt.example/SE-KATT-1002');
  });

  it('by video has its link near the time, and on an allowed host only', async () => {
    const opened = (backend: Stage['backend']): Stage['backend'] =>
      changingOne(backend, 'psyk-video', (time) => ({
        ...time,
        video: { href: 'https://video.kattegatt.example/m', opens: '2026-11-23T14:05:00Z' },
      }));
    await mine({ citizen: elis, linkHosts: 'video.kattegatt.example', around: opened });
    await says('Länken till videobesöket visas här från idag, måndag 23 november klockan 15:05.');
    expect(all('link', 'Gå till videobesöket')).to.deep.equal([]);
    passes(3_600_000);
    document.dispatchEvent(new Event('visibilitychange'));
    expect((await find('link', 'Gå till videobesöket')).getAttribute('href')).to.equal('https://video.kattegatt.example/m');
  });

  it('by video on another host says whom to call instead', async () => {
    await mine({ citizen: elis });
    await says(/Videobesöket går inte att öppna härifrån\. Behöver du hjälp\? Ring .*031-390/);
  });

  it('that may be cancelled and not moved says why not, and whom to call', async () => {
    const around = (backend: Stage['backend']): Stage['backend'] =>
      changingOne(backend, 'fysio-ater', (time) => ({
        ...time,
        rights: { ...time.rights, rebook: { allowed: false, reason: 'too-many' } },
      }));
    await mine({ around });
    const time = await timeCalled(physio);
    expect(all('button', /^(Omboka|Avboka)/, time)).to.have.length(1);
    expect(textOf(time)).to.contain('Går inte att omboka på webben');
    expect(textOf(time)).to.contain('031-390 06 14');
  });

  it('can be saved in a calendar, alone or with all the others', async () => {
    await mine();
    await timeCalled(physio);
    await find('button', 'Lägg till alla i din kalender');
    expect(all('button', /^Lägg till i din kalender tid /)).to.have.length(6);
  });
});

describe('times that have passed', () => {
  it('are folded away, not read before they are asked for, and listed the latest first', async () => {
    let asked = 0;
    const page = await mine({
      around: (backend) => ({
        ...backend,
        past: (options) => {
          asked += 1;
          return backend.past?.(options) ?? Promise.reject(new Error('no past'));
        },
      }),
    });
    await timeCalled(physio);
    const list = inside(page, 'tidbok-my-bookings');
    const fold = await until(() => list.shadowRoot?.querySelector('details'));
    expect(textOf(fold)).to.equal('Tidigare tider');
    expect(asked).to.equal(0);
    fold.querySelector('summary')?.click();
    await says('Tidigare tider (3)');
    expect(asked).to.equal(1);
    await says('Fysioterapeut, nybesök. Pär Nord. Vårdcentralen Västerhamn');
    expect(all('button', undefined, fold)).to.deep.equal([]);
  });

  it('are not mentioned where the backend does not tell of them', async () => {
    await mine({ without: ['past'] });
    await timeCalled(physio);
    expect(textOf()).to.not.contain('Tidigare');
  });
});

describe('a source that did not answer', () => {
  it('is named, asked again alone, and what the others held stays', async () => {
    const asked: (string | undefined)[] = [];
    const page = await mine({
      script: { gaps: { bookings: [{ unit: laboratory }, { unit: tangholmen }] } },
      around: (backend) => ({
        ...backend,
        bookings: (options) => {
          asked.push(options?.source);
          return backend.bookings(options);
        },
      }),
    });
    await says('Vi fick inget svar från Vårdcentralen Tångholmen, Laboratoriet Västerhamn.');
    await timeCalled(physio);
    page.script.gaps = { bookings: [{ unit: tangholmen }] };
    await click('button', 'Hämta igen från Laboratoriet Västerhamn');
    await timeCalled('07:30 Provtagning');
    await says('Vi fick inget svar från Vårdcentralen Tångholmen.');
    expect(asked.at(-1)).to.equal(laboratory);
    await says('Laboratoriet Västerhamn har svarat.');
    await click('button', 'Hämta igen från Vårdcentralen Tångholmen');
    await says('Vi fick fortfarande inget svar från Vårdcentralen Tångholmen.');
    page.script.gaps = {};
    await click('button', 'Hämta igen från Vårdcentralen Tångholmen');
    await timeCalled('Diabetes, sjuksköterska');
    await until(() => !names('heading').includes('Listan kan sakna tider'));
    await focusOn('heading', 'Mina tider');
  });
});
