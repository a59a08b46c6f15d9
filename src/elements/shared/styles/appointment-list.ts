import { css } from 'lit';

/** Own times by day, on the rail. */
export const appointmentListStyles = css`
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
  @container tidbok (inline-size >= 40rem) {
    .agenda .entry {
      grid-template-columns: var(--_rail) minmax(0, 1fr);
    }
  }
`;
