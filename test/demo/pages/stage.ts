import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Connected } from '../../../demo/server/postgres/connect.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { startDemo, type Demo } from '../../../demo/server/start-demo.js';
import { seededAgain } from '../../support/seeded-again.js';
import { launch, visit, type Visit } from './visitor.js';

/** A Monday morning at ten in Sweden, in ordinary weeks: the clock of the demo and of the browser. */
export const now = Date.parse('2026-11-23T09:00:00Z');

/** What all tests of the demo share: one embedded PostgreSQL, filled once, and one browser. */
export interface Stage {
  /** The demo over a region as it was filled; one at a time. On any free port if it is not said. */
  readonly openDemo: (port?: number) => Promise<Demo>;
  readonly browser: () => Browser;
}

/** Sets the stage before the tests of the suite that calls it, and clears it after them. */
export function setStage(): Stage {
  let database: Connected;
  let again: () => Promise<void>;
  let browser: Browser;
  before(async () => {
    database = await openDatabase('memory', { now: () => now, size: { units: 8, performers: 28 } });
    again = await seededAgain(database.db);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await database.close();
  });
  return {
    openDemo: async (port) => {
      await again();
      // The demo closes its database when it is closed, and this one is wanted again.
      return startDemo({ port, now: () => now, database: { ...database, close: async () => undefined } });
    },
    browser: () => browser,
  };
}

/** Before each test of the suite that calls it: the demo and a browser without any memory. Whatever went wrong in its pages fails it. */
export function visitEach(stage: Stage): () => Visit {
  let demo: Demo;
  let visiting: Visit;
  beforeEach(async () => {
    demo = await stage.openDemo();
    visiting = await visit(stage.browser(), demo.url, now);
  });
  afterEach(async () => {
    const { problems } = visiting;
    await visiting.context.close();
    await demo.close();
    assert.deepEqual(problems, []);
  });
  return () => visiting;
}
