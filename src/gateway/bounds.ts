import { BookingError } from '../domain/model/booking-error.js';
import { daysBetween, type DayRange } from '../domain/time/instant.js';
import { mostDays, mostUnits } from '../wire/contract.js';

/** The input of a query on several units or days. */
interface Extent {
  readonly units?: readonly string[];
  readonly targets?: readonly { readonly unit: string }[];
  readonly days?: DayRange;
}

/** Throws `BookingError` `invalid-request` for a query on more units or days than the contract allows. */
export function checkExtent(input: object): void {
  const { units = [], targets = [], days } = (input as { readonly query?: Extent }).query ?? {};
  const asked = new Set([...units, ...targets.map(({ unit }) => unit)]);
  if (asked.size > mostUnits) throw new BookingError('invalid-request', `at most ${mostUnits} care units in one question`);
  if (days && daysBetween(days.from, days.to) >= mostDays) {
    throw new BookingError('invalid-request', `at most ${mostDays} days in one question`);
  }
}
