// Roles that nobody plays are played by prepared seats, from the seed, until somebody takes them.
import { expect, test } from 'vitest';
import { readScript } from '@sandtable/language';
import { openPreparedSeats, openSeats, standIn, type Policy, type Preparation } from '../src/index.ts';
import { letIn, opened } from './at-the-door.ts';
import { begin, give, harbour, newTable, next, resumed, text, type Table } from './harbour.ts';

const council = text
  .replace('    rule: single\n    takes: 8m', '    rule: each\n    takes: 8m')
  .replace('by: [harbour]', 'by: [harbour, pilot]');

const prepared = (
  preparation: Preparation = {},
  scenario = text,
  roles = ['harbour', 'pilot'],
): Table & { readonly leave: () => void } => {
  const table = newTable(undefined, scenario);
  give(table.session, { kind: 'rehearsal', body: {} });
  give(table.session, { kind: 'prepare', body: { roles } });
  const leave = openPreparedSeats(table.session, preparation);
  begin(table.session);
  return { ...table, leave };
};
const toTheQuestion = ({ session }: Table): void => {
  next(session);
  next(session);
};
const answers = ({ session }: Table) =>
  session.entries.flatMap((entry) => (entry.kind === 'answer' ? [entry] : []));
const policy = (change: Partial<Policy>): Preparation => ({
  policies: { harbour: { ...standIn, ...change } },
});

test('a question is answered after a while, as the role, by no participant, and alike for the same seed', () => {
  const answered = [1, 2].map(() => {
    const table = prepared();
    toTheQuestion(table);
    table.clock.pass(4);
    expect(answers(table)).toEqual([]);
    table.clock.pass(25);
    expect(answers(table)).toMatchObject([
      { author: { role: 'harbour', participant: null, organisation: 'port' } },
    ]);
    return answers(table).map(({ body, wall }) => ({ body, wall }));
  });
  expect(answered[0]).toEqual(answered[1]);
});

test('weights say how likely an option is, silence that nothing comes, and delays when it comes', () => {
  for (const sure of ['close', 'wait']) {
    const table = prepared(
      policy({ weights: { close_port: { close: 0, wait: 0, [sure]: 1 } }, delay: [60, 60] }),
    );
    toTheQuestion(table);
    table.clock.pass(59);
    expect(answers(table)).toEqual([]);
    table.clock.pass(3);
    expect(answers(table)).toMatchObject([{ body: { answer: { options: [sure] } } }]);
  }
  const silent = prepared(policy({ silence: 1 }));
  toTheQuestion(silent);
  silent.clock.pass(300);
  expect(answers(silent)).toEqual([]);
});

test('what a script has a role answer and do is done: the answer when it is asked, all else at its time and once', () => {
  const { script } = readScript(
    `- { decide: close_port, answer: wait, by: harbour }
- { share: fog_bank, by: harbour, with: [pilot] }
- { say: We are on our way, by: pilot, to: [harbour], at: 20m }
- { say: We are on our way, by: pilot, to: [harbour], at: 20m }
- { decide: answer_ferry, answer: come, by: pilot, at: 40m }`,
    'script.yaml',
    harbour(),
  );
  const table = prepared({ script: script?.play ?? [] });
  table.clock.pass(5);
  expect(table.session.entries.some(({ kind }) => kind === 'share')).toBe(false);
  toTheQuestion(table);
  table.clock.pass(40);
  expect(answers(table)).toMatchObject([{ body: { answer: { options: ['wait'] } } }]);
  expect(table.session.entries.filter(({ kind }) => kind === 'share')).toHaveLength(1);
  expect(table.session.entries.filter(({ kind }) => kind === 'say')).toHaveLength(0);
  give(table.session, { kind: 'settle', body: { decision: 'close_port', byDefault: false } });
  next(table.session);
  next(table.session);
  table.clock.pass(40);
  expect(table.session.entries.filter(({ kind }) => kind === 'say')).toHaveLength(2);
});

test('whoever takes the role plays it alone; the others go on, also after the host was started again', () => {
  const table = prepared({}, council);
  toTheQuestion(table);
  give(table.session, { kind: 'seat', body: { role: 'harbour', participant: 4 } });
  table.leave();
  table.session.close();
  const { session } = resumed(table.file, table.clock);
  openPreparedSeats(session);
  if (session.control().stage === 'paused') give(session, { kind: 'resume', body: {} });
  table.clock.pass(60);
  expect(session.entries.flatMap((entry) => (entry.kind === 'answer' ? [entry.body.by] : []))).toEqual([
    'pilot',
  ]);
  expect(session.control().seats.map(({ role, prepared: is }) => [role, is])).toEqual([
    ['harbour', false],
    ['pilot', true],
  ]);
});

test('nobody begins without having been told which seats are not people: on every page, and for programs', async () => {
  const at = opened();
  give(at.session, { kind: 'prepare', body: { roles: ['harbour', 'pilot'] } });
  const { cookie } = await letIn(at, 'harbour');
  give(at.session, { kind: 'brief', body: {} });
  const told = 'These roles are not played by people but by prepared seats: Pilot station.';
  for (const path of ['/', '/room'])
    expect(await (await at.ask('GET', path, { cookie })).text()).toContain(told);
  expect(openSeats(at.session).look({ of: 'role', role: 'harbour' }, 1).view).toMatchObject({
    people: { prepared: ['Pilot station'] },
  });
  give(at.session, { kind: 'start', body: {} });
  expect(at.session.give({ kind: 'prepare', body: { roles: ['harbour'] } })).toHaveProperty('refused');
});
