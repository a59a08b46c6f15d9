// The side that is measured: the library's list of own times, given a backend that has nothing else.
import 'tidbok/elements/my-bookings/define.js';
import { bookings } from './place.js';

const never = () => new Promise(() => undefined);
const list = document.createElement('tidbok-my-bookings');
Object.assign(list, { backend: { bookings, booking: never, book: never, cancel: never, rebook: never } });
list.dataset.picker = '';
document.querySelector('main').append(list);
