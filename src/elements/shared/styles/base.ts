import { css } from 'lit';
import { controls } from './controls.js';
import { tokens } from './tokens.js';

const words = css`
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.5 * var(--_space));
    max-inline-size: calc(48 * var(--_unit));
  }
  span[dir] {
    display: block;
    max-inline-size: var(--_measure);
  }
  .words {
    display: grid;
    gap: calc(0.75 * var(--_space));
    max-inline-size: var(--_measure);
  }
  .words :is(ul, ol),
  .callout ul,
  .emergency ul {
    padding-inline-start: 1.25em;
  }
  .title {
    font-size: clamp(1.625 * var(--_unit), 1.3 * var(--_unit) + 1.4cqi, 2.125 * var(--_unit));
    font-weight: 700;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  .head {
    font-size: var(--_head);
    font-weight: 700;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .eyebrow {
    font-size: var(--_small);
    font-weight: 600;
    color: var(--_muted);
  }
  .lede {
    font-size: var(--_lead);
    color: var(--_muted);
    max-inline-size: var(--_measure);
  }
  .top {
    display: grid;
    gap: calc(0.5 * var(--_space));
  }
  .note {
    font-size: var(--_small);
    color: var(--_muted);
    max-inline-size: var(--_measure);
  }
  .late {
    animation: late 0s 8s both;
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
  .tag {
    display: inline-block;
    justify-self: start;
    padding: 0 0.5em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-size: var(--_small);
    font-weight: 600;
    line-height: 1.6;
  }
  .urgent {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(1.5 * var(--_space));
    margin-block-end: calc(1.5 * var(--_space));
    border-block-end: 1px solid var(--_line);
    font-size: var(--_small);
  }
  .urgent a {
    white-space: normal;
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    font-weight: 700;
  }
  .urgent a[href='tel:112'] {
    color: var(--_danger);
  }
`;

/** What all elements share. */
export const baseStyles = [tokens, words, controls];
