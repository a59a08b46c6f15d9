import { without } from '../../domain/fixtures.js';
import { all, find, shown, until } from './page.js';
import type { Steps } from './steps.js';
import { elis, eyeUnit, kim, type StageOptions } from './world.js';

/** Of a citizen whose phone number nobody knows. */
export const unknownPhone: StageOptions = {
  citizen: elis,
  around: (backend) => ({
    ...backend,
    citizens: async (...asked) => ((await backend.citizens?.(...asked)) ?? []).map((one) => without(one, 'phone')),
  }),
};

/** Where rebooking has conditions of its own. */
export const conditionsOfRebooking: StageOptions = {
  citizen: kim,
  around: (backend) => ({ ...backend, guide: () => fetch('/demo/guides/text-only.json').then((answer) => answer.json()) }),
};

const dayLength = 86_400_000;

/** Every weekday without free times is said to be booked to the last. */
export const fullDays: StageOptions = {
  around: (backend) => ({
    ...backend,
    async days(query, options) {
      const { items, ...found } = await backend.slots(query, options);
      const free = new Set(items.map(({ start }) => start.slice(0, 10)));
      const [from, to] = [Date.parse(query.days.from), Date.parse(query.days.to)];
      const days = Array.from({ length: (to - from) / dayLength + 1 }, (_, index) =>
        new Date(from + index * dayLength).toISOString().slice(0, 10),
      );
      return { ...found, items: days.map((day) => ({ unit: eyeUnit, day, state: free.has(day) ? 'free' : 'full' })) };
    },
  }),
};

export const titled = (walk: Steps, path: string) => find('heading', walk.say(path));

export async function openDialog(walk: Steps, which = 0): Promise<void> {
  const label = walk.say('mine.cancel');
  const button = await until(() => all('button').filter((one) => one.textContent.trim().startsWith(label))[which]);
  button.click();
  await find('dialog');
}

export async function cancelled(walk: Steps, title: string): Promise<void> {
  await openDialog(walk);
  await walk.button('mine.cancelConfirm');
  await titled(walk, title);
}

export async function toNewTime(walk: Steps): Promise<void> {
  const label = walk.say('mine.rebook');
  (await until(() => all('button').find((one) => one.textContent.trim().startsWith(label)))).click();
  await titled(walk, 'slots.headingNew');
  await find('radio');
}

export async function moved(walk: Steps, title: string): Promise<void> {
  await toNewTime(walk);
  await walk.choose();
  await walk.button('booking.rebookConfirm');
  await titled(walk, title);
}

export async function toContact(walk: Steps): Promise<void> {
  await walk.toSlots('Laboratoriet Västerhamn');
  (await find('radio')).click();
  await walk.button('common.continue');
  await titled(walk, 'booking.contact');
}

export async function answered(walk: Steps, ...choices: readonly number[]): Promise<void> {
  await walk.toQuestion2();
  for (const choice of choices) {
    const radios = await until(() => (all('radio').length > 0 ? all('radio') : undefined));
    radios[choice]?.click();
    await walk.button('common.continue');
  }
}

/** A filter that no time fits: Sunday. */
export async function filtered(walk: Steps): Promise<void> {
  (await until(() => [...shown()].find(({ localName }) => localName === 'summary'))).click();
  const weekdays = await until(() => (all('checkbox').length > 6 ? all('checkbox') : undefined));
  weekdays[6]?.click();
  await find('button', walk.say('looking.filterClear'));
}
