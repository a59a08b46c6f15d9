import { isHidden } from '../host/visibility.js';

/** How often it is looked whether the dialog can be seen, in milliseconds. */
const pause = 300;

/**
 * Keeps a modal dialog open, with focus on the first that `selector` finds, as long as its template draws it. While the host page
 * hides it, it is closed: behind a modal dialog that nobody sees the whole page would be dead.
 */
export async function keepDialogOpen(dialog: HTMLDialogElement, selector: string): Promise<void> {
  while (dialog.isConnected) {
    // A closed dialog is never seen itself: the element around it tells.
    const hidden = dialog.parentElement !== null && isHidden(dialog.parentElement);
    if (hidden) dialog.close();
    else if (!dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>(selector)?.focus();
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
