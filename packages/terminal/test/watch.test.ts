/** The author's second pane, headless: keys in, frames out. */
import { words } from '@sandtable/words';
import { describe, expect, test } from 'vitest';
import { frameText } from '../src/screen/frame.ts';
import { keyNamed, typed } from '../src/screen/key.ts';
import { createWatch, watchedLines } from '../src/watch/open-watch.ts';
import type { Row, Watched } from '../src/watch/watched.ts';

const say = words('en');
const row = (text: string, isNew = false): Row => ({ text, manner: 'plain', isCode: false, isNew });
const rows = (count: number, what: string): readonly Row[] =>
  Array.from({ length: count }, (_, at) => row(`${what} ${at + 1}`));
const fine: Watched = {
  file: 'town/scenario.yaml',
  marking: 'EXERCISE EXERCISE EXERCISE. A town. TLP:CLEAR',
  check: [],
  errors: 0,
  warnings: 0,
  timeline: rows(50, 'moment'),
  play: rows(200, 'line'),
  stale: false,
  milliseconds: 80,
};

function opened(first: Watched) {
  let watched = first;
  let left = false;
  const watch = createWatch({ watched: () => watched, subscribe: () => () => {} }, say, () => {
    left = true;
  });
  return {
    press: (...ids: string[]) => ids.forEach((id) => watch.key(id.length === 1 ? typed(id) : keyNamed(id))),
    save(next: Watched) {
      watched = next;
      watch.changed();
    },
    screen: (columns: number, rows: number) => frameText(watch.frame({ columns, rows })),
    left: () => left,
  };
}

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
  [40, 12],
])('at %i x %i', (columns, height) => {
  test('no line is too long, and nothing is lost on the way down', () => {
    const { screen, press } = opened(fine);
    const seen = new Set<string>();
    for (const pane of ['timeline', 'play']) {
      for (let step = 0; step < 210; step += 1) {
        const lines = screen(columns, height).split('\n');
        expect(lines).toHaveLength(height);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(columns);
          for (const found of line.match(/(?:moment|line) \d+/g) ?? []) seen.add(found);
        }
        press('down');
      }
      if (pane === 'timeline') press('tab');
    }
    expect(seen.size).toBe(250);
  });
});

test('what a save brought has a sign before it, and is in sight', () => {
  const { screen, save } = opened(fine);
  const play = fine.play.map((one, at) => (at === 150 ? { ...row('the new line', true) } : one));
  save({ ...fine, play });
  const shown = screen(120, 40);
  expect(shown).toMatch(/^.*\|\+ the new line$/mu);
  expect(shown).toContain('+ 1 new');
});

test('with errors the play before them stays, and says so', () => {
  const { screen, save } = opened(fine);
  const check = [row('scenario.yaml:3:1: error ST0201: `x` is not a key of a scenario.', true)];
  save({ ...fine, check, errors: 1, stale: true });
  expect(screen(80, 24)).toContain('as before the errors');
  expect(screen(80, 24)).toContain('1 error, no warnings');
  expect(screen(80, 24)).toContain('moment 1');
});

test.each(['q', 'ctrl+c'])('%s leaves', (key) => {
  const { press, left } = opened(fine);
  press(key);
  expect(left()).toBe(true);
});

test('in plain lines the first look tells the timeline, and each further one only what is new', () => {
  expect(watchedLines(fine, true, say).join('\n')).toContain('moment 50');
  const timeline = [...fine.timeline, row('moment 51', true)];
  const told = watchedLines({ ...fine, timeline }, false, say).join('\n');
  expect(told).toContain('moment 51');
  expect(told).not.toContain('moment 50');
  expect(watchedLines({ ...fine, timeline: [row('a\u001b[2Jb')] }, true, say).join('\n')).not.toContain(
    '\u001b',
  );
});
