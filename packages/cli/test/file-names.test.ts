/** Names of files on many systems: one name in two spellings, what systems leave lying about, copies that programs make. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRecord, openRecord } from '@sandtable/records';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { run, runWith } from './run.ts';

const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');
const town = `roles:
  clerk: { name: Town clerk, organisation: town }
actors:
  guard: { name: Fire guard }
injects:
  siren: { at: 5m, from: guard, to: [mayor], channel: radio, text: A siren is heard, notes: Who calls whom }
`;
// a letter with its accent as one sign, as most keyboards write it, and as two, as a Mac stores it
const composed = 'vil\u00e1-\u00e9.yaml';
const decomposed = composed.normalize('NFD');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});
function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
const scenario = (path: string, more = '') => `include: [${path}]\n${more}${smallest}`;

describe('a name is found however its accents are written', () => {
  test.each([
    ['composed, and decomposed on the disk', composed, decomposed],
    ['decomposed, and composed on the disk', decomposed, composed],
    [
      'in a folder with an accent',
      `d\u00e9j\u00e0/${composed}`,
      `${'d\u00e9j\u00e0'.normalize('NFD')}/${decomposed}`,
    ],
  ])('%s: read, checked alone, mended and formatted in its place', async (_what, named, there) => {
    write({ 'scenario.yaml': scenario(named), [there]: town });
    expect(await run('check', folder)).toMatchObject({ code: 0, out: '' });
    expect((await run('check', join(folder, named))).err).toMatch(/^1 file checked: no errors/);
    write({ [there]: town.replace('to: [mayor]', 'to: [mayr]') });
    expect((await run('check', folder, '--fix')).code).toBe(0);
    expect(readFileSync(join(folder, there), 'utf8')).toBe(town);
    write({ [there]: town.replace('name: Fire guard', 'name:   Fire guard') });
    expect((await run('fmt', join(folder, named))).code).toBe(0);
    expect(readFileSync(join(folder, there), 'utf8')).toContain('guard: { name: Fire guard }');
  });

  test('translations and scripts alike, and what is named on the command line', async () => {
    write({
      [`pl\u00e1n/scenario.yaml`.normalize('NFD')]: scenario(
        composed,
        `languages: [en, de]\ntranslations: { de: d\u00e4.yaml }\n`,
      ),
      [`pl\u00e1n/${decomposed}`.normalize('NFD')]: town,
      [`pl\u00e1n/d\u00e4.yaml`.normalize('NFD')]: 'roles: { mayor: { name: B\u00fcrgermeister } }\n',
      [`pl\u00e1n/${decomposed.replace('.yaml', '-play.yaml')}`.normalize('NFD')]: '- { send: siren }\n',
    });
    expect(await run('check', join(folder, 'pl\u00e1n'))).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^4 files checked: no errors/) as unknown,
    });
    const script = join(folder, `pl\u00e1n/${composed.replace('.yaml', '-play.yaml')}`);
    const record = join(folder, 'r\u00e9cord.jsonl'.normalize('NFD'));
    expect((await run('play', join(folder, 'pl\u00e1n'), '--script', script, '--record', record)).code).toBe(
      0,
    );
    expect((await run('replay', join(folder, 'r\u00e9cord.jsonl'), '--verify')).code).toBe(0);
  });
});

describe('a name that is found on one system only is an error on all', () => {
  test.each([
    ['an included file', 'include: [shared/town.yaml]', 'Shared/Town.YAML'],
    ['a translation', 'translations: { de: de.yaml }', 'DE.yaml'],
  ])('%s in other capitals: the name is told, and --fix writes it', async (_what, key, there) => {
    const text = `${key}\nlanguages: [en, de]\n${smallest}`;
    write({ 'scenario.yaml': text, [there]: there.startsWith('S') ? town : 'roles: {}\n' });
    const named = /(?:\[|: )([\w/]+\.yaml)/.exec(key)?.[1] ?? '';
    const { code, out } = await run('check', folder);
    expect(code).toBe(1);
    expect(out).toContain(`error ST0602: \`${named}\` is called \`${there}\` in the folder.`);
    await run('check', folder, '--fix');
    expect(readFileSync(join(folder, 'scenario.yaml'), 'utf8')).toBe(text.replace(named, there));
  });
});

describe('a file that is not there is answered with the one that may be meant', () => {
  test.each([
    ['one letter wrong', 'shared/twon.yaml', 'shared/town.yaml'],
    ['in another folder', 'town.yaml', 'shared/town.yaml'],
    ['the folder misspelt', 'shard/town.yaml', 'shared/town.yaml'],
  ])('%s', async (_what, named, near) => {
    write({ 'scenario.yaml': scenario(named), 'shared/town.yaml': town });
    const { code, out } = await run('check', folder);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`Did you mean \`${near}\`?`) });
    await run('check', folder, '--fix'); // nothing is guessed
    expect(readFileSync(join(folder, 'scenario.yaml'), 'utf8')).toContain(`include: [${named}]`);
  });

  test('on the command line, too: a scenario, a script, a record', async () => {
    write({ 'harbour.yaml': smallest, 'rehearsal.yaml': '- { advance: 5m }\n' });
    const at = (name: string) => join(folder, name);
    expect((await run('check', at('harbor.yaml'))).err).toContain(`Did you mean ${at('harbour.yaml')}?`);
    write({ 'gate/scenario.yaml': smallest });
    expect((await run('check', at('Gate'))).err).toContain(`Did you mean ${at('gate')}?`);
    expect((await run('play', at('harbour.yaml'), '--script', at('rehersal.yaml'))).err).toContain(
      `Did you mean \`${at('rehearsal.yaml')}`.slice(0, 50),
    );
    await run('play', at('harbour.yaml'), '--record', at('first.jsonl'));
    expect((await run('replay', at('frist.jsonl'))).err).toBe(
      `There is no record ${at('frist.jsonl')}. Did you mean ${at('first.jsonl')}?\n`,
    );
  });
});

const forks = new Uint8Array([0, 5, 22, 7]);

describe('what systems and programs leave beside files is left out everywhere', () => {
  test('among scripts, beside a scenario, among folders of scenarios', async () => {
    write({
      'a/scenario.yaml': smallest,
      'a/._scenario.yaml': forks,
      'a/scripts/._one.yaml': forks,
      'a/scripts/.#two.yaml': 'play: [', // an editor's lock
      'a/scripts/~$four.yaml': forks, // an office program's
      'a/._three.yaml': '- { send: nothing }\n',
      '.stversions/scenario.yaml': 'sandtable: [',
    });
    expect(await run('check', folder)).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^1 file checked: no errors/) as unknown,
    });
    expect(await run('fmt', join(folder, 'a'), '--check')).toMatchObject({ code: 0 });
  });

  test('among records, in the list, the lobby and the purge', async () => {
    const records = join(folder, 'records');
    recordsIn(records);
    write({ 'records/._a.jsonl': forks, 'records/.a.jsonl.swp': forks, 'records/~$a.jsonl': forks });
    expect((await run('records')).out).toContain('There are none yet.');
    expect((await run()).out).not.toContain('._a');
    expect((await run('records', 'purge')).out).toBe('No record is past its day.\n');
  });
});

function recordsIn(place: string): void {
  const before = process.env['SANDTABLE_RECORDS'];
  process.env['SANDTABLE_RECORDS'] = place;
  mkdirSync(place, { recursive: true });
  onTestFinished(() => {
    if (before === undefined) delete process.env['SANDTABLE_RECORDS'];
    else process.env['SANDTABLE_RECORDS'] = before;
  });
}

describe('copies that sync programs and people make are told, not passed over', () => {
  test.each([
    'scenario-ANNA.yaml',
    'scenario-DESKTOP-7K2.yaml',
    "scenario (Anna's conflicted copy 2031-05-12).yaml",
    'scenario.sync-conflict-20310512-140000-ABCDEFG.yaml',
    'scenario_conflict-20310512-140000.yaml',
    'scenario (1).yaml',
    'scenario - Kopie (2).yaml',
    'scenario copy 2.yaml',
    'scenario 2.yaml',
    'shared/town-ANNA.yaml',
  ])('%s', async (copy) => {
    write({ 'scenario.yaml': scenario('shared/town.yaml'), 'shared/town.yaml': town, [copy]: smallest });
    const { code, out } = await run('check', folder);
    expect(code).toBe(0);
    expect(out).toContain(`${join(folder, copy)}:1:1: warning ST0613`);
    expect((await run('check', folder, '--strict')).code).toBe(1);
  });

  test.each(['scenario-2.yaml', 'scenario-old.yaml', 'other (1).yaml', 'scenario (1).md'])(
    'nothing is said of %s, nor of a copy that is named',
    async (other) => {
      write({ 'scenario.yaml': scenario('scenario (1).yaml'), 'scenario (1).yaml': town, [other]: smallest });
      expect((await run('check', folder)).out).toBe('');
    },
  );

  /** An exercise with notes, on a record. */
  function noted(file: string, wall: number, ...notes: readonly string[]): void {
    const about = {
      language: 1,
      engine: 'test',
      wall,
      seed: '7',
      parameters: [],
      attribution: 'role' as const,
      retainUntil: null,
      scenario: { id: 'smallest', version: '1', text: smallest },
    };
    createRecord(file, about).close();
    goOn(file, ...notes);
  }
  function goOn(file: string, ...notes: readonly string[]): void {
    const { writer } = openRecord(file);
    for (const said of notes)
      writer.append(
        [
          {
            n: writer.head().number + 1,
            story: 0,
            wall: 1_900_000_000_001,
            author: { participant: null, role: 'exercise_control', organisation: null },
            cause: null,
            kind: 'note',
            body: { said: { text: 0 }, tag: null, role: null, about: null },
          },
        ],
        [said],
      );
    writer.close();
  }

  test('two records of one exercise: a backup, one that fell behind, one that went on otherwise', async () => {
    const records = join(folder, 'records');
    recordsIn(records);
    const at = (name: string) => join(records, name);
    noted(at('x.jsonl'), 1_900_000_000_000, 'one', 'two');
    copyFileSync(at('x.jsonl'), at('x (1).jsonl'));
    copyFileSync(at('x.jsonl'), at("x (Anna's conflicted copy).jsonl"));
    goOn(at("x (Anna's conflicted copy).jsonl"), 'three, by Anna');
    goOn(at('x.jsonl'), 'three, by Bo', 'four, by Bo');
    noted(at('other.jsonl'), 1_900_000_000_777);
    for (const [age, name] of ['x.jsonl', "x (Anna's conflicted copy).jsonl", 'x (1).jsonl'].entries())
      utimesSync(at(name), 2e9 - age, 2e9 - age);
    const { out } = await run('records');
    const told = (name: string) =>
      /^ {2}(?:A copy|The same).*$/m.exec(out.slice(out.indexOf(at(name))).split('\n\n')[0] ?? '')?.[0];
    expect(told("x (Anna's conflicted copy).jsonl")).toMatch(
      /^ {2}The same exercise as x\.jsonl, and goes on otherwise after entry 2:/,
    );
    expect(told('x.jsonl')).toMatch(/^ {2}The same exercise as x \(Anna's .+ after entry 2:/);
    expect(told('x (1).jsonl')).toBe(
      '  A copy of x.jsonl, which goes on after entry 2, where this one ends.',
    );
    expect(told('other.jsonl')).toBeUndefined();
    const listed = JSON.parse((await run('records', '--format', 'json')).out) as {
      readonly records: readonly { readonly file: string; readonly copy: string | null }[];
    };
    expect(listed.records.map(({ copy }) => copy === null)).toEqual(
      [false, false, false, true].toSorted((a, b) => Number(a) - Number(b)),
    );
    expect((await runWith('', '--plain')).out).toContain('which goes on after entry 2, where this one ends');
  });

  test('plays with nobody present are no copies of each other', async () => {
    recordsIn(join(folder, 'records'));
    for (const name of ['a', 'b'])
      await run('play', 'drone-incident', '--record', join(folder, 'records', `${name}.jsonl`));
    expect((await run('records')).out).not.toContain('copy');
  });
});
