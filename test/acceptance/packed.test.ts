// The packages that others import, as they are published: packed, installed into a folder of their own, run on every Node that is there, and
// compiled against by two compilers.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
let folder = '';

/** The libraries beneath them come packed from where they are installed: a test fetches nothing. */
const libraries = [
  ['core', 'xstate'],
  ['core', 'seedrandom'],
  ['language', 'yaml'],
  ['language', 'string-width'],
] as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-packed-'));
  const packs = join(folder, 'packs');
  mkdirSync(packs);
  for (const name of ['core', 'language'])
    execFileSync('npm', ['pack', '--silent', '--pack-destination', packs], {
      cwd: join(root, 'packages', name),
      shell: windows,
    });
  const app = join(folder, 'app');
  const modules = join(app, 'node_modules');
  mkdirSync(join(modules, '@sandtable'), { recursive: true });
  for (const name of ['core', 'language']) {
    const to = join(modules, '@sandtable', name);
    mkdirSync(to);
    execFileSync('tar', [
      '-xzf',
      join(packs, `sandtable-${name}-0.1.0.tgz`),
      '-C',
      to,
      '--strip-components=1',
    ]);
  }
  for (const [user, name] of libraries) installed(user, name, modules);
  cpSync(join(root, 'packages/core/examples/market.yaml'), join(app, 'market.yaml'));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A library and all that it needs, as it stands beside its user. */
function installed(user: string, name: string, modules: string): void {
  const from = createRequire(join(root, 'packages', user, 'package.json'));
  const copy = (require: NodeJS.Require, wanted: string): void => {
    const found = (require.resolve.paths(wanted) ?? [])
      .map((path) => join(path, wanted))
      .find((path) => existsSync(join(path, 'package.json')));
    if (found === undefined) throw new Error(`${wanted} is not installed`);
    const to = join(modules, wanted);
    if (existsSync(to)) return;
    const real = realpathSync(found);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(real, to, { recursive: true });
    const { dependencies = {} } = JSON.parse(readFileSync(join(real, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const next of Object.keys(dependencies)) copy(createRequire(join(real, 'package.json')), next);
  };
  copy(from, name);
}

const app = () => join(folder, 'app');
/** Without the condition under which this workspace runs: it is not there for others. */
const { NODE_OPTIONS: _own, ...outside } = process.env;
const run = (node: string, file: string): string =>
  execFileSync(node, [file], { cwd: app(), encoding: 'utf8', env: outside });

/** Every Node that is at hand, by its major version: the pinned one, those that tests bring along, the machine's own. */
function nodes(): ReadonlyMap<number, string> {
  const paths = [
    process.execPath,
    join(root, 'test/node_modules/node-22/bin/node'),
    ...(process.env['PATH'] ?? '').split(delimiter).map((path) => join(path, windows ? 'node.exe' : 'node')),
  ];
  const found = new Map<number, string>();
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0);
    if (major >= 20 && !found.has(major)) found.set(major, path);
  }
  return found;
}

const readme = readFileSync(join(root, 'packages/core/README.md'), 'utf8');
const ofReadme = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

describe.for([20, 22, 24].map((major) => ({ major, node: nodes().get(major) ?? '' })))(
  'on Node $major',
  ({ node }) => {
    // a Node that is not at hand cannot be tried
    const there = { skip: node === '' };

    test('the README plays a scenario', there, () => {
      writeFileSync(join(app(), 'readme.mjs'), ofReadme);
      const [kinds, stage] = run(node, 'readme.mjs').split('\n');
      expect(kinds?.split(' ').slice(0, 3)).toEqual(['brief', 'stage.changed', 'start']);
      expect(kinds).toContain('inject.delivered');
      expect(stage).toBe('conduct');
    });
    test.each([
      ['play.mjs', /^\+0 min: smoke\n\+12 min: aired\nIt ended as “quiet” after 30 min\.\n$/],
      ['reducer.mjs', /next: stage\nstart: conduct\nnext: conduct\nStall holder: There is smoke/],
      ['monte-carlo.mjs', /^all: quiet [\d.]+ %, uneasy [\d.]+ %\nhalf: quiet/],
    ])('the example %s runs', there, (name, says) => {
      expect(run(node, join('node_modules/@sandtable/core/examples', name))).toMatch(says);
    });
    test('the testing page of the library holds', there, () => {
      const page = readFileSync(join(root, 'docs/reference/library.md'), 'utf8');
      const shown = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
      const text = `import { readFileSync } from 'node:fs';\nimport { readScenario } from '@sandtable/language';\nconst { scenario } = readScenario(readFileSync('market.yaml', 'utf8'), 'm');\n${shown}\nconsole.log('held');\n`;
      writeFileSync(join(app(), 'given.mjs'), text);
      expect(run(node, 'given.mjs')).toBe('held\n');
    });
  },
);

