import { codes, reasons, type OutcomeCase } from './outcome-cases.js';
import { connectionReturns, kim, passes, type StageOptions } from '../support/world.js';

const unit = 'Vårdcentralen Västerhamn, 031-390 06 14';
const help = `Behöver du hjälp? Ring ${unit}.`;
const stands = 'Din gamla tid är fortfarande bokad.';
const moved = /ombokad|ingen tid är bokad/i;
/** Nothing is known for certain yet. */
const claims = /ombokad|fortfarande bokad|försök igen/i;
const sending = /^Byter tid\. Stanna på sidan\.$/;
const check = { step: 'check', heading: 'booking.rebookCheck', focus: 'button' } as const;
const latency = (method: string): number => (method === 'rebook' || method === 'book' ? 600 : 0);

type Fail = NonNullable<NonNullable<StageOptions['script']>['fail']>;

function rebook(
  what: string,
  fail: Fail,
  rest: Pick<OutcomeCase, 'step' | 'heading' | 'says' | 'never'> & Partial<OutcomeCase>,
  more: StageOptions = {},
): OutcomeCase {
  const options: StageOptions = { citizen: kim, latency, ...more, script: { fail, ...more.script } };
  return { at: 'rebook', what, options, to: 'moved', focus: 'heading', announced: [sending], ...rest };
}

const lost = { step: 'unknown', heading: 'booking.rebookUnknown', never: claims } as const;
/** The live feed tells that own times changed; which of them holds is not known by that. */
const carriedOut = [sending, /^Dina tider har ändrats\.$/];
const either = 'Din gamla tid kan gälla, eller den nya, eller båda. Boka inte igen.';
const two = {
  ...{ step: 'both', heading: 'booking.half', never: moved },
  says: ['Den nya tiden är bokad. Vi kunde inte avboka den gamla.', `Ring ${unit} och avboka den gamla tiden.`],
} as const;

/** Every refusal, loss and delay of moving a time: which time the citizen has is said at each. */
export const rebookCases: readonly OutcomeCase[] = [
  {
    ...{ at: 'rebook', what: 'times unavailable', to: 'opened', step: 'slot', heading: 'slots.failed', never: moved },
    ...{ options: { citizen: kim, script: { fail: { slots: 'unavailable' } } }, focus: 'page', announced: [] },
    says: [stands, unit],
  },
  rebook(
    'nothing',
    {},
    { step: 'done', heading: 'booking.rebookDone', says: ['Mina tider'], never: /fortfarande bokad|ingen tid/i },
  ),
  rebook(
    'pending',
    { rebook: 'pending' },
    { step: 'pending', heading: 'booking.pending', says: [stands, 'Mottagningen svarar dig. Boka inte igen.'], never: moved },
  ),
  rebook('taken', { rebook: 'taken' }, { step: 'taken', heading: 'booking.taken', says: [stands, help], never: moved }),
  ...reasons.map((reason) =>
    rebook(
      reason,
      { rebook: reason },
      {
        ...{ step: 'refused', heading: 'booking.rebookRefused', never: reason === 'changed' ? claims : moved },
        says: [reason === 'changed' ? 'Vi vet inte om din gamla tid är kvar. Titta i Mina tider.' : stands, /031-390 06 14/],
      },
    ),
  ),
  ...codes.map((code) => {
    const gone = code === 'not-found';
    const status = gone ? 'Vi vet inte om din gamla tid är kvar. Titta i Mina tider.' : stands;
    const announced = [sending, gone ? /Vi vet inte om din gamla tid är kvar/ : /Din gamla tid är fortfarande bokad/];
    return rebook(code, { rebook: code }, { ...check, says: [status, help], never: gone ? claims : moved, announced });
  }),
  rebook('unknown-before', { rebook: 'unknown-before' }, { ...lost, says: [either, unit] }),
  rebook('unknown-after', { rebook: 'unknown-after' }, { ...lost, says: [either, unit], announced: carriedOut }),
  rebook(
    'unknown-after, found in own times',
    { rebook: 'unknown-after' },
    {
      ...{ step: 'done', heading: 'booking.rebookDone', never: /fortfarande bokad|ingen tid/i, then: connectionReturns },
      says: ['Viktig information från mottagningen kan saknas här.'],
      announced: carriedOut,
    },
  ),
  rebook(
    'unknown-before, past the deadline',
    { rebook: 'unknown-before' },
    {
      ...{ step: 'not-booked', heading: 'booking.settledNoHeading', says: [stands, help], never: /ombokad|ingen tid/i },
      then: () => {
        passes(130_000);
        connectionReturns();
      },
    },
  ),
  rebook('both', { rebook: 'both' }, two),
  rebook('in two steps, the second refused', { cancel: 'too-late' }, two, { without: ['rebook'] }),
  rebook('in two steps, the second failed', { cancel: 'unavailable' }, two, { without: ['rebook'] }),
  rebook(
    'in two steps, the first refused',
    { book: 'too-many' },
    { step: 'refused', heading: 'booking.rebookRefused', says: [stands], never: moved },
    { without: ['rebook'] },
  ),
  rebook(
    'in two steps, the second lost',
    { cancel: 'unknown-before' },
    { ...lost, says: [either, 'Ny tid', 'Gammal tid'] },
    { without: ['rebook'] },
  ),
  rebook(
    'no answer yet',
    {},
    { ...check, says: ['Byter tid. Stanna på sidan.'], never: claims },
    { script: { never: ['rebook'] } },
  ),
];
