import '../condition-guide/define.js';
import '../slot-picker/define.js';
import '../unit-picker/define.js';
import { define } from '../shared/host/define.js';
import { TidbokBooking } from './booking.js';

define('tidbok-booking', TidbokBooking);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-booking': TidbokBooking;
  }
}
