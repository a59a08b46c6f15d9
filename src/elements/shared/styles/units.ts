import { css } from 'lit';

/** The whole row of a unit is its button's target. */
export const unitStyles = css`
  .units {
    list-style: none;
    border-block-start: 1px solid var(--_line);
  }
  .unit {
    position: relative;
    display: grid;
    gap: calc(0.25 * var(--_space));
    padding-block: var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  .unit > p:not(.tag),
  .why {
    font-size: var(--_small);
    color: var(--_muted);
  }
  .unit .name {
    font-size: var(--_lead);
    font-weight: 700;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .unit.open {
    padding-inline-end: calc(2.5 * var(--_unit));
  }
  .unit.open:hover {
    background: var(--_tint);
  }
  .unit.open::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.3 * var(--_unit));
    inset-inline-end: calc(0.5 * var(--_unit));
    inline-size: calc(0.6 * var(--_unit));
    block-size: calc(0.6 * var(--_unit));
    border: 0 solid var(--_accent);
    border-block-start-width: 2px;
    border-inline-end-width: 2px;
    rotate: 45deg;
  }
  .unit.open:dir(rtl)::after {
    rotate: -45deg;
  }
  .unit .link {
    min-block-size: 0;
    font-weight: 700;
  }
  .unit .link::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  .unit .link:focus-visible {
    outline: 0;
  }
  .unit:has(.link:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
`;
