// A move of the story says beforehand which duties have no time left before it arrives.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';
import { facilitator, nowLine } from '../plain/facilitator-by-ear.ts';
import { answerOf, done, townHead } from '../town.ts';

process.env['TZ'] = 'UTC';

const source = `${townHead(['mayor', 'police'], '4h')}phases:
  first:
    title: First
    clock: stands
    agenda: [{ inject: alarm }, { advance: 30m }, { say: Thank you. }]
    next: [{ go: end }]
injects:
  alarm: { from: exercise_control, to: [all], channel: note, delivery: spoken, text: The alarm rings. }
expected:
  call: { by: mayor, text: Call the school, at: after inject.alarm.delivered, within: 10m }
  count: { by: police, text: Count the buses, at: after inject.alarm.delivered, within: 20m }
  write: { by: police, text: Write it all down, at: after inject.alarm.delivered, within: 2h }
`;

test('the NOW line names what is asked for on the way, at the desk and by ear, and no more than that', async () => {
  const { session } = sessionOfText(source);
  for (const kind of ['brief', 'start', 'next'] as const) session.give({ kind, body: {} });
  expect(session.control().now.now).toBe('advance');
  const told =
    'On the way the time is up for: Mayor: Call the school (+10 min); Police: Count the buses (+20 min).';
  expect(deskOn(session).shown(250, 40)).toContain(told);
  const person = await facilitator(session);
  expect(nowLine(person)).toContain(told);
  expect(nowLine(person)).not.toContain('Write it all down');
  // what was done before is not asked for
  session.give({ kind: 'seen', body: { expected: 'call', how: 'seen' } });
  await person.say('now');
  expect(nowLine(person)).toContain('the time is up for: Police: Count the buses (+20 min).');
  await person.leave();
});

test('the card says what the NOW line says while the story is to move, and not yet what comes after it', () => {
  const { session } = sessionOfText(busy);
  for (const kind of ['brief', 'start', 'next'] as const) session.give({ kind, body: {} });
  done(session, answerOf('stop', 'mayor', 'close'));
  session.give({ kind: 'settle', body: { decision: 'stop', byDefault: false } });
  expect(session.control().now.now).toBe('busy');
  const shown = deskOn(session).shown(80, 24);
  expect(shown.replaceAll(/\s+/gu, ' ').match(/D1 takes until \+3 min\. Move the story on/gu)).toHaveLength(
    2,
  );
  expect(shown).not.toContain('The alarm rings');
  session.close();
});

const busy = `${townHead(['mayor', 'police'], '4h')}phases:
  first: { title: First, clock: stands, agenda: [{ decide: stop }, { inject: alarm }], next: [{ go: end }] }
injects:
  alarm: { from: exercise_control, to: [all], channel: note, delivery: spoken, text: The alarm rings. }
decisions:
  stop:
    question: Do you close it?
    by: [mayor]
    takes: 3m
    otherwise: open
    options: { close: { text: We close it }, open: { text: We leave it open } }
`;
