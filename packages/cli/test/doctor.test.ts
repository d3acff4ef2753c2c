import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
