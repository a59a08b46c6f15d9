import type { CareUnit } from '../../domain/model/care-unit.js';

/** The citizen chose a care unit. Bubbles, composed. */
export class UnitSelectedEvent extends Event {
  static readonly type = 'tidbok-unit-selected';
  constructor(readonly unit: CareUnit) {
    super(UnitSelectedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-unit-selected': UnitSelectedEvent;
  }
}
