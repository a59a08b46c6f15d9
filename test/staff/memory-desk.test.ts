import { describe, it } from 'node:test';
import { clinicDesk, createRegion, memoryBackend } from 'tidbok/backends/memory';
import { deskCases } from './desk-cases.js';
import type { DeskCaseCitizen, DeskPlace } from './desk-place.js';

const unit = 'SE-KATT-1002';

function memoryPlace(): DeskPlace {
  let moment = Date.parse('2026-11-23T09:00:00Z');
  const region = createRegion({ now: () => moment });
  const citizen = (id: string, name: string): DeskCaseCitizen => ({
    id,
    name,
    backend: memoryBackend({ region, citizen: id, holdSeconds: 300 }) as DeskCaseCitizen['backend'],
  });
  return {
    desk: (staff) => clinicDesk({ region, unit, staff }),
    unit,
    visitType: `${unit}.blodtryck`,
    home: `${unit}.hembesok`,
    group: `${unit}.artrosskola`,
    invited: `${unit}.halsosamtal-50`,
    first: citizen('person-4', 'Elis Brandt'),
    second: citizen('person-3', 'Gunvor Ståhl'),
    now: () => moment,
    pass: (milliseconds) => (moment += milliseconds),
    close: async () => undefined,
  };
}

describe('the desk over the memory backend', () => {
  for (const { name, run } of deskCases) {
    it(name, async () => {
      const place = memoryPlace();
      await run(place);
      await place.close();
    });
  }
});
