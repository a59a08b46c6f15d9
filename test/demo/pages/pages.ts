import type { Locator } from 'playwright-core';
import { button, type Visit, type Visitor } from './visitor.js';

/** A care unit's schedule on the days of the query, with the feed on. */
export async function openSchedule(visiting: Visit, query: string, name = 'Lena Ek'): Promise<Visitor> {
  const staff = await visiting.newVisitor('/clinic/');
  await staff.press(button(staff, new RegExp(`^${name}`)));
  await live(staff);
  await turnTo(staff, query);
  return staff;
}

/** Other days, or another unit. */
export async function turnTo(staff: Visitor, query: string): Promise<void> {
  await staff.page.goto(`/clinic/?${query}`);
  await live(staff);
}

async function live({ page }: Visitor): Promise<void> {
  await page.getByText('Visas direkt.').waitFor();
}

/** What the schedule has of a performer, by what it says. */
export function entry({ page }: Visitor, performer: string, text: RegExp): Locator {
  return page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: performer, exact: true }) })
    .getByRole('button', { name: text });
}

/** The hour and minute that an entry, a radio button or a choice begins with. */
export function timeIn(text: string | null): string {
  const time = /\d\d:\d\d/.exec(text ?? '')?.[0];
  if (time === undefined) throw new Error(`no time in ${text ?? 'nothing'}`);
  return time;
}

/** Finds the one patient of that name in the open dialog. */
export async function choosePatient(staff: Visitor, name: string): Promise<void> {
  await staff.reach(staff.page.getByLabel('Sök patient på namn'));
  await staff.page.keyboard.type(name);
  await staff.page.keyboard.press('Enter');
  await staff.page.getByText('1 hittades.').waitFor();
  await staff.checkAccessible();
}

/** Logged in on the portal, with the page to book on. */
export async function logIn(visiting: Visit, name: string, path = '/'): Promise<Visitor> {
  const citizen = await visiting.newVisitor(path);
  await citizen.checkAccessible();
  await citizen.press(button(citizen, new RegExp(`^${name}`)));
  await citizen.page.waitForURL('**/boka.*');
  return citizen;
}

/** Logged in on the portal, with the own times. */
export async function ownTimes(visiting: Visit, name: string): Promise<Visitor> {
  const citizen = await logIn(visiting, name);
  await citizen.page.goto('/mina-tider.html');
  await citizen.page.getByRole('heading', { name: 'Kommande tider' }).waitFor();
  return citizen;
}

/** The times of a day in the picker. */
export function timesOn({ page }: Visitor, day: string): Locator {
  return page.getByRole('group', { name: day, exact: true }).getByRole('radio');
}

/** From a chosen time, past the message that may be left out, to the step of that heading. */
export async function goToCheck(citizen: Visitor, heading: string): Promise<void> {
  await citizen.press(button(citizen, 'Fortsätt'));
  await citizen.arrive('Meddelande till mottagningen');
  await citizen.press(button(citizen, 'Fortsätt'));
  await citizen.arrive(heading);
}
