import { define } from '../shared/host/define.js';
import { TidbokUnitPicker } from './unit-picker.js';

define('tidbok-unit-picker', TidbokUnitPicker);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-unit-picker': TidbokUnitPicker;
  }
}
