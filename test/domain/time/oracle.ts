// npm run oracle: the date core against Temporal, at every change of a clock and a million random moments from 1990 to 2040.
// ORACLE_SEED=17 for certain ones.
import { compareChanges, compared, compareRandom, otherZones } from './temporal.js';

const deviceZones = [
  ...['Europe/Stockholm', 'UTC', 'America/New_York', 'America/Los_Angeles', 'America/Santiago', 'Asia/Dubai', 'Asia/Kolkata'],
  ...['Asia/Tokyo', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'Pacific/Chatham'],
];
const moments = 1_000_000;
const seed = Number(process.env.ORACLE_SEED ?? Math.floor(Math.random() * 1_000_000));

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

const start = performance.now();
let changes = 0;
for (const zone of ['Europe/Stockholm', ...otherZones]) changes += compareChanges(zone);
console.log(`${changes} changes of the clock in ${otherZones.length + 1} zones: 0 differences (${seconds(start)})`);
for (const [index, device] of deviceZones.entries()) {
  // Node takes up another zone of the device at once.
  process.env.TZ = device;
  const each = Math.ceil(moments / deviceZones.length);
  compareRandom(each, seed + index);
  console.log(`${each} random moments on a device in ${device}, seed ${seed + index}: 0 differences (${seconds(start)})`);
}
console.log(`${compared.count.toLocaleString('en')} comparisons, 0 differences in ${seconds(start)}`);
