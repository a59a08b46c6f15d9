import type { CareUnit } from '../model/care-unit.js';

/** Lower case and without marks above and below letters, so that "goteborg" finds "Göteborg". */
export function normalize(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Units whose name or address holds every word of the query, in the order given. */
export function unitsMatching(units: readonly CareUnit[], query: string): readonly CareUnit[] {
  const words = normalize(query).split(/\s+/).filter(Boolean);
  return units.filter((unit) => {
    const text = normalize(`${unit.name} ${unit.address ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
