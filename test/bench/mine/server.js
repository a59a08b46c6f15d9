import { readFileSync } from 'node:fs';
import { TidbokMyBookings } from 'tidbok';
import { benchServer, pageStyles } from '../server.js';
import { answer } from './answer.js';

/** The list's own styles: those of its first load, and those that come with what is shown. */
function styles() {
  const first = TidbokMyBookings.styles.flat(3).map(({ cssText }) => cssText);
  const later = ['summary-list', 'appointment-list', 'dialog'].map((name) => {
    const [, sheet] = /css ?`([^`]*)`/.exec(readFileSync(`dist/elements/shared/styles/${name}.js`, 'utf8'));
    return sheet;
  });
  return pageStyles([...first, ...later], 'mine');
}

/** Serves both pages with own times. */
export async function mineServer() {
  return benchServer({
    folder: import.meta.dirname,
    styles: styles(),
    answer: ({ count }) => answer(Number(count)),
  });
}
