// What keys do on the desk, and which commands come of them.
import { stages } from '@sandtable/core/record';
import { expect, test } from 'vitest';
import { findCommands, ownCommandsAt } from '../../src/desk/commands.ts';
import { typed } from '../../src/screen/key.ts';
import { controlPowers, rolePowers } from '@sandtable/powers';
import { words } from '@sandtable/words';
import { watchSession } from '../../src/wording/situation.ts';
import { type DeskAtHand, deskOn } from '../desk-at-hand.ts';
import { control, openDecision } from '../fixture-view.ts';
import { type FixtureSession, fixtureSession } from '../fixture-session.ts';

interface Opened extends DeskAtHand {
  readonly session: FixtureSession;
  left: boolean;
}
function opened(session = fixtureSession()): Opened {
  let left = false;
  const leave = (): void => {
    left = true;
  };
  return {
    ...deskOn(session, { columns: 80, rows: 24, leave }),
    session,
    get left() {
      return left;
    },
  };
}
const commands = ({ session }: Opened): readonly unknown[] => session.given.map((each) => each.command);

test('a decision is entered with five keys: by the lead, an option, and enough', () => {
  const desk = opened();
  desk.press('d', 'enter', 'a', 'enter', 'ctrl+s');
  expect(commands(desk)).toEqual([
    {
      kind: 'answer',
      body: expect.objectContaining({
        decision: 'reopen',
        by: 'tower',
        answer: { form: 'options', options: ['reopen'] },
      }),
    },
  ]);
  expect(desk.shown()).toContain('Done:');
});

test('other words are treated as an option, with a condition added under “more details”', () => {
  const desk = opened();
  desk.press('d', 'enter');
  desk.write('other');
  desk.press('enter');
  desk.write('Only arrivals, for an hour');
  desk.press('enter');
  desk.write('one');
  desk.press('ctrl+o');
  expect(desk.shown()).toContain('On which conditions?');
  desk.press('enter');
  desk.write('the police agree');
  desk.press('enter');
  desk.press('ctrl+s');
  const [given] = desk.session.given;
  expect(given?.command).toMatchObject({
    kind: 'answer',
    body: {
      answer: { form: 'other', said: { text: expect.any(Number) }, treatAs: 'one' },
      grounds: { conditions: { text: expect.any(Number) } },
    },
  });
  expect(given?.texts).toEqual(expect.arrayContaining(['Only arrivals, for an hour', 'the police agree']));
});

test('a detail asked for in the middle of a text leaves the text as it is: after the detail, and after Esc', () => {
  const desk = opened();
  desk.press('w', 'enter');
  desk.write('Nobody knew who');
  desk.press('ctrl+o', 'enter');
  expect(desk.shown()).toContain('Which role?');
  desk.press('esc');
  expect(desk.shown()).toMatch(/In which words\?[^]*> Nobody knew who/u);
  desk.press('ctrl+o', 'enter', 'down', 'enter');
  expect(desk.shown()).toMatch(/In which words\?[^]*> Nobody knew who/u);
  desk.write(' signs.');
  desk.press('enter');
  expect(desk.session.given).toMatchObject([
    { command: { kind: 'note', body: { role: 'airport' } }, texts: ['Nobody knew who signs.'] },
  ]);
});

test('Esc goes one field back with the answer kept, then out of the form; nothing is given', () => {
  const desk = opened();
  desk.press('d', 'enter', 'b', 'enter');
  desk.write('We do not know enough');
  desk.press('esc');
  expect(desk.shown()).toMatch(/ > b +Wait/u);
  desk.press('esc');
  expect(desk.shown()).toContain('Who decides?');
  desk.press('esc');
  expect(desk.shown()).toContain('2-07 Second sighting reported');
  expect(commands(desk)).toEqual([]);
});

test('a note takes one key for its tag, and its words', () => {
  const desk = opened();
  desk.press('w', '-');
  desk.write('Nobody knew who signs.');
  desk.press('enter');
  expect(desk.session.given).toEqual([
    {
      command: { kind: 'note', body: { said: { text: 0 }, tag: 'gap', role: null, about: null } },
      texts: ['Nobody knew who signs.'],
    },
  ]);
});

test.each([
  ['+', 'strength'],
  ['-', 'gap'],
  ['?', 'parking-lot'],
  ['>', 'action'],
  ['~', 'artefact'],
])('the tag %s chooses at once; in the words that follow it is a sign like any other', (mark, tag) => {
  const desk = opened();
  desk.press('w', mark);
  desk.write(`5 ${mark} 3 - 2`);
  desk.press('enter');
  expect(desk.session.given).toMatchObject([{ command: { body: { tag } }, texts: [`5 ${mark} 3 - 2`] }]);
});

