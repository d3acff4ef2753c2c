// Runs every check even after one has failed, or those named: `npm test -- lint types`. Exit 1 if any failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const shell = process.platform === 'win32';
const env = { ...process.env };
const path = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
env[path] = join(process.cwd(), 'node_modules', '.bin') + delimiter + env[path];

const steps = {
  types: () => passes('tsc', ['-b']),
  format: () => passes('oxfmt', ['--check']),
  lint: () => passes('oxlint', ['--deny-warnings', 'packages', 'test']),
  unused: () => passes('knip', ['--no-progress']),
  tests: runTests,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const broken = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n— ${name}`);
  const count = step();
  passed += count.passed;
  failed += count.failed;
  if (count.failed > 0) broken.push(name);
}
console.log(broken.length > 0 ? `\nfailed: ${broken.join(', ')}` : '');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(command, args) {
  const result = spawnSync(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'], shell });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}

function passes(command, args) {
  return run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts single tests; a suite that broke before its tests began counts as one failure. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-check-'));
  const report = join(folder, 'tests.json');
  const ok = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failures =
      result.numFailedTests +
      result.testResults.filter(
        (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
      ).length;
    return { passed: result.numPassedTests, failed: ok ? failures : Math.max(failures, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
