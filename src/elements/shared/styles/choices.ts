import { css } from 'lit';

/** Radios and checkboxes stay visible inside their boxes, so that state survives forced colours and every screen reader. */
export const choices = css`
  .choices {
    display: grid;
    gap: calc(0.5 * var(--_space));
    max-inline-size: var(--_measure);
  }
  .legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: var(--_space);
  }
  .legend ~ * {
    clear: both;
  }
  .legend ~ :is(.lede, .error) {
    margin-block-end: calc(0.75 * var(--_space));
  }
  .choice {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: calc(0.75 * var(--_space));
    min-block-size: max(44px, 3.25 * var(--_unit));
    padding: calc(0.5 * var(--_space)) var(--_space);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
    cursor: pointer;
  }
  .choice input {
    inline-size: calc(1.25 * var(--_unit));
    block-size: calc(1.25 * var(--_unit));
    margin: 0;
  }
  .choice:hover {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_chosen);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .choice :focus-visible {
    outline: 0;
  }
  .choice span[dir] {
    display: inline;
  }
  .choice small {
    display: block;
    font-size: var(--_small);
    color: var(--_muted);
  }
  .error {
    font-weight: 600;
    color: var(--_danger);
  }
  .wrong {
    padding-inline-start: var(--_space);
    border-inline-start: 4px solid var(--_danger);
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 3px solid Highlight;
    }
  }
`;

/** A labelled field of one line. */
export const fields = css`
  .acting {
    margin-block-end: calc(1.5 * var(--_space));
  }
  .field {
    display: grid;
    gap: calc(0.25 * var(--_space));
    max-inline-size: calc(26 * var(--_unit));
  }
  .field label {
    font-weight: 600;
  }
  .field textarea {
    resize: vertical;
  }
  .field :is(input, select, textarea) {
    inline-size: 100%;
    min-block-size: max(44px, 3 * var(--_unit));
    padding: calc(0.5 * var(--_space)) calc(0.75 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
`;
