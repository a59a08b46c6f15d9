import { html, type TemplateResult } from 'lit';
import type { Guest } from '../host/host-context.js';
import { failure, waiting, withPhone } from '../parts/templates.js';

/** What an element shows while there is no backend to ask: loading, failed, or none. Nothing once there is one. */
export function connectionState(
  guest: Guest<'common'>,
  level: number,
  failed: string,
  status?: string,
): TemplateResult | undefined {
  const { connection, texts } = guest;
  if (!texts || connection.state === 'ready') return undefined;
  const { common } = texts;
  if (connection.state === 'loading') return waiting(common);
  if (connection.state === 'none') {
    return html`<div class="callout notice">
      <p>${common.noBackend}</p>
      <p>${withPhone(common.help('1177'))}</p>
    </div>`;
  }
  return failure(common, {
    level,
    heading: failed,
    code: connection.code,
    status: status ?? common.nothingBooked,
    ...(guest.around?.reconnect && { retry: guest.around.reconnect }),
  });
}
