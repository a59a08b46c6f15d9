// The provider first: an element asks the provider around it as soon as it is there.
import './elements/provider/define.js';
import './elements/unit-picker/define.js';
import './elements/condition-guide/define.js';
import './elements/slot-picker/define.js';
import './elements/booking/define.js';
import './elements/my-bookings/define.js';
