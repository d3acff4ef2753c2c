// What takes something away asks first, in plain mode as on the desk: a line that is typed is read loosely, and one word may fit what
// nobody meant.
import { expect, test } from 'vitest';
import { type ControlPowerId, type RolePowerId, controlPowers, rolePowers } from '@sandtable/powers';
import { droneSession } from '../drone-session.ts';
import { facilitator } from './facilitator-by-ear.ts';

/** A power that is added does not compile here until somebody has said whether it takes something away. */
const takesAway: Readonly<Record<ControlPowerId | RolePowerId, boolean>> = {
  attendance: true,
  correct: true,
  decline: true,
  default: true,
  drop: true,
  end: true,
  'hand-over': true,
  'jump-over': true,
  merge: true,
  'not-given': true,
  'play-role': true,
  recall: true,
  'send-away': true,
  retract: true,
  reverse: true,
  rewind: true,
  shorten: true,
  skip: true,
  strike: true,
  'take-back': true,
  'take-down': true,
  unseat: true,
  withdraw: true,
  next: false,
  floor: false,
  'ask-floor': false,
  propose: false,
  watch: false,
  deliver: false,
  hold: false,
  release: false,
  interpret: false,
  retime: false,
  edit: false,
  given: false,
  happened: false,
  adhoc: false,
  advance: false,
  go: false,
  leave: false,
  'close-discussion': false,
  idea: false,
  heading: false,
  cluster: false,
  mitigation: false,
  votes: false,
  axis: false,
  future: false,
  rate: false,
  keep: false,
  later: false,
  'move-break': false,
  'break-now': false,
  'told-back': false,
  nudge: false,
  remind: false,
  speak: false,
  tell: false,
  ask: false,
  reply: false,
  'by-inject': false,
  decide: false,
  settle: false,
  plus: false,
  extend: false,
  open: false,
  amend: false,
  ballot: false,
  pass: false,
  allow: false,
  act: false,
  share: false,
  aloud: false,
  seen: false,
  override: false,
  brief: false,
  start: false,
  pause: false,
  stop: false,
  resume: false,
  'hot-wash': false,
  back: false,
  unpark: false,
  debrief: false,
  close: false,
  seat: false,
  admit: false,
  'admit-expected': false,
  'new-code': false,
  'close-lobby': false,
  'new-link': false,
  'roll-call': false,
  'catch-up': false,
  attribute: false,
  mark: false,
  exercise: false,
  'chatham-house': false,
  note: false,
  role: false,
  'stand-in': false,
  forward: false,
  answer: false,
  draft: false,
  question: false,
  message: false,
  confirm: false,
  do: false,
  'tell-fact': false,
  write: false,
  dots: false,
  survey: false,
  'stop-play': false,
  scale: false,
  judge: false,
  reconcile: false,
  find: false,
  reword: false,
  issue: false,
  comment: false,
  dispose: false,
  meet: false,
  approve: false,
  'plan-action': false,
  'accept-action': false,
  'fact-check': false,
  'accept-plan': false,
};

test('of every power it is said whether it takes something away', () => {
  const ids = new Set([...controlPowers, ...rolePowers].map(({ id }) => id));
  expect(Object.keys(takesAway).toSorted()).toEqual([...ids].toSorted());
});

/** In conduct, with a person at the police, an answer, and an inject that was given. */
async function begun() {
  const session = droneSession(undefined, [['agenda', 'full']]);
  const person = await facilitator(session);
  const say = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines) await person.say(line);
  };
  await say('attendance all', 'seat police name Ana', 'next!', 'next!', 'next!', 'next!');
  const commands = (): number => session.entries.filter(({ cause }) => cause === null).length;
  return { session, person, say, commands };
}

test.each([
  ['drop', 'drop TABLE'],
  ['shorten', 'shorten short'],
  ['skip', 'skip 1-04'],
  ['jump-over', 'jump-over because we talk of it later'],
  ['withdraw', 'withdraw 1-01'],
  ['attendance', 'attendance tower'],
  ['unseat', 'unseat police'],
  ['hand-over', 'hand-over police name Bo'],
  ['play-role', 'play police'],
  ['merge', 'merge police into lab'],
  ['not-given', 'not-given 1-01'],
  ['end', 'end because it is late'],
] as const)('%s asks first: “%s” alone does nothing, no leaves it, yes does it', async (id, line) => {
  const { person, commands } = await begun();
  expect(takesAway[id]).toBe(true);
  const before = commands();
  expect(await person.say(line)).toContain('Type yes or no.');
  expect(commands()).toBe(before);
  await person.say('no');
  expect(commands()).toBe(before);
  await person.say(line);
  await person.say('yes');
  expect(commands()).toBeGreaterThan(before);
  await person.leave();
});

test('what an answer was is not taken back by one word, and `!` does it without asking', async () => {
  const { person, say, commands, session } = await begun();
  await say('decide! D1 a because we must');
  const by = session.entries.findLast(({ kind }) => kind === 'answer')?.body as { readonly by: string };
  const before = commands();
  expect(await person.say(`retract D1 ${by.by}`)).toContain('Type yes or no.');
  await person.say('no');
  expect(commands()).toBe(before);
  await person.say('retract! D1 airport');
  expect(commands()).toBe(before + 1);
  await person.say('drop! table');
  expect(session.entries.at(-1)?.kind).toBe('drop');
  await person.leave();
});
