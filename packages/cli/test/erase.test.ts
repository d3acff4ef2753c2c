/** People's words can be taken out of a record, and records that were promised to go are gone. */
import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRecord, openRecord, readRecord } from '@sandtable/records';
import type { Entry } from '@sandtable/core/record';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-erase-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const scenario = readFileSync(
  join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml'),
  'utf8',
);

/** Seat 1 is Ana and 2 is Bo; Ana notes one thing and Bo another. */
function record(folder: string, name: string, retainUntil: string | null = null): string {
  const file = join(folder, name);
  const writer = createRecord(file, {
    language: 1,
    engine: 'test',
    wall: 0,
    seed: '7',
    parameters: [],
    attribution: 'role',
    retainUntil,
    scenario: { id: 'drone-incident', version: '1.0.0', text: scenario },
  });
  const head = { story: 0, wall: 1, cause: null };
  const nobody = { participant: null, role: 'exercise_control', organisation: null };
  const seat = (n: number, participant: number, role: string): Entry => ({
    ...head,
    n,
    author: nobody,
    kind: 'seat',
    body: { role, participant, name: { text: 0 } },
  });
  const note = (n: number, participant: number): Entry => ({
    ...head,
    n,
    author: { ...nobody, participant },
    kind: 'note',
    body: { said: { text: 0 }, tag: null, role: null, about: null },
  });
  writer.append([seat(1, 1, 'police')], ['Ana Berg']);
  writer.append([seat(2, 2, 'airport')], ['Bo Lind']);
  writer.append([note(3, 1)], ['We never rehearsed this.']);
  writer.append([note(4, 2)], ['Nor did we.\u001B[31m']);
  writer.close();
  return file;
}

