/** Records that were made once are made again, on every Node there is: the same bytes. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshHome, root, sandtable } from './command.ts';

const golden = join(root, 'test/golden');
const library = join(root, 'scenarios');
const older = join(root, 'test/node_modules/node-22/bin/node');
/** The pinned Node that runs the tests, and Node 22 where one is prebuilt. */
const nodes = [process.execPath, ...(existsSync(older) ? [older] : [])];

const home = freshHome();
afterAll(() => home.remove());

const names = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'record.jsonl')));

describe.each(names)('%s, as it was recorded', (name) => {
  const recorded = readFileSync(join(golden, name, 'record.jsonl'), 'utf8');

  test('is played again with the same entries', { timeout: 120_000 }, async () => {
    const folder = join(home.path, 'golden', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'scenario.yaml'), scenarioIn(recorded));
    for (const node of nodes) {
      const played = await play(node, folder, join(golden, name, 'script.yaml'));
      expect(unsealed(played)).toEqual(unsealed(recorded));
    }
  });

  test('is verified: the chain, and every consequence derived anew', { timeout: 120_000 }, async () => {
    for (const node of nodes) {
      const { code, stderr } = await sandtable(['replay', join(golden, name, 'record.jsonl'), '--verify'], {
        home: home.path,
        node,
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('bad') });
    }
  });
});

const scripts = readdirSync(library).flatMap((name) =>
  readdirSync(join(library, name, 'scripts')).map((script) => ({ name, script })),
);

describe.runIf(nodes.length > 1)('today’s library', () => {
  test.each(scripts)(
    '$name with $script: the same bytes on each Node',
    { timeout: 120_000 },
    async ({ name, script }) => {
      const files = [join(library, name), join(library, name, 'scripts', script)] as const;
      const [one = '', ...others] = await Promise.all(nodes.map((node) => play(node, ...files)));
      expect(one.length).toBeGreaterThan(10_000);
      for (const other of others) expect(other === one).toBe(true);
    },
  );
});

let plays = 0;
/** The bytes of the record of a play. */
async function play(node: string, scenario: string, script: string): Promise<string> {
  const record = join(home.path, `play-${(plays += 1)}.jsonl`);
  const { code, stderr } = await sandtable(
    ['play', scenario, '--script', script, '--seed', '7', '--record', record],
    { home: home.path, node },
  );
  expect(code, stderr).toBe(0);
  const bytes = readFileSync(record, 'utf8');
  rmSync(record);
  return bytes;
}

interface Line {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly open: Readonly<Record<string, { readonly text: string }>>;
}

const linesOf = (record: string): readonly Line[] =>
  record
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

/** What stands after line 0, without the chain, which begins with the engine's version. */
function unsealed(record: string): readonly string[] {
  return linesOf(record)
    .slice(1)
    .map(({ entry, open }) => JSON.stringify({ entry: { ...entry, before: null }, open }));
}

function scenarioIn(record: string): string {
  const [text] = Object.values(linesOf(record)[0]?.open ?? {});
  if (text === undefined) throw new Error('no scenario in line 0');
  return text.text;
}
