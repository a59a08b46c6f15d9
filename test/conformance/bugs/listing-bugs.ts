import { BookingError, type BookingBackend, type DayRange, type RangeResult, type Slot } from 'tidbok';
import { local } from './abilities.js';
import { type Able, bug, rememberingBug } from './bug.js';

type Slots = BookingBackend['slots'];
const dayLength = 86_400_000;

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayLength).toISOString().slice(0, 10);
}

function dayIn({ start }: Slot): string {
  return local(start).slice(0, 10);
}

/** Free times as the query is changed on the way. */
function asking(change: (query: Parameters<Slots>[0]) => Parameters<Slots>[0]) {
  return bug((backend) => ({ slots: (query, options) => backend.slots(change(query), options) }));
}

/** Free times as the answer is changed on the way. */
function answering(change: (found: RangeResult<Slot>, query: Parameters<Slots>[0]) => RangeResult<Slot>) {
  return bug((backend) => ({ slots: async (query, options) => change(await backend.slots(query, options), query) }));
}

function only(found: RangeResult<Slot>, keep: (slot: Slot) => boolean): RangeResult<Slot> {
  return { ...found, items: found.items.filter(keep) };
}

const alone = ({ from, to }: DayRange): boolean => from === to;

/** What is wrong with units, visit types, performers and free times. */
export const listingBugs = {
  'one unit asked for gives all': bug((backend) => ({ units: ({ errand }, options) => backend.units({ errand }, options) })),
  'the second page repeats the first': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      if (query.ids) return found;
      return { ...found, items: found.items.slice(0, 4), ...(query.after === undefined && { next: '2' }) };
    },
  })),
  'the pages of units go round': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      if (query.ids) return found;
      return query.after === '2' ? { ...found, items: [], next: '1' } : { ...found, next: '2' };
    },
  })),
  'pages of units without units never end': rememberingBug(() => {
    let page = 0;
    return (backend) => ({
      async units(query, options) {
        const found = await backend.units(query, options);
        if (query.ids) return found;
        page += 1;
        return { ...found, items: query.after === undefined ? found.items : [], next: `page ${page}` };
      },
    });
  }),
  'a closed unit has no phone': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      return {
        ...found,
        items: found.items.map(({ phone, ...unit }) => (unit.book.allowed && phone ? { ...unit, phone } : unit)),
      };
    },
  })),
  'a unit stands in CET+1': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      return { ...found, items: found.items.map((unit) => (unit.book.allowed ? unit : { ...unit, timeZone: 'CET+1' })) };
    },
  })),
  'visit types of another unit come along': bug((backend) => ({
    visitTypes: (query, options) => backend.visitTypes({ ...query, units: [...query.units, 'SE-KATT-1003'] }, options),
  })),
  'the words of a search are not looked at': bug((backend) => ({
    units: ({ errand, ids }, options) => backend.units({ errand, ...(ids && { ids }) }, options),
  })),
  'an unknown id gives every unit': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      return found.items.length > 0 ? found : backend.units({ errand: query.errand }, options);
    },
  })),
  'performers are forgotten': bug(() => ({ performers: async () => ({ items: [], gaps: [] }) })),
  'free times come as the database has them': answering((found) => ({ ...found, items: found.items.toReversed() })),
  'last week is still free': rememberingBug((world) => (backend) => ({
    async slots(query, options) {
      const found = await backend.slots(query, options);
      const [slot] = found.items;
      const start = new Date(world.now() - 2 * dayLength).toISOString().replace(/\.\d+Z$/, 'Z');
      if (!slot || query.days.from > start.slice(0, 10)) return found;
      const { id, unit, performer } = slot;
      return { ...found, items: [{ id: `${id}-past`, unit, start, ...(performer && { performer }) }, ...found.items] };
    },
  })),
  'the visit type is not looked at': asking((query) => ({ ...query, targets: query.targets.map(({ unit }) => ({ unit })) })),
  'the last day is left out': answering((found, { days }) => only(found, (slot) => dayIn(slot) < days.to)),
  'covered is a year, whatever was asked': answering((found, { days }) => ({
    ...found,
    covered: { from: days.from, to: dayAfter(days.from, 365) },
  })),
  'the first day of a window is lost': answering((found, { days }) => only(found, (slot) => dayIn(slot) > days.from)),
  'the performer is not looked at': asking((query) => ({
    ...query,
    targets: query.targets.map(({ unit, visitType }) => ({ unit, ...(visitType !== undefined && { visitType }) })),
  })),
  'days are free that have no times': bug(
    (backend) => ({
      async days(query, options) {
        const found = (await backend.days?.(query, options)) ?? { items: [], gaps: [], covered: query.days };
        return { ...found, items: [...found.items, { unit: 'SE-KATT-1002', day: query.days.to, state: 'free', slots: 2 }] };
      },
    }),
    'days',
  ),
  'two targets give the times of both twice': answering((found, { targets }) =>
    targets.length > 1 ? { ...found, items: found.items.flatMap((slot) => [slot, slot]) } : found,
  ),
  '92 days are called covered after five weeks': answering((found, { days }) =>
    days.to > dayAfter(days.from, 40) ? only(found, (slot) => dayIn(slot) < dayAfter(days.from, 36)) : found,
  ),
  '92 days are too much': asking((query) => {
    if (query.days.to > dayAfter(query.days.from, 90)) throw new BookingError('invalid-request');
    return query;
  }),
  'past days are read as the coming ones': rememberingBug((world) => (backend) => ({
    slots: (query, options) => {
      const past = query.days.to < new Date(world.now()).toISOString().slice(0, 10);
      const days = { from: dayAfter(query.days.from, 35), to: dayAfter(query.days.to, 35) };
      return backend.slots(past ? { ...query, days } : query, options);
    },
  })),
  'days in the wrong order are turned round': asking(({ days, ...query }) => ({
    ...query,
    days: days.from > days.to ? { from: days.to, to: days.from } : days,
  })),
  'a day alone begins at nine': answering((found, { days }) =>
    only(found, ({ start }) => !alone(days) || local(start).slice(11) >= '09:00'),
  ),
  'the day of the clock change is empty when asked for alone': {
    ...answering((found, { days }) => only(found, () => !(alone(days) && days.from === '2026-10-25'))),
    where: 'october',
  },
  'ids of free times are made anew': rememberingBug(() => {
    let made = 0;
    const known = ({ id, ...slot }: Slot): Slot => ({ ...slot, id: id.split('#')[0] ?? '' });
    return (backend: Able) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.map((slot) => ({ ...slot, id: `${slot.id}#${(made += 1)}` })) };
      },
      book: (request, options) => backend.book({ ...request, slot: known(request.slot) }, options),
    });
  }),
  'an unknown unit gives the times of all': asking((query) => ({
    ...query,
    targets: query.targets.map((target) => (target.unit.startsWith('SE-KATT') ? target : { unit: 'SE-KATT-1002' })),
  })),
  'an unknown visit type gives the times of all': asking((query) => ({
    ...query,
    targets: query.targets.map((target) => (target.visitType?.startsWith('SE-KATT') ? target : { unit: target.unit })),
  })),
  'days that are none hold nothing': bug((backend) => ({
    slots: (query, options) =>
      backend.slots(query, options).catch((thrown: unknown) => {
        if (!(thrown instanceof BookingError) || thrown.code !== 'invalid-request') throw thrown;
        return { items: [], gaps: [], covered: query.days };
      }),
  })),
  'a search without targets gives all times': asking((query) => ({
    ...query,
    targets: query.targets.length > 0 ? query.targets : [{ unit: 'SE-KATT-1002' }],
  })),
  'starts are dates': answering((found) => ({
    ...found,
    items: found.items.map((slot) => ({ ...slot, start: new Date(slot.start) as unknown as string })),
  })),
} as const;
