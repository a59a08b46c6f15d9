import { describe } from 'node:test';
import { fewPresses } from './few-presses.js';
import { invitedAndVisited } from './invited-and-visited.js';
import { journey } from './journey.js';
import { overHttp } from './over-http.js';
import { sideBySide } from './side-by-side.js';
import { setStage } from './stage.js';

// One file, so that the database is filled and the browser started once for all of them.
describe('the demo over an embedded PostgreSQL', () => {
  const stage = setStage();
  for (const tests of [overHttp, journey, fewPresses, sideBySide, invitedAndVisited]) tests(stage);
});
