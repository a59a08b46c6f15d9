import { css } from 'lit';

/** Content first; own choices beside it where there is room, after it where there is not. */
export const layoutStyles = css`
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(2.5 * var(--_space));
  }
  .now {
    margin-block-end: calc(2.5 * var(--_space));
  }
  .aside {
    align-self: start;
    display: grid;
    gap: calc(0.75 * var(--_space));
  }
  .aside .head {
    font-size: var(--_body);
  }
  .said {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  /* On paper: what was booked, without what can only be pressed. */
  @media print {
    .actions,
    .urgent,
    .acting,
    .aside,
    [role='status'] {
      display: none;
    }
  }
  @container tidbok (inline-size >= 60rem) {
    .beside {
      grid-template-columns: minmax(0, 1fr) calc(17 * var(--_unit));
    }
    .aside {
      padding-inline-start: calc(1.5 * var(--_space));
      border-inline-start: 1px solid var(--_line);
    }
  }
`;
