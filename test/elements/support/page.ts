import { sendKeys, sendMouse } from '@web/test-runner-commands';

// Finds what a citizen finds: by role and name, through shadow roots, and only what is shown.

const roles: Readonly<Record<string, string>> = {
  a: 'link',
  article: 'article',
  aside: 'complementary',
  button: 'button',
  dialog: 'dialog',
  fieldset: 'group',
  select: 'combobox',
};
const inputRoles: Readonly<Record<string, string>> = { radio: 'radio', checkbox: 'checkbox', search: 'searchbox' };
const inline = ['A', 'BDI', 'FONT', 'SPAN', 'STRONG', 'SMALL', 'TIME'];

/** What a name shall be: the whole of it, or a part that matches. */
export type Name = string | RegExp;

function tidy(text: string): string {
  return text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
}

function childrenOf(node: Node): readonly Node[] {
  if (node instanceof HTMLSlotElement) return node.assignedNodes({ flatten: true });
  return [...(node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes];
}

/** Every element that is shown, in the order of the page. */
export function* shown(within: Node = document.body): Generator<HTMLElement> {
  for (const node of childrenOf(within)) {
    if (!(node instanceof HTMLElement) || (!(node instanceof HTMLSlotElement) && !node.checkVisibility())) continue;
    yield node;
    yield* shown(node);
  }
}

/** All the text that is shown, or only heard, with a space between blocks. */
export function textOf(within: Node = document.body): string {
  const words = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof HTMLElement) || node instanceof HTMLStyleElement) return '';
    if (!(node instanceof HTMLSlotElement) && !node.checkVisibility()) return '';
    const inside = childrenOf(node).map(words).join('');
    return inline.includes(node.tagName) ? inside : ` ${inside} `;
  };
  return tidy(childrenOf(within).map(words).join(''));
}

export function roleOf(element: Element): string {
  const tag = element.localName;
  if (element instanceof HTMLInputElement) return inputRoles[element.type] ?? 'textbox';
  if (element instanceof HTMLTextAreaElement) return 'textbox';
  return element.getAttribute('role') ?? (tag === 'a' && !element.hasAttribute('href') ? '' : (roles[tag] ?? ''));
}

export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return tidy(label);
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = element.getAttribute('aria-labelledby')?.split(' ');
  if (labelledBy) return tidy(labelledBy.map((id) => root.getElementById(id)?.textContent ?? '').join(' '));
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
    return tidy([...(element.labels ?? [])].map(({ textContent }) => textContent).join(' '));
  }
  if (element instanceof HTMLFieldSetElement) return tidy(element.querySelector('legend')?.textContent ?? '');
  return tidy(element.textContent);
}

function matches(name: Name | undefined, text: string): boolean {
  return name === undefined || (typeof name === 'string' ? tidy(name) === text : name.test(text));
}

/** All of that role, and name if one is given. */
export function all(role: string, name?: Name, within?: Node): readonly HTMLElement[] {
  return [...shown(within)].filter((element) => roleOf(element) === role && matches(name, nameOf(element)));
}

/** The names of all of that role. */
export function names(role: string, within?: Node): readonly string[] {
  return all(role, undefined, within).map(nameOf);
}

/** The first of that role and name; throws an error that says what there is instead. */
export function get(role: string, name?: Name, within?: Node): HTMLElement {
  const [first] = all(role, name, within);
  if (first) return first;
  throw new Error(
    `no ${role} ${String(name)} among: ${names(role, within).join(' | ')}\n  in: ${textOf(within).slice(0, 600)}`,
  );
}

/** All radios, checkboxes or fields of that role and name. */
export function boxes(role: 'radio' | 'checkbox' | 'searchbox', name?: Name, within?: Node): readonly HTMLInputElement[] {
  return all(role, name, within).filter((element) => element instanceof HTMLInputElement);
}

/** The first of them, once it is there. */
export async function findBox(role: 'radio' | 'checkbox' | 'searchbox', name?: Name, within?: Node): Promise<HTMLInputElement> {
  return until(() => boxes(role, name, within)[0]);
}

/** Looks again and again until it neither throws nor finds nothing. */
export async function until<T>(look: () => T, patience = 8_000): Promise<NonNullable<T>> {
  const end = performance.now() + patience;
  for (;;) {
    let problem: unknown = new Error(`not within ${patience} ms: ${look.toString()}`);
    try {
      const found = look();
      if (found !== undefined && found !== null && found !== false) return found;
    } catch (thrown) {
      problem = thrown;
    }
    if (performance.now() > end) throw problem;
    await pause(10);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The first of that role and name, once it is there. */
export async function find(role: string, name?: Name, within?: Node): Promise<HTMLElement> {
  return until(() => get(role, name, within));
}

/** Waits until that text is shown. */
export async function says(text: Name, within?: Node): Promise<void> {
  await until(() => {
    const now = textOf(within);
    if (typeof text === 'string' ? !now.includes(tidy(text)) : !text.test(now))
      throw new Error(`no ${String(text)} in: ${now}`);
    return true;
  });
}

export async function click(role: string, name?: Name, within?: Node): Promise<void> {
  (await find(role, name, within)).click();
}

/** Clicks in the middle of it with a mouse, scrolled to where it can be seen. */
export async function point(role: string, name?: Name, within?: Node): Promise<void> {
  const element = await find(role, name, within);
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** The element that has focus, in whatever shadow root it is. */
export function focused(): Element {
  let at = document.activeElement ?? document.body;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** What has focus, as `role name`. */
export function focusedOn(): string {
  const at = focused();
  return `${roleOf(at)} ${nameOf(at)}`;
}

/** Waits until focus is on that. */
export async function focusOn(role: string, name: string): Promise<void> {
  await until(() => {
    if (focusedOn() !== `${role} ${tidy(name)}`) throw new Error(`focus is on "${focusedOn()}", not on "${role} ${name}"`);
    return true;
  });
}

/** Tabs until focus is on that. */
export async function tabTo(role: string, name: Name, most = 40): Promise<void> {
  for (let stops = 0; stops < most; stops += 1) {
    const at = focused();
    if (roleOf(at) === role && matches(name, nameOf(at))) return;
    await press('Tab');
  }
  throw new Error(`no tab stop ${role} ${String(name)}; focus is on ${focusedOn()}`);
}
