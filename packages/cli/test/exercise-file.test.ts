// The exercise file: onto a record with run, replaced later, told in the report, and gone for whoever asks for it.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { run } from './run.ts';

const fixture = (name: string): string => join(import.meta.dirname, '../../../test/fixtures', name);
const scenario = fixture('ferry-port.yaml');
const exercise = fixture('ferry-port-exercise.yaml');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sandtable-exercise-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}
async function played(...options: readonly string[]): Promise<string> {
  const file = join(folder(), 'a.jsonl');
  const begun = await run('run', scenario, '--unattended', '--seed', '7', '--record', file, ...options);
  expect(begun.err).not.toMatch(/Error|ST\d{4}/u);
  return file;
}
const reported = async (file: string): Promise<string> =>
  (await run('report', file, '--kind', 'aar', '--format', 'md')).out;

test('the report says what the exercise was, and names whom one turns to but not who watched', async () => {
  const told = await reported(await played('--exercise', exercise));
  for (const words of [
    'Exercise Low Tide',
    'Ministry of Transport of Varda',
    'RESTRICTED (Varda)',
    '2026-12-01, 09:00 to 12:30, Crisis room',
    'Crisis room, Quay Street 1, Selmark, UTC+01:00',
    'Ines Roth',
    '+00 555 0102',
    'Gates are opened by hand.',
    'Travel is paid.',
    'Duty manager of the port',
  ])
    expect(told).toContain(words);
  // three organisations with 3, 2 and 2 players
  expect(told).toMatch(/3 organisations\s*\|[^|]*\| 7/u);
  expect(told).toContain('evaluator');
  expect(told).not.toMatch(/Cem Aksoy|Dora Vale|Bo Lind|555 0103/u);
});

test('under the Chatham House Rule nobody is named, and no contact stands there', async () => {
  const told = await reported(await played('--exercise', exercise, '--chatham-house'));
  expect(told).toContain('Exercise Low Tide');
  expect(told).not.toMatch(/Ines Roth|Ada Berg|Bo Lind|Cem Aksoy|Dora Vale|555 01|@transport/u);
});

test('programs get it with the report’s data, as far as the paper tells it', async () => {
  const held = async (...options: readonly string[]) => {
    const file = await played('--exercise', exercise, ...options);
    const { out } = await run('report', file, '--kind', 'aar', '--format', 'json');
    return (JSON.parse(out) as { held: Record<string, unknown> }).held;
  };
  const told = await held();
  expect(told).toMatchObject({
    name: 'Exercise Low Tide',
    version: '2',
    state: 'draft',
    handling: { line: 'RESTRICTED (Varda)' },
    taking: { organisations: 3, players: 7, evaluators: 2 },
    participation: { women: 5 },
  });
  expect(JSON.stringify(told)).toContain('Ines Roth');
  expect(JSON.stringify(told)).not.toMatch(/Cem Aksoy|Dora Vale|Bo Lind|555 0103/u);
  const quiet = JSON.stringify(await held('--chatham-house'));
  expect(quiet).toContain('Exercise Low Tide');
  expect(quiet).not.toMatch(/Ines Roth|Ada Berg|Bo Lind|555 01|@transport/u);
});

test('what is entered later counts, and a mistake in it leaves the record as it was', async () => {
  const file = await played('--exercise', exercise);
  const later = join(folder(), 'later.yaml');
  writeFileSync(later, 'name: Exercise High Tide\ndays: [{ date: 2027-01-12 }]\n');
  const { code } = await run('run', file, '--plain', '--exercise', later);
  expect(code).toBe(0);
  const told = await reported(file);
  expect(told).toContain('High Tide');
  expect(told).toContain('2027-01-12');
  expect(told).not.toContain('Ines Roth');
  const before = readFileSync(file, 'utf8');
  writeFileSync(later, 'name: Exercise Flood\norganisations: [{ name: Port, plays: [gaet] }]\n');
  const wrong = await run('run', file, '--plain', '--exercise', later);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('ST0401');
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a new exercise with a file that is wrong begins no record', async () => {
  const at = folder();
  const wrong = join(at, 'exercise.yaml');
  writeFileSync(wrong, 'name: A\nscenario: drone-incident\n');
  const { code, err } = await run(
    'run',
    scenario,
    '--unattended',
    '--record',
    join(at, 'a.jsonl'),
    '--exercise',
    wrong,
  );
  expect(code).toBe(1);
  expect(err).toContain('ST0901');
  expect(existsSync(join(at, 'a.jsonl'))).toBe(false);
});

