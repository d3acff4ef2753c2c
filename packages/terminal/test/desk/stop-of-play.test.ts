// A real-world stop is offered where it can be called and nowhere else; where it cannot, one sentence says from when; who called it is named.
import { describe, expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { facilitator } from '../plain/facilitator-by-ear.ts';
import { done, townHead } from '../town.ts';

const source = `${townHead(['mayor', 'police'])}phases: { main: { title: Main, agenda: [{ say: Begin. }, { say: Thank you. }] } }\n`;
const toStage = {
  opening: [],
  briefing: ['brief'],
  play: ['brief', 'start'],
  'the end': ['brief', 'start', 'end'],
} as const;

function at(stage: keyof typeof toStage) {
  const { session } = sessionOfText(source);
  for (const kind of toStage[stage]) done(session, { kind, body: {} });
  return session;
}
const plainly = (shown: string): string => shown.replaceAll(/\s+/gu, ' ');
const ahead = 'Play has not begun: say it aloud. From StartEx on “!” stops play.';

describe.each([
  ['opening', ahead],
  ['briefing', ahead],
  ['the end', 'Play is over: say it aloud.'],
] as const)('where no play can be stopped: at %s', (stage, why) => {
  test.each(['n', 'y'])(
    'no foot, help, form or small window offers it, and pressed it says why (%s)',
    (seen) => {
      const desk = deskOn(at(stage), { seen });
      const offers = /real-world stop|! \(stop\)/u;
      expect(desk.shown()).not.toMatch(offers);
      expect(plainly(desk.shown(20, 24))).toContain('Until then only q (leave) acts.');
      desk.shown();
      desk.press('?', 'pagedown', 'pagedown', 'pagedown');
      expect(desk.shown()).not.toMatch(offers);
      desk.press('esc', 'ctrl+k');
      expect(desk.shown()).not.toMatch(offers);
      desk.press('esc', '!');
      expect(plainly(desk.shown())).toContain(`Not done: ${why}`);
      desk.press('f9');
      expect(plainly(desk.shown(80, 24))).toContain(`Not done: ${why}`);
    },
  );

  test('plain mode does not greet with it, and typed it says why in one sentence', async () => {
    const person = await facilitator(at(stage));
    expect(person.heard.join(' ')).not.toContain('“stop”');
    expect(await person.say('stop')).toContain(why);
    await person.leave();
  });

  test('a role at its own screen is told the same', () => {
    const desk = deskOn(at(stage));
    desk.press('t', 'enter', 'enter', '!');
    expect(plainly(desk.shown())).toContain(why);
  });
});

test('in play the foot and the help offer it', () => {
  const desk = deskOn(at('play'));
  expect(desk.shown()).toContain('! real-world stop');
  desk.press('?', 'pagedown', 'pagedown', 'pagedown');
  expect(desk.shown()).toMatch(/! or F9 +real-world stop/u);
});

test('plain mode teaches the word once, when it begins to work', async () => {
  const session = at('briefing');
  const person = await facilitator(session);
  const told = () => person.heard.filter((line) => line === '“stop” is the real-world stop.').length;
  expect(told()).toBe(0);
  await person.say('next!');
  expect(told()).toBe(1);
  await person.say('pause! break');
  await person.say('resume!');
  expect(told()).toBe(1);
  await person.leave();
});

test.each([
  ['a seat', { role: 'mayor' }, 'Stopped by Mayor.'],
  ['the desk', {}, 'Stopped at exercise control’s desk.'],
] as const)('who stopped is named, at the desk and by ear: %s', async (_who, author, words) => {
  const session = at('play');
  const given = session.give({ kind: 'pause', body: { reason: 'real-world', until: null } }, [], author);
  expect(given).toHaveProperty('entries');
  expect(deskOn(session).shown()).toContain(words);
  expect(deskOn(session).shown(80, 24)).toContain(words);
  const person = await facilitator(session);
  expect(await person.say('now')).toContain(words);
  await person.leave();
});
