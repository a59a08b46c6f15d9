import { css } from 'lit';

/** Buttons and messages. A callout has one shape and four meanings: its first words carry the meaning, colour repeats it. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: max(44px, 3 * var(--_unit));
    padding: calc(0.5 * var(--_space)) calc(1.25 * var(--_unit));
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--_accent-deep);
    background: var(--_accent-deep);
    color: var(--_on-accent);
  }
  .button.second {
    border: 1px solid var(--_edge);
    background: transparent;
    color: var(--_accent);
  }
  .button.second:hover {
    border-color: var(--_accent);
    background: var(--_chosen);
    color: var(--_accent-deep);
  }
  .button.alarm {
    border-color: var(--_danger);
    background: var(--_alarm);
    color: var(--_on-alarm);
  }
  .button.alarm:hover {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_ground);
  }
  .button[aria-disabled='true'] {
    border-color: var(--_line);
    background: var(--_tint);
    color: var(--_muted);
    cursor: progress;
  }
  .link {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .actions {
    display: grid;
    gap: calc(0.5 * var(--_space));
    margin-block-start: var(--_space);
  }
  .actions .link {
    justify-content: center;
  }
  .callout {
    --_tone: var(--_edge);
    display: grid;
    gap: calc(0.5 * var(--_space));
    padding: var(--_space) calc(1.25 * var(--_unit)) calc(1.125 * var(--_space));
    max-inline-size: calc(41 * var(--_unit));
    border: 1px solid color-mix(in oklab, var(--_tone) 40%, transparent);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .callout .head {
    font-size: var(--_body);
  }
  .callout.notice {
    --_tone: var(--_notice);
    background: var(--_notice-ground);
  }
  .callout.danger {
    --_tone: var(--_danger);
    background: var(--_danger-ground);
  }
  .callout.danger .head {
    color: var(--_danger);
  }
  .callout.done {
    --_tone: var(--_done);
    background: var(--_done-ground);
  }
  .callout.done .title {
    color: var(--_done);
  }
  .emergency {
    display: grid;
    gap: var(--_space);
    max-inline-size: calc(48 * var(--_unit));
    padding: clamp(1.25 * var(--_unit), 5cqi, 2.5 * var(--_unit));
    border: 2px solid var(--_alarm);
    border-radius: var(--_radius);
    background: var(--_alarm);
    color: var(--_on-alarm);
  }
  .emergency .button {
    justify-self: start;
    min-block-size: calc(3.75 * var(--_unit));
    padding-inline: calc(2 * var(--_unit));
    border-color: var(--_on-alarm);
    background: var(--_on-alarm);
    color: var(--_alarm);
    font-size: calc(1.375 * var(--_unit));
    font-weight: 700;
  }
  .emergency :focus-visible {
    outline-color: var(--_on-alarm);
  }
  @container tidbok (inline-size >= 30rem) {
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: calc(0.75 * var(--_space)) calc(1.5 * var(--_space));
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --_line: var(--_edge);
      --_edge: var(--_ink);
      --_muted: var(--_ink);
    }
  }
`;