test('words that are no tag go on to the words of the note, typed or pasted', () => {
  const desk = opened();
  desk.press('w');
  desk.write('gap in the list!');
  desk.press('enter', 'w');
  desk.desk.paste('two\nlines');
  desk.press('enter');
  expect(desk.session.given).toMatchObject([
    { command: { body: { tag: null } }, texts: ['gap in the list!'] },
    { command: { body: { tag: null } }, texts: ['two\nlines'] },
  ]);
});

test('what the room would notice asks once, saying to whom', () => {
  const desk = opened();
  desk.press('H', 'enter');
  expect(desk.shown(120, 40)).toContain('2-14');
  expect(commands(desk)).toEqual([]);
  desk.press('enter');
  expect(commands(desk)).toEqual([{ kind: 'release', body: { inject: 'nudge' } }]);
});

test('the row chosen in the running order is what a key means', () => {
  const desk = opened();
  desk.press('tab', 'down', 'down', 'down', 'down');
  expect(desk.shown()).toMatch(/>if +2-11/u);
  desk.press('h');
  expect(commands(desk)).toEqual([{ kind: 'hold', body: { inject: 'minister' } }]);
});

test.each(['!', 'f9'])('%s asks for a real-world stop, Enter gives it, Esc goes back', (key) => {
  const desk = opened();
  desk.press(key);
  expect(desk.shown()).toContain('REAL WORLD - NOT EXERCISE');
  expect(desk.shown()).not.toContain('EXERCISE EXERCISE EXERCISE');
  desk.press('esc');
  expect(commands(desk)).toEqual([]);
  desk.press(key, 'enter');
  expect(commands(desk)).toEqual([{ kind: 'pause', body: { reason: 'real-world', until: null } }]);
});

test('F9 stops in the middle of a text, where ! is a character; going back loses no word', () => {
  const desk = opened();
  desk.press('w', 'enter');
  desk.write('Stop!');
  expect(desk.shown()).toContain('> Stop!');
  desk.press('f9');
  expect(desk.shown()).toContain('Stop play for something real?');
  desk.press('esc');
  expect(desk.shown()).toContain('> Stop!');
});

test('^K finds a command by what it does, and shows its key', () => {
  const desk = opened();
  desk.press('ctrl+k');
  desk.write('release early');
  expect(desk.shown()).toMatch(/ > e +Deliver an inject now| > H +Release an inject/u);
  desk.press('esc', 'ctrl+k');
  desk.write('coffee');
  expect(desk.shown()).toMatch(/ > p +Pause/u);
  desk.press('enter');
  expect(desk.shown()).toContain('What for?');
});

test('every power is found under ^K by its name and by the word of plain mode', () => {
  const say = words('en');
  const desk = watchSession(fixtureSession(), say)(false);
  for (const power of controlPowers)
    for (const sought of [say(`power.${power.id}.name`), say(`power.${power.id}.word`)]) {
      const found = findCommands(desk, sought).slice(0, 6);
      expect(
        found.map((each) => each.name),
        sought,
      ).toContain(say(`power.${power.id}.name`));
    }
});

test('no key means two things at once on the desk', () => {
  const taken = ['up', 'down', 'enter', 'esc', 'home', 'end', 'pageup', 'pagedown', 'f9'];
  const { session } = opened();
  for (const stage of stages) {
    session.show({ stage, pause: stage === 'paused' ? { reason: 'break', until: null, since: null } : null });
    const door = { address: 'http://127.0.0.1:8737', papers: [], ssh: null };
    const desk = watchSession(session, words('en'), { door })(false);
    const keys = [
      ...ownCommandsAt(desk),
      ...controlPowers.filter((each) => each.key !== null && desk.can(each)),
    ].map((each) => each.key ?? '');
    expect(
      keys.filter((each, place) => keys.indexOf(each) !== place || taken.includes(each)),
      stage,
    ).toEqual([]);
  }
  for (const power of rolePowers) expect(['q', 'l', '?', 'esc', ' ']).not.toContain(power.key);
});

test('a refusal is told above the keys, in words, and does not cover the clock', () => {
  const desk = opened();
  desk.session.refuse = { refused: 'no-such-code', values: {} };
  desk.press('tab', 'down', 'down', 'down', 'down', 'h');
  const shown = desk.shown();
  expect(shown).toContain('Not done:');
  expect(shown).toContain('Sunday 07:27');
});

