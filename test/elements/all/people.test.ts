import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { all, find, focusOn, get, names, pause, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { alva, happened, inside, kim, laboratory, samira, stage, vasterhamn } from '../support/world.js';

const walk = await steps();
const blood = `${laboratory}.provtagning`;

async function actFor(name: string): Promise<void> {
  const select = (await find('combobox', 'Gäller')) as HTMLSelectElement;
  const option = [...select.options].find(({ text }) => text === name);
  if (!option) throw new Error(`nobody is called ${name}`);
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What an element shows at every change of it and at every frame from now on; to be asked once. */
function everySight<E extends HTMLElement>(element: E, look: (element: E) => string = textOf): () => readonly string[] {
  const sights: string[] = [];
  const see = (): void => void sights.push(look(element));
  const observer = new MutationObserver(see);
  observer.observe(element.shadowRoot ?? element, { subtree: true, childList: true, characterData: true, attributes: true });
  let frame = requestAnimationFrame(function next() {
    see();
    frame = requestAnimationFrame(next);
  });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    return sights;
  };
}

describe('acting for somebody', () => {
  it('is offered to whom may do it, the citizen first', async () => {
    await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira });
    const select = (await find('combobox', 'Gäller')) as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Samira Haddad', 'Alva Haddad', 'Noel Haddad']);
    expect(select.selectedOptions[0]?.text).to.equal('Samira Haddad');
  });

  it('is not offered to others', async () => {
    await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await says('Diabetes, sjuksköterska');
    expect(names('combobox')).to.deep.equal([]);
  });

  it('shows the times of the one chosen, under the name', async () => {
    await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira });
    await says('Blodtryckskontroll');
    await actFor('Alva Haddad');
    await find('heading', 'Tider för Alva Haddad');
    await says('Vaccination');
    expect(textOf()).to.not.contain('Blodtryckskontroll');
    await actFor('Samira Haddad');
    await find('heading', 'Mina tider');
    await says('Blodtryckskontroll');
    expect(textOf()).to.not.contain('Vaccination');
  });

  it('never shows one person’s times under another’s name, however slow and in whatever order the answers come', async () => {
    let wait = 0;
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira, latency: () => wait });
    await says('Blodtryckskontroll');
    const element = inside(page, 'tidbok-my-bookings');
    const seen = everySight(element);
    wait = 150;
    await actFor('Alva Haddad');
    await pause(30);
    wait = 20;
    await actFor('Noel Haddad');
    await says('Läkarbesök');
    await pause(200);
    const sights = seen();
    expect(sights.filter((now) => now.includes('Tider för Alva')).filter((now) => now.includes('Blodtryckskontroll'))).to.be
      .empty;
    expect(sights.filter((now) => now.includes('Tider för Noel'))).to.not.be.empty;
    expect(sights.filter((now) => now.includes('Tider för Noel') && /Blodtryckskontroll|Vaccination/.test(now))).to.be.empty;
    await find('heading', 'Tider för Noel Haddad');
  });

  it('is the citizen again where the host takes the attribute away', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira });
    page.provider.setAttribute('acting-for', alva);
    await find('heading', 'Tider för Alva Haddad');
    page.provider.removeAttribute('acting-for');
    await find('heading', 'Mina tider');
    await until(() => /Kommande tider|inga bokade tider/.test(textOf()));
    expect(textOf()).to.not.include('Alva');
    expect(textOf()).to.not.include('inte behörighet');
  });

  it('shows nothing of a journey to the next person, not even for a frame', async () => {
    let wait = 0;
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: samira, latency: () => wait });
    await walk.toCheck();
    wait = 120;
    const chosen = (): string =>
      (all('combobox', 'Gäller')[0] as HTMLSelectElement | undefined)?.selectedOptions[0]?.text ?? '';
    const seen = everySight(inside(page, 'tidbok-booking'), (journey) => `${textOf(journey)} ${chosen()}`);
    page.provider.actingFor = alva;
    await find('heading', 'Välj mottagning');
    await pause(300);
    const ofAlva = seen().filter((now) => now.includes('Alva Haddad'));
    expect(ofAlva).to.not.be.empty;
    expect(ofAlva.filter((now) => /Kontrollera|Gäller Samira|070-174/.test(now))).to.be.empty;
  });

  it('drops the times found for one person before the next is named', async () => {
    let wait = 0;
    const page = await stage(html`<tidbok-slot-picker care-unit=${laboratory} visit-type=${blood}></tidbok-slot-picker>`, {
      citizen: samira,
      latency: () => wait,
    });
    await find('radio');
    wait = 120;
    const seen = everySight(
      inside(page, 'tidbok-slot-picker'),
      (picker) => `${textOf(picker)} [${names('radio', picker).length}]`,
    );
    page.provider.actingFor = alva;
    await until(() => textOf().includes('Du är ombud för Alva') && names('radio').length > 0);
    await pause(50);
    const ofAlva = seen().filter((now) => now.includes('Du är ombud för Alva'));
    expect(ofAlva[0]).to.match(/\[0\]$/);
    expect(ofAlva.at(-1)).to.not.match(/\[0\]$/);
  });

  it('is said wherever an element stands alone, and once in the journey', async () => {
    const words = 'Du är ombud för Alva Haddad';
    const alone = await stage(
      html`<tidbok-unit-picker></tidbok-unit-picker>
        <tidbok-condition-guide care-unit=${vasterhamn}></tidbok-condition-guide>
        <tidbok-slot-picker care-unit=${laboratory} visit-type=${blood}></tidbok-slot-picker>`,
      { citizen: samira },
    );
    expect(textOf()).to.not.contain('ombud');
    alone.provider.actingFor = alva;
    for (const tag of ['tidbok-unit-picker', 'tidbok-condition-guide', 'tidbok-slot-picker'] as const)
      await says(words, inside(alone, tag));
    alone.provider.remove();
    const journey = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: samira });
    journey.provider.actingFor = alva;
    await walk.toCheck();
    expect(textOf().split(words)).to.have.length(2);
  });

  it('begins the journey anew for the one chosen, and says for whom it is', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: samira });
    await walk.toCheck();
    await says('Gäller Samira Haddad');
    page.provider.actingFor = alva;
    await find('heading', 'Välj mottagning');
    expect(textOf()).to.not.contain('Kontrollera och boka');
    await walk.toCheck();
    await says('Gäller Alva Haddad');
    await says('Du är ombud för Alva Haddad');
    await walk.button('booking.book');
    await focusOn('heading', 'Din tid är bokad');
    expect((await page.backend.bookings({ actingFor: alva })).items.map(({ unit }) => unit.name)).to.include(
      'Ögonmottagningen Västerhamn',
    );
  });

  it('closes the question whether to cancel the other person’s time', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira });
    (await find('button', /^Avboka tid/)).click();
    await find('dialog');
    page.provider.actingFor = alva;
    await says('Tider för Alva Haddad');
    expect(names('dialog')).to.deep.equal([]);
  });

  it('drops the guide’s answers, and what they meant for booking', async () => {
    const page = await stage(
      html`<tidbok-condition-guide care-unit="SE-KATT-1002"></tidbok-condition-guide><tidbok-unit-picker></tidbok-unit-picker>`,
      { citizen: samira },
    );
    const picker = inside(page, 'tidbok-unit-picker');
    await walk.toEmergency();
    await until(() => names('button', picker).length === 0);
    page.provider.actingFor = alva;
    await until(() => names('button', picker).length > 0);
    await find('button', 'Börja');
  });

  it('says what a child of 13 may not let a parent do, and why', async () => {
    await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: samira });
    await actFor('Noel Haddad');
    await says('Läkarbesök');
    await says('Barnet har fyllt 13 år.');
    expect(all('button', /^(Omboka|Avboka)/)).to.deep.equal([]);
    expect(get('link', '031-390 06 14')).to.exist;
  });

  it('tells the host when the session has expired', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, {
      script: { fail: { bookings: 'unauthorized' } },
    });
    await says('Du är utloggad. Logga in för att gå vidare.');
    expect(happened(page, 'tidbok-session-expired')).to.have.length(1);
    expect(names('button')).to.deep.equal([]);
  });
});
