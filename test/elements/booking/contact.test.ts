import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend, BookRequest } from 'tidbok';
import { all, boxes, click, find, focusOn, get, names, pause, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { alva, elis, kim, stage, type StageOptions } from '../support/world.js';

const walk = await steps();
const laboratory = 'Laboratoriet Västerhamn';

/** A journey that keeps what is sent, at units that take messages or do not. */
async function journey(message: boolean, { known = true, ...options }: StageOptions & { readonly known?: boolean } = {}) {
  const sent: BookRequest[] = [];
  const around = (backend: BookingBackend): BookingBackend => ({
    ...backend,
    citizens: async (...asked) =>
      ((await backend.citizens?.(...asked)) ?? []).map(({ phone, ...one }) => ({ ...one, ...(known && phone && { phone }) })),
    slots: async (...asked) => {
      const found = await backend.slots(...asked);
      const right = message ? ({ allowed: true } as const) : ({ allowed: false, reason: 'not-offered' } as const);
      const items = found.items.map((slot) => {
        const rights = slot.rights && { ...slot.rights, message: right, messageLength: 30 };
        return { ...slot, ...(rights && { rights }) };
      });
      return { ...found, items };
    },
    book: (request, write) => {
      sent.push(request);
      const { message: text, ...rest } = request;
      return backend.book?.(text ? rest : request, write) ?? Promise.reject(new Error());
    },
  });
  const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, around, ...options });
  return { ...page, sent };
}

function write(id: string, text: string): void {
  const field = get('textbox', id) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function toTelling(): Promise<void> {
  await walk.toSlots(laboratory);
  boxes('radio')[0]?.click();
  await walk.button('common.continue');
}

describe('what the citizen tells the unit', () => {
  it('asks nothing where the number is known and no message is taken, and shows the number at the check', async () => {
    const { sent } = await journey(false);
    await toTelling();
    await focusOn('heading', 'Kontrollera och boka');
    await says('Mobilnummer 070-174 06 08');
    expect(names('button')).to.include('Ändra mobilnummer');
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(sent.map(({ phone, message }) => ({ phone, message }))).to.deep.equal([
      { phone: '070-174 06 08', message: undefined },
    ]);
  });

  it('asks for a number that is not known, tells what is wrong with it, and asks once', async () => {
    const { sent } = await journey(false, { known: false });
    await toTelling();
    await focusOn('heading', 'Så når mottagningen dig');
    expect(textOf()).not.to.include('kommer från din profil');
    write('Mobilnummer', '070');
    await walk.button('common.continue');
    await focusOn('group', 'Rätta det här');
    await says('Ingen tid är bokad än.');
    await click('button', 'Skriv ett mobilnummer, till exempel 070-174 06 05');
    await focusOn('textbox', 'Mobilnummer');
    write('Mobilnummer', ' 070-174 06 22 ');
    await walk.button('common.continue');
    await focusOn('heading', 'Kontrollera och boka');
    await click('button', 'Ändra tid');
    await focusOn('heading', 'Välj tid');
    boxes('radio')[1]?.click();
    await walk.button('common.continue');
    await focusOn('heading', 'Kontrollera och boka');
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(sent[0]?.phone).to.equal('070-174 06 22');
  });

  it('takes a message where one may be sent, says how much is left, and shows it with a way to change it', async () => {
    const { sent } = await journey(true);
    await toTelling();
    await focusOn('heading', 'Meddelande till mottagningen');
    expect(all('textbox').length, 'the number is known').to.equal(1);
    await says('Högst 30 tecken.');
    const label = 'Meddelande till mottagningen (frivilligt)';
    write(label, 'x'.repeat(31));
    await says('Korta meddelandet till 30 tecken');
    await walk.button('common.continue');
    await focusOn('group', 'Rätta det här');
    write(label, 'Jag är rädd för nålar.');
    await says('8 tecken kvar');
    await walk.button('common.continue');
    await focusOn('heading', 'Kontrollera och boka');
    await click('button', 'Ändra meddelande');
    await focusOn('heading', 'Meddelande till mottagningen');
    expect((get('textbox', label) as HTMLTextAreaElement).value).to.equal('Jag är rädd för nålar.');
    await walk.button('common.back');
    await focusOn('heading', 'Välj tid');
    await walk.button('common.continue');
    await focusOn('heading', 'Kontrollera och boka');
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(sent[0]?.message).to.equal('Jag är rädd för nålar.');
  });

  it('says the few characters that are left once, when the citizen has stopped writing', async () => {
    await journey(true);
    await toTelling();
    const label = 'Meddelande till mottagningen (frivilligt)';
    await find('textbox', label);
    write(label, 'x'.repeat(20));
    write(label, 'x'.repeat(25));
    const said = (): string | undefined => all('status').at(-1)?.textContent;
    expect(said()).to.equal('');
    await until(() => said() === '5 tecken kvar');
    await pause(200);
  });

  it('takes the number of the one who acts for a child', async () => {
    const { provider } = await journey(false, { citizen: 'person-2' });
    await find('button', laboratory);
    provider.actingFor = alva;
    await toTelling();
    await says('Mobilnummer 070-174 06 06');
    await says('Gäller Alva Haddad');
  });
});

describe('the receipt', () => {
  it('offers the calendar, paper and the own times', async () => {
    await stage(html`<tidbok-booking own-times-url="mina-tider.html"></tidbok-booking>`, { citizen: elis });
    await walk.toOutcome('booking.done');
    expect(get('link', 'Mina tider').getAttribute('href')).to.equal('mina-tider.html');
    expect(names('button')).to.include.members(['Lägg till i din kalender', 'Skriv ut', 'Boka en tid till']);
    const print = window.print.bind(window);
    let printed = 0;
    window.print = () => void (printed += 1);
    await click('button', 'Skriv ut');
    window.print = print;
    expect(printed).to.equal(1);
  });

  it('links nowhere that a browser would run', async () => {
    await stage(html`<tidbok-booking own-times-url="javascript:alert(1)"></tidbok-booking>`, { citizen: kim });
    await walk.toOutcome('booking.done');
    expect(names('link')).not.to.include('Mina tider');
  });
});
