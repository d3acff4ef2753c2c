/**
 * The facilitator's guide, followed word by word on a clean machine by somebody who knows nothing else: its keys, in its order, to the
 * first decision and to the goodbye; and every other key that it names does on the desk what the guide says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshHome, root, sandtable, unchanged } from './command.ts';
import { write } from './facilitator.ts';
import { keys, start, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const guide = readFileSync(join(root, 'docs/guides/facilitator.md'), 'utf8');
const [, lesson = '', day = ''] =
  /## Your first exercise.*?\n(.*?)\n## The day before\n(.*)/su.exec(guide) ?? [];

/** The keys that each numbered step names, in its order. */
const steps = new Map(
  [...lesson.matchAll(/^\d+\. \*\*(.+?)\.\*\*(.*?)(?=^\d+\. |(?![^]))/gmsu)].map(
    ([, title = '', told = '']) => [
      title,
      [
        ...told
          .replaceAll(/```[^]*?```/gu, '')
          .matchAll(/`([^`\s])`|\b([Ss]pace)\b(?! bar)|\b(Enter)\b|\b(Ctrl\+[A-Z])\b/gu),
      ].map(
        ([, letter, space, enter, ctrl]) => letter ?? (space === undefined ? (enter ?? ctrl ?? '') : 'space'),
      ),
    ],
  ),
);
const typed = (key: string): string =>
  key === 'space'
    ? ' '
    : key === 'Enter'
      ? keys.enter
      : key.startsWith('Ctrl+')
        ? keys.ctrl(key.slice(5))
        : key;

/** Goes through the keys of a step; one that the guide names in another place, or not at all, is a fault of one of the two. */
function step(title: string): {
  key(name: string): string;
  told(...names: readonly string[]): void;
  over(): void;
} {
  const left = [...(steps.get(title) ?? [])];
  const key = (name: string): string => {
    const next = left.shift();
    if (next !== name)
      throw new Error(`“${title}” names ${next ?? 'no further key'} where ${name} is needed`);
    return typed(name);
  };
  return {
    key,
    /** Named, and not to be pressed here. */
    told: (...names) => names.forEach(key),
    over: () => expect(left, title).toEqual([]),
  };
}
const now = (words: string) => (screen: string) =>
  /NOW {2}[^]*?\n(?:\n|──)/u.exec(screen)?.[0].replaceAll(/\s+/gu, ' ').includes(words) ?? false;

/** The clocks tick in the meantime: only words tell what a key did. */
const wordsOf = (screen: string): string => screen.replaceAll(/\d/gu, '');

/** A clicker that bounces is told and not taken: who follows a guide presses again. */
async function pressUntil(
  desk: Terminal,
  key: string,
  reached: (screen: string) => boolean,
): Promise<string> {
  for (let presses = 0; presses < 4000; presses += 1) {
    // between the lobby and the desk nothing stands there, and nobody presses a key
    const before = await desk.waitFor((screen) => screen.trim() !== '');
    if (reached(before)) return before;
    if (before.includes('came twice')) {
      desk.type(keys.home);
      await desk.waitFor((screen) => !screen.includes('came twice'));
    } else {
      desk.type(key);
      await desk.waitFor((screen) => wordsOf(screen) !== wordsOf(before));
    }
  }
  throw new Error(`pressed again and again in vain:\n${desk.screen()}`);
}

test(
  'the guide leads to the first decision, to a note, a stop and the goodbye',
  { timeout: 300_000 },
  async () => {
    expect([...steps.keys()]).toEqual([
      'Start',
      'Say who sees the screen',
      'Read the NOW line',
      'Enter a decision',
      'Let them discuss',
      'Note something',
      'Stop for something real',
      'Leave',
      'See what you have',
    ]);
    const desk = start([], { home: home.path });
    const first = step('Start');
    expect(await desk.waitFor(/>.*Drones over Vessmar Airport/u)).toContain('Drones over Vessmar Airport');
    desk.type(first.key('Enter'));
    await desk.waitFor((screen) => !/>.*Drones over Vessmar Airport/u.test(screen));
    await pressUntil(desk, first.key('Enter'), (screen) => screen.includes('Do players see this screen?'));
    first.over();

    const seen = step('Say who sees the screen');
    // an Enter that is still on its way would come with it in one piece, which is taken for a paste
    await pressUntil(desk, seen.key('n'), now('See who is here'));
    seen.told('y', 'v', 'space');
    seen.over();

    const line = step('Read the NOW line');
    await desk.waitFor(now('See who is here'));
    await pressUntil(desk, line.key('space'), now('Read the rules of play aloud'));
    await pressUntil(desk, line.key('space'), (screen) => screen.includes('Do it?'));
    const opening = now('Read the opening of the module aloud first. Show 1-01');
    await pressUntil(desk, line.key('Enter'), opening);
    const given = line.key('space');
    await pressUntil(desk, given, (screen) => !now('Show 1-01')(screen));
    line.over();

    const decision = step('Enter a decision');
    await pressUntil(desk, decision.key('space'), now('They decide D1'));
    desk.type(decision.key('d'));
    await desk.waitFor('Who decides?');
    desk.type(decision.key('Enter'));
    await desk.waitFor('What do they decide?');
    desk.type(`${keys.down}${decision.key('Enter')}`);
    await desk.waitFor('Why?');
    desk.type(decision.key('Ctrl+S'));
    await desk.waitFor('Done: Enter a decision');
    expect(desk.screen()).toContain('Ten right only, the runway that is away from the report');
    await pressUntil(desk, decision.key('space'), (screen) => screen.includes('Do it?'));
    await pressUntil(desk, decision.key('Enter'), (screen) => screen.includes('D1 decided'));
    decision.told('space', 'Ctrl+A', 'Enter');
    decision.over();

    const talk = step('Let them discuss');
    const card = await pressUntil(desk, talk.key('space'), now('They discuss'));
    expect(card).toMatch(/Probe[^]*If silent/u);
    await pressUntil(desk, talk.key('space'), (screen) => !now('They discuss')(screen));
    talk.over();

    const note = step('Note something');
    desk.type(note.key('w'));
    await desk.waitFor('What kind of note?');
    note.told('+');
    desk.type(note.key('-'));
    note.told('?', '>', '~');
    await desk.waitFor('In which words?');
    await write(desk, 'Nobody asked the scientist.');
    desk.type(keys.escape);
    await desk.waitFor((screen) => !screen.includes('In which words?'));
    // another key between: a second Esc within a moment is one that is held down
    desk.type(`${keys.home}${keys.escape}`);
    await desk.waitFor((screen) => !screen.includes('What kind of note?'));
    desk.type('w');
    expect(await desk.waitFor('What kind of note?')).toContain('A draft:');
    desk.type('-');
    await desk.waitFor('> Nobody asked the scientist.');
    desk.type(note.key('Enter'));
    await desk.waitFor('Done: Note');
    note.over();

    const stop = step('Stop for something real');
    desk.type(stop.key('!'));
    await desk.waitFor('Stop play for something real?');
    desk.type(stop.key('Enter'));
    await desk.waitFor('PLAY HAS STOPPED. THIS IS REAL.');
    desk.type(stop.key('space'));
    await desk.waitFor('Why is it safe to go on?');
    await write(desk, 'It is over.');
    desk.type(stop.key('Enter'));
    await desk.waitFor('NOW  ');
    stop.over();

    const goodbye = step('Leave');
    desk.type(goodbye.key('q'));
    await desk.waitFor('Leave the desk?');
    desk.type(goodbye.key('Enter'));
    expect(await desk.exit()).toEqual({ code: 0, signal: 0 });
    goodbye.over();
    const record = /The record is (\S+?\.jsonl)/u.exec(desk.screen().replaceAll('\n', ''))?.[1] ?? '';
    expect(desk.screen()).toContain('This goes on where you left:');
    const listed = await sandtable(['records'], { home: home.path });
    expect(listed.stdout).toContain(record.split('/').at(-1)?.replace('.jsonl', ''));
    const again = start([], { home: home.path });
    await again.waitFor('Drones over Vessmar Airport');
    again.type('q');
    await again.exit();
  },
);

test('every other key and name in the guide does what the guide says', { timeout: 300_000 }, async () => {
  // a story in which a discussion comes first, where most keys work
  const desk = start(['run', unchanged('drone-incident'), '--seed', '7'], { home: home.path });
  await desk.waitFor('Do players see this screen?');
  desk.type('n');
  await desk.waitFor(now('See who is here'));
  await pressUntil(desk, ' ', now('Read the rules'));
  await pressUntil(desk, ' ', (screen) => screen.includes('Do it?'));
  await pressUntil(desk, keys.enter, (screen) => !screen.includes('Do it?'));
  await pressUntil(desk, ' ', now('They discuss'));
  /** What a key opened, by its title, or what it is called where it cannot be done now. */
  const called = (screen: string): string | null =>
    /Not done: “(.*?)” cannot/u.exec(screen)?.[1] ??
    / Done: (.*?)(?: {2}|$)/mu.exec(screen)?.[1] ??
    /[═─]▸ ([^═]+?) ═/u.exec(screen)?.[1] ??
    null;
  const outcome = /^ (?:Not done|Done): /mu;
  const back = async (): Promise<void> => {
    for (let presses = 0; presses < 4; presses += 1) {
      const before = desk.screen();
      if (called(before) === 'Discussion') return;
      desk.type(outcome.test(before) ? keys.home : keys.escape);
      // a clock that ticks is no answer: a second Esc would come in one piece with the next key
      await desk.waitFor((screen) => wordsOf(screen) !== wordsOf(before));
    }
  };
  await back();
  const opens = async (typing: () => Promise<void>): Promise<string> => {
    await typing();
    const screen = await desk.waitFor((each) => ![null, 'Discussion'].includes(called(each)));
    await back();
    return called(screen) ?? '';
  };
  const named = (pattern: RegExp): readonly string[] => [
    ...new Set([...day.matchAll(pattern)].map(([, it = '']) => it)),
  ];
  const found: Record<string, string> = {};
  // y, n and f are of the rehearsal and of the opening; q is walked at the end of the first lesson
  for (const key of named(/`([^\s`])`/gu)) {
    if (['y', '!', 'A', 'f', 'q'].includes(key)) continue;
    found[key] = await opens(() => Promise.resolve(desk.type(key)));
  }
  for (const word of named(/Ctrl\+K `([a-z-]+)`/gu))
    found[word] = await opens(async () => {
      desk.type(keys.ctrl('k'));
      await desk.waitFor('What do you want to do?');
      desk.type(word);
      await desk.waitFor(`find > ${word}`);
      desk.type(keys.enter);
      await desk.waitFor((screen) => !screen.includes('What do you want to do?'));
    });
  // a key that comes to the guide later opens something at least; these are told in it with what they do
  expect(found).toMatchObject({
    '+': 'Two more minutes',
    B: 'Take the break now',
    D: 'Drop an item from the agenda',
    E: 'Add what was said with an answer',
    H: 'Release an inject',
    K: 'Put a dropped item back',
    M: 'Move a break',
    N: 'Decline a proposal',
    S: 'Run sheet: planned and actual minutes in the room',
    a: 'Mark a fact as said aloud',
    act: 'Enter an action',
    allow: 'Allow an option',
    attribution: 'How people are named',
    ballot: 'Vote at this screen, one after the other',
    'by-inject': 'Answer a question by an inject to all',
    chatham: 'Chatham House Rule',
    c: 'Correct an entry',
    d: 'Enter a decision',
    g: 'Confirm that something was given',
    'hand-over': 'Hand a role over',
    marking: 'How far the report may go',
    k: 'Enter what a table tells back',
    m: 'Speak as an actor',
    merge: 'Merge two roles',
    n: 'Break the silence',
    'not-given': 'It was not given after all',
    p: 'Pause',
    play: 'Play a role yourself',
    r: 'Reply to a question',
    P: 'Give a role to a person',
    R: 'Enter a question to exercise control',
    shorten: 'Short or full agenda',
    strike: 'Strike a remark',
    u: 'Tell somebody who comes late',
    unseat: 'Take a person out of a role',
    w: 'Note',
    withdraw: 'Withdraw an inject',
    x: 'Mark an expected action',
  });
  desk.kill();
  await desk.exit();
});
