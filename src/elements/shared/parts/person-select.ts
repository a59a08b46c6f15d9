import { html, nothing, type TemplateResult } from 'lit';
import type { CommonTexts } from '../../../locales/texts.js';
import type { HostContext } from '../host/host-context.js';

/** Whom it is about: a native choice where there is one to make, else a line if it is somebody else. */
export function personSelect(
  hostContext: HostContext<'common'>,
  texts: CommonTexts,
  mayChange: boolean,
): TemplateResult | typeof nothing {
  const citizens = hostContext.provider?.citizens ?? [];
  const { person } = hostContext;
  if (!person || citizens.length < 2) return nothing;
  if (!mayChange) {
    return person.relation === 'self' ? nothing : html`<p class="tag acting">${texts.actingFor(person.name)}</p>`;
  }
  const onChange = (event: Event): void => hostContext.provider?.actFor((event.target as HTMLSelectElement).value);
  return html`<div class="field acting">
    <label for="person">${texts.person}</label>
    <select id="person" @change=${onChange}>
      ${citizens.map((one) => html`<option value=${one.id} .selected=${one.id === person.id}>${one.name}</option>`)}
    </select>
  </div>`;
}
