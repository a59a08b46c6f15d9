import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { startDemo, type Demo } from '../../../demo/server/start-demo.js';
import { launch, visit, type Visit, type Visitor } from '../journey-visitor.js';

const now = Date.parse('2026-11-23T09:00:00Z');
const unit = 'SE-KATT-1001';

describe('staff and citizen side by side, with the keyboard only', () => {
  let browser: Browser;
  let demo: Demo;
  let visiting: Visit;

  const button = ({ page }: Visitor, name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const entry = ({ page }: Visitor, performer: string, text: RegExp): Locator =>
    page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: performer, exact: true }) })
      .getByRole('button', { name: text });

  before(async () => (browser = await launch()));
  after(() => browser.close());
  beforeEach(async () => {
    demo = await startDemo({ now: () => now });
    visiting = await visit(browser, demo.url, now);
  });
  afterEach(async () => {
    const { problems } = visiting;
    await visiting.context.close();
    await demo.close();
    assert.deepEqual(problems, []);
  });

  async function openSchedule(query: string): Promise<Visitor> {
    const staff = await visiting.newVisitor('/clinic/');
    await staff.press(button(staff, /^Lena Ek/));
    await staff.page.getByText('Visas direkt.').waitFor();
    await staff.page.goto(`/clinic/?unit=${unit}&${query}`);
    await staff.page.getByText('Visas direkt.').waitFor();
    return staff;
  }

  async function ownTimes(name: string): Promise<Visitor> {
    const citizen = await visiting.newVisitor('/');
    await citizen.press(button(citizen, new RegExp(`^${name}`)));
    await citizen.page.waitForURL(/boka/);
    await citizen.page.goto('/mina-tider.html');
    await citizen.page.getByRole('heading', { name: 'Kommande tider' }).waitFor();
    return citizen;
  }

  async function choosePatient(staff: Visitor, name: string): Promise<void> {
    await staff.reach(staff.page.getByLabel('Sök patient på namn'));
    await staff.page.keyboard.type(name);
    await staff.page.keyboard.press('Enter');
    await staff.page.getByText('1 hittades.').waitFor();
    await staff.checkAccessible();
  }

  it(
    'books for a citizen, whose page shows it; moves and cancels it, and the open page follows',
    { timeout: 90_000 },
    async () => {
      const citizen = await ownTimes('Elis Brandt');
      const mine = citizen.page.getByRole('article').filter({ hasText: 'Blodtryckskontroll' });
      assert.equal(await mine.count(), 0);
      const staff = await openSchedule('day=2026-11-26');
      await staff.checkAccessible();
      const free = staff.page.getByRole('button', { name: /Ledig Blodtryckskontroll/ }).first();
      const time = /\d\d:\d\d/.exec(await free.innerText())?.[0] ?? '';
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
      const moved = /\d\d:\d\d/.exec(chosen)?.[0] ?? '';
      await staff.press(button(staff, 'Flytta'));
      await staff.page.getByText(/^Flyttad: Elis Brandt\./).waitFor();
      await mine.filter({ hasText: moved }).waitFor({ timeout: 2_000 });
      await mine.filter({ hasText: /Tiden har ändrats\. Förut: / }).waitFor();
      await citizen.checkAccessible();

      await staff.page.goto(`/clinic/?unit=${unit}&day=2026-11-23`);
      const there = staff.page.getByRole('button', { name: /Elis Brandt/ });
      await staff.press(there);
      await staff.press(button(staff, 'Avboka'));
      await staff.checkAccessible();
      await staff.press(button(staff, 'Avboka tiden'));
      await staff.page.getByText(/^Avbokad: Elis Brandt\./).waitFor();
      await citizen.page.getByText('Den finns inte längre bland dina tider.').waitFor({ timeout: 2_000 });
      await citizen.checkAccessible();
    },
  );

  it('books a home visit, sends an invitation and takes it back, and the citizen sees each', { timeout: 90_000 }, async () => {
    const citizen = await ownTimes('Elis Brandt');
    const staff = await openSchedule('day=2026-12-04');
    await staff.press(entry(staff, 'Lena Ek', /Hembesök.*planeras av hemsjukvården/).first());
    await choosePatient(staff, 'Elis');
    await staff.press(button(staff, 'Boka tiden'));
    await citizen.page.getByRole('article').filter({ hasText: 'Hembesök' }).waitFor({ timeout: 2_000 });
    await staff.press(button(staff, 'Skicka kallelse'));
    await choosePatient(staff, 'Elis');
    await staff.press(button(staff, 'Skicka kallelsen'));
    await staff.page.getByText('Kallelse skickad: Elis Brandt.').waitFor();
    const invitation = citizen.page.getByText('Hälsosamtal 50 år').first();
    await invitation.waitFor({ timeout: 2_000 });
    await staff.checkAccessible();
    await staff.press(button(staff, 'Ta tillbaka kallelsen till Elis Brandt'));
    await citizen.page.getByText('Den finns inte längre bland dina tider.').waitFor({ timeout: 2_000 });
    await citizen.checkAccessible();
  });

  it('blocks hours and opens them, publishes, shows a week and the numbers', { timeout: 90_000 }, async () => {
    const staff = await openSchedule('day=2026-11-27');
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
    await staff.page.goto(`/clinic/?unit=${unit}&day=2026-11-27&performer=${encodeURIComponent(`${unit}/0`)}`);
    await staff.page.getByRole('heading', { name: 'Vecka 48, Amir Rashid' }).waitFor();
    assert.equal(await staff.page.getByRole('heading', { level: 2, name: /november$/ }).count(), 7);
    await staff.checkAccessible();
    await staff.press(staff.page.getByRole('link', { name: 'Siffror per vecka' }));
    await staff.page.getByRole('columnheader', { name: 'Bokade på webben' }).waitFor();
    await staff.checkAccessible();
  });
});
