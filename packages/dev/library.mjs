// What `npm pack` and `npm publish` take of a package that others import: its sources made into JavaScript with types, and its licence.
// Run by the package's own `prepack`; `library.mjs core` makes packages/core/dist/lib.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const folder = join('packages', process.argv[2]);
const out = join(folder, 'dist', 'lib');

rmSync(out, { recursive: true, force: true });
compile(['-b', join('packages', 'core')]);
compile(['-p', join(folder, 'tsconfig.lib.json')]);
// the compiler puts the endings right in what runs, and leaves them as they are in what is only read
for (const name of readdirSync(out, { recursive: true })) {
  if (!name.endsWith('.d.ts')) continue;
  const file = join(out, name);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
}
copyFileSync('LICENSE', join(folder, 'LICENSE'));

function compile(args) {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, ...args], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status || 1);
}
