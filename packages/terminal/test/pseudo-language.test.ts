// No word on a role's screen, in plain mode or on the wall is written anywhere but in the catalogue.
import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { roleDeskOf } from '../src/desk/headless-desk.ts';
import { roleFrame } from '../src/role/role-frame.ts';
import { roomFrame } from '../src/room/room-frame.ts';
import { frameText } from '../src/screen/frame.ts';
import { done, townSession, townWith } from './town.ts';

const town = townWith(
  ['mayor', 'police', 'radio'],
  [
    'by: [mayor, police]',
    'rule: majority',
    'within: 20m',
    'minutes: 10',
    'ask: [rationale, confidence]',
    'options: { a: { text: Go ahead }, b: { text: Stay there } }',
    'otherwise: a',
  ],
  [
    'variables: { queue: { name: Queue, start: 4, seen-by: [all] } }',
    'facts: { f: { text: Water is brown, tlp: TLP:AMBER, known-to: [mayor] } }',
    'injects: { i: { at: 0m, from: exercise_control, to: [mayor, police], channel: note, text: Look out } }',
  ],
);
/** Of keys of the file nothing may stand there. */
const authors = new Set(
  town
    .toLowerCase()
    .replaceAll(/[\w-]+:/gu, ' ')
    .match(/[a-z]+/gu),
);
const plainWords = (shown: string): readonly string[] => {
  const found: readonly string[] = shown.match(/(?<![\p{L}\d])[A-Za-z]{3,}(?![\p{L}\d])/gu) ?? [];
  return found.filter((word) => !authors.has(word.toLowerCase()) && !keys.has(word));
};
/** Keys of a keyboard are called as they are printed on it. */
const keys = new Set(['Enter', 'Esc', 'esc', 'Tab', 'TLP']);

test('in the language of no country every word on a role’s screen and on the wall is from the catalogue', () => {
  const session = townSession(town);
  const read = session.readIn('en-XA');
  const say = words('en-XA');
  const size = { columns: 100, rows: 50 };
  const stages = [
    () => {},
    () => done(session, { kind: 'acknowledge', body: { by: 'mayor', message: 1 } }),
    () => done(session, { kind: 'pause', body: { reason: 'break', until: null } }),
    () => done(session, { kind: 'resume', body: {} }),
    () => done(session, { kind: 'end', body: {} }),
    () => done(session, { kind: 'hot-wash', body: {} }),
  ];
  for (const go of stages) {
    go();
    const room = {
      view: read.room(),
      now: session.clock.now(),
      troubled: false,
      say,
      language: 'en-XA',
      zone: null,
    };
    expect(plainWords(frameText(roomFrame(room, { blank: false, scroll: 0 }, size)))).toEqual([]);
    for (const shows of ['inbox', 'log', 'help'] as const) {
      const desk = roleDeskOf(read, 'mayor', say);
      const frame = roleFrame({ shows, scroll: 0, form: null, drafts: [], told: null }, desk, size);
      expect(plainWords(frameText(frame))).toEqual([]);
    }
  }
  session.close();
});
