import { css } from 'lit';

/** Days on the rail with their free times beside them. */
export const slotStyles = css`
  .days > :last-child {
    border-block-end: 1px solid var(--_line);
  }
  .day {
    display: grid;
    gap: calc(0.75 * var(--_space)) calc(1.5 * var(--_space));
    padding-block: var(--_space) calc(1.5 * var(--_space));
    border-block-start: 1px solid var(--_line);
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(12 * var(--_unit));
    overflow-clip-margin: 8px;
  }
  .date .head {
    font-size: inherit;
  }
  .slots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(8.5 * var(--_unit)), 1fr));
    gap: calc(0.5 * var(--_space));
    align-content: start;
  }
  .slot {
    column-gap: calc(0.5 * var(--_space));
    padding: calc(0.5 * var(--_space)) calc(0.375 * var(--_unit));
    line-height: 1.25;
  }
  .slot .at {
    display: block;
    font-weight: 700;
  }
  .slot .who {
    display: block;
    white-space: pre-line;
    font-size: calc(0.875 * var(--_unit));
    color: var(--_muted);
  }
  .slot.gone {
    border-style: dashed;
    background: none;
    cursor: default;
  }
  .slot.gone .at {
    font-weight: 400;
    text-decoration: line-through;
  }
  .day.none {
    display: block;
    content-visibility: visible;
    padding-block: calc(0.75 * var(--_space));
    font-size: var(--_small);
    color: var(--_muted);
  }
  .unknown {
    padding: calc(0.5 * var(--_space)) var(--_space);
    border: 1px dashed var(--_edge);
    border-radius: var(--_radius);
  }
  .wait {
    block-size: max(44px, 3.25 * var(--_unit));
    border: 1px dashed var(--_edge);
    border-radius: var(--_radius);
  }
  .tools {
    display: grid;
    gap: calc(0.5 * var(--_space));
  }
  .views {
    display: flex;
    flex-wrap: wrap;
  }
  .views button {
    flex: 1 1 auto;
    min-block-size: var(--_target);
    padding-inline: var(--_space);
    border: 1px solid var(--_edge);
    background: none;
    cursor: pointer;
  }
  .views [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_chosen);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: 600;
  }
  .filter summary {
    display: list-item;
    min-block-size: var(--_target);
    align-content: center;
    color: var(--_accent);
    cursor: pointer;
  }
  .clear {
    justify-self: start;
  }
  .more {
    justify-self: start;
  }
  .pick {
    position: sticky;
    inset-block-end: var(--tidbok-offset-bottom, 0);
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    column-gap: var(--_space);
    padding-block: calc(0.75 * var(--_space));
    border-block-start: 2px solid var(--_accent);
    background: var(--_ground);
  }
  .pick strong {
    display: block;
  }
  @media (max-height: 30rem) {
    .pick {
      position: static;
    }
  }
  @media (forced-colors: active) {
    .views [aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
  @container tidbok (inline-size >= 34rem) {
    .views button {
      flex: 0 1 calc(8 * var(--_unit));
    }
  }
  @container tidbok (inline-size >= 40rem) {
    .day {
      grid-template-columns: var(--_rail) minmax(0, 1fr);
      padding-block: var(--_space);
    }
    .day > .date {
      padding-block-start: calc(0.5 * var(--_space));
    }
    .day > .more {
      grid-column: 2;
    }
  }
  @container tidbok (inline-size < 14rem) {
    .slots,
    .pick {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
