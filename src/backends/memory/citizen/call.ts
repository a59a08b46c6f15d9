import { BookingError } from '../../../domain/model/booking-error.js';
import type { Instant } from '../../../domain/time/instant.js';
import { moment, type Region } from '../store.js';
import type { Person } from '../kattegatt/people.js';
import { languageOf, type RegionLanguage } from '../../reference/localized-text.js';

/** Who calls, for whom, when and in which language. */
export interface RequestContext {
  readonly region: Region;
  /** Who is logged in. */
  readonly citizen: Person;
  /** Whom it is about. */
  readonly person: Person;
  readonly lang: RegionLanguage;
  /** The language asked for. */
  readonly asked?: string;
  readonly now: Instant;
}

/** For whom, and in which language, as the port's options say. */
export interface CallOptions {
  readonly actingFor?: string;
  readonly language?: string;
}

/** Throws `forbidden` if the citizen may not act for that person. */
export function createContext(
  region: Region,
  citizen: Person,
  { actingFor = citizen.id, language }: CallOptions,
): RequestContext {
  const person = region.people.get(actingFor);
  if (!person || (person !== citizen && !citizen.children?.includes(person.id))) {
    throw new BookingError('forbidden', 'the citizen may not act for that person');
  }
  return { region, citizen, person, lang: languageOf(language), ...(language && { asked: language }), now: moment(region) };
}
