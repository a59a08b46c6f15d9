import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import type { DeskDays } from '../../../demo/server/staff-api/staff-api.js';
import { choosePatient, entry, goToCheck, openSchedule, ownTimes, timeIn } from './pages.js';
import { visitEach, type Stage } from './stage.js';
import { button, type Visitor } from './visitor.js';

const unit = 'SE-KATT-1002';
/** As the wire has it; the rest does not matter here. */
interface FreeTimes {
  readonly items: readonly {
    readonly visitType: string;
    readonly start: string;
    readonly performer?: { readonly id: string };
  }[];
}

/** What staff alone can give: home visits, groups and invitations. */
export function invitedAndVisited(stage: Stage): void {
  describe('home visits, groups and invitations, with the keyboard only', () => {
    const visiting = visitEach(stage);
    const own = ({ page }: Visitor, text: string | RegExp): Locator => page.getByRole('article').filter({ hasText: text });

    it('home visits and groups are in the citizen’s list, and never among free times', { timeout: 60_000 }, async () => {
      const citizen = await ownTimes(visiting(), 'Elis Brandt');
      const staff = await openSchedule(visiting(), `unit=${unit}&day=2026-12-01`);
      for (const [performer, what, name] of [
        ['Eva Strid', /Hembesök.*planeras av hemsjukvården/, 'Hembesök'],
        ['Pär Nord', /Artrosskola.* [0-7] av 8 platser bokade/, 'Artrosskola'],
      ] as const) {
        const free = entry(staff, performer, what).first();
        const time = timeIn(await free.innerText());
        await staff.press(free);
        await choosePatient(staff, 'Elis');
        await staff.press(button(staff, 'Boka tiden'));
        await own(citizen, new RegExp(`${time} ${name}`)).waitFor({ timeout: 2_000 });
      }
      await citizen.checkAccessible();

      const { request } = visiting().context;
      const days = { from: '2026-11-24', to: '2026-12-07' };
      const query = new URLSearchParams({ unit, ...days }).toString();
      const schedule = (await (await request.get(`/clinic/desk/schedule?${query}`)).json()) as DeskDays;
      const slots = await request.post('/booking/slots', {
        headers: { 'Tidbok-Request': '1' },
        data: { query: { errand: { to: 'book' }, targets: [{ unit }], days } },
      });
      const { items } = (await slots.json()) as FreeTimes;
      const listed = new Set(items.map(({ start, performer }) => `${performer?.id ?? ''} ${start}`));
      const areListed = (name: RegExp): readonly boolean[] =>
        schedule.columns.flatMap(({ performer, entries }) =>
          entries.flatMap((one) =>
            (one.state === 'free' || one.state === 'group') && name.test(one.visitType)
              ? [listed.has(`${performer.id} ${one.start}`)]
              : [],
          ),
        );
      assert.ok(areListed(/^Blodtryckskontroll/).length > 5);
      assert.ok(areListed(/^Blodtryckskontroll/).every((is) => is));
      for (const kind of [/^Hembesök/, /^Artrosskola/]) {
        assert.ok(areListed(kind).length > 0, `there are more of ${String(kind)}`);
        assert.ok(!areListed(kind).some((is) => is), `${String(kind)} is among the free times`);
      }
    });

    it('an invitation with a time stands as such, and an open one is answered on the web', { timeout: 90_000 }, async () => {
      const citizen = await ownTimes(visiting(), 'Elis Brandt');
      const { page } = citizen;
      const staff = await openSchedule(visiting(), `unit=${unit}&day=2026-11-26`);
      const free = entry(staff, 'Eva Strid', /Ledig Blodtryckskontroll/).first();
      const time = timeIn(await free.innerText());
      await staff.press(free);
      await choosePatient(staff, 'Elis');
      await staff.reach(staff.page.getByLabel('Hur'));
      await staff.page.keyboard.press('ArrowDown');
      await staff.press(button(staff, 'Boka tiden'));
      await staff.page.getByText(/^Kallad: Elis Brandt\./).waitFor();
      await entry(staff, 'Eva Strid', new RegExp(`^${time} +Elis Brandt +Kallad`)).waitFor();
      const timed = own(citizen, `${time} Blodtryckskontroll`);
      await timed.filter({ hasText: 'Kallelse, tiden är bokad åt dig' }).waitFor({ timeout: 2_000 });

      const send = async (): Promise<void> => {
        await staff.press(button(staff, 'Skicka kallelse'));
        await choosePatient(staff, 'Elis');
        await staff.press(button(staff, 'Skicka kallelsen'));
        await staff.page.getByText('Kallelse skickad: Elis Brandt.').waitFor();
      };
      const answer = button(citizen, 'Välj tid Hälsosamtal 50 år');
      const waiting = button(staff, 'Ta tillbaka kallelsen till Elis Brandt');
      await send();
      await answer.waitFor();
      await staff.checkAccessible();
      await staff.press(waiting);
      await page.getByText('Den finns inte längre bland dina tider.').waitFor();
      await citizen.checkAccessible();

      await send();
      await citizen.press(answer);
      await citizen.arrive('Välj tid');
      await citizen.choose(page.getByRole('radio').first());
      await goToCheck(citizen, 'Kontrollera och boka');
      await citizen.press(button(citizen, 'Boka tiden'));
      await page.getByRole('heading', { name: 'Din tid är bokad' }).waitFor();
      await waiting.waitFor({ state: 'detached', timeout: 1_000 });
      await staff.press(staff.page.getByRole('link', { name: /^Visa / }));
      await entry(staff, 'Eva Strid', /Elis Brandt +Ny +Hälsosamtal 50 år +Bokad på webben/).waitFor();
      await citizen.press(page.getByRole('link', { name: 'Mina tider' }).first());
      await own(citizen, 'Hälsosamtal 50 år').waitFor();
      assert.equal(await answer.count(), 0);
    });
  });
}
