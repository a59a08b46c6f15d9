// The script-tag entry: registers the elements and names the backends that the provider's attribute can ask for.
import './define.js';
import { httpBackend } from './backends/http/index.js';
import { loadFile } from './load-file.js';
import { TidbokProvider } from './elements/provider/provider.js';

TidbokProvider.namedBackends = {
  http: ({ url, getToken }) => httpBackend({ url: url ?? 'missing:', getToken }),
  memory: async () => (await loadFile(() => import('./backends/memory/index.js'))).memoryBackend(),
};
