// The side that is measured: pickers of the library, given a backend that has nothing but the times.
import 'tidbok/elements/slot-picker/define.js';
import { pickers, slots, unit, visitTypes } from './place.js';

for (let number = 0; number < pickers; number += 1) {
  const picker = document.createElement('tidbok-slot-picker');
  Object.assign(picker, { backend: { slots }, unit, visitTypes, visitTypeId: visitTypes[0].id });
  picker.dataset.picker = '';
  document.querySelector('main').append(picker);
}
