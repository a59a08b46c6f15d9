import { createRegion, memoryBackend } from 'tidbok/backends/memory';

/** The same region, unit and citizen for every way that is measured. The clock stands still, so all answer the same. */
export function bookingPlace() {
  const region = createRegion({ now: () => Date.parse('2026-11-23T09:00:00Z') });
  const unit = 'SE-KATT-1002';
  const week = {
    errand: { to: 'book' },
    targets: [{ unit, visitType: `${unit}.blodtryck` }],
    days: { from: '2026-11-30', to: '2026-12-06' },
  };
  const backend = (citizen = 'person-4') => memoryBackend({ region, citizen });
  return { backend, week };
}
