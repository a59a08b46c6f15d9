import { css } from 'lit';

/** The week: the list's own days in columns, with the afternoons in line, wherever there is room for that. */
export const weekStyles = css`
  .period {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.25 * var(--_space)) calc(1.5 * var(--_space));
  }
  .period .head {
    flex: 1 0 auto;
  }
  .week .halves {
    display: grid;
    gap: calc(0.75 * var(--_space));
  }
  .week .day {
    content-visibility: visible;
  }
  .week .slots {
    grid-template-columns: repeat(auto-fill, minmax(calc(6 * var(--_unit)), 1fr));
  }
  .week .note.unknown,
  .week .date .unknown {
    justify-self: start;
    padding: 0 calc(0.5 * var(--_space));
    font-size: var(--_small);
  }
  @container tidbok (inline-size >= 40rem) {
    .days.week {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-template-rows: repeat(4, auto);
      column-gap: calc(0.75 * var(--_space));
      border-block: 1px solid var(--_line);
    }
    .week > .day {
      grid-row: 1 / 5;
      grid-template: subgrid / 100%;
      row-gap: 0;
      padding-block: calc(0.75 * var(--_space)) var(--_space);
      border: 0;
    }
    .week > .day > .halves {
      grid-row: 2 / 4;
      grid-template-rows: subgrid;
      row-gap: var(--_space);
    }
    .week .afternoon {
      grid-row: 2;
    }
    .week > .day > .date {
      padding-block: 0 calc(0.75 * var(--_space));
    }
    .week > .day > .more {
      grid-area: 4 / 1;
    }
    .week .slots {
      grid-template-columns: 100%;
    }
    .week .slot {
      min-block-size: var(--_target);
      padding-block: calc(0.25 * var(--_space));
    }
  }
`;
