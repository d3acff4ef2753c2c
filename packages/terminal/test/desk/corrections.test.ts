// What was entered wrongly is put right as often as need be, and whoever does it sees what was and what will be.
import { expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { deskOn } from '../desk-at-hand.ts';
import { everyView } from '../every-view.ts';
import { answerOf, done, townSession, townWith } from '../town.ts';

const stairs = (ballot: 'open' | 'sealed' = 'open'): Session =>
  townSession(
    townWith(
      ['mayor', 'police', 'radio'],
      [
        'by: [mayor, police]',
        'rule: lead',
        'lead: mayor',
        `ballot: ${ballot}`,
        'otherwise: stay',
        'options: { stay: { text: Remain inside }, walk: { text: Walk to the hall } }',
      ],
      [
        'variables: { trust: { name: Trust, start: 40 } }',
        'facts: { dark: { text: The stairs are dark., known-to: [mayor] } }',
        'injects: { note: { at: reserve, from: exercise_control, to: [mayor], channel: note, text: A note. } }',
      ],
    ),
  );

/** The latest command of a person, and its number. */
function latest(session: Session) {
  const cause = session.entries.findLast((entry) => entry.cause === null);
  if (cause === undefined) throw new Error('nothing was entered');
  return cause;
}
const answers = (session: Session) =>
  session
    .control()
    .decisions[0]?.deciders.flatMap(({ role, answer }) =>
      answer === null ? [] : [[role, answer.text ?? answer.options[0], answer.conditions]],
    );

test('a correction says what was and what will be, begins with what stands, and is corrected in its turn', () => {
  const session = stairs();
  const desk = deskOn(session);
  const grounds = { conditions: { text: 0 } };
  const body = { decision: 'd', by: 'mayor', saidAt: null, added: [], instead: false, grounds } as const;
  const slip = done(
    session,
    { kind: 'answer', body: { ...body, answer: { form: 'options', options: ['stay'] } } },
    ['the lights come on'],
  );
  // nothing is changed: what stands is what is confirmed
  desk.press('c', 'enter', 'enter', 'enter', 'enter', 'ctrl+s');
  expect(desk.shown(240, 60)).toContain(
    `Entry ${slip} is corrected: it was “Remain inside, by Mayor” and will be “Remain inside, by Mayor”.`,
  );
  desk.press('esc', 'esc');
  desk.write('walk');
  desk.press('enter', 'ctrl+s');
  expect(desk.shown(240, 60)).toContain(
    'it was “Remain inside, by Mayor” and will be “Walk to the hall, by Mayor”.',
  );
  expect(desk.shown(240, 60)).toContain('Reasons and');
  desk.press('enter');
  const first = latest(session);
  expect(first.body).toEqual({
    entry: slip,
    instead: { of: 'answer', answer: { form: 'options', options: ['walk'] }, by: 'mayor' },
  });
  expect(answers(session)).toEqual([['mayor', 'Walk to the hall', 'the lights come on']]);

  // it was the police who said so
  desk.press('c', 'enter', 'enter');
  desk.write('police');
  desk.press('enter', 'enter', 'ctrl+s');
  expect(desk.shown(240, 60)).toContain(
    `Entry ${first.n} is corrected: it was “Walk to the hall, by Mayor” and will be “Walk to the hall, by Police”.`,
  );
  desk.press('enter');
  expect(latest(session).body).toMatchObject({ entry: first.n });
  expect(answers(session)).toEqual([['police', 'Walk to the hall', 'the lights come on']]);
});

test('whoever takes back an answer to what is decided is told that it may be open again', () => {
  const session = stairs();
  const desk = deskOn(session);
  done(session, answerOf('d', 'police', 'walk'));
  const takeBack = () => {
    desk.press('c', 'enter');
    desk.write('back');
    desk.press('enter', 'ctrl+s');
    return desk.shown(240, 60).replaceAll(/\s+/gu, ' ');
  };
  expect(takeBack()).not.toContain('is then decided');
  desk.press('esc', 'esc', 'esc', 'esc');
  done(session, { kind: 'settle', body: { decision: 'd', byDefault: true } });
  expect(takeBack()).toContain('D1 is then decided by the answers that are left,');
  desk.press('enter');
  expect(session.control().decisions[0]?.status).toBe('open');
});

test('what was said in own words is there to be changed, and stands so in every view', async () => {
  const session = stairs();
  const desk = deskOn(session);
  const body = { decision: 'd', by: 'mayor', saidAt: null, added: [], instead: false, grounds: {} } as const;
  done(
    session,
    { kind: 'answer', body: { ...body, answer: { form: 'other', said: { text: 0 }, treatAs: 'stay' } } },
    ['half of us remain'],
  );
  desk.press('c', 'enter', 'enter', 'enter', 'enter');
  expect(desk.shown(240, 60)).toContain('half of us remain');
  desk.write(' inside');
  desk.press('enter', 'enter', 'ctrl+s', 'enter');
  expect(answers(session)).toEqual([['mayor', 'half of us remain inside', null]]);
  const views = [...(await everyView(session))];
  const own = session.role('mayor');
  expect(own.log.map(({ text }) => text)).toEqual(['half of us remain inside']);
  for (const name of ['desk: decisions', 'plain: decision D1'])
    expect(views.find(([each]) => each === name)?.[1]).toContain('half of us remain inside');
});

test.each([
  {
    kind: 'a value',
    slip: { kind: 'override', body: { values: [['trust', 50]], because: { text: 0 } } },
    keys: (desk: ReturnType<typeof deskOn>) => desk.write('60'),
    told: 'it was “Trust 50” and will be “Trust 60”',
    instead: { of: 'override', values: [['trust', 60]] },
  },
  {
    kind: 'receivers',
    slip: { kind: 'deliver', body: { inject: 'note', to: ['radio'] } },
    keys: (desk: ReturnType<typeof deskOn>) => {
      desk.write('police');
      desk.press('space');
    },
    told: 'it was “to Radio” and will be “to Police and Radio”',
    instead: { of: 'deliver', to: ['police', 'radio'] },
  },
  {
    kind: 'a fact that was shared',
    slip: { kind: 'share', body: { fact: 'dark', by: 'mayor', with: ['radio'] } },
    keys: (desk: ReturnType<typeof deskOn>) => {
      desk.write('police');
      desk.press('space');
    },
    told: 'it was “to Radio” and will be “to Police and Radio”',
    instead: { of: 'share', to: ['police', 'radio'] },
  },
] as const)('a correction of a correction: $kind', ({ slip, keys, told, instead }) => {
  const session = stairs();
  const desk = deskOn(session);
  const wrong = done(session, slip, slip.kind === 'override' ? ['Mistyped.'] : []);
  desk.press('c', 'enter', 'enter');
  keys(desk);
  desk.press('enter', 'enter');
  expect(desk.shown(240, 60)).toContain(`Entry ${wrong} is corrected: ${told}`);
  desk.press('enter');
  const correction = latest(session);
  expect(correction.body).toEqual({ entry: wrong, instead });
  desk.press('c', 'enter');
  desk.write('take');
  desk.press('enter', 'enter');
  expect(desk.shown(240, 60)).toContain(`Entry ${correction.n} is taken back: it was “`);
  desk.press('enter');
  expect(latest(session).body).toEqual({ entry: correction.n, instead: null });
  // nothing stands there any more
  expect(session.control().correctable).toEqual([]);
});

test('while a ballot is sealed a correction shows nothing of how somebody answered', () => {
  const session = stairs('sealed');
  const desk = deskOn(session);
  done(session, answerOf('d', 'police', 'walk'));
  desk.press('c', 'enter', 'enter', 'enter');
  desk.write('walk');
  desk.press('enter', 'enter');
  expect(desk.shown(240, 60)).toContain('The ballot covers what it said and will say.');
  expect(desk.shown(240, 60)).not.toMatch(/it was/u);
});

test('an answer of a role that nobody plays is played from here, and taken in one go', () => {
  const session = stairs();
  const desk = deskOn(session);
  done(session, { kind: 'unseat', body: { role: 'police', participant: null } });
  // the lead is ticked already
  desk.press('d', 'space');
  desk.write('police');
  desk.press('space', 'enter');
  expect(desk.shown(240, 60)).toContain('Nobody plays Police, so that answer would not count.');
  desk.press('enter');
  desk.write('walk');
  desk.press('enter', 'ctrl+s');
  const kinds = session.entries.filter(({ cause }) => cause === null).map(({ kind }) => kind);
  expect(kinds.slice(-2)).toEqual(['seat', 'answer']);
  expect(answers(session)).toEqual([['police', 'Walk to the hall', null]]);
});

test('a role that is played by another answers through that one', () => {
  const session = stairs();
  const desk = deskOn(session);
  done(session, { kind: 'merge', body: { role: 'police', into: 'mayor' } });
  desk.press('d', 'enter');
  desk.write('walk');
  desk.press('enter', 'ctrl+s');
  expect(latest(session).body).toMatchObject({ by: 'mayor' });
});

test('a reason that was begun for one entry is not given with the correction of another', () => {
  const session = stairs();
  const { desk, press, write } = deskOn(session);
  for (const by of ['mayor', 'police']) done(session, answerOf('d', by, 'stay'));
  const asked = () => {
    const { layer } = desk.state();
    return layer.is === 'form' ? layer.form.asking : null;
  };
  const until = (name: string, key: string): void => {
    for (let steps = 0; steps < 12 && asked()?.field.name !== name; steps += 1) press(key);
    expect(asked()?.field.name).toBe(name);
  };
  press('c');
  until('because', 'enter');
  write('misheard');
  until('entry', 'esc');
  press('down');
  until('because', 'enter');
  expect(asked()?.editor.text).toBe('');
});
