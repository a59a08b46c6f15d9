// Two pages that show the same, side by side in one Chromium: the library's and one written by hand. They are measured turn by
// turn in one run, so that whatever else the machine does meets both.
export const sides = ['tidbok', 'hand-written'];

/** Opens a page of one side as nobody has seen it before, and does with it what `use` says. */
export async function withPage(place, side, { slower = 1, ...query }, use) {
  const context = await place.browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript({ path: new URL('picker/probe.js', import.meta.url).pathname });
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.goto(`${place.server.url}/${side}?${new URLSearchParams(query)}`);
    const first = await page.evaluate(() => window.probe.first());
    const result = await use?.({ page, client, first });
    if (complaints.length > 0) throw new Error(`${side}: ${complaints.join('\n')}`);
    return result ?? first;
  } finally {
    await context.close();
  }
}

export function line(name, ...cells) {
  console.log(`${name.padEnd(32)}${cells.map((cell) => String(cell).padStart(13)).join('')}`);
}

/** The value at a part of the way through a list, in order. */
export function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.round((sorted.length - 1) * part)];
}

/** The figures of so many rounds, by name and side. Each load opens one page and returns its figures, by name. */
export async function measure(place, loads, rounds) {
  const figures = new Map();
  for (let round = 0; round < rounds; round += 1) {
    for (const load of loads) {
      for (const side of round % 2 ? sides : sides.toReversed()) {
        for (const [name, milliseconds] of Object.entries(await load(place, side))) {
          if (!figures.has(name)) figures.set(name, { tidbok: [], 'hand-written': [] });
          figures.get(name)[side].push(milliseconds);
        }
      }
    }
  }
  return figures;
}

export function report(figures) {
  line('milliseconds, medians', 'tidbok', 'hand-written', 'ratio', 'quartiles');
  for (const [name, { tidbok, 'hand-written': floor }] of figures) {
    const ratios = tidbok.map((milliseconds, round) => milliseconds / floor[round]);
    const at = (part) => quantile(ratios, part).toFixed(2);
    line(name, quantile(tidbok, 0.5).toFixed(1), quantile(floor, 0.5).toFixed(1), at(0.5), `${at(0.25)}–${at(0.75)}`);
  }
}
