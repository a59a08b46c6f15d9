// The script-tag entry: registers the elements and names the backends that the provider's attribute can ask for.
import './define.js';
import { httpBackend } from './backends/http/index.js';
import { loadFile } from './load-file.js';
import type { NamedBackendOptions, TidbokProvider } from './elements/provider/provider.js';

const named = {
  http: ({ url, credentials, getToken }: NamedBackendOptions) =>
    httpBackend({ url: url ?? 'missing:', getToken, ...(credentials && { credentials }) }),
  memory: async () => (await loadFile(() => import('./backends/memory/index.js'))).memoryBackend(),
};

// Where a bundle registered the elements before, the page has its provider and not this file's.
const Provider = customElements.get('tidbok-provider') as typeof TidbokProvider | undefined;
if (Provider) Provider.namedBackends = { ...named, ...Provider.namedBackends };
