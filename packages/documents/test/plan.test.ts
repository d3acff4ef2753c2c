/** The live improvement plan: made of a record, out and in again, with its history; the record stays as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words } from '@sandtable/words';
import {
  cellAddress,
  changedPlan,
  changeText,
  planFile,
  planJson,
  planLines,
  planOfRecord,
  planText,
  readPlan,
  takeBackPlan,
  type LivePlan,
} from '../src/improvement.ts';
import { evening, libraryPlay, libraryScripts, spokenWords } from './conducts.ts';

const say = words('en');
const made = new Date('2031-09-01T09:00:00Z');
const later = new Date('2031-10-01T09:00:00Z');
const formats = ['xlsx', 'csv', 'json'] as const;

const evenings = (): LivePlan => planOfRecord(evening('role', spokenWords, true), null, made, 'the record');
const plan = evenings();
/** A later state of it, as lines of the file say it. */
const whole = (text: string): LivePlan => {
  const read = readPlan(text);
  if ('line' in read) throw new Error(`line ${read.line}: ${read.why}`);
  return read;
};

type Row = Record<string, string | number | null>;
/** Takes back what somebody made of the rows. */
async function back(of: LivePlan, edit: (rows: Row[]) => Row[], copy: LivePlan = of) {
  const file = JSON.parse(planJson(copy, '')) as { actions: Row[] };
  const text = JSON.stringify({ ...file, actions: edit(file.actions) });
  return takeBackPlan({
    plan: of,
    file: { name: 'plan.json', bytes: new TextEncoder().encode(text), encoding: null },
    by: 'Harbour police',
    at: later,
    say,
  });
}
const setting = (number: number, values: Row) => (rows: Row[]) =>
  rows.map((row) => (row['number'] === number ? { ...row, ...values } : row));
async function taken(of: LivePlan, edit: (rows: Row[]) => Row[], copy?: LivePlan): Promise<LivePlan> {
  const answer = await back(of, edit, copy);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return changedPlan(of, answer.changes);
}
async function refused(of: LivePlan, edit: (rows: Row[]) => Row[], copy?: LivePlan) {
  const answer = await back(of, edit, copy);
  if (!('problems' in answer)) throw new Error('it was taken');
  return answer.problems.map(({ place, text }) => `${place === null ? '' : cellAddress(place)}: ${text}`);
}

test('a record brings gaps, actions, what was parked and became one, and what was expected and not done', () => {
  const listed = plan.actions.map(({ details }) => [details.issue, details.action, details.contact]);
  expect(listed).toContainEqual([spokenWords.gap, '', '']);
  expect(listed).toContainEqual(['', spokenWords.action, '']);
  // what the parking lot said is the issue; whoever took it on is named by the rule of the report
  expect(listed).toContainEqual([spokenWords.parked, spokenWords.reason, spokenWords.name]);
  expect(listed.map(([issue]) => issue).join('\n')).toContain('not done or not in time');
  expect(plan.actions.map(({ number }) => number)).toEqual(plan.actions.map((_, at) => at + 1));
  expect(plan.actions.every(({ details }) => details.status === 'proposed')).toBe(true);
});

test('under an attribution that names nobody the plan names nobody either', () => {
  for (const attribution of ['sector', 'none'] as const) {
    const told = planText(planOfRecord(evening(attribution, spokenWords, true), null, made, 'the record'));
    expect(told).not.toContain(spokenWords.name);
    expect(told).not.toContain('Operations chief');
  }
});

test('what comes to the record later is added, and what people did stays', async () => {
  const early = planOfRecord(evening('role', spokenWords, false), null, made, 'the record');
  const worked = await taken(early, setting(1, { organisation: 'Port', action: 'Print the list.' }));
  const grown = planOfRecord(evening('role', spokenWords, true), worked, later, 'the record');
  expect(grown.actions.length).toBeGreaterThan(worked.actions.length);
  expect(grown.actions.slice(0, worked.actions.length)).toEqual(worked.actions);
});

test('out and in again changes nothing, and an edit is that edit, in each format', async () => {
  const known = libraryScripts.filter((script) => script.includes('one-runway'));
  const plans = [plan, ...known.map((script) => planOfRecord(libraryPlay(script), null, made, 'the record'))];
  const free = [
    '=1+1',
    'Ask Ana; then: “go”',
    ' - a list',
    '3 May',
    '12-31',
    'Größe',
    'one\ntwo',
    '007',
    '+49 30 1234',
  ];
  const fields = fc.record({
    organisation: fc.constantFrom(...free),
    contact: fc.constantFrom(...free),
    start: fc.constantFrom('', '2031-10-02'),
    end: fc.constantFrom('', '2031-12-31'),
    priority: fc.constantFrom('', 'high', 'low'),
    element: fc.constantFrom('', 'planning', 'training'),
    remark: fc.constantFrom(...free),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...plans),
      fc.constantFrom(...formats),
      fc.option(fields, { nil: null, freq: 4 }),
      fc.nat(),
      async (one, format, edited, at) => {
        const { number, details } = one.actions[at % one.actions.length] ?? { number: 1, details: null };
        const wanted = Object.entries(edited ?? {}).filter(
          ([field, to]) => details?.[field as keyof typeof details] !== to && to.trim() !== '',
        );
        const copy = {
          ...one,
          actions: one.actions.map((action) =>
            action.number === number
              ? { ...action, details: { ...action.details, ...Object.fromEntries(wanted) } }
              : action,
          ),
        };
        const bytes = await planFile(copy, format, say);
        const file = { name: `plan.${format}`, bytes, encoding: null };
        const answer = await takeBackPlan({ plan: one, file, by: 'A', at: later, say });
        if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
        expect(answer).toMatchObject({ left: [], unknown: [] });
        const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();
        const found = answer.changes.map((change) =>
          'field' in change ? [change.field, plain(change.to)] : [],
        );
        expect(Object.fromEntries(found)).toEqual(
          Object.fromEntries(wanted.map(([field, to]) => [field, plain(to)])),
        );
      },
    ),
    { numRuns: 40, seed: 16 },
  );
});