test('a disk that does not take an entry is told, and the desk goes on', () => {
  const session = fixtureSession();
  const desk = opened(session);
  session.give = () => {
    const fault = { name: 'RecordLost', code: 'disk-full', values: { file: 'a.jsonl' } };
    throw Object.assign(new Error('disk-full {"file":"a.jsonl"}'), fault);
  };
  desk.desk.key(typed(' '));
  for (const columns of [80, 120]) {
    const shown = desk.shown(columns, 40).replaceAll(/\s+/gu, ' ');
    expect(shown).toContain('Not done: The disk is full, so a.jsonl could not take');
    expect(shown).toContain('Free some space and give it again.');
    expect(shown).not.toContain('disk-full {');
  }
});

test('blank hides everything at once and comes back with the same key', () => {
  const desk = opened();
  desk.press('b');
  expect(desk.shown()).not.toContain('Second sighting');
  expect(desk.shown()).toContain('EXERCISE EXERCISE EXERCISE');
  desk.press('b');
  expect(desk.shown()).toContain('Second sighting');
});

test('a role’s screen is behind a guard both ways, and gives in the role’s name', () => {
  const desk = opened();
  desk.press('t');
  desk.write('police');
  desk.press('enter');
  expect(desk.shown()).toContain('Turn the screen to: Airport police');
  expect(desk.shown()).not.toContain('east fence');
  desk.press('enter');
  expect(desk.shown()).toContain('east fence');
  for (const secret of ['2-07', 'no second witness', 'Flights held', 'D3'])
    expect(desk.shown(120, 60)).not.toContain(secret);
  desk.press('r');
  desk.write('Who is on duty?');
  desk.press('enter');
  expect(desk.session.given.at(-1)?.command).toEqual({
    kind: 'ask',
    body: { by: 'police', said: { text: 0 } },
  });
  desk.press('q');
  expect(desk.shown()).toContain('Turn the screen back');
  expect(desk.shown()).not.toContain('Second sighting');
  desk.press('esc', 'q', 'x', 'space', 'tab');
  expect(desk.shown()).not.toContain('Second sighting');
  desk.press('enter');
  expect(desk.shown()).toContain('Second sighting');
});

test('a role that stops play from its own screen never sees the desk', () => {
  const desk = opened();
  desk.press('t');
  desk.write('police');
  desk.press('enter', 'enter', '!');
  expect(desk.shown()).toContain('REAL WORLD');
  desk.press('enter');
  expect(commands(desk)).toEqual([{ kind: 'pause', body: { reason: 'real-world', until: null } }]);
  expect(desk.shown()).not.toContain('Second sighting');
});

test('leaving says where the record is and the command that resumes it', () => {
  const desk = opened();
  desk.press('q');
  expect(desk.shown()).toContain('/home/facilitator/drone-incident.jsonl');
  expect(desk.shown()).toContain('sandtable run drone-incident --record a.jsonl');
  desk.press('esc');
  expect(desk.left).toBe(false);
  desk.press('q', 'enter');
  expect(desk.left).toBe(true);
});

test('a decision whose rule is satisfied says that space confirms it', () => {
  const desk = opened(
    fixtureSession({
      ...control,
      now: {
        now: 'confirm',
        decision: 'reopen',
        serial: 'D3',
        question: openDecision.question,
        early: false,
        agreed: true,
        gives: openDecision.deciders[1]?.answer ?? null,
      },
      next: { kind: 'settle', body: { decision: 'reopen', byDefault: false } },
      decisions: [{ ...openDecision, ready: true }],
    }),
  );
  expect(desk.shown()).toContain('space = confirm');
  desk.press('space');
  expect(desk.session.given).toEqual([]);
  desk.press('enter');
  expect(commands(desk)).toEqual([{ kind: 'settle', body: { decision: 'reopen', byDefault: false } }]);
});

test('after EndEx no key confirms an answer, and none is offered', () => {
  const answered = { ...control, decisions: [{ ...openDecision, ready: true, agreed: true }] };
  expect(opened(fixtureSession(answered)).shown(120, 40)).toContain('answered:');
  const over = opened(fixtureSession({ ...answered, stage: 'closed' }));
  over.press('esc');
  expect(over.shown(120, 40)).toContain(openDecision.question.trim().slice(0, 20));
  expect(over.shown(120, 40)).not.toContain('answered:');
});

test('what is presumed for a number is not added to what is typed, and Enter alone takes it', () => {
  const desk = opened();
  desk.press('o');
  desk.write('held');
  desk.press('enter');
  expect(desk.shown()).toContain('Enter takes 112 flights.');
  desk.write('40');
  desk.press('enter');
  desk.write('a runway opened');
  desk.press('enter');
  expect(commands(desk)).toEqual([
    { kind: 'override', body: { values: [['held', 40]], because: { text: 0 } } },
  ]);
});
