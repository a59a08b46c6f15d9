import { define } from '../shared/host/define.js';
import { TidbokConditionGuide } from './condition-guide.js';

define('tidbok-condition-guide', TidbokConditionGuide);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-condition-guide': TidbokConditionGuide;
  }
}
