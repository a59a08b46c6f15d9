/** What the tests need of a page, whichever program drives the browser: playwright or puppeteer. */
interface DrivenPage {
  evaluateHandle(run: (wanted: Wanted) => Promise<Element>, wanted: Wanted): Promise<Handle>;
}
interface Handle {
  asElement(): { click(): Promise<void>; type(text: string): Promise<void>; focus(): Promise<void> } | null;
}
interface Wanted {
  readonly selector: string;
  readonly words: string;
  readonly patience: number;
}

/** A citizen in front of a page: finds what is visible, in shadow roots too, by a selector and the words in it or in its label. */
export interface TestCitizen {
  find(selector: string, words?: string): Promise<void>;
  press(selector: string, words?: string): Promise<void>;
  write(selector: string, text: string): Promise<void>;
  /** Whether such a thing is visible now. */
  sees(selector: string, words?: string): Promise<boolean>;
}

/** `patience` is how long anything is waited for, in milliseconds. */
export function citizenAt(page: DrivenPage, patience = 8_000): TestCitizen {
  // Runs in the page: it must not use anything from outside.
  const find = async ({ selector, words, patience: limit }: Wanted): Promise<Element> => {
    const within = (root: ParentNode): readonly Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
    const wordsOf = (one: Element): string =>
      [
        one.textContent,
        ...('labels' in one ? [...((one.labels as NodeList | null) ?? [])].map((label) => label.textContent) : []),
      ]
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    const until = performance.now() + limit;
    for (;;) {
      const all = within(document);
      const found = all.find((one) => one.matches(selector) && one.checkVisibility() && wordsOf(one).includes(words));
      if (found) return found;
      if (performance.now() > until) {
        const shown = all.filter((one) => one.shadowRoot).map((one) => one.shadowRoot?.textContent.replaceAll(/\s+/g, ' '));
        throw new Error(`no ${selector} with "${words}" in: ${shown.join(' | ')}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const handleOf = async (selector: string, words: string, limit = patience) => {
    const handle = await page.evaluateHandle(find, { selector, words, patience: limit });
    const element = handle.asElement();
    if (!element) throw new Error(`${selector} is no element`);
    return element;
  };
  const self: TestCitizen = {
    async find(selector, words = '') {
      await handleOf(selector, words);
    },
    async press(selector, words = '') {
      await (await handleOf(selector, words)).click();
    },
    async write(selector, text) {
      const field = await handleOf(selector, '');
      await field.focus();
      await field.type(text);
    },
    sees: (selector, words = '') =>
      handleOf(selector, words, 0).then(
        () => true,
        () => false,
      ),
  };
  return self;
}
