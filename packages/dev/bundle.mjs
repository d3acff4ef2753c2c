// Bundles the command into packages/cli/dist, or the folder that is named: a small boot.js, main.js, and a chunk for each command
// that is loaded when asked for.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readScenario } from '../language/src/index.ts';
import { licences } from './licences.mjs';
import { tracked } from './tracked.mjs';

const named = process.argv[2] === undefined ? null : resolve(process.argv[2]);
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const outdir = named ?? join('packages', 'cli', 'dist');

const shared = {
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  // the sources of core and language, not what is built for those who install them
  conditions: ['sandtable-source', 'module'],
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
};

const built = await build({
  ...shared,
  // what runs in a thread of its own is a file of its own
  entryPoints: {
    main: 'packages/cli/src/main.ts',
    'trial-worker': 'packages/cli/src/trial/worker.ts',
    'editing-worker': 'packages/cli/src/editing/worker.ts',
  },
  splitting: true,
  metafile: true,
  chunkNames: 'chunk-[name]-[hash]',
  jsx: 'automatic',
  alias: {
    'react-devtools-core': './packages/dev/empty.mjs', // Ink imports it only when DEV=true
    // the same code as ES modules: of its CommonJS files each is wrapped in a function of its own, which costs 10 ms at each start
    yaml: './packages/language/node_modules/yaml/browser/dist/index.js',
  },
  // without `fetch` the layout engine does not make Node load its whole HTTP client at the start; nothing here fetches
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    fetch: 'undefined',
    __dirname: '__here',
  },
  // some dependencies are CommonJS: they call require for Node's own modules, and ask where they lie
  banner: {
    js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url),__here=import.meta.dirname;',
  },
});
// apart from main: the compile cache must be on before anything else is read
await build({ ...shared, entryPoints: ['packages/cli/src/boot.ts'], external: ['./main.js'] });

// the library's scenarios as they are once checked, each under the hash of its text: an exercise starts without reading YAML
const checked = join(outdir, 'checked');
rmSync(checked, { recursive: true, force: true });
mkdirSync(checked, { recursive: true });
for (const file of tracked('scenarios').filter((each) => /^scenarios.[^/\\]+.scenario\.yaml$/.test(each))) {
  const text = readFileSync(file, 'utf8');
  const { scenario } = readScenario(text, 'scenario.yaml');
  const hash = createHash('sha256').update(text).digest('hex');
  if (scenario !== null) writeFileSync(join(checked, `${hash}.json`), JSON.stringify(scenario));
}

// what a page loads beside its text
cpSync('packages/host/src/page/assets', join(outdir, 'assets'), { recursive: true });

// compiled code of another bundle (boot.ts) is of no use any more
rmSync(join(outdir, 'compiled'), { recursive: true, force: true });

writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES.txt'), licences(Object.keys(built.metafile.inputs)));

// Chunks of older bundles. A desk that is open loads some of its own only when they are needed: those of the last day stay.
const kept = new Set(Object.keys(built.metafile.outputs).map((file) => file.split('/').at(-1)));
const yesterday = Date.now() - 24 * 60 * 60 * 1000;
for (const name of readdirSync(outdir)) {
  const file = join(outdir, name);
  if (name.startsWith('chunk-') && !kept.has(name) && statSync(file).mtimeMs < yesterday) rmSync(file);
}
