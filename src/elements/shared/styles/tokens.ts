import { css } from 'lit';

/**
 * Tokens, and what every element begins with.
 *
 * Each public token `--tidbok-*` is read with a default into a private one, so it works from any ancestor and none has to be
 * set. Colours follow the host's `color-scheme`.
 *
 * The element inside the host is the size container, and such a one has no width of its own. In a parent that is as wide as its
 * content, an unseen line before it, as long as the window and with one place to break, makes the host as wide as there is room
 * for. That line is black, or white where the page's text is light: `HostContext` reads it. What is inherited from the page's text and
 * would tear the layout, such as `white-space`, ends at the element inside.
 */
export const tokens = css`
  :host {
    --_unit: var(--tidbok-unit, 1rem);
    --_density: var(--tidbok-density, 1);
    --_ground: var(--tidbok-ground, light-dark(#fff, #11191c));
    --_ink: var(--tidbok-ink, light-dark(#14242a, #e9f0f0));
    --_muted: var(--tidbok-muted, light-dark(#40505a, #b9c6c9));
    --_line: var(--tidbok-line, light-dark(#cdd6d6, #36464c));
    --_edge: var(--tidbok-edge, light-dark(#64747a, #8a9ca2));
    --_tint: var(--tidbok-tint, light-dark(#f1f5f4, #1a2529));
    --_accent: var(--tidbok-accent, light-dark(#0a4d5a, #93d8da));
    --_accent-deep: var(--tidbok-accent-deep, light-dark(#06333c, #c3ecec));
    --_on-accent: var(--tidbok-on-accent, light-dark(#fff, #06262b));
    --_chosen: var(--tidbok-chosen, light-dark(#e1f0ee, #14353a));
    --_notice: var(--tidbok-notice, light-dark(#8a5800, #edbf55));
    --_notice-ground: var(--tidbok-notice-ground, light-dark(#fdf3d9, #2f260f));
    --_danger: var(--tidbok-danger, light-dark(#971b1b, #ffb4aa));
    --_danger-ground: var(--tidbok-danger-ground, light-dark(#fceeec, #381816));
    --_alarm: var(--tidbok-alarm, light-dark(#971b1b, #a11d1d));
    --_on-alarm: var(--tidbok-on-alarm, #fff);
    --_done: var(--tidbok-done, light-dark(#145737, #97ddb1));
    --_done-ground: var(--tidbok-done-ground, light-dark(#e6f3ea, #122c1e));
    --_focus: var(--tidbok-focus, light-dark(#14242a, #fff));
    --_small: calc(0.9375 * var(--_unit));
    --_body: calc(1.0625 * var(--_unit));
    --_lead: calc(1.1875 * var(--_unit));
    --_head: calc(1.25 * var(--_unit));
    --_space: calc(var(--_unit) * var(--_density));
    --_target: max(44px, 2.75 * var(--_unit));
    --_radius: var(--tidbok-radius, calc(0.375 * var(--_unit)));
    --_rail: calc(9.5 * var(--_unit));
    --_measure: calc(37 * var(--_unit));
    display: block;
    transition: color 1ms;
  }
  :host::before {
    content: '. .';
    display: block;
    visibility: hidden;
    white-space: normal;
    font-size: 0;
    line-height: 0;
    word-spacing: 100vw;
    color: oklch(from currentColor calc(99 * (l - 0.7)) 0 0);
  }
  :host > div {
    container: tidbok / inline-size;
    contain-intrinsic-inline-size: 180px;
    color-scheme: var(--_scheme);
    color: var(--_ink);
    font-family: var(--tidbok-font, inherit);
    font-size: var(--_body);
    line-height: 1.5;
    overflow-wrap: break-word;
    hyphens: auto;
    accent-color: var(--_accent);
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  a,
  .link {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  a:hover,
  .link:hover {
    color: var(--_accent-deep);
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  :focus {
    scroll-margin-block: calc(6 * var(--_unit));
  }
  [tabindex='-1']:focus {
    outline: 0;
  }
  a[href^='tel:'],
  .at,
  time {
    font-variant-numeric: tabular-nums;
  }
  :where(a[href^='tel:']:not(.button)) {
    white-space: nowrap;
  }
`;
