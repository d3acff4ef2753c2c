import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { papersBefore } from '@sandtable/documents/package';
import { words } from '@sandtable/words';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  charactersFinding,
  clockFinding,
  diskFinding,
  powerFinding,
  scenarioFindings,
  sizeFinding,
  terminalFinding,
} from '../src/doctor/finding.ts';
import { lookAtDisk, lookAtPower } from '../src/doctor/look.ts';
import { run } from './run.ts';

const say = words('en');
const ferryPort = join(import.meta.dirname, '../../../test/fixtures/ferry-port.yaml');
const told = ({ verdict, words, values }: ReturnType<typeof terminalFinding>) =>
  `${verdict}: ${say(words, values as never)}`;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.each([
  [terminalFinding(true, 'xterm-256color'), 'go: A terminal that the desk can use (xterm-256color).'],
  [
    terminalFinding(false, ''),
    'no-go: No terminal here: only --plain will work. Start it in a terminal window.',
  ],
  [sizeFinding({ columns: 80, rows: 24 }), 'go: 80 x 24: enough, and 120 x 40 shows more at one glance.'],
  [sizeFinding({ columns: 200, rows: 60 }), 'go: 200 x 60.'],
  [
    sizeFinding({ columns: 79, rows: 40 }),
    'no-go: 79 x 40 is too small for the desk. Make it 80 x 24 or larger.',
  ],
  [
    charactersFinding('C'),
    'no-go: The locale (C) is not UTF-8: lines and names will be broken. Set LANG to one that ends in UTF-8.',
  ],
  [
    diskFinding({ folder: '/r', milliseconds: 3, free: 900 }),
    'go: /r takes entries (3 ms each); 900 MB are free.',
  ],
  [
    diskFinding({ folder: '/r', milliseconds: 3, free: 20 }),
    'no-go: Only 20 MB are free where records go, /r. Make room.',
  ],
  [
    diskFinding({ folder: '/r', reason: 'EACCES' }),
    'no-go: Records cannot be written in /r (EACCES). Name another place with --record.',
  ],
  [powerFinding(false, 41), 'no-go: On battery (41%). Plug it in.'],
  [
    clockFinding({ wall: 0, time: '09:00', zone: 'UTC' }, { wall: 600_000, time: 'yesterday' }),
    'no-go: The clock says 09:00, which is before your newest record was written (yesterday). Set it right.',
  ],
])('%#: %o', (finding, sentence) => {
  expect(told(finding)).toBe(sentence);
});

describe('this computer', () => {
  test('a disk that takes an entry, and one that does not', () => {
    const folder = temporaryFolder();
    expect(lookAtDisk(join(folder, 'records'))).toMatchObject({ milliseconds: expect.any(Number) });
    writeFileSync(join(folder, 'file'), '');
    expect(lookAtDisk(join(folder, 'file'))).toEqual({ folder: join(folder, 'file'), reason: 'EEXIST' });
  });
  test('power that nobody tells of is for the eye', () => {
    expect(lookAtPower(join(temporaryFolder(), 'none'))).toEqual({ online: null, percent: null });
  });
});

test('a scenario with an error and one with a failing test stand in the way', () => {
  const checked = { name: 'x', title: 'X', errors: 0, warnings: 1, passed: 2, failed: 0 };
  expect(scenarioFindings(checked, 'sandtable').map(told)).toEqual([
    'go: “X” has no errors and 1 warning: sandtable check x',
    'go: 2 passed.',
  ]);
  expect(scenarioFindings({ ...checked, errors: 2 }, 'sandtable').map(told)).toEqual([
    'no-go: 2 errors: sandtable check x',
  ]);
  expect(scenarioFindings({ ...checked, failed: 1 }, 'sandtable').map(told)[1]).toBe(
    'no-go: 1 of 3 fail: sandtable test x',
  );
});