describe('erase', () => {
  test('first says what would go, and changes nothing', async () => {
    const file = record(temporaryFolder(), 'a.jsonl');
    const before = readFileSync(file);
    const { code, out } = await run('erase', file, '--entry', '4');
    expect(code).toBe(0);
    expect(out).toContain('entry 4: “Nor did we.');
    expect(out).not.toContain('\u001B');
    expect(out).toContain(`sandtable erase ${file} --entry 4 --yes`);
    expect(readFileSync(file)).toEqual(before);
  });

  test('takes a person’s name and words away; the chain still verifies and says so', async () => {
    const file = record(temporaryFolder(), 'a.jsonl');
    const { code, out, err } = await run('erase', file, '--participant', '1', '--yes');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^2 texts are erased\. The chain is whole and ends with entry 5, hash [0-9a-f]{64}\.\n$/u,
    );
    expect(err).toContain('Copies and backups');
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('Ana');
    expect(text).not.toContain('rehearsed');
    expect(text).toContain('Bo Lind');
    expect(readRecord(file).erased).toBe(2);
    expect((await run('erase', file, '--participant', '1', '--yes')).code).toBe(1);
  });

  test('one name is not one person: what another participant is called is left, and said to be', async () => {
    const file = record(temporaryFolder(), 'a.jsonl');
    const { writer } = openRecord(file);
    const author = { participant: null, role: 'exercise_control', organisation: null };
    const body = { role: 'tower', participant: 7, name: { text: 0 } };
    writer.append([{ n: 5, story: 0, wall: 1, cause: null, author, kind: 'seat', body }], ['Ana Berg']);
    writer.close();
    const { err } = await run('erase', file, '--participant', '1', '--yes');
    expect(err).toContain('another participant is called: 7. One name is not one person');
    expect(err).not.toContain('--entry');
    expect(readFileSync(file, 'utf8').split('\n').slice(5).join('')).toContain('Ana Berg');
  });

  test('a name that goes is looked for in other words, and the entries that hold it are told: another person, the facilitator, a part of it', async () => {
    const folder = temporaryFolder();
    const file = record(folder, 'a.jsonl');
    const { writer } = openRecord(file);
    const author = { participant: null, role: 'exercise_control', organisation: null };
    const head = { story: 0, wall: 1, cause: null, author };
    const note = (n: number, said: string) =>
      writer.append(
        [
          {
            ...head,
            n,
            kind: 'note',
            body: { said: { text: 0 }, tag: null, role: null, about: null },
          },
        ],
        [said],
      );
    note(5, 'ANA BERG called the tower.');
    note(6, 'As Berg\u2019s deputy said, and Anabel agreed.');
    note(7, 'Bergen and Anabel are other words.');
    const body = {
      from: 'tower',
      to: ['police'],
      channel: 'by hand of Ana Berg',
      said: { text: 0 },
      reveals: [],
    };
    writer.append([{ ...head, n: 8, kind: 'adhoc', body }], ['Nothing of it here.']);
    writer.close();
    const told =
      /other words that are still on the record, of entries 5, 6\. .+ erase \S+ --entry 5 --entry 6\n/;
    expect((await run('erase', file, '--participant', '1')).err).toMatch(told);
    const { err } = await run('erase', file, '--participant', '1', '--yes');
    expect(err).toMatch(told);
    expect(err).toContain('the channel of an inject that was made up in play, in entries 8:');
    expect((await run('erase', file, '--participant', '2', '--yes')).err).not.toContain('An erased name');
    expect((await run('erase', file, '--entry', '5', '--entry', '6', '--yes')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toMatch(/called the tower|Anabel agreed/);
  });

  test('names the records beside it that hold the same words', async () => {
    const folder = temporaryFolder();
    const file = record(folder, 'a.jsonl');
    copyFileSync(file, join(folder, 'copy.jsonl'));
    const { err } = await run('erase', file, '--entry', '3', '--yes');
    expect(err).toContain(join(folder, 'copy.jsonl'));
  });

  test.each([
    [['--entry', '99'], 1, 'The record has no entry 99'],
    [['--participant', '8'], 1, 'no words of participant 8'],
    [['--entry', 'x'], 2, '--entry takes a whole number'],
    [[], 2, '--entry N'],
  ])('%j is refused', async (args, code, said) => {
    const file = record(temporaryFolder(), 'a.jsonl');
    const refused = await run('erase', file, ...args);
    expect(refused.code).toBe(code);
    expect(refused.err).toContain(said);
  });
});

describe('records purge', () => {
  const kept = (folder: string) => {
    const before = process.env['SANDTABLE_RECORDS'];
    process.env['SANDTABLE_RECORDS'] = folder;
    onTestFinished(() => {
      if (before === undefined) delete process.env['SANDTABLE_RECORDS'];
      else process.env['SANDTABLE_RECORDS'] = before;
    });
  };

  test('lists what is past its day, and deletes it only when told to', async () => {
    const folder = temporaryFolder();
    kept(folder);
    const past = record(folder, 'past.jsonl', '2019-09-04');
    const future = record(folder, 'future.jsonl', '2999-01-01');
    const forever = record(folder, 'forever.jsonl');
    const { out } = await run('records', 'purge');
    expect(out).toContain(`${past} was to be kept until 2019-09-04.`);
    expect(out).toContain('sandtable records purge --yes');
    expect(existsSync(past)).toBe(true);
    await run('records', 'purge', '--yes');
    expect([past, future, forever].map((file) => existsSync(file))).toEqual([false, true, true]);
    expect((await run('records', 'purge')).out).toBe('No record is past its day.\n');
  });

  test('sheets and links of those who were expected go with their record, and no other file', async () => {
    const folder = temporaryFolder();
    kept(folder);
    record(folder, 'past.jsonl', '2019-09-04');
    const theirs = ['past-joining.html', 'past-links.csv', 'past-joining-2.html'];
    const others = ['past-joining.txt', 'past-links-of-ours.csv', 'pastime-links.csv'];
    others.push('past.plan');
    for (const name of [...theirs, ...others]) writeFileSync(join(folder, name), 'x');
    const { out, err } = await run('records', 'purge', '--yes');
    expect(err).toContain(`${join(folder, 'past.plan')} stays`);
    for (const name of theirs) expect(out).toContain(`Deleted ${join(folder, name)}`);
    expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
  });

  test('what leads to a record goes with it, and what still holds it is named: a link, a copy, a second name', async () => {
    const folder = temporaryFolder();
    kept(folder);
    const elsewhere = temporaryFolder();
    const far = record(elsewhere, 'far.jsonl', '2019-09-04');
    const link = join(folder, 'link.jsonl');
    symlinkSync(far, link);
    const near = record(folder, 'near.jsonl', '2019-09-04');
    symlinkSync(near, join(folder, 'z-link.jsonl'));
    copyFileSync(near, join(folder, 'near.jsonl.bak'));
    linkSync(near, join(folder, 'second'));
    expect((await run('records', 'purge')).out).toContain(
      `${link} is a link; what it leads to, ${far}, is deleted with it.`,
    );
    expect(existsSync(far)).toBe(true);
    const { code, out, err } = await run('records', 'purge', '--yes');
    expect(code).toBe(0);
    expect(out).toContain(`Deleted ${far}`);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(folder).toSorted()).toEqual(['near.jsonl.bak', 'second']);
    for (const name of ['near.jsonl.bak', 'second'])
      expect(err).toContain(`${join(folder, name)} is a copy of it, and is still there`);
    expect(err).toContain('has another name somewhere');
  });

  test('a record that is open at a desk is not deleted under it, and that is said', async () => {
    const folder = temporaryFolder();
    kept(folder);
    const file = record(folder, 'open.jsonl', '2019-09-04');
    const { writer } = openRecord(file);
    const { code, err } = await run('records', 'purge', '--yes');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^.+ is past its day and was not deleted\. .+ is open in another Sandtable/),
    });
    writer.close();
    expect(existsSync(file)).toBe(true);
  });

  test('what a stopped erasing or fork left goes, whatever day its record has, unless it is being written', async () => {
    const folder = temporaryFolder();
    kept(folder);
    const file = record(folder, 'a.jsonl', '2999-01-01');
    const left = ['a.jsonl', 'fork.jsonl'].map((name) => join(folder, `${name}.${randomUUID()}.new`));
    for (const each of left) copyFileSync(file, each);
    expect((await run('records', 'purge')).out).toContain(`Beside ${file} stands what was left`);
    const { writer } = openRecord(file);
    copyFileSync(file, left[0] ?? ''); // as while it writes
    await run('records', 'purge', '--yes');
    expect(left.map((each) => existsSync(each))).toEqual([true, false]);
    writer.close();
    await run('records', 'purge', '--yes');
    expect(readdirSync(folder)).toEqual(['a.jsonl']);
    expect((await run('records', 'purge')).out).toBe('No record is past its day.\n');
  });

  test('anything else is wrong usage, and so is a day that there is not', async () => {
    expect((await run('records', 'prune')).code).toBe(2);
    const { code, err } = await run('run', 'drone-incident', '--retain-until', '2031-02-30');
    expect(code).toBe(2);
    expect(err).toContain('2031-12-31, not “2031-02-30”');
  });
});
