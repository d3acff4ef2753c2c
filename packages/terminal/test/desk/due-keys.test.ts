// What is due beside the agenda: the NOW line says it with its key, on the desk and in plain mode, and what follows is what really comes.
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { facilitator, nowLine } from '../plain/facilitator-by-ear.ts';
import { answerOf, townHead } from '../town.ts';

process.env['TZ'] = 'UTC';

const scenario = `${townHead(['mayor', 'police'], '4h')}variables:
  called: { name: They called, start: false }
parameters:
  agenda: { name: Agenda, values: [full, short], start: full }
phases:
  first:
    title: First
    clock: stands
    agenda:
      - { inject: opening }
      - { discuss: talk }
      - { discuss: more, only-if: "parameter.agenda == 'short'" }
      - { decide: leads }
      - { inject: last }
    next: [{ go: second }]
  second:
    title: Second
    clock: runs
    next: [{ go: end, at: 3h }]
injects:
  opening: { from: exercise_control, to: [all], channel: note, delivery: spoken, text: The day begins. }
  call: { at: 0m, from: exercise_control, to: [mayor], channel: phone, delivery: phone, text: A call for the mayor. }
  shown: { at: after inject.opening.delivered, from: exercise_control, to: [police], channel: note, text: A note for the police. }
  nudge:
    kind: contingency
    when: "inject.opening.delivered and not called"
    from: exercise_control
    to: [police]
    channel: phone
    delivery: phone
    text: Why has nobody called?
  last: { from: exercise_control, to: [all], channel: note, delivery: spoken, text: The end of it. }
  later: { at: 2h, from: exercise_control, to: [all], channel: note, delivery: spoken, text: Much later. }
discussions:
  talk: { ask: "What do you see?" }
  more: { ask: "What else?" }
decisions:
  leads:
    question: Who leads?
    rule: consensus
    by: [mayor, police]
    otherwise: both
    options:
      town: { text: The town leads }
      force: { text: The police lead }
      both: { text: Both lead }
  own:
    question: Do you speak?
    by: [mayor]
    at: after inject.opening.delivered
    otherwise: silent
    options:
      speak: { text: We speak, effects: [{ message: { to: [police], text: The mayor speaks at noon. } }] }
      silent: { text: We are silent }
`;

function started(): Session {
  const { session } = sessionOfText(scenario, [], '1');
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  return session;
}

/** The NOW line as far as it goes: its rows without the keys, then the keys. */
const line = (desk: DeskAtHand): string => {
  const rows = desk.shown(160, 40).split('\n');
  const at = rows.findIndex((row) => row.startsWith(' NOW'));
  const own = rows.slice(at, at + 3).map((row) => row.slice(6));
  const keys = own.flatMap((row) => / (\S+ = \S.*?) *$/u.exec(row)?.[1] ?? []);
  const words = own.map((row) => row.replace(/ \S+ = \S.*$/u, '').trim());
  return [...words, ...keys].join(' ').replaceAll(/\s+/gu, ' ');
};
const shownCard = (desk: DeskAtHand): string => desk.shown(160, 40).replaceAll(/\s+/gu, ' ');
const kinds = (session: Session): readonly string[] =>
  session.entries.filter(({ cause }) => cause === null).map(({ kind }) => kind);

test('the NOW line names no key while keys go into a form or a search', () => {
  const desk = deskOn(sessionOfText(scenario, [], '1').session);
  const keysOfNow = () => /NOW .*space = |^ +space = /mu.test(desk.shown());
  expect(keysOfNow()).toBe(true);
  desk.press('ctrl+k');
  expect(keysOfNow()).toBe(false);
  desk.press('esc', 'w');
  expect(desk.shown()).toContain('What kind of note?');
  expect(keysOfNow()).toBe(false);
  desk.press('esc');
  expect(keysOfNow()).toBe(true);
});

test('words that fell due by themselves come first, with their text on the card, and one key gives them', () => {
  const session = started();
  const desk = deskOn(session);
  expect(line(desk)).toContain('aloud to Mayor');
  expect(line(desk)).toContain('space = given');
  expect(line(desk)).toContain('Then: 1-01');
  expect(shownCard(desk)).toContain('A call for the mayor.');
  expect(session.control().order.find(({ name }) => name === 'call')?.status).toBe('to-give');
  desk.press('space');
  expect(kinds(session).at(-1)).toBe('given');
  expect(session.control().order.find(({ name }) => name === 'call')?.status).toBe('done');
});

test('a note to one screen is due where nobody has a screen, and is not where somebody has', () => {
  const [without, at] = [started(), started()];
  at.give({ kind: 'seat', body: { role: 'police', participant: 1 } });
  at.give({ kind: 'join', body: { participant: 1 } });
  for (const session of [without, at]) session.give({ kind: 'next', body: {} });
  const due = (session: Session): readonly string[] => session.control().toGive.map(({ inject }) => inject);
  expect(due(without)).toContain('shown');
  expect(due(at)).not.toContain('shown');
});

