// Said and seen, at the desk: facts said aloud, expected actions ticked, contingencies declined, options allowed against their gate.
import type { Session } from '@sandtable/host';
import { describeEntry as tell, words } from '@sandtable/words';
import { describe, expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';
import { answerOf, done, townSession, townWith } from '../town.ts';

/** In play, after the first report: what is expected of the tower and the airport runs. */
function afterFirstReport(): Session {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  session.give({ kind: 'deliver', body: { inject: 'first_report' } });
  return session;
}

function find({ press, write }: DeskAtHand, word: string, ...answers: readonly string[]): void {
  press('ctrl+k');
  write(word);
  press('enter');
  for (const each of answers) {
    write(each);
    press('enter');
  }
}
const told = (session: Session, kind: string): readonly string[] =>
  session.entries.flatMap((entry) => {
    const event = entry.kind === kind ? tell(entry, { ...session, language: 'en', say: words('en') }) : null;
    return event === null ? [] : [event.text];
  });
const fact = (session: Session, name: string) => session.control().facts.find((each) => each.name === name);
const expected = (session: Session, name: string) =>
  session.control().expected.find((each) => each.name === name)?.status;

test('a fact is marked as said aloud with one key and a pick: everybody knows it then', () => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  desk.press('a');
  desk.write('short_trace');
  desk.press('enter');
  expect(fact(session, 'short_trace')).toMatchObject({ saidAloud: true });
  expect(fact(session, 'short_trace')?.holders).toHaveLength(session.scenario.roles.length);
  session.close();
});

test('a fact that nobody was told is entered as said only after a yes: it may be another that was meant', () => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  desk.press('a');
  desk.write('claim_rumour');
  desk.press('enter');
  expect(desk.shown().replaceAll(/[\s|]+/gu, ' ')).toContain(
    'Nobody has been told this yet: “The Ashen Circle',
  );
  desk.press('q');
  expect(fact(session, 'claim_rumour')?.holders).toEqual([]);
  desk.press('esc', 'a', 'ctrl+x');
  desk.write('claim_rumour');
  desk.press('enter', 'enter');
  expect(fact(session, 'claim_rumour')).toMatchObject({ saidAloud: true });
  session.close();
});

/** Chooses the row of `c` that has these words. */
function correcting({ press, write, shown }: DeskAtHand, words: string): void {
  press('c');
  expect(shown()).toContain(words);
  write(words);
  press('enter');
}

test('all that is ticked can be corrected: what a fact said aloud has met by itself', () => {
  const session = townSession(
    townWith(
      ['mayor', 'police'],
      ['by: [mayor]', 'rule: single', 'options: { a: { text: Go }, b: { text: Stay } }', 'otherwise: a'],
      [
        'facts: { smoke: { text: There is smoke., tlp: TLP:GREEN, known-to: [police] } }',
        'expected: { check: { by: police, text: Check the smoke, at: 0m, within: 30m, done: "fact.smoke.mayor" } }',
      ],
    ),
  );
  const desk = deskOn(session);
  desk.press('a', 'enter');
  expect(expected(session, 'check')).toBe('met');
  // and which fact it was stands beside it
  desk.press('c');
  expect(desk.shown()).toContain('heard a fact said aloud. “There is smoke.”');
  desk.press('esc');
  correcting(desk, 'Done: Check the smoke');
  // not done: it is what stands under the cursor
  desk.press('enter', 'enter');
  expect(desk.shown()).toContain('becomes: not seen');
  desk.press('enter');
  expect(expected(session, 'check')).toBe('not-seen');
  // and what was put right can be put right
  correcting(desk, 'Not seen: Check the smoke');
  desk.press('enter');
  session.close();
});

test('all that is ticked can be corrected: what an action has met by itself', () => {
  const session = afterFirstReport();
  done(session, { kind: 'act', body: { action: 'second_source', by: 'tower' } });
  expect(expected(session, 'seek_source')).toBe('met');
  const desk = deskOn(session);
  correcting(desk, 'Done: Ask for a second source');
  desk.press('down', 'down', 'enter', 'enter', 'enter');
  expect(expected(session, 'seek_source')).toBe('overtaken');
  session.close();
});

test('a fact said to some is known to these, and the desk says to whom it was said', () => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  desk.press('a');
  // to whom is a detail: whoever wants it asks for it first
  desk.press('ctrl+o', 'enter');
  desk.write('tower');
  desk.press('space', 'enter');
  desk.write('short_trace');
  desk.press('enter');
  expect(fact(session, 'short_trace')).toMatchObject({
    saidAloud: false,
    saidAloudTo: ['Tower supervisor'],
  });
  const holders = fact(session, 'short_trace')?.holders.map(({ role }) => role);
  expect(holders).toContain('tower');
  expect(holders).not.toContain('police');
  session.close();
});

