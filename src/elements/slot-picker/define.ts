import { define } from '../shared/host/define.js';
import { TidbokSlotPicker } from './slot-picker.js';

define('tidbok-slot-picker', TidbokSlotPicker);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-slot-picker': TidbokSlotPicker;
  }
}
