import { html, type TemplateResult } from 'lit';
import type { HostContext } from '../host/host-context.js';
import { errorNotice, loadingNotice, linkifyPhone } from '../parts/templates.js';

/** What an element shows while there is no backend to ask: loading, failed, or none. Nothing once there is one. */
export function connectionNotice(
  hostContext: HostContext<'common'>,
  level: number,
  failed: string,
  status?: string,
): TemplateResult | undefined {
  const { connection, texts } = hostContext;
  if (!texts || connection.state === 'ready') return undefined;
  const { common } = texts;
  if (connection.state === 'loading') return loadingNotice(common);
  if (connection.state === 'none') {
    return html`<div class="callout notice">
      <p>${common.noBackend}</p>
      <p>${linkifyPhone(common.help('1177'))}</p>
    </div>`;
  }
  return errorNotice(common, {
    level,
    heading: failed,
    code: connection.code,
    status: status ?? common.nothingBooked,
    ...(hostContext.provider?.reconnect && { retry: hostContext.provider.reconnect }),
  });
}
