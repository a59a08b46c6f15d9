import { css } from 'lit';

/** Label and value on the rail: check answers, receipt, own choices. */
export const summaryListStyles = css`
  .rows {
    border-block-start: 1px solid var(--_line);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--_space);
    padding-block: calc(0.75 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .row dt {
    grid-column: 1;
    font-size: var(--_small);
    color: var(--_muted);
  }
  .row dd {
    grid-column: 1;
  }
  .row .change {
    grid-area: 1 / 2 / span 2;
    align-self: center;
  }
  @container tidbok (inline-size >= 40rem) {
    .stack .row {
      grid-template-columns: var(--_rail) minmax(0, 1fr) auto;
      align-items: baseline;
      column-gap: calc(1.5 * var(--_space));
    }
    .stack .row dt {
      font-size: inherit;
    }
    .stack .row dd {
      grid-column: 2;
    }
    .stack .row .change {
      grid-area: 1 / 3;
      align-self: baseline;
      margin-block: calc(-0.5 * var(--_space));
    }
  }
  @container tidbok (inline-size < 14rem) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .row .change {
      grid-area: auto;
    }
  }
`;
