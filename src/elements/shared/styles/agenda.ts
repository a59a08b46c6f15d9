import { css } from 'lit';

/** Own times by day, on the rail. */
export const agenda = css`
  .agenda {
    border-block-end: 1px solid var(--_line);
  }
  .agenda .date {
    display: grid;
    align-content: start;
  }
  .agenda .date .head {
    font-size: inherit;
  }
  .agenda .entry {
    display: grid;
    gap: calc(0.75 * var(--_space)) calc(1.5 * var(--_space));
    padding-block: calc(1.5 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .items {
    display: grid;
    gap: calc(1.5 * var(--_space));
    min-inline-size: 0;
  }
  .time {
    display: grid;
    gap: calc(0.25 * var(--_space));
  }
  .time + .time {
    padding-block-start: calc(1.5 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .time > .head {
    font-size: var(--_lead);
  }
  .time .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--_space)) calc(0.75 * var(--_space));
    margin-block-start: calc(0.75 * var(--_space));
  }
  .time .button {
    min-block-size: var(--_target);
  }
  .time .callout {
    margin-block-start: calc(0.75 * var(--_space));
  }
  .past {
    display: grid;
    gap: calc(0.75 * var(--_space));
    margin: calc(0.75 * var(--_space)) 0 0;
    padding: 0;
    list-style: none;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  .wide {
    max-inline-size: none;
  }
  textarea {
    inline-size: 100%;
    padding: calc(0.5 * var(--_space)) calc(0.75 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
    font: inherit;
    color: inherit;
  }
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
  @container tidbok (inline-size >= 40rem) {
    .agenda .entry {
      grid-template-columns: var(--_rail) minmax(0, 1fr);
    }
  }
`;
