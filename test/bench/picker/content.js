/** What a citizen meets on the page, with a screen reader and with eyes: the accessibility tree, and what each text looks like. */
export async function contentOf(page, client) {
  // High enough for all of it: what is outside the window may not have been drawn yet, and is told otherwise.
  await page.setViewportSize({ width: 1280, height: 4000 });
  await page.evaluate(() => window.probe.settle());
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth) => {
    const { role, name, properties = [] } = node;
    const told = !node.ignored && !['none', 'generic', 'InlineTextBox'].includes(role.value);
    const states = properties
      .filter(({ name }) => ['level', 'checked', 'disabled', 'live', 'busy', 'hidden'].includes(name))
      .map(({ name, value }) => `${name}=${value.value}`);
    if (told) lines.push(`${'  '.repeat(depth)}${[role.value, (name?.value ?? '').trim(), ...states].join(' ')}`);
    for (const id of node.childIds ?? []) if (known.has(id)) walk(known.get(id), depth + (told ? 1 : 0));
  };
  walk(nodes[0], 0);
  return [...lines, ...(await page.evaluate(placed))];
}

/** Each piece of text in the pickers, with its place, size and colours. */
function placed() {
  return window.probe.roots().flatMap((root) =>
    [...root.querySelectorAll('*')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, fontWeight, fontSize } = getComputedStyle(element);
        return [element.textContent.trim(), x, y, width, height, color, backgroundColor, fontWeight, fontSize].join(' ');
      }),
  );
}

/** Throws an `Error` that shows the first line in which the contents of two pages differ. */
export function mustBeAlike(one, other) {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    if (one[at] !== other[at]) throw new Error(`the pages are not alike:\n  ${one[at]}\n  ${other[at]}`);
  }
}
