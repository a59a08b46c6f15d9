import { language, type Texts } from '../../locales/language.js';
import { all, boxes, click, find, get, says, until } from './page.js';

/** A text of the library's, filled in where it is a function. */
export function word(texts: Texts, path: string, ...args: readonly unknown[]): string {
  const [part = '', name = ''] = path.split('.');
  const text = texts[part]?.[name];
  return typeof text === 'function' ? (text as (...args: readonly unknown[]) => string)(...args) : (text as string);
}

/** The ways through the elements, in any of the library's languages. */
export async function steps(lang = 'sv') {
  const texts = await language(lang);
  const say = (path: string, ...args: readonly unknown[]): string => word(texts, path, ...args);
  const button = (path: string): Promise<void> => click('button', say(path));

  const walk = {
    say,
    button,
    async toUnit(name: string): Promise<void> {
      await click('button', name);
      await find('heading', say('guide.heading'));
    },
    /** Past a unit that asks no questions. */
    async toSlots(unit = 'Ögonmottagningen Västerhamn'): Promise<void> {
      await walk.toUnit(unit);
      (await find('radio')).click();
      for (const condition of all('checkbox')) condition.click();
      await button('guide.go');
      await find('heading', say('slots.heading'));
      await find('radio');
    },
    /** Chooses one of the times that are shown and goes on. */
    async choose(which = 0): Promise<string> {
      const time = await until(() => boxes('radio')[which]);
      time.click();
      await button('common.continue');
      await walk.tellNothing();
      return time.value;
    },
    /** Past the step for the phone number and message, where it comes. */
    async tellNothing(): Promise<void> {
      const next = [say('booking.check'), say('booking.rebookCheck'), say('booking.messageHeading'), say('booking.contact')];
      // Where times are held, it may be told already here that this one is not to be had.
      next.push(say('booking.taken'), say('booking.refused'), say('booking.has'));
      const here = await until(() => next.find((title) => all('heading', title).length > 0));
      if (here === next[2]) await button('common.continue');
    },
    /** Ends with the id of the slot that is about to be booked. */
    async toCheck(unit?: string): Promise<string> {
      await walk.toSlots(unit);
      const id = await walk.choose();
      await find('button', say('booking.book'));
      return id;
    },
    async toOutcome(title: string, unit?: string): Promise<string> {
      const id = await walk.toCheck(unit);
      await button('booking.book');
      await find('heading', say(title));
      return id;
    },
    /** Answers none of these to the first question of the guide, and so on to the next. */
    async toQuestion2(): Promise<void> {
      await button('guide.start');
      await find('checkbox');
      get('checkbox', say('guide.none')).click();
      await button('common.continue');
      await says(say('guide.question', 2));
    },
    /** Answers something that means emergency. */
    async toEmergency(within?: Node): Promise<void> {
      await click('button', say('guide.start'), within);
      await click('checkbox', undefined, within);
      await click('button', say('common.continue'), within);
      await find('link', (texts.common?.emergency as { call: string }).call, within);
    },
  };
  return walk;
}

export type Steps = Awaited<ReturnType<typeof steps>>;