test('a decision that opened by itself is put to those whom it concerns, before the agenda goes on', () => {
  const session = started();
  const desk = deskOn(session);
  session.give({ kind: 'given', body: { inject: 'call', given: true, at: null } });
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'given', body: { inject: 'shown', given: true, at: null } });
  expect(line(desk)).toMatch(/D\d has opened by itself\. Put it to Mayor: Do you speak\?/u);
  desk.press('space');
  expect(kinds(session).at(-1)).toBe('put');
  expect(line(desk)).not.toContain('opened by itself');
});

/** Everything that fell due at the beginning is done. */
function upToTheTalk(): { readonly session: Session; readonly desk: DeskAtHand } {
  const session = started();
  session.give({ kind: 'given', body: { inject: 'call', given: true, at: null } });
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'given', body: { inject: 'shown', given: true, at: null } });
  session.give({ kind: 'put', body: { decision: 'own' } });
  return { session, desk: deskOn(session) };
}
const past = (session: Session): void => {
  session.give({ kind: 'skip', body: { inject: 'nudge' } });
};
const answer = (session: Session, decision: string, by: string, option: string): void => {
  session.give(answerOf(decision, by, option));
};

test('a proposal is put as a question with both keys: space sends it once it is confirmed, N does not', () => {
  for (const key of ['space', 'N'] as const) {
    const { session, desk } = upToTheTalk();
    expect(line(desk)).toContain('space = send');
    expect(line(desk)).toContain('N = do not send');
    desk.press(key, 'enter', 'enter');
    expect(kinds(session).at(-1)).toBe(key === 'space' ? 'release' : 'skip');
    expect(session.control().proposals).toEqual([]);
  }
});

test('a question that waits is told with its key, and space does nothing but say so', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  session.give({ kind: 'ask', body: { by: 'mayor', said: { text: 0 } } }, ['Who is on duty?']);
  expect(line(desk)).toContain('Mayor asks exercise control: Who is on duty?');
  expect(line(desk)).toContain('r = answer');
  const before = session.entries.length;
  desk.press('space');
  expect(session.entries.length).toBe(before);
  expect(shownCard(desk)).toContain('Mayor waits for an answer');
});

test('what follows is what comes, never a row of the other agenda; and the running order leaves that out', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  expect(line(desk)).toContain('Ask: What do you see?');
  expect(line(desk)).toContain('Then: D1 Who leads?');
  expect(session.control().order.some(({ name }) => name === 'more')).toBe(false);
  desk.press('space');
  expect(line(desk)).toContain('They discuss');
});

test('answered before it was asked, it is read back with the answer, and closes early', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  for (const role of ['mayor', 'police']) answer(session, 'leads', role, 'force');
  expect(line(desk)).toContain('is answered before it was asked. Read it back: The police lead.');
  expect(shownCard(desk)).toContain('answered early');
  desk.press('space', 'enter');
  expect(session.control().decisions.find(({ name }) => name === 'leads')?.status).toBe('closed');
  expect(line(desk)).not.toContain('Who leads?');
});

test('a deadlock says how they stand and what the rule gives, before anybody confirms it, on the desk and by ear', async () => {
  const { session, desk } = upToTheTalk();
  past(session);
  for (let step = 0; step < 3; step += 1) session.give({ kind: 'next', body: {} });
  answer(session, 'leads', 'mayor', 'town');
  answer(session, 'leads', 'police', 'force');
  const told =
    'they do not agree (The town leads: 1, The police lead: 1). Without agreement it is: Both lead, by default.';
  expect(line(desk)).toContain(told);
  expect(line(desk)).toContain('space = close so');
  expect(line(desk)).toContain('+ = more time');
  const person = await facilitator(session);
  await person.say('now');
  expect(nowLine(person)).toContain(told);
  desk.press('space');
  expect(shownCard(desk)).toContain('closes although they do not agree: it is “Both lead”');
  // by its name, too
  desk.press('esc', 'ctrl+k');
  desk.write('confirm a decision');
  desk.press('enter');
  expect(shownCard(desk)).toContain('closes although they do not agree: it is “Both lead”');
});

test('a module that runs by itself says what is next, and how to go there', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  session.give({ kind: 'go', body: { phase: 'second' } });
  answer(session, 'own', 'mayor', 'speak');
  session.give({ kind: 'settle', body: { decision: 'own', byDefault: false } });
  for (const { inject } of session.control().toGive)
    session.give({ kind: 'given', body: { inject, given: true, at: null } });
  expect(line(desk)).toMatch(/The story clock runs\. Listen\. Next at .*: \S+ Much later\./u);
  expect(line(desk)).toContain('space = go there');
  desk.press('space', 'enter');
  expect(line(desk)).toContain('aloud to everybody');
});

