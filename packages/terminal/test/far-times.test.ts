// Times of another day are told with their day: a weekday where that says which, the date where it does not; and what is told is read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Story } from '@sandtable/core/scenario';
import { storyTimeOf } from '@sandtable/core/scenario';
import { readMoment } from '@sandtable/powers';
import { storyTimeAt, storyTimeInColumn, words } from '@sandtable/words';
import { deskOn } from './desk-at-hand.ts';
import { facilitator } from './plain/facilitator-by-ear.ts';
import { sessionOfText } from './library-session.ts';

const story: Story = { hHour: '2031-06-08T10:00', zone: '+02:00', startex: 0, shownAs: 'clock' };
const tongue = { language: 'en', say: words('en') };
const [hour, day] = [3600, 86_400];

describe('a time without its day', () => {
  test.each([
    [50 * 60, 'Sunday 10:50'],
    [day, 'Monday 10:00'],
    [5 * day, 'Friday 10:00'],
    [7 * day, 'Sunday 15 June 2031, 10:00'],
    [675 * day, 'Wednesday 13 April 2033, 10:00'],
    [-8 * day, 'Saturday 31 May 2031, 10:00'],
  ])('%i s after StartEx is told as %s', (seconds, told) => {
    expect(storyTimeAt(story, seconds, tongue)).toBe(told);
  });

  test.each([
    [0, 50 * 60, '10:50'],
    [0, day, 'Mon 10:00'],
    [day, 50 * 60, 'Sun 10:50'],
    [0, 10 * day, '18 Jun'],
    [0, 675 * day, 'Apr 2033'],
  ])('when it is %i, a column tells %i as %s', (now, at, told) => {
    expect(storyTimeInColumn(story, at, storyTimeOf(story, now), tongue)).toBe(told);
  });

  test('what is told of a time that is to come is read as that time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }),
        fc.nat({ max: 365 * 24 * 60 }),
        (from, ahead) => {
          const at = (from + ahead) * 60;
          expect(readMoment(storyTimeAt(story, at, tongue), storyTimeOf(story, from * 60), 'en')).toEqual({
            at,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the running order, the log and plain mode name the day of what is due tomorrow, and of what was yesterday', async () => {
    const { session } = sessionOfText(`
sandtable: 1
id: days
title: Two days
summary: Something is due tomorrow.
marking: TLP:CLEAR
fictional: All of it is invented.
story: { h-hour: 2031-06-08T10:00, zone: "+02:00", shown-as: clock }
duration: 40d
organisations: { town: { name: Town, sector: government } }
roles: { mayor: { name: Mayor, organisation: town } }
phases:
  main: { title: Main, agenda: [{ inject: first }, { advance: 1d }, { inject: last }], next: [{ go: end }] }
injects:
  first: { from: exercise_control, to: [mayor], channel: note, delivery: spoken, text: The day begins. }
  today: { at: 1h50m, from: exercise_control, to: [mayor], channel: note, text: Later today. }
  tomorrow: { at: 1d50m, from: exercise_control, to: [mayor], channel: note, text: Tomorrow. }
  far: { at: 20d, from: exercise_control, to: [mayor], channel: note, text: Far away. }
  last: { from: exercise_control, to: [mayor], channel: note, delivery: spoken, text: The end of it. }
`);
    session.give({ kind: 'start', body: {} });
    const { shown } = deskOn(session);
    expect(shown(200, 60)).toMatch(/11:50 due +0-01/u);
    expect(shown(200, 60)).toMatch(/Mon 10:50 +0-02/u);
    expect(shown(200, 60)).toMatch(/28 Jun +0-03/u);
    const person = await facilitator(session);
    const order = (await person.say('order')).join('\n');
    expect(order).toContain('Sunday 11:50');
    expect(order).toContain('Monday 10:50');
    expect(order).toContain('Saturday 28 June 2031, 10:00');
    session.give({ kind: 'advance', body: { to: day + hour } });
    expect(shown(200, 60)).toMatch(/Sun 10:00 INJECT|Sun 10:00 MODULE/u);
  });
});