test('one deed is one entry: what an action does is ticked as that action, and the legal clock that waits for it is met', () => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  const clock = () => session.control().clocks.find(({ name }) => name === 'occurrence')?.status;
  expect(clock()).toBe('running');
  desk.press('x');
  desk.write('report_sent');
  desk.press('enter');
  // which is meant is asked once, and so is who did it where the one who owes it is not the only one
  expect(desk.shown().replaceAll(/\s+/gu, ' ')).toContain('What was done?');
  desk.press('enter', 'enter');
  expect(session.entries.at(-1)?.author.role).toBe('exercise_control');
  expect(session.entries.filter(({ kind }) => kind === 'act')).toMatchObject([
    { body: { action: 'file_report', by: 'tower' } },
  ]);
  expect(session.entries.filter(({ kind }) => kind === 'seen')).toEqual([]);
  expect(clock()).toBe('met');
  session.close();
});

test.each([
  ['a tick that acts in the story', (desk: DeskAtHand) => desk.press('x', 'enter')],
  ['an action that is entered', (desk: DeskAtHand) => find(desk, 'Enter an action', 'hold')],
])('%s may undo what was decided: it names what it changes, and waits for a yes', (_what, entered) => {
  const session = townSession(
    townWith(
      ['mayor'],
      [
        'by: [mayor]',
        'otherwise: none',
        'options: { one: { text: One runway, effects: [{ set: { runway: "\'one\'" } }] }, two: { text: Both } }',
      ],
      [
        'variables: { runway: { name: Runways in use, values: [two, one, closed], start: two } }',
        'expected: { stop: { by: mayor, text: Stop it, at: 0m, within: 30m, done: "action.hold.taken" } }',
        'actions: { hold: { text: Stop all traffic, by: [mayor], effects: [{ set: { runway: "\'closed\'" } }] } }',
      ],
    ),
  );
  done(session, answerOf('d', 'mayor', 'one'));
  done(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
  const runway = () => session.control().world.find(({ name }) => name === 'runway')?.value;
  expect(runway()).toBe('one');
  const desk = deskOn(session);
  entered(desk);
  expect(runway()).toBe('one');
  expect(desk.shown().replaceAll(/[\s|]+/gu, ' ')).toContain(
    'It is entered as done by Mayor, and acts in the story: “Stop all traffic” It changes: Runways in use from one to closed.',
  );
  desk.press('enter');
  expect(runway()).toBe('closed');
});

test('what was only seen or said is ticked, and nothing follows from it in the story', () => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  desk.press('x');
  desk.write('seek_source');
  desk.press('enter');
  desk.write('only');
  desk.press('enter');
  expect(expected(session, 'seek_source')).toBe('seen');
  expect(session.entries.filter(({ kind }) => kind === 'act')).toEqual([]);
  session.close();
});

test('an own deed that acts only after a while is done with its entry: nobody asks for it in the meantime', () => {
  const session = afterFirstReport();
  expect(expected(session, 'first_notice')).toBe('running');
  const desk = deskOn(session);
  find(desk, 'Enter an action', 'joint_statement', 'airport');
  desk.press('enter');
  expect(session.entries.flatMap(({ kind, cause }) => (cause === null ? [kind] : [])).slice(-2)).toEqual([
    'act',
    'seen',
  ]);
  expect(expected(session, 'first_notice')).toBe('seen');
  session.close();
});

describe('what a discussion listens for and somebody is expected to do is one row and one question', () => {
  /** In the discussion that listens for the second source, which is expected of the tower. */
  function listening() {
    const session = droneSession(undefined, [['agenda', 'full']]);
    session.give({ kind: 'brief', body: {} });
    session.give({ kind: 'start', body: {} });
    for (let steps = 0; steps < 20 && session.control().now.now !== 'discussing'; steps += 1)
      session.give(session.control().next ?? { kind: 'next', body: {} });
    const desk = deskOn(session);
    desk.press('x');
    const before = session.entries.length;
    return {
      session,
      desk,
      heard: () => session.control().discussion?.listenFor.find(({ task }) => task === 'verify')?.heard,
      entered: () =>
        session.entries.slice(before).flatMap(({ kind, cause }) => (cause === null ? [kind] : [])),
    };
  }

  test.each([
    ['second_source', ['heard', 'act'], 'met'],
    ['only-seen', ['heard', 'seen'], 'seen'],
    ['only-said', ['heard'], 'running'],
  ])('%s', (answer, kinds, status) => {
    const { session, desk, heard, entered } = listening();
    const rows = desk
      .shown()
      .split('\n')
      .filter((row) => /second source/iu.test(row) && /seek_source|verify/u.test(row));
    expect(rows).toHaveLength(1);
    desk.write('seek_source');
    desk.press('enter');
    expect(desk.shown()).toContain('Only said in the discussion');
    desk.write(answer);
    desk.press('enter');
    // what acts in the story waits for a yes
    if (answer === 'second_source') {
      expect(entered()).toEqual([]);
      desk.press('enter');
    }
    expect(entered()).toEqual(kinds);
    expect(heard()).toBe(true);
    expect(expected(session, 'seek_source')).toBe(status);
    session.close();
  });

  test('what stands under the cursor in a discussion ticks nothing of which it is only spoken, and all that is ticked can be corrected', () => {
    const { session, desk, heard, entered } = listening();
    desk.write('seek_source');
    desk.press('enter', 'enter');
    expect(entered()).toEqual(['heard']);
    expect(heard()).toBe(true);
    expect(expected(session, 'seek_source')).toBe('running');
    correcting(desk, 'Heard in the discussion');
    expect(desk.shown()).toContain('becomes: not said yet');
    desk.press('enter');
    expect(heard()).toBe(false);
    session.close();
  });
});

