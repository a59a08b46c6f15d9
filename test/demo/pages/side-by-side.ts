import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { DeskDays } from '../../../demo/server/staff-api/staff-api.js';
import { choosePatient, entry, openSchedule, ownTimes, timeIn } from './pages.js';
import { now, visitEach, type Stage } from './stage.js';
import { button, visit, type Visitor } from './visitor.js';

const unit = 'SE-KATT-1001';

/** What staff do, and what the citizen's open page makes of it. */
export function sideBySide(stage: Stage): void {
  describe('staff and citizen side by side, with the keyboard only', () => {
    const visiting = visitEach(stage);

    it(
      'books for a citizen, whose page shows it; moves and cancels it, and the open page follows',
      { timeout: 90_000 },
      async () => {
        const citizen = await ownTimes(visiting(), 'Elis Brandt');
        const mine = citizen.page.getByRole('article').filter({ hasText: 'Blodtryckskontroll' });
        assert.equal(await mine.count(), 0);
        const staff = await openSchedule(visiting(), 'day=2026-11-26');
        await staff.checkAccessible();
        const free = staff.page.getByRole('button', { name: /Ledig Blodtryckskontroll/ }).first();
        const time = timeIn(await free.innerText());
        await staff.press(free);
        await staff.page.getByRole('heading', { name: 'Boka' }).waitFor();
        await choosePatient(staff, 'Elis');
        await staff.press(button(staff, 'Boka tiden'));
        await staff.page.getByText(/^Bokad: Elis Brandt\./).waitFor();
        await mine.waitFor({ timeout: 2_000 });
        assert.match(await mine.innerText(), new RegExp(time));

        const booked = staff.page.getByRole('button', { name: /Elis Brandt/ });
        await staff.press(booked);
        await staff.page.getByText('av Lena Ek').waitFor();
        await staff.checkAccessible();
        await staff.press(button(staff, 'Flytta'));
        const choices = staff.page.getByLabel('Ny tid');
        await staff.reach(choices);
        await staff.checkAccessible();
        const chosen = await choices.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text ?? '');
        const moved = timeIn(chosen);
        await staff.press(button(staff, 'Flytta'));
        await staff.page.getByText(/^Flyttad: Elis Brandt\./).waitFor();
        await mine.filter({ hasText: moved }).waitFor();
        await mine.filter({ hasText: /Tiden har ändrats\. Förut: / }).waitFor();
        await citizen.checkAccessible();

        await staff.page.goto(`/clinic/?unit=${unit}&day=2026-11-23`);
        const there = staff.page.getByRole('button', { name: /Elis Brandt/ });
        await staff.press(there);
        await staff.press(button(staff, 'Avboka'));
        await staff.checkAccessible();
        await staff.press(button(staff, 'Avboka tiden'));
        await staff.page.getByText(/^Avbokad: Elis Brandt\./).waitFor();
        await citizen.page.getByText('Den finns inte längre bland dina tider.').waitFor();
        await citizen.checkAccessible();
      },
    );

    it('two staff members at once on one time: one books it, and the other is told', { timeout: 60_000 }, async () => {
      const elsewhere = await visit(stage.browser(), visiting().url, now);
      const day = 'day=2026-11-25';
      const lena = await openSchedule(visiting(), day);
      const omar = await openSchedule(elsewhere, day, 'Omar Lund');
      const patients = new Map<Visitor, string>([
        [lena, 'Kim Sjöberg'],
        [omar, 'Elis Brandt'],
      ]);
      let time = '';
      for (const [staff, patient] of patients) {
        const free = entry(staff, 'Amir Rashid', /Ledig Blodtryckskontroll/).first();
        time = timeIn(await free.innerText());
        await staff.press(free);
        await choosePatient(staff, patient);
        await staff.reach(button(staff, 'Boka tiden'));
      }
      await Promise.all([...patients.keys()].map(({ page }) => page.keyboard.press('Enter')));
      const told: (readonly [staff: Visitor, done: boolean])[] = [];
      for (const staff of patients.keys()) {
        const late = staff.page.getByText('Någon annan hann före. Inget är ändrat. Välj en annan tid.');
        await staff.page
          .getByText(/^Bokad: /)
          .or(late)
          .waitFor();
        told.push([staff, !(await late.isVisible())]);
      }
      const winners = told.flatMap(([staff, done]) => (done ? [staff] : []));
      assert.equal(winners.length, 1);
      const [winner] = winners;
      const patient = (winner && patients.get(winner)) ?? '';
      for (const [staff, done] of told) {
        await staff.checkAccessible();
        if (!done) await staff.press(button(staff, 'Avbryt'));
        for (const name of patients.values()) {
          const booked = entry(staff, 'Amir Rashid', new RegExp(`^${time} +${name}`));
          assert.equal(await booked.count(), name === patient ? 1 : 0, `${name} at ${time}`);
        }
      }
      assert.deepEqual(elsewhere.problems, []);
      await elsewhere.context.close();
    });

    it('is warned before a patient has two times at once, and can book all the same', { timeout: 90_000 }, async () => {
      const staff = await openSchedule(visiting(), 'day=2026-11-26');
      const [first, second] = await overlapping(staff);
      await staff.press(first);
      await choosePatient(staff, 'Elis');
      await staff.press(button(staff, 'Boka tiden'));
      await staff.page.getByText(/^Bokad: Elis Brandt\./).waitFor();
      await staff.press(second);
      await choosePatient(staff, 'Elis');
      await staff.press(button(staff, 'Boka tiden'));
      await staff.page.getByText(/^Patienten har redan en tid då: torsdag 26 november .* Inget är ändrat\.$/).waitFor();
      await staff.checkAccessible();
      await staff.press(button(staff, 'Boka ändå'));
      await staff.page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.equal(await staff.page.getByRole('button', { name: /Elis Brandt/ }).count(), 2);
    });

    it('reads the schedule anew when the day ends at the unit', async () => {
      const { page } = await openSchedule(visiting(), '');
      const later = await page.context().newPage();
      await later.clock.install({ time: now });
      await later.goto(`/clinic/?unit=${unit}`);
      await later.getByText('Visas direkt.').waitFor();
      const read = later.waitForRequest(/desk\/schedule/);
      // From ten in the morning to a second past midnight.
      await later.clock.fastForward('14:00:01');
      await read;
    });

    it('blocks hours and opens them, publishes, shows a week and the numbers', { timeout: 90_000 }, async () => {
      const staff = await openSchedule(visiting(), 'day=2026-11-27');
      const free = staff.page.getByRole('button', { name: /Ledig/ }).first();
      await staff.press(free);
      await staff.press(button(staff, 'Spärra tiden i stället'));
      await staff.press(button(staff, 'Spärra'));
      await staff.page.getByText('Skriv ett skäl.').waitFor();
      await staff.checkAccessible();
      await staff.page.keyboard.type('Möte');
      await staff.page.keyboard.press('Enter');
      await staff.press(staff.page.getByRole('button', { name: /Spärrad till .* Möte/ }));
      await staff.checkAccessible();
      await staff.press(button(staff, 'Ta bort spärren'));
      await staff.page.getByText(/^Spärren är borttagen/).waitFor();
      await staff.press(button(staff, 'Släpp tider'));
      await staff.checkAccessible();
      await staff.press(button(staff, 'Släpp tiderna'));
      await staff.page.getByText(/^Tiderna är släppta: /).waitFor();
      await staff.press(button(staff, 'Släpp tider'));
      await staff.press(button(staff, 'Ta tillbaka tider som släppts av misstag'));
      await staff.checkAccessible();
      await staff.press(button(staff, 'Ta tillbaka tiderna'));
      await staff.page.getByText(/^Tiderna är tillbakatagna från och med /).waitFor();
      await staff.page.goto(`/clinic/?unit=${unit}&day=2026-11-27&performer=${encodeURIComponent(`${unit}/0`)}`);
      await staff.page.getByRole('heading', { name: 'Vecka 48, Amir Rashid' }).waitFor();
      assert.equal(await staff.page.getByRole('heading', { level: 2, name: /november$/ }).count(), 7);
      await staff.checkAccessible();
      await staff.press(staff.page.getByRole('link', { name: 'Siffror per vecka' }));
      await staff.page.getByRole('columnheader', { name: 'Bokade på webben' }).waitFor();
      await staff.checkAccessible();
    });
  });
}

/** Two free times of two performers at the same moment, both drawn on the page. */
async function overlapping({ page }: Visitor): Promise<readonly [Locator, Locator]> {
  const query = new URLSearchParams({ unit, from: '2026-11-26' });
  const { columns } = (await (await page.request.get(`/clinic/desk/schedule?${query.toString()}`)).json()) as DeskDays;
  const free = columns.flatMap(({ entries }, column) =>
    entries.flatMap((one) => (one.state === 'free' ? [{ ...one, column }] : [])),
  );
  for (const one of free) {
    const other = free.find(({ column, start, end }) => column > one.column && start < one.end && one.start < end);
    const shown = ({ column, time }: (typeof free)[number]): Locator =>
      page
        .locator('.columns > section')
        .nth(column)
        .getByRole('button', { name: new RegExp(`^${time}`) });
    if (other) return [shown(one), shown(other)];
  }
  return assert.fail('no two performers are free at once');
}
