import { define } from '../shared/host/define.js';
import { TidbokProvider } from './provider.js';

define('tidbok-provider', TidbokProvider);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-provider': TidbokProvider;
  }
}
