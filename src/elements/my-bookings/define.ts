import '../booking/define.js';
import { define } from '../shared/host/define.js';
import { TidbokMyBookings } from './my-bookings.js';

define('tidbok-my-bookings', TidbokMyBookings);

declare global {
  interface HTMLElementTagNameMap {
    'tidbok-my-bookings': TidbokMyBookings;
  }
}