test('what is missing for today: of the exercise file, of who runs and watches it, of the papers, each with what makes it', async () => {
  const folder = temporaryFolder();
  const [file, papers] = [join(folder, 'exercise.yaml'), join(folder, 'papers')];
  const looked = async (...options: readonly string[]): Promise<readonly string[]> => {
    const { out } = await run('doctor', ferryPort, '--format', 'json', ...options);
    const { findings } = JSON.parse(out) as {
      findings: readonly { subject: string; verdict: string; text: string }[];
    };
    return findings
      .filter(({ subject }) => ['exercise', 'staff', 'papers'].includes(subject))
      .map(({ verdict, text }) => `${verdict}: ${text}`);
  };
  const bare = await looked();
  expect(bare).toEqual([
    expect.stringContaining(`To begin one: sandtable new exercise.yaml --exercise ${ferryPort}`),
    expect.stringMatching(/^look: 13 are needed before play\. .+ --all --out papers .+ --folder papers$/u),
  ]);
  // one that is only begun
  await run('new', file, '--exercise', ferryPort);
  const begun = await looked('--exercise', file, '--folder', papers);
  expect(begun).toEqual([
    expect.stringMatching(/^look: “.+”, version 1, still a draft/u),
    'look: It does not say: sponsor, purpose, scope, sites, contacts, participation. Missing in: sitman, directory, guide, controllers.',
    expect.stringMatching(/^no-go: It has no date\..+Missing in: sitman/u),
    expect.stringMatching(
      /^no-go: Nobody leads it.+No evaluator watches the objectives continuity, duty\. .+Missing in: guide, controllers\.$/u,
    ),
    expect.stringMatching(/^no-go: None of 13 is in .+papers\. .+ --exercise .+ --all --out .+papers$/u),
  ]);
  // everything there: one that is final, of a day to come, and the papers
  const whole = readFileSync(ferryPort.replace('.yaml', '-exercise.yaml'), 'utf8');
  writeFileSync(file, whole.replace('state: draft', 'state: final').replaceAll('2026-', '2999-'));
  for (const kind of papersBefore({ kind: 'tabletop' }).map((each) => each.kind)) {
    mkdirSync(papers, { recursive: true });
    writeFileSync(join(papers, `${kind}.html`), '');
  }
  const ready = await looked('--exercise', file, '--folder', papers);
  expect(ready.map((each) => each.split(':')[0])).toEqual(['go', 'go', 'go']);
  // one is not there, one is of before, and the day is over
  writeFileSync(file, whole.replaceAll('2026-', '2001-').replace('[duty]', '[continuity]'));
  rmSync(join(papers, 'eeg.html'));
  utimesSync(join(papers, 'guide.html'), 1, 1);
  const later = Date.now() / 1000 - 60;
  utimesSync(file, later, later);
  const left = await looked('--exercise', file, '--folder', papers);
  expect(left.filter((each) => each.startsWith('no-go'))).toEqual([
    'no-go: Its last day, 2001-12-01, is over: is it that of another time? Put the day of today under  days.',
    expect.stringMatching(/^no-go: No evaluator watches the objective duty\./u),
    expect.stringMatching(/^no-go: eeg is not in .+ --exercise .+ --kind eeg > .+eeg\.html$/u),
    expect.stringMatching(/^no-go: guide is older than .+ --kind guide > .+guide\.html$/u),
  ]);
  expect(left.at(-1)).toMatch(/--all --out .+papers-2$/u);
  writeFileSync(file, 'name: A\nstaff: [{ name: B, as: cook }]\n');
  expect((await looked('--exercise', file))[0]).toMatch(
    /^no-go: .+ has 1 error, which this shows: .+ --kind directory$/u,
  );
  expect((await run('doctor', '--folder', papers)).code).toBe(2);
});

test('the command: a line for each subject, a sum, exit 1 where something stands in the way', async () => {
  const { code, out, err } = await run('doctor', 'drone-incident');
  expect(err).toBe('');
  expect(code).toBe(1);
  expect(out).toMatch(/^go +scenario +“Drones over Vessmar Airport” has no errors/mu);
  expect(out).toMatch(/^NO-GO +terminal /mu);
  expect(out).toMatch(/\nNO-GO: 1 thing to put right\. \d are for your own eyes\.\n$/u);
  const json = JSON.parse((await run('doctor', '--format', 'json')).out) as { findings: unknown[] };
  expect(json).toMatchObject({ version: 1, go: false });
  expect(json.findings).toHaveLength(10);
});
