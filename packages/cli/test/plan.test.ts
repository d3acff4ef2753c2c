/** The command `plan`: files whole or not at all, beside a record that stays as it is. */
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const record = at('a.jsonl');
cpSync(join(import.meta.dirname, '../../../test/golden/drone-incident/record.jsonl'), record);
const sealed = readFileSync(record);

test('a plan goes out and comes in again with its history, and the record stays as it is', async () => {
  const looked = await run('plan', record);
  expect(looked).toMatchObject({ code: 0, err: '' });
  expect(looked.out).toContain('Improvement plan:');
  expect(existsSync(at('a.plan'))).toBe(false);

  const out = await run('plan', record, '--out', at('copy.json'));
  expect(out).toMatchObject({ code: 0, out: '' });
  expect(out.err).toContain('kept here from now on');
  const copy = readFileSync(at('copy.json'), 'utf8');
  const begun = readFileSync(at('a.plan'), 'utf8');

  // an action that is accepted without an owner, and an end that is none
  const bad = copy
    .replace('"status": "proposed"', '"status": "accepted"')
    .replace('"end": ""', '"end": "soon"');
  writeFileSync(at('bad.json'), bad);
  const refused = await run('plan', record, '--in', at('bad.json'), '--by', 'A');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/bad\.json, row 2, cell I2: “soon” cannot stand there/u);
  expect(readFileSync(at('a.plan'), 'utf8')).toBe(begun);

  writeFileSync(at('good.json'), copy.replace('"contact": ""', '"contact": "Duty desk"'));
  const taken = await run('plan', at('a.plan'), '--in', at('good.json'), '--by', 'Airport operator');
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toMatch(/1, Point of contact: \(nothing\) → Duty desk\n1 change, kept/u);
  const kept = readFileSync(at('a.plan'), 'utf8');
  expect(kept.startsWith(begun)).toBe(true);
  expect(kept.slice(begun.length)).toContain('"by":"Airport operator"');

  for (const name of ['copy.xlsx', 'copy.csv']) {
    expect(await run('plan', record, '--out', at(name))).toMatchObject({ code: 0 });
    const same = await run('plan', record, '--in', at(name), '--by', 'A');
    expect(same).toMatchObject({ code: 0, out: 'Nothing was changed.\n' });
  }
  expect((await run('plan', record, '--format', 'json')).out).toContain('"contact": "Duty desk"');
  expect(readFileSync(record)).toEqual(sealed);
});

test('what cannot be is said, and nothing is left behind', async () => {
  const before = readdirSync(folder);
  expect(await run('plan', record, '--out', at('copy.json'))).toMatchObject({ code: 1 });
  expect(await run('plan', record, '--out', at('plan.pdf'))).toMatchObject({ code: 2 });
  expect(await run('plan', record, '--in', at('copy.json'))).toMatchObject({ code: 2 });
  expect(await run('plan', record, '--by', 'A')).toMatchObject({ code: 2 });
  expect(await run('plan', at('none.plan'))).toMatchObject({ code: 1 });
  expect(await run('plan', record, '--in', at('none.xlsx'), '--by', 'A')).toMatchObject({ code: 1 });
  expect(readdirSync(folder)).toEqual(before);
  const plan = readFileSync(at('a.plan'), 'utf8');
  writeFileSync(
    at('a.plan'),
    plan.replace('Duty desk', 'Night desk').replace('"from":""', '"from":"Day desk"'),
  );
  const damaged = await run('plan', record);
  expect(damaged).toMatchObject({ code: 1, out: '' });
  expect(damaged.err).toMatch(/a\.plan, line \d+: this change does not follow/u);
});
