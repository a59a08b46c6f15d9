import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choosePatient, entry, goToCheck, logIn, openSchedule, timeIn, timesOn } from './pages.js';
import { visitEach, type Stage } from './stage.js';
import { button, findTimes } from './visitor.js';

/** A citizen's whole way, and the staff's page beside it. */
export function journey(stage: Stage): void {
  describe('a journey through the demo, with the keyboard only', () => {
    const visiting = visitEach(stage);

    it('books a time, sees it in both places, moves it and cancels it', { timeout: 90_000 }, async () => {
      for (const front of ['/', '/clinic/']) await (await visiting().newVisitor(front)).checkAccessible();
      const staff = await openSchedule(visiting(), 'day=2026-11-24');
      await staff.press(staff.page.getByRole('link', { name: /^Nästa dag/ }));
      await staff.page.getByRole('heading', { name: 'Onsdag 25 november', level: 1 }).waitFor();
      await staff.page.getByText('Visas direkt.').waitFor();
      await staff.checkAccessible();
      const kim = staff.page.locator('.columns').getByRole('listitem').filter({ hasText: 'Kim Sjöberg' });
      assert.equal(await kim.count(), 0);

      const citizen = await logIn(visiting(), 'Kim Sjöberg');
      const { page } = citizen;
      await page.getByRole('heading', { name: 'Välj mottagning', level: 1 }).waitFor();
      await citizen.checkAccessible();
      await findTimes(citizen);
      const wednesday = timesOn(citizen, 'Onsdag 25 november').first();
      const time = timeIn((await wednesday.getAttribute('aria-label')) ?? (await wednesday.locator('..').innerText()));
      await citizen.choose(wednesday);
      await goToCheck(citizen, 'Kontrollera och boka');
      await citizen.press(button(citizen, 'Boka tiden'));
      await page.getByRole('heading', { name: 'Din tid är bokad' }).waitFor();
      await kim.waitFor({ timeout: 1_000 });
      assert.match(
        await kim.innerText(),
        new RegExp(`^${time}\\s+Kim Sjöberg\\s+Ny\\s+Blodtryckskontroll\\s+Bokad på webben klockan 10:00`),
      );
      await staff.page.getByText(`Senaste ändring klockan 10:00: ny bokning ${time} hos`).waitFor();
      await staff.checkAccessible();
      await citizen.arrive('Din tid är bokad');

      await citizen.press(page.getByRole('link', { name: 'Mina tider' }).first());
      const mine = page.getByRole('article').filter({ hasText: 'Blodtryckskontroll' });
      await mine.waitFor();
      assert.match(await mine.innerText(), new RegExp(`^${time} Blodtryckskontroll`));
      await citizen.checkAccessible();
      await citizen.press(button(citizen, `Omboka tid onsdag 25 november klockan ${time}`));
      await citizen.arrive('Välj ny tid');
      await citizen.choose(timesOn(citizen, 'Torsdag 26 november').first());
      await goToCheck(citizen, 'Kontrollera och omboka');
      await citizen.press(button(citizen, 'Byt till den nya tiden'));
      await page.getByRole('heading', { name: 'Tiden är ombokad' }).waitFor();
      await kim.waitFor({ state: 'detached', timeout: 1_000 });
      await citizen.arrive('Tiden är ombokad');
      await citizen.press(button(citizen, 'Till Mina tider'));
      await citizen.arrive('Mina tider');

      await staff.press(staff.page.getByRole('link', { name: /^Nästa dag/ }));
      await kim.waitFor();
      await citizen.press(button(citizen, /^Avboka tid torsdag 26 november/));
      await citizen.arrive('Avboka tiden?');
      await citizen.press(page.getByRole('checkbox', { name: /^Jag förstår/ }), 'Space');
      await citizen.press(button(citizen, 'Avboka tiden'));
      await kim.waitFor({ state: 'detached' });
      await citizen.arrive('Tiden är avbokad');
      await staff.page.getByText(/Senaste ändring klockan 10:00: avbokad tid/).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Kommande tider' }).waitFor();
      assert.equal(await mine.count(), 0);
    });

    it('loses a time that staff book, and a visit type that staff take off the web', { timeout: 90_000 }, async () => {
      const staff = await openSchedule(visiting(), 'day=2026-11-24');
      const citizen = await logIn(visiting(), 'Kim Sjöberg');
      const mine = await visiting().newVisitor('/mina-tider.html');
      await findTimes(citizen);
      const free = citizen.page.getByRole('radio', { disabled: false });
      assert.ok((await free.count()) > 5);

      const ledig = entry(staff, 'Amir Rashid', /Ledig Blodtryckskontroll/).first();
      const time = timeIn(await ledig.innerText());
      const name = new RegExp(`^${time}, Amir Rashid, tisdag 24 november`);
      const shown = citizen.page.getByRole('radio', { name });
      const inPicker = citizen.page.locator(`input[value="${await shown.inputValue()}"]`);
      assert.equal(await inPicker.isEnabled(), true);
      await staff.press(ledig);
      await choosePatient(staff, 'Kim');
      await staff.press(button(staff, 'Boka tiden'));
      await staff.page.getByText(/^Bokad: Kim Sjöberg\./).waitFor();
      await citizen.page.getByRole('radio', { name: `${time}, Inte längre ledig`, disabled: true }).waitFor();
      assert.equal(await inPicker.isEnabled(), false);
      await mine.page
        .getByRole('article')
        .filter({ hasText: `${time} Blodtryckskontroll` })
        .waitFor();
      await citizen.checkAccessible();

      await staff.press(button(staff, 'Ta bort Blodtryckskontroll från webben'));
      await staff.page.getByLabel('Varför tas Blodtryckskontroll bort från webben?').waitFor();
      await staff.checkAccessible();
      await staff.press(button(staff, 'Ta bort från webben'));
      await staff.page.getByText('Skriv ett skäl.').waitFor();
      await staff.checkAccessible();
      await staff.page.keyboard.type('Apparaten är sönder');
      await staff.page.keyboard.press('Enter');
      await staff.page.getByText(/^Inte på webben sedan .* Skäl: Apparaten är sönder$/).waitFor();
      assert.ok(await staff.page.getByText('Inte på webben: Apparaten är sönder').count());
      await staff.checkAccessible();

      await free.first().waitFor({ state: 'detached' });
      assert.equal(await free.count(), 0);
      await citizen.checkAccessible();
      const again = await visiting().newVisitor('/boka.html');
      await again.press(button(again, 'Vårdcentralen Tångholmen'));
      await again.press(button(again, 'Börja'));
      await again.press(again.page.getByRole('checkbox', { name: 'Inget av detta' }), 'Space');
      await again.press(button(again, 'Fortsätt'));
      await again.choose(again.page.getByRole('radio', { name: 'Blodtryck', exact: true }));
      await again.press(button(again, 'Fortsätt'));
      await again.choose(again.page.getByRole('radio', { name: 'Att mäta blodtrycket' }));
      await again.press(button(again, 'Fortsätt'));
      await again.arrive('Ring mottagningen i stället');

      await staff.press(button(staff, 'Visa Blodtryckskontroll på webben'));
      await citizen.press(button(citizen, /^Uppdatera/));
      await free.first().waitFor();
      assert.equal(await inPicker.count(), 0, 'what staff have booked is not put back');
    });

    it('books in English', { timeout: 60_000 }, async () => {
      const citizen = await logIn(visiting(), 'Elis Brandt', '/index.en.html');
      const { page } = citizen;
      await page.getByRole('heading', { name: 'Choose a care unit', level: 1 }).waitFor();
      await citizen.checkAccessible();
      await citizen.press(button(citizen, 'Laboratoriet Västerhamn'));
      await citizen.arrive('Before you book');
      await citizen.choose(page.getByRole('radio', { name: /^Blood test/ }));
      for (const condition of await page.getByRole('checkbox').all()) await citizen.press(condition, 'Space');
      await citizen.press(button(citizen, 'See available times'));
      await citizen.arrive('Choose an appointment time');
      await citizen.choose(timesOn(citizen, 'Wednesday 25 November').first());
      await citizen.press(button(citizen, 'Continue'));
      await citizen.arrive('Check your answers and book');
      await citizen.press(button(citizen, 'Book appointment'));
      await citizen.arrive('Your appointment is booked');
      await page.getByText('Come fasting.').first().waitFor();
      await citizen.press(page.getByRole('link', { name: 'Svenska' }));
      await page.getByRole('heading', { name: 'Välj mottagning', level: 1 }).waitFor();
      await citizen.press(page.getByRole('link', { name: 'Mina tider' }).first());
      await page.getByRole('heading', { name: /^\d\d:\d\d Provtagning$/ }).waitFor();
      await citizen.press(button(citizen, 'Elis Brandt, logga ut'));
      await page.getByRole('heading', { name: 'Logga in', level: 1 }).waitFor();
    });

    it('leaves the telephone number where scripts do not run, and hides it where they do', async () => {
      await logIn(visiting(), 'Elis Brandt');
      const cookies = await visiting().context.cookies();
      const plain = await stage.browser().newContext({ javaScriptEnabled: false, baseURL: visiting().url });
      await plain.addCookies(cookies);
      for (const page of ['/boka.html', '/mina-tider.html', '/boka.en.html', '/mina-tider.en.html']) {
        const without = await plain.newPage();
        await without.goto(page);
        await without.getByRole('link', { name: /031-390 06 00$/ }).waitFor();
        const citizen = await visiting().newVisitor(page);
        await citizen.page.getByRole('heading', { level: 1 }).waitFor();
        assert.equal(await citizen.page.getByText('031-390 06 00').isVisible(), false, page);
      }
      await plain.close();
    });

    it('survives its script being asked for twice', async () => {
      await visiting().context.route('**/boka.html', async (route) => {
        const answer = await route.fetch();
        const script = '<script type="module" src="tidbok.js"></script>';
        await route.fulfill({ response: answer, body: (await answer.text()).replace(script, script.repeat(2)) });
      });
      await logIn(visiting(), 'Elis Brandt');
      const citizen = await visiting().newVisitor('/boka.html');
      await citizen.page.getByRole('heading', { name: 'Välj mottagning' }).waitFor();
      assert.equal(await citizen.page.locator('script').count(), 2);
      await citizen.press(button(citizen, 'Vårdcentralen Västerhamn'));
      await citizen.arrive('Innan du bokar');
    });
  });
}