test('whoever is in it can see and take out what it says of them', async () => {
  const file = await played('--exercise', exercise);
  const seen = await run('records', 'of', 'ines roth', file);
  expect(seen.out).toContain('“+00 555 0102”');
  expect(seen.out).not.toContain('Ada Berg');
  const asked = await run('erase', file, '--person', 'Ines Roth');
  expect(asked.out).toContain('ines.roth@transport.example');
  expect((await run('erase', file, '--person', 'Ines Roth', '--yes')).code).toBe(0);
  const left = readFileSync(file, 'utf8');
  expect(left).not.toMatch(/Ines Roth|555 0102|ines\.roth/u);
  expect(left).toContain('Ada Berg');
  expect((await run('replay', file, '--verify')).code).toBe(0);
  expect(await reported(file)).toContain('(words erased)');
  expect((await run('records', 'of', 'Ines Roth', file)).code).toBe(1);
  expect((await run('erase', file, '--people', '--yes')).code).toBe(0);
  expect(readFileSync(file, 'utf8')).not.toMatch(/Ada Berg|Cem Aksoy|555 01|\+00/u);
});

test('papers before play say it as far as their readers may see it', async () => {
  const printed = async (kind: string, ...more: readonly string[]) => {
    const { code, out, err } = await run('report', scenario, '--kind', kind, '--format', 'md', ...more);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  };
  const manual = await printed('sitman', '--exercise', exercise);
  for (const words of ['Ministry of Transport of Varda', 'Crisis room', 'Ines Roth', 'RESTRICTED (Varda)'])
    expect(manual).toContain(words);
  expect(manual).toMatch(/Version 2, draft/u);
  // players need not know who watches them for what
  expect(manual).not.toMatch(/Cem Aksoy|Dora Vale/u);
  const guide = await printed('guide', '--exercise', exercise);
  expect(guide).toMatch(/evaluator\s*\| Cem Aksoy\s*\| Ministry of Transport\s*\| continuity/u);
  expect(await printed('sitman', '--exercise', exercise, '--release', '2')).not.toContain('Ines Roth');
  // of a record, what was entered there
  const file = await played('--exercise', exercise);
  expect((await run('report', file, '--kind', 'sitman', '--format', 'md')).out).toContain('Ines Roth');
  const quiet = await played('--exercise', exercise, '--chatham-house');
  const told = (await run('report', quiet, '--kind', 'guide', '--format', 'md')).out;
  expect(told).toContain('Exercise Low Tide');
  expect(told).not.toMatch(/Ines Roth|Ada Berg|Bo Lind|Cem Aksoy|555 01/u);
  expect((await run('report', file, '--kind', 'aar', '--exercise', exercise)).code).toBe(2);
});

test('all papers of a package come in one folder, and say for whom each is', async () => {
  const at = folder();
  const out = join(at, 'papers');
  const {
    code,
    out: list,
    err,
  } = await run('report', scenario, '--all', '--out', out, '--exercise', exercise);
  expect(code).toBe(0);
  const written = readdirSync(out);
  expect(readdirSync(at)).toEqual(['papers']);
  // a tabletop exercise has a manual and no plan
  expect(written).toContain('sitman.html');
  expect(written).not.toContain('explan.html');
  expect(written.filter((file) => readFileSync(join(out, file)).length < 200)).toEqual([]);
  expect(
    list
      .trim()
      .split('\n')
      .map((line) => line.slice(line.lastIndexOf('/') + 1))
      .toSorted(),
  ).toEqual(written.toSorted());
  expect(list).toContain(`players\t${join(out, 'sitman.html')}`);
  expect(list).toContain(`exercise control only\t${join(out, 'guide.html')}`);
  expect(err).toContain(`1 of ${written.length}: `);
  const again = await run('report', scenario, '--all', '--out', out);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect((await run('report', scenario, '--all')).code).toBe(2);
  expect((await run('report', scenario, '--all', '--out', join(at, 'no', 'folder'))).code).toBe(1);
  expect(readdirSync(at)).toEqual(['papers']);
});

test('for every scenario of the library one is written to begin with, and runs as it stands', async () => {
  const at = folder();
  for (const name of ['drone-incident', 'extremist-content-surge', 'future-threats']) {
    const file = join(at, `${name}.yaml`);
    const { code, out, err } = await run('new', file, '--exercise', name);
    expect({ code, out }).toEqual({ code: 0, out: `${file}\n` });
    expect(err).toContain(`run ${name} --exercise ${file}`);
    const text = readFileSync(file, 'utf8');
    // as it stands, and with everything that it proposes taken in
    for (const written of [text, text.replaceAll(/^( *)# /gmu, '$1')]) {
      writeFileSync(file, written.replace(/^Take away.*$/mu, ''));
      const record = join(at, `${name}-${written.length}.jsonl`);
      const begun = await run('run', name, '--plain', '--record', record, '--exercise', file);
      expect(begun.err).not.toMatch(/ST\d{4}/u);
      expect(begun.code).toBe(0);
    }
    expect((await run('new', file, '--exercise', name)).code).toBe(1);
  }
});
