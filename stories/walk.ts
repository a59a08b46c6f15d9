import type { StoryObj } from '@storybook/web-components-vite';

/** The page of a story, as far as the story reaches. */
export type Page = HTMLElement;

const patience = 5_000;

function* below(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* below(element.shadowRoot);
  }
}

/** Everything visible that matches, through shadow roots. */
export function allSeen(page: Page, selector: string): readonly HTMLElement[] {
  return [...below(page)].filter((element) => element.matches(selector) && element.checkVisibility());
}

/** Waits for `look` to find something. Throws, saying what was looked for, if it never does. */
export async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the story never reached ${what}`);
}

/** Waits for the first visible element that matches and holds the text. Throws if none comes. */
export function seen(page: Page, selector: string, text = ''): Promise<HTMLElement> {
  const holds = (element: HTMLElement): boolean => element.textContent.includes(text);
  return until(`${selector} ${text}`, () => allSeen(page, selector).find(holds));
}

/** Clicks what is seen, one after the other, waiting for each. */
export async function press(page: Page, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) (await seen(page, selector)).click();
}

/** Walks, and waits until the journey says that it is at a step. Throws if it never does. */
export async function walkTo(page: Page, step: string, walk: () => Promise<unknown>): Promise<void> {
  let at: string | undefined;
  const listening = new AbortController();
  page.addEventListener('tidbok-step', (event) => (at = event.step), { signal: listening.signal });
  try {
    await walk();
    await until(`the step ${step}`, () => (at === step ? at : undefined));
  } finally {
    listening.abort();
  }
}

/** What a story needs that walks to its state. The page with all stories of an element does not walk, so it leaves these out. */
export function walking(walk: (page: Page) => Promise<unknown>): Pick<StoryObj, 'play' | 'tags'> {
  return {
    tags: ['!autodocs'],
    play: async ({ canvasElement }) => {
      await walk(canvasElement);
    },
  };
}