test.each([
  ['seen', 'seen'],
  ['late', 'late'],
  ['not-seen', 'not-seen'],
  ['overtaken', 'overtaken'],
] as const)('an expected action is ticked as %s', (how, status) => {
  const session = afterFirstReport();
  const desk = deskOn(session);
  desk.press('x');
  if (how !== 'seen') {
    desk.press('ctrl+o', 'enter');
    desk.write(how);
    desk.press('enter');
  }
  desk.write('protect_traffic');
  desk.press('enter');
  expect(expected(session, 'protect_traffic')).toBe(status);
  session.close();
});

test('a contingency is proposed with its reason, and declined with one', () => {
  const session = afterFirstReport();
  session.give({ kind: 'seen', body: { expected: 'seek_source', how: 'not-seen' } });
  const proposal = session.control().proposals[0];
  if (proposal === undefined) throw new Error('nothing was proposed');
  const desk = deskOn(session);
  expect(desk.shown(200, 60)).toContain('is proposed: H sends it, N declines');
  expect(desk.shown(200, 60)).toContain('(“Ask for a second source” was missed)');
  expect(told(session, 'inject.proposed')[0]).toMatch(/Why: “.*” was missed\.$/u);
  desk.press('N');
  desk.write('They had asked before.');
  desk.press('enter');
  expect(session.control().proposals).toHaveLength(1);
  desk.press('enter');
  expect(session.control().proposals).toEqual([]);
  expect(told(session, 'skip')[0]).toContain('They had asked before.');
  expect(session.control().order.find(({ name }) => name === proposal.inject)?.status).toBe('skipped');
  session.close();
});

test('an option whose gate fails is allowed with a reason, and then chosen', () => {
  const session = afterFirstReport();
  const gated = session.scenario.decisions.find(
    ({ name, options }) =>
      options.some(({ onlyIf }) => onlyIf !== null) &&
      session
        .control()
        .decisions.find((each) => each.name === name)
        ?.options.some((one) => !one.allowed),
  );
  if (gated === undefined) throw new Error('no decision with a gate that fails');
  session.give({ kind: 'open', body: { decision: gated.name } });
  const board = () => session.control().decisions.find(({ name }) => name === gated.name);
  const barred = board()?.options.find(({ allowed }) => !allowed)?.name ?? '';
  const by = gated.lead ?? gated.by.roles[0] ?? '';
  const choose = () => session.give(answerOf(gated.name, by, barred));
  expect(choose()).toMatchObject({ refused: 'answer.option-gated' });
  const desk = deskOn(session);
  find(desk, 'allow an option');
  // asked only where there are several
  if (desk.shown().includes(gated.serial) && !desk.shown().includes('Why?')) {
    desk.write(gated.serial);
    desk.press('enter');
  }
  for (
    let asked = 0;
    asked < 3 && board()?.options.find(({ name }) => name === barred)?.allowed === false;
    asked += 1
  ) {
    desk.write('The law was changed.');
    desk.press('enter');
  }
  expect(board()?.options.find(({ name }) => name === barred)?.allowed).toBe(true);
  expect(told(session, 'allow')[0]).toContain('The law was changed.');
  expect(choose()).not.toHaveProperty('refused');
  session.close();
});

test('where several must agree the NOW line says who is still to answer, once the first has', () => {
  const session = droneSession();
  const desk = deskOn(session);
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const shown = (): string => desk.shown().replaceAll(/\s+/gu, ' ');
  for (let steps = 0; steps < 60; steps += 1) {
    const { now, next } = session.control();
    if (now.now === 'deciding' && now.serial === 'D4') break;
    if (now.now === 'deciding') session.give(answerOf(now.decision, 'airport', 'one_runway'));
    else if (next !== null) session.give(next);
  }
  expect(shown()).toContain('They decide D4: Do you order');
  // nobody is ticked: Enter takes the one at the cursor
  desk.press('d', 'enter', 'enter', 'ctrl+s');
  expect(session.control().now).toMatchObject({
    now: 'deciding',
    waitsFor: ['tower', 'police', 'regulator'],
  });
  expect(shown()).toContain('They decide D4, still to answer: Tower supervisor, Police commander,');
  session.close();
});
