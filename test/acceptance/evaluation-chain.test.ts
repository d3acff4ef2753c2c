/**
 * The chain of an evaluation from its first paper to what comes back a year later: guides are printed, two evaluators observe and rate, the debrief
 * reconciles, an organisation disputes, the report is signed, the plan goes round as a workbook, and the next exercise finds the same again.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import { startSession, type Session } from '@sandtable/host';
import { words } from '@sandtable/words';
import { readXlsx } from 'hucre/xlsx';
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../../packages/cli/test/run.ts';
import { begin, give, harbour, next, testClock } from '../../packages/host/test/harbour.ts';
import { evaluatedHarbour, seatsAt, type Seated } from '../../packages/host/test/seated.ts';
import { controlParts } from '../../packages/host/src/page/control-parts.tsx';
import { shownCommands } from '../docs/console-blocks.ts';
import { days, workbook, type Written } from '../exchange/book.ts';

const done = { is: 'done' };

function folder(): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'sandtable-chain-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return (name) => join(path, name);
}

/** An exercise on a record, with those who evaluate it, up to EndEx. */
function exercise(file: string, seed: string, daysLater: number) {
  const clock = testClock();
  clock.wake(daysLater * 86_400);
  const session = startSession({
    file,
    clock,
    reader: plainReader,
    scenario: harbour(evaluatedHarbour),
    text: evaluatedHarbour,
    seed,
    parameters: [],
    attribution: 'role',
    engine: 'test',
  });
  onTestFinished(() => session.close());
  const { staff, seat } = seatsAt(session);
  const people = {
    dana: staff(1, 'director'),
    eva: staff(2, 'evaluator'),
    ben: staff(3, 'evaluator'),
    master: seat(4, { of: 'role', role: 'harbour' }),
    pilot: seat(5, { of: 'role', role: 'pilot' }),
  };
  begin(session);
  next(session);
  return { session, ...people };
}

function observed(session: Session, who: Seated, said: string, tag: string): string {
  expect(who.does('note', { tag, said, aim: 'task:call' })).toEqual(done);
  return String(session.entries.at(-1)?.n);
}

/** The director's page, as it is sent. */
const debriefOf = (session: Session, { look }: Seated): string => {
  const seen = look();
  if (seen.of !== 'director') throw new Error(seen.of);
  const tongue = { say: words('en'), language: 'en', zone: 'UTC', wall: 0 };
  return controlParts(seen, session, tongue)
    .map(({ html }) => html)
    .join('');
};

async function written(args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(...args);
  expect(code, `${args.join(' ')}\n${err}`).toBe(0);
  return out;
}

/** The commands of the guide, in its order, on what stands here; Word documents as text. Each is to be run. */
function guideCommands(at: (name: string) => string, own: Readonly<Record<string, string>>) {
  const guide = readFileSync(new URL('../../docs/guides/evaluation.md', import.meta.url), 'utf8');
  const left = shownCommands(guide)
    .map(({ args }) => args ?? [])
    .map((args) =>
      args.map((arg) => {
        if (own[arg] !== undefined) return own[arg];
        return arg === '.' || /^\w+\.(?:jsonl|xlsx|docx)$/u.test(arg) ? at(arg.replace(/docx$/u, 'md')) : arg;
      }),
    );
  return {
    left: () => left.map((args) => args.join(' ')),
    /** What the next of them prints, which is one for this. */
    next(...words: readonly string[]): Promise<string> {
      const args = left.shift() ?? [];
      for (const word of words) expect(args).toContain(word);
      return written(args);
    },
    skip: (word: string) => expect(left.shift()).toContain(word),
  };
}

/** What another program makes of a workbook in which somebody has written: values, dates as dates, and none of our formats. */
async function edited(file: string, change: (row: Record<string, Written>) => void): Promise<Uint8Array> {
  const { sheets } = await readXlsx(readFileSync(file));
  return workbook(
    sheets.map(({ name, rows }, sheet) => {
      const cells = rows.map((row) =>
        row.map((value): Written => {
          if (value instanceof Date) return { days: days(value.toISOString().slice(0, 10)), format: 'date' };
          return typeof value === 'number' || value === null ? value : String(value);
        }),
      );
      const [headings = [], ...others] = cells;
      const head = headings.map((title) => (typeof title === 'string' ? title : ''));
      const changed = others.map((row) => {
        if (sheet > 0) return row;
        const named = Object.fromEntries(head.map((title, at) => [title, row[at] ?? null]));
        change(named);
        return head.map((title) => named[title] ?? null);
      });
      return { name, rows: [head, ...changed] };
    }),
  );
}

const gap = {
  objective: 'warning',
  kind: 'improvement',
  cause: 'plan-unknown',
  analysis: 'Nobody knew the list.',
  recommendation: 'Print the list.',
};

