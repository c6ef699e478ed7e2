// @ts-check
// npm run fuzz [-- TIMES]: tries each property of the fuzzing tests so often, 20,000 times unless told.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { ensureInstalled, root } from './install.js';

ensureInstalled();
const [times = '20000'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', 'test/bundle/fuzz.test.ts', 'test/authoring/fuzz.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: times } },
);
process.exit(status ?? 1);
