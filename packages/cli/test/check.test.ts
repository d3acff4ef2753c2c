import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnosticCatalogue } from '@sandtable/language';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
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
  test('a scenario in order: exit 0, nothing on stdout, the sum on stderr, with how long its agenda takes', async () => {
    const path = file('good.yaml', good);
    expect(await run('check', path)).toEqual({
      code: 0,
      out: '',
      err: `1 file checked: no errors, no warnings.\n${path}: 3 h 16 min planned in the room, breaks included.\n`,
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

  test('a script of a scenario with errors is not in order: the errors are told', async () => {
    const path = file('sick/scenario.yaml', misspelt);
    const script = file(
      'sick/scripts/one.yaml',
      'play:\n  - { decide: runway_use, answer: all_stop, by: airport }\n',
    );
    const { code, out, err } = await run('check', script);
    expect(code).toBe(1);
    expect(out).toContain(`${path}:`);
    expect(err).toMatch(/^2 files checked/);
  });

  test('--fix mends what is safe, says so, and leaves the rest to be told', async () => {
    const text = good
      .replace(/^title: .*/m, '# the title\ntitle: Lights: over the field # to be changed')
      .replace(/organisation: \w+/, 'organisation: nobody_at_all');
    const path = file('mend/scenario.yaml', text);
    const script = file('mend/scripts/one.yaml', 'play:\n  - { nxt: 3 }\n');
    const first = await run('check', path, '--fix');
    expect(first.code).toBe(1);
    // the first had hidden the second, which nobody can mend
    const mended = '# the title\ntitle: "Lights: over the field" # to be changed\n';
    expect(readFileSync(path, 'utf8')).toBe(text.replace(/^# the title\ntitle: .*\n/m, mended));
    expect(first.out).toContain('There is no organisation named `nobody_at_all`.');
    expect(first.out).not.toContain('ST0119');
    // the form of a script does not hang on its scenario
    expect(first.err).toContain(`${script}:2:7: mended ST0201: nxt → next`);
    expect(readFileSync(script, 'utf8')).toBe('play:\n  - { next: 3 }\n');
    file('mend/scenario.yaml', text.replace('nobody_at_all', /organisation: (\w+)/.exec(good)![1]!));
    const { code, out, err } = await run('check', path, '--fix');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err.split('\n').slice(0, -3)).toEqual([
      expect.stringMatching(
        /^\S+scenario\.yaml:\d+:8: mended ST0119: Lights: over the field → "Lights: over the field"$/,
      ),
    ]);
    expect(readFileSync(path, 'utf8')).toContain(mended);
    expect((await run('check', path, '--fix')).err).toMatch(
      /^2 files checked: no errors, no warnings\.\n\S+: 3 h 16 min planned in the room, breaks included\.\n$/u,
    );
  });

  test('--fix shows the blanks that it puts', async () => {
    const text = good.replace(/^title: .*$/m, 'title: >\nLights');
    const path = file('mend-blanks/scenario.yaml', text);
    expect((await run('check', path, '--fix')).err).toContain('mended ST0128: Lights → ␣␣Lights\n');
    writeFileSync(path, good.replace(/(?<=:\n) {2}(?=\w+:)/, '\t'));
    expect((await run('check', path, '--fix')).err).toContain('mended ST0114: ␉ → ␣␣\n');
    expect(readFileSync(path, 'utf8')).toBe(good);
  });

  test('--fix shows what it took away where the eye would see nothing', async () => {
    const path = file('mend-unseen/scenario.yaml', good.replace(/^title: /m, 'title:\u00a0'));
    expect((await run('check', path, '--fix')).err).toContain('mended ST0131: ⍽ → ␣\n');
    writeFileSync(path, good.replace(/^roles:/m, '\ufeffroles:'));
    expect((await run('check', path, '--fix')).err).toContain('mended ST0131: ▯ → \n');
    writeFileSync(path, good.replace(/^title:/m, 'ti\u200btle:'));
    expect((await run('check', path, '--fix')).err).toContain('mended ST0131: ▯ → \n');
  });

  test('--fix leaves a link a link, and the file as it may be read', async () => {
    const real = file(
      'linked/real.yaml',
      misspelt.replace('sumary: twice\n', '').replace('summary:', 'sumary:'),
    );
    chmodSync(real, 0o640);
    const link = join(folder, 'linked/link.yaml');
    symlinkSync(real, link);
    expect((await run('check', link, '--fix')).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe(good);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'linked')).sort()).toEqual(['link.yaml', 'real.yaml']);
  });

  test('--names: your own list of real names instead of the one built in', async () => {
    const path = file('named.yaml', good.replace(/^summary: >\n/m, 'summary: >\n  Denmark, Atlantis.\n'));
    const list = file('names.txt', '# what we play with\n\nAtlantis\n');
    const { out } = await run('check', path, '--names', list);
    expect(out).toMatch(/ST0709: .+Atlantis/);
    expect(out).not.toContain('`Denmark`');
    expect((await run('check', path, '--names', file('none.txt', ''))).out).toBe('');
    expect((await run('check', path, '--names', join(folder, 'missing.txt'))).code).toBe(1);
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

  test('sarif is what the schema of OASIS asks for, and has the remedy where there is one', async () => {
    const role = good.replace(
      'by: [airport, police, tower, regulator]',
      'by: [airport, polise, tower, regulator]',
    );
    const { out } = await run(
      'check',
      file('role.yaml', role),
      file('bad.yaml', misspelt),
      '--format',
      'sarif',
    );
    const log = JSON.parse(out) as { runs: { results: { fixes?: unknown[] }[] }[] };
    const schema = readFileSync(
      new URL('../../../test/fixtures/schema/sarif-schema-2.1.0.json', import.meta.url),
      'utf8',
    );
    const ajv = new Ajv.default({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(schema) as object);
    validate(log);
    expect(validate.errors).toBeNull();
    const fixes = log.runs[0]?.results.flatMap((result) => result.fixes ?? []);
    expect(fixes?.slice(0, 1)).toMatchObject([
      {
        description: { text: 'Did you mean `police`?' },
        artifactChanges: [
          {
            replacements: [
              { deletedRegion: { startColumn: expect.any(Number) }, insertedContent: { text: 'police' } },
            ],
          },
        ],
      },
    ]);
    expect(validate({ ...log, runs: [{ results: [] }] })).toBe(false);
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

describe('fmt', () => {
  const style = (sign: string) =>
    good.replace(
      /^outcomes:\n/m,
      `outcomes:\n  never:\n    only-if: "story.minutes < 0 ${sign} end" # kept\n    text: Never\n`,
    );

  test('writes the one style, says so, and has nothing to say the second time', async () => {
    const path = file('signs.yaml', style('&&'));
    expect(await run('fmt', path, '--check')).toEqual({ code: 1, out: `${path}: would change\n`, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(style('&&'));
    expect(await run('fmt', path)).toEqual({ code: 0, out: `${path}: written anew\n`, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(style('and'));
    expect(await run('fmt', path, '--check')).toEqual({ code: 0, out: '', err: '' });
  });

  test('a file with errors stays as it is', async () => {
    const path = file('broken.yaml', misspelt);
    const { code, out, err } = await run('fmt', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`check ${path}`);
    expect(readFileSync(path, 'utf8')).toBe(misspelt);
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
