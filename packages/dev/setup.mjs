// Makes a fresh clone ready: the pinned Node and the packages, then the bundle of the command.
// `setup.mjs start` fetches what the command needs, `setup.mjs` what tests and benchmarks need, too. What is there stays.
// Plain JavaScript, since it runs on the machine's own Node (20 or newer) the first time and on the pinned one after that.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNPM, withPnpm } from './pnpm.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const shell = process.platform === 'win32';
const bin = join(process.cwd(), 'node_modules', '.bin');
const env = { ...process.env };
// set when we are ourselves inside `npx --package=…`; the inner npx would obey them
delete env.npm_config_package;
delete env.npm_config_call;
const path = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
env[path] = bin + delimiter + env[path];

/** What the command needs are the dependencies of all packages; what else tests need, the development ones and those of `test`. */
const selected = {
  start: ['--prod', '--filter', '!@sandtable/test'],
  everything: [],
};

const folders = readdirSync('packages')
  .sort()
  .map((name) => join('packages', name));
const hash = createHash('sha256').update(`${PNPM} ${process.platform} ${process.arch}`);

installWhenChanged();
bundleWhenChanged();

/** The stamp is written last, so an interrupted installation is done again. It says for what was installed, and from what. */
function installWhenChanged() {
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', join('test', 'package.json')];
  for (const folder of folders) manifests.push(join(folder, 'package.json'));
  if (existsSync('patches'))
    for (const patch of readdirSync('patches').sort()) manifests.push(join('patches', patch));
  for (const file of manifests) feed(file);
  const stamp = join('node_modules', '.setup-deps');
  const had = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  // who has tested once has the tools at hand from then on
  const purpose = process.argv[2] === 'start' && !had.startsWith('everything') ? 'start' : 'everything';
  const want = `${purpose} ${hash.copy().digest('hex')}`;
  if (had === want) return;
  rmSync(stamp, { force: true });
  console.error('Setting up: fetching packages (once; needs the network)…');
  run(
    'npx',
    withPnpm([
      'install',
      '--frozen-lockfile',
      '--reporter=append-only',
      // asked when the lockfile is made; to ask it of each install costs 100 MB of registry data a machine
      '--config.minimumReleaseAge=0',
      ...selected[purpose],
    ]),
  );
  if (spawnSync(join(bin, 'node'), ['-e', '0'], { shell }).status !== 0) useOwnNode();
  writeFileSync(stamp, want);
}

/**
 * No pinned Node for this platform (or for its C library), or it could not be fetched: the machine's own must do.
 * The tests start programs in TypeScript as they stand, which Node does from 22.18 on.
 */
function useOwnNode() {
  for (const ext of ['', '.cmd', '.ps1']) rmSync(join(bin, 'node') + ext, { force: true });
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(
    `Setting up: there is no prebuilt Node for ${process.platform}-${process.arch}, or it could not be fetched, and this one is ${process.version}. Run this again, or install Node 22.18 or newer first.`,
  );
  process.exit(1);
}

function bundleWhenChanged() {
  for (const folder of folders) if (existsSync(join(folder, 'src'))) walk(join(folder, 'src'));
  walk(join('packages', 'dev'));
  walk('scenarios');
  const out = join('packages', 'cli', 'dist');
  const stamp = join(out, '.setup-src');
  const want = hash.digest('hex');
  if (same(stamp, want)) return;
  mkdirSync(out, { recursive: true });
  rmSync(stamp, { force: true });
  run('node', ['--conditions=sandtable-source', join('packages', 'dev', 'bundle.mjs')]);
  writeFileSync(stamp, want);
}

/** Its output goes to stderr, so that `npm start -s -- … | jq` sees the command's alone. */
function run(command, args) {
  const result = spawnSync(command, args, { env, stdio: ['ignore', 2, 2], shell });
  if (result.status === 0) return;
  const why = result.error?.message ?? result.signal ?? `exit ${result.status}`;
  console.error(`Setting up failed: ${command} ${args.join(' ')} (${why})`);
  process.exit(result.status || 1);
}

function same(stamp, want) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === want;
}

function feed(file) {
  hash.update(file).update(readFileSync(file));
}

function walk(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name === 'node_modules') continue;
    if (entry.isDirectory()) walk(join(folder, entry.name));
    else feed(join(folder, entry.name));
  }
}