test('an evaluation from its guides to the lesson that comes back', async () => {
  const at = folder();
  const file = at('harbour.yaml');
  writeFileSync(file, evaluatedHarbour);
  const record = at('first.jsonl');

  // what evaluators have in their hands: the objective with its capability, its target and its critical task
  const guide = guideCommands(at, { 'drone-incident': file, carrier: 'guild' });
  await guide.next('report', 'eeg');
  const guides = readFileSync(at('eeg.md'), 'utf8');
  for (const each of [
    'Public Information and Warning',
    'Pilots are warned within ten minutes',
    'Call the pilots',
  ])
    expect(guides).toContain(each);
  expect(await guide.next('report', 'controllers')).toContain('Public Information and Warning');
  guide.skip('play');

  const { session, dana, eva, ben, master, pilot } = exercise(record, '7', 0);
  const late = observed(session, eva, 'The pilots were called after twenty minutes.', 'gap');
  const early = observed(session, ben, 'The pilots heard it on the radio.', 'strength');
  observed(session, ben, 'A screen stood still.', 'artefact');
  give(session, { kind: 'end', body: {} });

  // each alone
  const rated = { rated: 'target:early', breach: 'no' };
  const verdict = { ...rated, rating: 'M', condition: 'added-risk' };
  expect(eva.does('judge', { ...verdict, rests: late, said: 'Too late.' })).toEqual(done);
  expect(JSON.stringify([ben.look(), dana.look(), master.look()])).not.toContain('Too late.');
  expect(ben.does('judge', { ...rated, rating: 'S', rests: early, said: 'Soon enough.' })).toEqual(done);
  for (const kind of ['hot-wash', 'debrief'] as const) give(session, { kind, body: {} });

  // the debrief: timeline, disagreement, artefacts
  const debrief = debriefOf(session, dana);
  for (const each of [
    'They disagree',
    'Too late.',
    'Soon enough.',
    'A screen stood still.',
    'The pilots were called after twenty minutes.',
  ])
    expect(debrief).toContain(each);
  expect(
    dana.does('reconcile', { ...verdict, rated: 'target early ', said: 'The log shows 20 minutes.' }),
  ).toEqual(done);
  expect(debriefOf(session, dana)).not.toContain('They disagree');

  // findings, and a draft that one organisation disputes
  const found = { ...gap, observation: 'The pilots were called after twenty minutes.', rests: late };
  expect(dana.does('find', found)).toEqual(done);
  const own = { ...found, organisation: 'guild', observation: 'The station answered late.' };
  expect(dana.does('find', own)).toEqual(done);
  expect(dana.does('issue')).toEqual(done);
  await guide.next('report', 'aar', record);
  expect(readFileSync(at('draft.md'), 'utf8')).toContain('DRAFT 1');
  expect(await guide.next('report', 'part', 'guild')).toContain('The station answered late.');
  const [finding = '', other = ''] = pilot.choices('fact-check', 'finding').map(({ value }) => value);
  const dispute = { finding: other, disputes: 'yes', said: 'We answered after eight minutes.' };
  expect(pilot.does('fact-check', dispute)).toEqual(done);
  expect(dana.does('meet')).toMatchObject({ is: 'refused' });
  const [comment = ''] = dana.choices('dispose', 'comment').map(({ value }) => value);
  const disposed = { comment, disposition: 'partly', said: 'After twelve, by the log.', withdraws: 'no' };
  expect(dana.does('dispose', disposed)).toEqual(done);
  const reworded = { ...own, finding: other, observation: 'The station answered after twelve minutes.' };
  expect(dana.does('reword', reworded)).toEqual(done);
  const action = {
    finding,
    measure: 'Print and pin up the list.',
    element: 'planning',
    organisation: 'guild',
    contact: 'Ida Ro',
    ends: '2031-10-31',
    priority: 'high',
  };
  expect(dana.does('plan-action', action)).toEqual(done);
  expect(dana.does('meet', { said: 'Agreed by both.' })).toEqual(done);
  give(session, { kind: 'close', body: {} });
  const { hash } = session.record.head;
  expect(dana.does('approve', { approver: 'Ada Lind', office: 'The harbour board' })).toEqual(done);
  const [plan = ''] = pilot.choices('accept-plan', 'plan').map(({ value }) => value);
  expect(pilot.does('accept-plan', { plan })).toEqual(done);
  session.close();

  // what is signed
  const sealed = readFileSync(record);
  await guide.next('report', 'aar', record);
  const signed = readFileSync(at('signed.md'), 'utf8');
  for (const each of ['FINAL, approved by Ada Lind, The harbour board', hash, 'Print and pin up the list.'])
    expect(signed).toContain(each);
  expect(signed).not.toContain('The station answered');
  const part = await written(['report', record, '--kind', 'part', '--organisation', 'guild']);
  for (const each of [
    'after twelve minutes',
    'We answered after eight minutes.',
    'After twelve, by the log.',
  ])
    expect(part).toContain(each);

  // the plan goes round as a workbook, twice: done, then verified
  const copy = at('plan.xlsx');
  const worked = async (status: string, remark: string): Promise<void> => {
    const values = { Status: status, 'Evidence or remark': remark };
    writeFileSync(copy, await edited(copy, (row) => Object.assign(row, values)));
  };
  await guide.next('plan', '--out', copy);
  await worked('done', 'It hangs in the watch room.');
  expect(await guide.next('plan', '--in', copy, '--by')).toContain('It hangs in the watch room.');
  rmSync(copy);
  await written(['plan', record, '--out', copy]);
  await worked('verified', 'Seen by the board.');
  expect(await written(['plan', record, '--in', copy, '--by', 'The board'])).toContain('Seen by the board.');
  expect(readFileSync(record)).toEqual(sealed);
  expect(await written(['report', record, '--kind', 'aar'])).toBe(signed);
  expect(await written(['plan', record])).toContain('verified');

  // the same again, sixty days later
  const second = exercise(at('second.jsonl'), '8', 60);
  const again = observed(second.session, second.eva, 'The pilots were called when the ferry was in.', 'gap');
  for (const kind of ['end', 'hot-wash', 'debrief'] as const) give(second.session, { kind, body: {} });
  const foundAgain = { ...gap, observation: 'The pilots were called by the ferry.', rests: again };
  expect(second.dana.does('find', foundAgain)).toEqual(done);
  second.session.close();
  const lessons = await guide.next('lessons');
  expect(guide.left()).toEqual([]);
  expect(lessons).toMatch(
    /the plan was not known \(Harbour in fog\)\n.*2 of 2; When: 2031-08-02, 2031-10-01/u,
  );
  expect(lessons).toMatch(/“Print and pin up the list\.” .* there was 1 finding after that: 2031-10-01/u);
});
