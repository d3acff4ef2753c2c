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

test('whoever asks sees what the plan says of them, and it goes there, too, as far as the record goes', async () => {
  const own = at('b.jsonl');
  cpSync(record, own);
  await run('plan', own, '--out', at('b.json'));
  const copy = readFileSync(at('b.json'), 'utf8');
  const edited = copy
    .replace('"contact": ""', '"contact": "Ada Berg, +00 555 0101"')
    .replace('"remark": ""', '"remark": "Ask ADA BERG and not Adam."');
  writeFileSync(at('c.json'), edited);
  expect((await run('plan', own, '--in', at('c.json'), '--by', 'Ada Berg')).code).toBe(0);
  const kept = readFileSync(at('b.plan'), 'utf8');

  const seen = await run('records', 'of', 'ada berg', own);
  expect(seen).toMatchObject({ code: 0 });
  for (const told of ['“Ada Berg”', '“Ada Berg, +00 555 0101”', '“Ask ADA BERG and not Adam.”'])
    expect(seen.out).toContain(told);
  const asked = await run('erase', own, '--person', 'Ada Berg');
  expect(asked.out).toMatch(/b\.plan, line \d+: “Ada Berg, \+00 555 0101”/u);
  expect(asked.out).toContain('To erase these 4 texts');
  expect(readFileSync(at('b.plan'), 'utf8')).toBe(kept);

  const gone = await run('erase', own, '--person', 'Ada Berg', '--yes');
  expect(gone.out).toContain(`4 texts are erased in ${at('b.plan')}`);
  expect(readFileSync(own)).toEqual(sealed);
  const left = readFileSync(at('b.plan'), 'utf8');
  expect(left).not.toMatch(/ada berg|555 0101/iu);
  expect(left).toContain('Ask (words erased) and not Adam.');
  // it is a plan as before, whose changes follow from each other
  expect((await run('plan', own, '--format', 'json')).out).toContain('"contact": "(words erased)"');
  expect((await run('erase', own, '--person', 'Ada Berg')).code).toBe(1);
  expect((await run('records', 'of', 'Ada Berg', own)).code).toBe(1);

  // everybody: who changed something, and all contacts; nothing else
  writeFileSync(at('d.json'), copy.replaceAll('"contact": ""', '"contact": "Duty desk"'));
  await run('plan', own, '--in', at('d.json'), '--by', 'Cem Aksoy');
  await run('erase', own, '--people', '--yes');
  const quiet = readFileSync(at('b.plan'), 'utf8');
  expect(quiet).not.toMatch(/Duty desk|Cem Aksoy/u);
  expect(quiet).toContain('and not Adam.');
  expect((await run('plan', own)).code).toBe(0);

  // one that cannot be read is told, and stands in the way of nothing on the record
  writeFileSync(at('b.plan'), 'no plan');
  const unread = await run('erase', own, '--person', 'Ada Berg');
  expect(unread.err).toContain(`Not reached, for it cannot be read: ${at('b.plan')}`);
});