describe('types', () => {
  const program = `import { createExercise, type Exercise } from '@sandtable/core';
import type { Scenario } from '@sandtable/core/scenario';
import { given } from '@sandtable/core/testing';
import { roleView, type RoleView } from '@sandtable/core/view';
import { exerciseLogic } from '@sandtable/core/xstate';
import { readScenario } from '@sandtable/language';
const scenario: Scenario | null = readScenario('', 'x').scenario;
if (scenario !== null) {
  const exercise: Exercise = createExercise(scenario, { seed: 'a' });
  // @ts-expect-error a command has a kind that is known
  exercise.order({ kind: 'nonsense', body: {} });
  given(scenario, []).when({ kind: 'brief', body: {} }).thenFollows([{ kind: 'stage.changed', body: { stage: 'briefing' } }]);
  const view: RoleView = roleView(exercise.program, exercise.state, 'x', exercise.texts, null as never);
  void [view, exerciseLogic(scenario)];
}
`;
  const compilers = [
    ['7', join(root, 'node_modules/typescript/bin/tsc')],
    ['5.9', join(root, 'test/node_modules/typescript-5/bin/tsc')],
  ] as const;
  test.each(compilers)('TypeScript %s compiles against them', (_version, tsc) => {
    writeFileSync(join(app(), 'use.ts'), program);
    writeFileSync(
      join(app(), 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2022',
          noEmit: true,
          types: [],
        },
        files: ['use.ts'],
      }),
    );
    writeFileSync(join(app(), 'package.json'), '{ "type": "module" }');
    const done = spawnSync(process.execPath, [tsc, '-p', app()], { encoding: 'utf8' });
    expect(done.stdout + done.stderr).toBe('');
    expect(done.status).toBe(0);
  });
});

describe('what is public', () => {
  test.each(['core', 'language'])(
    '%s: every door has at most sixty names, whole tables of types aside',
    (name) => {
      const { exports: doors } = JSON.parse(
        readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
      ) as { exports: Record<string, { 'sandtable-source': string; default: string }> };
      for (const [door, paths] of Object.entries(doors)) {
        if (door === './package.json') continue;
        const source = readFileSync(join(root, 'packages', name, paths['sandtable-source']), 'utf8');
        const names = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
          list.split(',').filter((one) => one.trim() !== ''),
        );
        expect([door, names.length]).toEqual([door, Math.min(names.length, 60)]);
        expect(existsSync(join(app(), 'node_modules/@sandtable', name, paths.default))).toBe(true);
      }
    },
  );
  test.each(['core', 'language'])('%s could be published as it is', (name) => {
    const done = spawnSync('npm', ['publish', '--dry-run', '--ignore-scripts', '--offline'], {
      cwd: join(root, 'packages', name),
      encoding: 'utf8',
      shell: windows,
    });
    // who only rehearses has no account
    const said = done.stderr.split('\n').filter((line) => !line.includes('requires you to be logged in'));
    expect(said.filter((line) => /npm (?:warn|error)/i.test(line))).toEqual([]);
    expect(done.status).toBe(0);
    const files = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8');
    expect(files).not.toContain('"private"');
    for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md'])
      expect(existsSync(join(app(), 'node_modules/@sandtable', name, file))).toBe(true);
  });
});
