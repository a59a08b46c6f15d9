/**
 * The keys of the week: across to the time nearest in the day beside, up and down within the day, Home and End within it and
 * with Ctrl within the week, Page up and Page down to another week. As in any group of radios, to move is to choose.
 */
export function onWeekKey(event: KeyboardEvent, turn: (weeks: -1 | 1) => void): void {
  const week = event.currentTarget as HTMLElement;
  const at = event.target;
  if (!(at instanceof HTMLInputElement) || event.altKey || event.metaKey) return;
  if (event.key === 'PageUp' || event.key === 'PageDown') {
    event.preventDefault();
    turn(event.key === 'PageUp' ? -1 : 1);
    return;
  }
  const to = target(event, week, at);
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
  if (to !== at) to.click();
}

function target({ key, ctrlKey }: KeyboardEvent, week: HTMLElement, at: HTMLInputElement): HTMLInputElement | undefined {
  const days = [...week.querySelectorAll<HTMLElement>('.day')].map(timesOf).filter((times) => times.length > 0);
  const here = days.findIndex((times) => times.includes(at));
  const day = days[here];
  if (!day) return undefined;
  const place = day.indexOf(at);
  const forward = getComputedStyle(week).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case 'ArrowUp':
      return day[Math.max(0, place - 1)];
    case 'ArrowDown':
      return day[Math.min(day.length - 1, place + 1)];
    case 'ArrowLeft':
    case 'ArrowRight':
      return nearest(days[here + (key === forward ? 1 : -1)] ?? day, at);
    case 'Home':
      return (ctrlKey ? days[0] : day)?.[0];
    case 'End':
      return (ctrlKey ? days.at(-1) : day)?.at(-1);
    default:
      return undefined;
  }
}

function timesOf(day: HTMLElement): readonly HTMLInputElement[] {
  return [...day.querySelectorAll<HTMLInputElement>('input:not(:disabled)')];
}

/** The time of another day that is nearest on the clock. */
function nearest(day: readonly HTMLInputElement[], at: HTMLInputElement): HTMLInputElement | undefined {
  if (day.includes(at)) return at;
  const away = (one: HTMLInputElement): number => Math.abs(minutesOf(one) - minutesOf(at));
  return day.reduce<HTMLInputElement | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined);
}

function minutesOf(radio: HTMLInputElement): number {
  const [hours = 0, minutes = 0] = (radio.closest('label')?.querySelector('.at')?.textContent ?? '').split(':').map(Number);
  return hours * 60 + minutes;
}
