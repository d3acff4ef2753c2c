// Before and after are never the same line: whoever reads again what they have just done presses again, and ends what has only begun.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { facilitator } from '../plain/facilitator-by-ear.ts';
import { townHead } from '../town.ts';

function desk(items: string, more = '', clock = 'stands') {
  const { session, pass } = sessionOfText(
    `${townHead(['mayor', 'police'], '4h')}phases: { main: { title: Main, clock: ${clock}, agenda: [${items}, { say: Thank you. }] } }\n${more}`,
  );
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  return { session, pass, ...deskOn(session, { columns: 120, rows: 40 }) };
}
/** The NOW line as far as it goes, three rows of it. */
function lineOf(shown: string): string {
  const rows = shown.split('\n');
  const at = rows.findIndex((row) => row.startsWith(' NOW'));
  return rows
    .slice(at, at + 3)
    .join(' ')
    .replaceAll(/\s+/gu, ' ');
}

test.each([
  ['a brainstorm', 'ideas: { kind: brainstorm, title: What do you see }', 'activity: ideas'],
  [
    'a survey',
    'asked: { kind: survey, title: How ready are we, items: [We notice early.] }',
    'activity: asked',
  ],
  ['four futures', 'four: { kind: futures, title: Four futures }', 'activity: four'],
])('%s under way is told as that, and its second space asks before it ends', (_what, activity, item) => {
  const { session, press, shown } = desk(`{ ${item}, minutes: 15 }`, `activities: { ${activity} }`);
  const before = lineOf(shown());
  press(' ');
  const after = lineOf(shown());
  expect(after).not.toBe(before);
  expect(after).toMatch(/under way|ends it/iu);
  const { length } = session.entries;
  press(' ');
  // nothing was entered: it is asked
  expect(session.entries).toHaveLength(length);
  press('esc');
  expect(lineOf(shown())).toBe(after);
  press(' ', 'enter');
  expect(lineOf(shown())).not.toBe(after);
});

const survey = 'asked: { kind: survey, title: How ready are we, items: [We notice early., We act early.] }';

test('before an activity begins its card says which keys work only then, and what will be read aloud', async () => {
  const { session, press, shown } = desk('{ activity: asked }, { say: One. }', `activities: { ${survey} }`);
  const words = (): string => shown(80, 40).replaceAll(/\s+/gu, ' ');
  const keys = '^K finds: rate, take-down. space closes it and shows how the answers lie.';
  expect(words()).toContain(`space begins it. Then: ${keys}`);
  expect(words()).toContain('We act early.');
  const person = await facilitator(session);
  const heard = await person.say('now');
  expect(heard).toContain('We act early.');
  expect(heard.join(' ')).toContain('Once it has begun: “rate” enters how somebody answers');
  press(' ');
  expect(words()).toContain(keys);
  expect(words()).not.toContain('Then: ^K');
  press(' ', 'enter', 'tab', 'home', 'enter');
  expect(words()).toContain('How ready are we');
  expect(words()).not.toContain('take-down');
  await person.leave();
});

test('an activity that is further on in the running order names its keys as those of later', () => {
  const { press, shown } = desk('{ say: One. }, { activity: asked }', `activities: { ${survey} }`);
  press('tab', 'down', 'enter');
  expect(shown(80, 40).replaceAll(/\s+/gu, ' ')).toContain('Once it has begun: ^K finds');
});

test('a decision whose item is over without it is called as its item is, and can still be put', () => {
  const decision =
    'd: { question: What now?, by: [mayor], rule: single, options: { a: { text: Go }, b: { text: Stay } }, otherwise: a }';
  const { session, press, shown } = desk('{ decide: d }, { say: One. }', `decisions: { ${decision} }`);
  expect(shown()).toMatch(/D1 to come/u);
  session.give({ kind: 'jump-over', body: {} });
  press('esc');
  expect(shown()).toMatch(/passed +D1/u);
  expect(shown()).toMatch(/D1 passed/u);
  expect(shown()).not.toMatch(/D1 to come/u);
});

test('a stretch of story that runs is told as that, to its end', () => {
  const { press, shown, session } = desk('{ advance: 20m, minutes: 7 }', '', 'runs');
  const before = lineOf(shown());
  press(' ');
  const after = lineOf(shown());
  expect(after).not.toBe(before);
  expect(session.control().story.seconds).toBeLessThan(1200);
  expect(after).toMatch(/The story runs/u);
});

test('a break that was called is told as that', () => {
  const { press, shown } = desk('{ say: One. }, { break: 10m }');
  press(' ');
  const before = lineOf(shown());
  press(' ', 'enter');
  expect(lineOf(shown())).not.toBe(before);
});
