import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnosticCatalogue } from '@sandtable/core';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}
const library = join(import.meta.dirname, '../../../scenarios');
const good = readFileSync(join(library, 'drone-incident/scenario.yaml'), 'utf8');
const misspelt = good.replace(/^summary:/m, 'sumary: twice\nsummary:');

describe('check', () => {
  test('a scenario in order: exit 0, nothing on stdout, the sum on stderr', async () => {
    expect(await run('check', file('good.yaml', good))).toEqual({
      code: 0,
      out: '',
      err: '1 file checked: no errors, no warnings.\n',
    });
  });

  test('the whole library is in order, with its scripts', async () => {
    const { code, out } = await run('check', library);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('with --strict too: every piece of advice was followed, or silenced with a reason', async () => {
    const { code, out } = await run('check', library, '--strict');
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  test('a warning: exit 0, and 1 with --strict', async () => {
    const path = file('warned.yaml', good.replace(/^summary: >\n/m, 'summary: >\n  Near Denmark.\n'));
    const { code, out } = await run('check', path);
    expect(code).toBe(0);
    expect(out).toMatch(/warning ST0709: .+Denmark/);
    expect((await run('check', path, '--strict')).code).toBe(1);
  });

  test('a name of the library is checked with the scripts beside it', async () => {
    const { err } = await run('check', 'drone-incident', '--strict');
    expect(Number(/^\d+/.exec(err)?.[0])).toBeGreaterThan(3);
  });

  test('mistakes: exit 1, where, why and what to do on stdout', async () => {
    const path = file('misspelt.yaml', misspelt);
    const { code, out, err } = await run('check', path);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:6:1: error`);
    expect(out).toContain('sumary: twice\n');
    expect(out).toContain('^^^^^^');
    expect(out).toMatch(/^ {2}why: .+\n {2}fix: .*summary/m);
    expect(out).not.toContain('\x1B');
    expect(err).toMatch(/^1 file checked: \d errors?, no warnings\.\n$/);
  });

  test('a script is checked against the scenario above it', async () => {
    file('drone/scenario.yaml', good);
    const script = file('drone/scripts/odd.yaml', 'play:\n  - { decide: runwayz, answer: all }\n');
    const { code, out } = await run('check', script);
    expect(code).toBe(1);
    expect(out).toContain(`${script}:2:`);
  });

  test('json has a version, files and diagnostics', async () => {
    const path = file('misspelt.yaml', misspelt);
    const { code, out } = await run('check', path, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      files: [{ file: path, diagnostics: [{ severity: 'error', place: { line: 6, column: 1 } }] }],
    });
  });

  test('sarif names the rule, the level and the region', async () => {
    const { out } = await run('check', file('misspelt.yaml', misspelt), '--format', 'sarif');
    expect(JSON.parse(out)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            {
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 6, startColumn: 1 } } }],
            },
          ],
        },
      ],
    });
  });

  test('a name that nothing has: exit 1, with the nearest', async () => {
    const { code, err } = await run('check', 'drone-incidnet');
    expect(code).toBe(1);
    expect(err).toContain('Did you mean drone-incident?');
  });

  test('a folder without a scenario says so', async () => {
    mkdirSync(join(folder, 'empty'));
    const { code, err } = await run('check', join(folder, 'empty'));
    expect({ code, err }).toEqual({
      code: 1,
      err: `The folder ${join(folder, 'empty')} holds no scenario.yaml. Name the scenario’s file, or the folder that holds it.\n`,
    });
  });
});

describe('explain', () => {
  test('every code is explained, with nothing raw for a terminal', async () => {
    for (const code of diagnosticCatalogue.keys()) {
      const { code: exit, out } = await run('explain', code.toLowerCase());
      expect(exit).toBe(0);
      expect(out).toMatch(new RegExp(`^${code} {2}.+ \\((an error|a warning)\\)\\n\\n`));
      expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });

  test('a code that is none: exit 2, with the nearest', async () => {
    const { code, err } = await run('explain', 'ST01O1');
    expect(code).toBe(2);
    expect(err).toMatch(/Did you mean ST01\d\d\?/);
  });
});
