import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from 'tidbok';
import { gatherHints, type GatherClock } from '../../../src/backends/http/gather-hints.js';
import { randomFrom } from '../../race/random.js';

const atUnit: Change = { to: 'slots', unit: 'unit-1' };

/** A clock that moves only when it is told to, and wakes those who wait in order. */
function virtualClock(random: () => number) {
  let time = 0;
  const waiting: { readonly at: number; readonly resume: () => void }[] = [];
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resume) => waiting.push({ at: time + milliseconds, resume }));
  const clock: GatherClock = { now: () => time, wait, random };
  return {
    clock,
    wait,
    /** Moves forward, and lets all that follows from each moment happen before the next. */
    async advance(to: number): Promise<void> {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        let first = 0;
        for (let index = 1; index < waiting.length; index += 1) {
          if ((waiting[index]?.at ?? 0) < (waiting[first]?.at ?? 0)) first = index;
        }
        const next = waiting[first];
        if (!next || next.at > to) break;
        time = next.at;
        waiting.splice(first, 1);
        next.resume();
      }
      time = to;
    },
  };
}

/** Hints that are pushed from outside to one page. */
function hintSource() {
  const hints: Change[] = [];
  let wake: (() => void) | undefined;
  async function* source(): AsyncIterable<Change> {
    for (;;) {
      const hint = hints.shift();
      if (hint) yield hint;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    source,
    push(hint: Change): void {
      hints.push(hint);
      wake?.();
    },
  };
}

describe('Hints from the gateway', () => {
  it('come within a second after a calm, and then at most every five seconds, each kind once', async () => {
    const { clock, advance } = virtualClock(() => 0.5);
    const { source, push } = hintSource();
    const stop = new AbortController();
    const given: (readonly [number, Change])[] = [];
    void (async () => {
      for await (const hint of gatherHints(source(), stop.signal, clock)) given.push([clock.now(), hint]);
    })();
    for (let at = 0; at < 20_000; at += 100) {
      push(atUnit);
      if (at % 1000 === 0) push({ to: 'bookings' });
      await advance(at + 100);
    }
    const times = given.filter(([, { to }]) => to === 'slots').map(([at]) => at);
    assert.ok(times[0] !== undefined && times[0] <= 1_000, `the first after ${times[0]} ms`);
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    assert.ok(waits.length >= 2 && waits.every((wait) => wait >= 5_000), waits.join());
    assert.ok(given.filter(([, { to }]) => to === 'bookings').length <= times.length);
    stop.abort();
  });

  it('let a thousand open pages at a unit with ten changes a second read at most 220 times a second', async () => {
    const pages = 1_000;
    const seconds = 30;
    const { clock, advance } = virtualClock(randomFrom(1));
    const stop = new AbortController();
    const sources = Array.from({ length: pages }, hintSource);
    const reads: number[] = [];
    for (const { source } of sources) {
      void (async () => {
        for await (const hint of gatherHints(source(), stop.signal, clock)) if (hint.to === 'slots') reads.push(clock.now());
      })();
    }
    for (let at = 0; at < seconds * 1000; at += 100) {
      for (const { push } of sources) push(atUnit);
      await advance(at + 100);
    }
    stop.abort();
    const perSecond = reads.length / seconds;
    const later = reads.filter((at) => at >= 15_000);
    const busiest = Math.max(
      ...Array.from({ length: seconds }, (_, second) => later.filter((at) => Math.floor(at / 1000) === second).length),
    );
    console.log(
      `${pages} pages, 10 changes a second: ${perSecond.toFixed(0)} reads a second, ${busiest} in the busiest second after the first 15`,
    );
    assert.ok(perSecond <= 220, `${perSecond} reads a second`);
    assert.ok(busiest <= 300, `${busiest} reads in one second`);
  });

  it('end with the hints, and throw what the hints throw', async () => {
    async function* failing(): AsyncIterable<Change> {
      yield atUnit;
      throw new TypeError('broken');
    }
    const { signal } = new AbortController();
    const clock: GatherClock = { now: () => 0, wait: () => Promise.resolve(), random: () => 0 };
    const given: Change[] = [];
    await assert.rejects(async () => {
      for await (const hint of gatherHints(failing(), signal, clock)) given.push(hint);
    }, TypeError);
    assert.deepEqual(given, [atUnit]);
  });
});
