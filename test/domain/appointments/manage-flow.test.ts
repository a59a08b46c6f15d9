import { expect } from '@open-wc/testing';
import { advanceManageFlow, type ManageFlow, type ManageFlowEvent } from '../../../src/domain/appointments/manage-flow.js';
import { bookingAt, invitation, text } from '../fixtures.js';

const rights = { cancel: { allowed: true }, rebook: { allowed: true }, message: { allowed: true } } as const;
const time = bookingAt('2026-11-26T08:00:00Z', { rights });
const other = bookingAt('2026-11-27T08:00:00Z', { rights });
const locked = bookingAt(time.start, { rights: { ...rights, cancel: { allowed: false, reason: 'too-late', text } } });
const slot = { id: 's', unit: time.unit.id, start: time.start };
const key = 'k';

const states = {
  list: { step: 'list' },
  'opening to cancel': { step: 'opening', id: time.id, to: 'cancel' },
  'opening to rebook': { step: 'opening', id: time.id, to: 'rebook' },
  asking: { step: 'asking', time, key },
  cancelling: { step: 'cancelling', time, key },
  unknown: { step: 'unknown', time, key },
  cancelled: { step: 'cancelled', time },
  'cancelled and free': { step: 'cancelled', time, again: slot },
  refused: { step: 'refused', to: 'cancel', time, reason: 'too-late' },
  journey: { step: 'journey', purpose: { to: 'rebook', from: time } },
} satisfies Record<string, ManageFlow>;

const events = {
  open: { type: 'open', id: other.id, to: 'cancel' },
  opened: { type: 'opened', time, key },
  'opened locked': { type: 'opened', time: locked, key },
  'opened another': { type: 'opened', time: other, key },
  failed: { type: 'failed', code: 'unavailable' },
  confirmed: { type: 'confirmed' },
  'answered done': { type: 'answered', key, result: { outcome: 'done' } },
  'answered refused': { type: 'answered', key, result: { outcome: 'refused', reason: 'too-late' } },
  'answered unknown': { type: 'answered', key, result: { outcome: 'unknown' } },
  'answered with another key': { type: 'answered', key: 'k0', result: { outcome: 'done' } },
  rejected: { type: 'rejected', key, code: 'unavailable' },
  'rejected with another key': { type: 'rejected', key: 'k0', code: 'unavailable' },
  lapsed: { type: 'lapsed' },
  'free again': { type: 'free-again', id: time.id, slot },
  'free again, another': { type: 'free-again', id: other.id, slot },
  undo: { type: 'undo' },
  kept: { type: 'kept' },
} satisfies Record<string, ManageFlowEvent>;

const openable = { open: 'opening', kept: 'list' } as const;

/** Where each event leads from each state. What is not here changes nothing. */
const moves: Record<keyof typeof states, Partial<Record<keyof typeof events, ManageFlow['step']>>> = {
  list: openable,
  'opening to cancel': { ...openable, opened: 'asking', 'opened locked': 'refused', failed: 'list' },
  'opening to rebook': { ...openable, opened: 'journey', 'opened locked': 'journey', failed: 'list' },
  asking: { confirmed: 'cancelling', kept: 'list', lapsed: 'refused' },
  cancelling: {
    'answered done': 'cancelled',
    'answered refused': 'refused',
    'answered unknown': 'unknown',
    rejected: 'asking',
  },
  unknown: { 'answered done': 'cancelled', 'answered refused': 'refused', 'answered unknown': 'unknown', ...openable },
  cancelled: { ...openable, 'free again': 'cancelled' },
  'cancelled and free': { ...openable, 'free again': 'cancelled', undo: 'journey' },
  refused: openable,
  journey: openable,
};

describe('managing own times, every event in every state', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`${name} moves only as it should`, () => {
      const expected: Partial<Record<string, string>> = moves[name as keyof typeof states];
      for (const [what, event] of Object.entries(events)) {
        const next = advanceManageFlow(state, event);
        const step = expected[what];
        if (step !== undefined) expect(next.step, what).to.equal(step);
        else expect(next, `${what} changes nothing`).to.deep.equal(state);
      }
    });
  }
});

describe('managing own times', () => {
  const from = (state: ManageFlow, ...happened: readonly ManageFlowEvent[]): ManageFlow =>
    happened.reduce(advanceManageFlow, state);

  it('cancels once, however often it is confirmed', () => {
    const cancelling = from(states.asking, events.confirmed);
    expect(cancelling).to.deep.equal({ step: 'cancelling', time, key });
    expect(from(cancelling, events.confirmed)).to.equal(cancelling);
  });

  it('does not let go of a cancelling that is under way', () => {
    expect(from(states.cancelling, events.kept)).to.equal(states.cancelling);
    expect(from(states.cancelling, events.open)).to.equal(states.cancelling);
  });

  it('asks again with the problem where it certainly was not cancelled, with the same key', () => {
    expect(from(states.cancelling, events.rejected)).to.deep.equal({ step: 'asking', time, key, problem: 'unavailable' });
  });

  it('goes by the rights as they are now, and says why not', () => {
    expect(from(states['opening to cancel'], events['opened locked'])).to.deep.equal({
      ...{ step: 'refused', to: 'cancel', time: locked, reason: 'too-late', text },
    });
  });

  it('sends nothing once the deadline has passed', () => {
    expect(from(states.asking, events.lapsed)).to.deep.equal({ step: 'refused', to: 'cancel', time, reason: 'too-late' });
  });

  it('undoes by booking the same time anew', () => {
    const { unit, visitType } = time;
    expect(from(states.cancelled, events['free again'], events.undo)).to.deep.equal({
      step: 'journey',
      purpose: { to: 'book', again: { unit, visitType, slot } },
    });
  });

  it('tells a refusal of what was allowed from one of what was not', () => {
    expect(from(states.cancelling, events['answered refused'])).to.include({ promised: true });
    expect(from(states.unknown, events['answered refused'])).to.not.have.property('promised');
  });

  it('answers an open invitation by choosing a time', () => {
    const opening = from(states.list, { type: 'open', id: invitation.id, to: 'rebook' });
    expect(from(opening, { type: 'opened', time: invitation, key })).to.deep.equal({
      step: 'journey',
      purpose: { to: 'book', invitation },
    });
  });

  it('tells a refusal from what was found out later', () => {
    expect(from(states.cancelling, events['answered refused'])).to.include({ step: 'refused', late: false });
    expect(from(states.unknown, events['answered refused'])).to.include({ step: 'refused', late: true });
  });

  it('shows the notice, and in the list the problem of a time that could not be opened', () => {
    const answered: ManageFlowEvent = { type: 'answered', key, result: { outcome: 'done', notice: text } };
    expect(from(states.cancelling, answered)).to.deep.equal({ step: 'cancelled', time, notice: text });
    expect(from(states['opening to cancel'], events.failed)).to.deep.equal({ step: 'list', problem: 'unavailable' });
  });
});
