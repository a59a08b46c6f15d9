/** The journey is at another step; `title` is its heading, for the host's document title. Bubbles, composed. */
export class StepEvent extends Event {
  static readonly type = 'tidbok-step';
  constructor(
    readonly step: string,
    readonly title: string,
  ) {
    super(StepEvent.type, { bubbles: true, composed: true });
  }
}

/** The citizen leaves a journey that began at an own time: done, or keeping the time. Does not bubble. */
export class JourneyLeftEvent extends Event {
  static readonly type = 'tidbok-journey-left';
  constructor() {
    super(JourneyLeftEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-step': StepEvent;
    'tidbok-journey-left': JourneyLeftEvent;
  }
}
