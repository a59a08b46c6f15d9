// Fails when custom-elements.json is not what the analyzer makes of the source as it stands.
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

execSync('npm run manifest -- --outdir build/manifest', { stdio: ['ignore', 'ignore', 'inherit'] });
const [kept, made] = ['custom-elements.json', 'build/manifest/custom-elements.json'].map((path) => readFileSync(path, 'utf8'));
if (kept !== made) {
  console.log('custom-elements.json is not up to date: npm run manifest');
  process.exitCode = 1;
}
