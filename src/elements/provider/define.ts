import { define } from '../shared/define.js';
import { TidbokProvider } from './provider.js';

define('tidbok-provider', TidbokProvider);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-provider': TidbokProvider;
  }
}
