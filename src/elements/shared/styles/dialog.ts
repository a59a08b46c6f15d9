import { css } from 'lit';

/** Only for cancelling, and for running out of time. */
export const dialog = css`
  dialog {
    inline-size: min(100% - 2rem, 34 * var(--_unit));
    max-block-size: calc(100% - 2rem);
    padding: clamp(1.25 * var(--_unit), 5vw, 2 * var(--_unit));
    border: 1px solid var(--_edge);
    border-radius: calc(2 * var(--_radius));
    background: var(--_ground);
    color: var(--_ink);
  }
  dialog[open] {
    display: grid;
    gap: var(--_space);
  }
  dialog .title {
    font-size: calc(1.5 * var(--_unit));
  }
  dialog::backdrop {
    background: rgb(8 22 26 / 62%);
  }
`;
