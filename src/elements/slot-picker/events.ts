import type { Slot } from '../../domain/model/appointment.js';

/** The citizen chose a free time and went on. Nothing is booked. Bubbles, composed. */
export class SlotSelectedEvent extends Event {
  static readonly type = 'tidbok-slot-selected';
  constructor(readonly slot: Slot) {
    super(SlotSelectedEvent.type, { bubbles: true, composed: true });
  }
}

/** The citizen finds no time here and wants to see other care units. Bubbles, composed. */
export class OtherUnitsEvent extends Event {
  static readonly type = 'tidbok-other-units';
  constructor() {
    super(OtherUnitsEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-slot-selected': SlotSelectedEvent;
    'tidbok-other-units': OtherUnitsEvent;
  }
}