test('before the exercise ends, what was never given, asked or answered is listed and asked', async () => {
  const session = started();
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'ask', body: { by: 'police', said: { text: 0 } } }, ['And we?']);
  const person = await facilitator(session);
  await person.say('end');
  const asked = (await person.say('')).join(' ');
  expect(asked).toContain('EndEx');
  expect(asked).toMatch(/Never given: \S+, \S+\./u);
  expect(asked).toMatch(/never put to the room: D2/u);
  expect(asked).toContain('A question was never answered: Police');
  expect(session.control().stage).toBe('conduct');
  await person.say('yes');
  expect(session.control().stage).toBe('end-ex');
});

test('a question that waits is put off with one key, stays under Waiting, and is listed before the end', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  session.give({ kind: 'ask', body: { by: 'mayor', said: { text: 0 } } }, ['Who is on duty?']);
  expect(line(desk)).toContain('N = later');
  desk.press('N');
  expect(kinds(session).at(-1)).toBe('defer');
  expect(line(desk)).toContain('Ask: What do you see?');
  expect(desk.shown(200, 60)).toMatch(/later\s+Mayor asks: Who is on duty\?/u);
  // whoever asked adds to it: it is due again
  const more = { from: 'mayor', to: ['exercise_control'], said: { text: 0 } } as const;
  session.give({ kind: 'say', body: more }, ['At the bridge, I mean.'], { role: 'mayor' });
  expect(line(desk)).toContain('N = later');
  desk.press('N');
  desk.press('ctrl+k');
  desk.write('endex');
  desk.press('enter', 'enter');
  expect(shownCard(desk)).toMatch(/A question was never .{0,60}answered: Mayor/u);
});

test('what an author’s effect says is given like every other word that fell due, on the desk and by ear', async () => {
  const session = started();
  const desk = deskOn(session);
  session.give({ kind: 'given', body: { inject: 'call', given: true, at: null } });
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'given', body: { inject: 'shown', given: true, at: null } });
  session.give({ kind: 'put', body: { decision: 'own' } });
  answer(session, 'own', 'mayor', 'speak');
  session.give({ kind: 'settle', body: { decision: 'own', byDefault: false } });
  expect(line(desk)).toContain('Tell Police: The mayor speaks at noon.');
  expect(line(desk)).toContain('space = given');
  // under Waiting stands what is to be said, too
  expect(desk.shown(200, 60)).toContain('“The mayor speaks at noon.”');
  const person = await facilitator(session);
  await person.say('now');
  expect(nowLine(person)).toContain('Tell Police: The mayor speaks at noon.');
  desk.press('space');
  expect(kinds(session).at(-1)).toBe('given');
  expect(session.control().toGive).toEqual([]);
  expect(desk.shown(200, 60)).toMatch(/A message was given by Exercise\s+control/u);
});

test('what waits to be given stands with its words where one picks it', () => {
  const session = started();
  session.give({ kind: 'next', body: {} });
  const desk = deskOn(session);
  desk.press('g');
  expect(shownCard(desk)).toContain('A call for the mayor.');
  expect(shownCard(desk)).toContain('A note for the police.');
});

test('whoever confirms what several answered alike is told once to ask who dissents, and no longer once it was asked', () => {
  const { session, desk } = upToTheTalk();
  past(session);
  for (let step = 0; step < 3; step += 1) session.give({ kind: 'next', body: {} });
  answer(session, 'leads', 'mayor', 'town');
  answer(session, 'leads', 'police', 'town');
  desk.press('space');
  expect(shownCard(desk)).toContain('Ask once whether anybody dissents. If so, go back and enter');
  expect(shownCard(desk)).toContain('at the desk Esc, then E;');
  desk.press('esc', 'E');
  expect(shownCard(desk)).toContain('Add what was said with an answer');
  desk.press('esc');
  session.give(
    {
      kind: 'amend',
      body: { decision: 'leads', by: 'police', grounds: { dissent: { text: 0 } }, saidAt: null },
    },
    ['The police would rather lead.'],
  );
  desk.press('space');
  expect(shownCard(desk)).toContain('closes with what was answered');
  expect(shownCard(desk)).not.toContain('Ask once');
});

test('after a decision that takes its time, what follows is the row of the agenda that comes, and not the one after it', () => {
  const text = scenario.replace('    question: Who leads?', '    question: Who leads?\n    takes: 20m');
  const { session } = sessionOfText(text, [], '1');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const desk = deskOn(session);
  const find = (words: string): void => {
    for (let step = 0; step < 40 && !line(desk).includes(words); step += 1) {
      const { now, decisions } = session.control();
      if (now.now === 'deciding')
        for (const { role } of decisions.find(({ name }) => name === now.decision)?.deciders ?? [])
          answer(session, now.decision, role, now.decision === 'leads' ? 'both' : 'silent');
      else desk.press('space');
      if (desk.desk.state().layer.is === 'form') desk.press('enter');
    }
  };
  find('takes until');
  expect(line(desk)).toMatch(/D1 takes until \S.*?\. Move the story on\. Then: 1-\d+ “?The end of it/u);
  desk.press('space');
  expect(line(desk)).toContain('Read 1-02 aloud');
});