test('who changed what, when, from what to what is kept, and a later state follows from it', async () => {
  const accepted = await taken(
    plan,
    setting(1, { status: 'accepted', organisation: 'Port', action: 'Train.' }),
  );
  const done = await taken(accepted, setting(1, { status: 'done' }));
  const last = done.changes.at(-1);
  expect(last).toMatchObject({ by: 'Harbour police', field: 'status', from: 'accepted', to: 'done' });
  expect(last?.at).toBe(later.toISOString());
  expect(last && changeText(last, say)).toBe('1, Status: Accepted → Done');
  expect(whole(planText(done))).toEqual(done);
  // a line taken out, or turned round, is found
  const lines = planText(done).trimEnd().split('\n');
  const without = [...lines.slice(0, -2), ...lines.slice(-1)].join('\n');
  expect(readPlan(without)).toEqual({ line: lines.length - 1, why: 'follows' });
  expect(readPlan('{"plan":99}')).toEqual({ line: 1, why: 'newer' });
  expect(readPlan(`${lines[0]}\n{"number":1}`)).toEqual({ line: 2, why: 'shape' });
});

test('two copies worked on at once are both taken, and what both changed is told', async () => {
  const first = await taken(plan, setting(1, { organisation: 'Port' }));
  const both = await taken(first, setting(2, { organisation: 'Line' }), plan);
  expect(both.actions.slice(0, 2).map(({ details }) => details.organisation)).toEqual(['Port', 'Line']);
  expect(await refused(both, setting(1, { organisation: 'Police' }), plan)).toEqual([
    expect.stringContaining('F2: Harbour police has set it to “Port” on 2031-10-01'),
  ]);
});

test('what contradicts itself or the plan is refused by sheet, row and column, and nothing is taken', async () => {
  const at = (number: number, values: Row) => refused(plan, setting(number, values));
  expect(await at(1, { start: '2031-12-01', end: '2031-11-30' })).toEqual([
    expect.stringMatching(/^I2: .*before it starts/u),
  ]);
  expect(await at(1, { end: 'soon' })).toEqual([expect.stringMatching(/^I2: “soon”.*2031-12-31/u)]);
  expect(await at(1, { end: '2031-02-30' })).toHaveLength(1);
  expect(await at(1, { status: 'verified' })).toContainEqual(
    expect.stringMatching(/^K2: Proposed cannot become Verified.*Accepted, Rejected/u),
  );
  expect(await at(1, { status: 'accepted', organisation: '', action: 'Go.' })).toEqual([
    expect.stringMatching(/^F2: .*owner/u),
  ]);
  expect(await at(1, { status: 'rejected', remark: '' })).toHaveLength(1);
  expect(await at(1, { priority: 'urgent' })).toEqual([expect.stringMatching(/^J2: .*High, Medium, Low/u)]);
  expect(await at(1, { number: 99 })).toEqual([expect.stringMatching(/^A2: .*no action 99/u)]);
  expect(await refused(plan, (rows) => [...rows, { ...rows[0] }])).toHaveLength(1);
  // rows that somebody has numbered anew
  const swapped = (rows: Row[]) =>
    rows.map((row) => ({
      ...row,
      number: row['number'] === 1 ? 2 : row['number'] === 2 ? 1 : (row['number'] ?? null),
    }));
  expect(await refused(plan, swapped)).toEqual([
    expect.stringMatching(/^A2: This is not action 2.* but action 1/u),
    expect.stringMatching(/^A3: This is not action 1.* but action 2/u),
  ]);
  expect(
    await refused(plan, (rows) => [...rows, { number: null, status: 'proposed', end: '2031-12-31' }]),
  ).toHaveLength(1);
  const odd = { name: 'plan.xlsx', bytes: new Uint8Array([1, 2]), encoding: null };
  expect(await takeBackPlan({ plan, file: odd, by: 'A', at: later, say })).toHaveProperty('problems');
});

test('a row without a number is a new action, rows that are left out stay, and what is late is said', async () => {
  const grown = await taken(plan, () => [
    { number: null, issue: 'Nobody has the key.', action: 'Keep two.', end: '2031-09-30', status: '' },
  ]);
  expect(grown.actions.length).toBe(plan.actions.length + 1);
  expect(grown.actions.slice(0, -1)).toEqual(plan.actions);
  const told = planLines(grown, '2031-10-01', say).join('\n');
  expect(told).toContain(`${grown.actions.length}. LATE. Proposed: Keep two.`);
  expect(told).toContain(`Late: 1 of ${grown.actions.length}.`);
});
