import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createRegion } from 'tidbok/backends/memory';
import { all, boxes, find, names, says, textOf, until } from '../support/page.js';
import { eyeUnit, passes, stage, type StageOptions } from '../support/world.js';

const minute = 60_000;
const day = 86_400_000;
const wrongClock = 'Klockan i din enhet går fel. Tiderna här följer mottagningens klocka.';

const picker = (options?: StageOptions) => stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, options);

/** A picker whose slots begin a few minutes from now, in this order. */
async function pickerWithSlotsIn(...minutes: readonly number[]) {
  const starts = minutes.map((count) =>
    new Date(Math.floor((Date.now() + count * minute) / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
  );
  const page = await picker({
    around: (backend) => ({
      ...backend,
      async slots(query, options) {
        const found = await backend.slots(query, options);
        const now = new Date(Date.now()).toISOString();
        const items = found.items.slice(0, starts.length).map((slot, index) => ({
          ...slot,
          start: starts[index] ?? '',
          end: new Date(Date.parse(starts[index] ?? '') + 20 * minute).toISOString().replace('.000Z', 'Z'),
        }));
        return { ...found, items: items.filter(({ start }) => start > now) };
      },
    }),
  });
  await until(() => all('radio').length === minutes.length);
  return page;
}

/** The device wakes up so much later. */
function wakeAfter(milliseconds: number): void {
  passes(milliseconds);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('A slot picker that stays open', () => {
  it('lets go of a slot when it has passed, by the clock alone', async () => {
    await pickerWithSlotsIn(10, 30, 50);
    const before = names('radio');
    wakeAfter(11 * minute);
    await until(() => all('radio').length === 2);
    expect(names('radio')).to.deep.equal(before.slice(1));
    await says('2 lediga tider');
  });

  it('says so where the chosen slot passes, and goes on with nothing', async () => {
    const page = await pickerWithSlotsIn(10, 30);
    all('radio')[0]?.click();
    await new Promise(requestAnimationFrame);
    wakeAfter(11 * minute);
    expect(textOf(await find('alert'))).to.match(/^Tiden .* är inte längre ledig. Ingen ny tid är bokad. Välj en annan tid.$/);
    expect(boxes('radio').filter(({ checked }) => checked)).to.deep.equal([]);
    expect(page.events.filter(({ type }) => type === 'tidbok-slot-selected')).to.deep.equal([]);
  });

  it('reads again when the last slot has passed', async () => {
    await pickerWithSlotsIn(10);
    wakeAfter(11 * minute);
    await until(() => all('radio').length === 0);
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
  });
});

describe('A slot picker on a device whose clock is wrong', () => {
  const regionBehind = (by: number) => createRegion({ now: () => Date.now() - by });

  for (const [words, by] of [
    ['two days', 2 * day],
    ['a year', 365 * day],
  ] as const) {
    it(`shows the slots by the server’s clock where the device is ${words} ahead, and says that the clock is wrong`, async () => {
      const page = await picker({ region: regionBehind(by) });
      await says(wrongClock);
      const first = new Date(Date.now() - by).toISOString();
      const { items } = await page.backend.slots({
        errand: { to: 'book' },
        targets: [{ unit: eyeUnit }],
        days: { from: first.slice(0, 10), to: new Date(Date.now() - by + 27 * day).toISOString().slice(0, 10) },
      });
      await until(() => boxes('radio')[0]?.value === items[0]?.id);
    });
  }

  it('shows the slots and says nothing where the device is two days behind', async () => {
    await picker({ region: regionBehind(-2 * day) });
    await until(() => all('radio').length > 0);
    expect(textOf()).to.not.contain(wrongClock);
  });

  it('says nothing where the device is four minutes ahead', async () => {
    await picker({ region: regionBehind(4 * minute) });
    await until(() => all('radio').length > 0);
    expect(textOf()).to.not.contain(wrongClock);
  });
});
