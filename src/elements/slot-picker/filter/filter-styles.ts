import { css } from 'lit';

/** The filter's fields, beside each other where there is room. */
export const filterStyles = css`
  .filter .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14 * var(--_unit)), 1fr));
    gap: calc(0.75 * var(--_space));
    padding-block: calc(0.5 * var(--_space));
  }
  .filter fieldset {
    grid-column: 1 / -1;
  }
  .filter legend {
    font-weight: 600;
  }
  .weekdays {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_space);
  }
  .weekdays label {
    display: inline-flex;
    align-items: center;
    gap: calc(0.5 * var(--_space));
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .weekdays input {
    inline-size: calc(1.25 * var(--_unit));
    block-size: calc(1.25 * var(--_unit));
  }
`;
