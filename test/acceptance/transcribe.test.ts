/** The battery was flat for half an hour: what was played on paper meanwhile is entered afterwards. */
import { afterAll, expect, test } from 'vitest';
import { readRecord } from '@sandtable/records';
import { freshHome, sandtable } from '../e2e/command.ts';

const home = freshHome();
afterAll(() => home.remove());
const hour = 3_600_000;

test(
  'a stretch from paper stands on the record with its real times, marked, and verifies',
  { timeout: 60_000 },
  async () => {
    const record = `${home.path}/a.jsonl`;
    // the morning was two hours ago
    const input = ['next', 'next', 'yes', 'quit'].join('\n');
    await sandtable(['run', 'drone-incident', '--plain', '--seed', '7', '--record', record], {
      home: home.path,
      input,
    });
    const before = readRecord(record);
    expect(before.entries.some(({ kind }) => kind === 'start')).toBe(true);

    const now = new Date();
    const time = (shift: number) => new Date(now.getTime() + shift).toISOString().slice(11, 16);
    const paper = await sandtable(['transcribe', record], {
      home: home.path,
      input: [
        `${time(-hour * 23)} next`,
        'note strength The tower rang before it was asked.',
        `${time(0)} next`,
        'quit',
      ].join('\n'),
    });
    expect(paper.stderr).toBe('');
    expect(paper.code).toBe(0);

    const after = readRecord(record);
    const added = after.entries.slice(before.entries.length);
    const kinds = added.filter(({ cause }) => cause === null).map(({ kind }) => kind);
    expect(kinds[0]).toBe('transcribe');
    expect(kinds.at(-1)).toBe('transcribe');
    expect(kinds).toContain('note');
    const verified = await sandtable(['replay', record, '--verify'], { home: home.path });
    expect(verified.code).toBe(0);
    const report = await sandtable(['report', record, '--kind', 'aar'], { home: home.path });
    expect(report.stdout).toContain('on paper');

    const unattended = `${home.path}/b.jsonl`;
    await sandtable(
      [
        'play',
        'drone-incident',
        '--script',
        'scenarios/drone-incident/scripts/nothing-said.yaml',
        '--record',
        unattended,
      ],
      { home: home.path },
    );
    const refused = await sandtable(['transcribe', unattended], { home: home.path });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('no one present');
  },
);
