import { readFileSync } from 'node:fs';
import { TidbokSlotPicker } from 'tidbok';
import { benchServer, pageStyles } from '../server.js';
import { answer } from './answer.js';

/** The picker's own styles, list and week. */
function styles() {
  const list = TidbokSlotPicker.styles.flat(3).map(({ cssText }) => cssText);
  const [, week] = /css ?`([^`]*)`/.exec(readFileSync('dist/elements/slot-picker/week/week-styles.js', 'utf8'));
  return pageStyles([...list, week], 'picker');
}

/** Serves both pages with a picker. */
export async function pickerServer() {
  return benchServer({
    folder: import.meta.dirname,
    styles: styles(),
    answer: ({ from, to, days, times }) => answer({ from, to, days: Number(days), times: Number(times) }),
  });
}
