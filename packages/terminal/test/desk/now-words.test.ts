// The NOW line's own words, where they would contradict the clock above them or what the room has just read.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { answerOf, done, townSession } from '../town.ts';

const town = (agenda: string, more: string, clock = ''): string => `sandtable: 1
id: town
title: Town
summary: They decide.
marking: TLP:CLEAR
fictional: All of it is invented.
story: { h-hour: 2031-06-08T07:00, shown-as: clock }
duration: 1h
organisations: { town: { name: Town, sector: government } }
roles:
  mayor: { name: Mayor, organisation: town }
  police: { name: Police, organisation: town }
phases: { main: { title: Main, ${clock}agenda: [{ say: Begin. }, ${agenda}, { say: Thank you. }] } }
${more}
`;
const line = (desk: ReturnType<typeof deskOn>): string => desk.shown(100, 30).replaceAll(/\s+/gu, ' ');

test('nothing takes “until” the time that it is: within the minute the line says how long', () => {
  const session = townSession(
    town('{ say: Listen. }', 'actions: { stop: { by: [mayor], text: Stop the traffic, takes: 30s } }'),
  );
  done(session, { kind: 'act', body: { action: 'stop', by: 'mayor' } });
  expect(line(deskOn(session))).toContain('“Stop the traffic” takes another 30 s. Move the story on.');
});

test.each([
  [
    'an expected action',
    'expected: { ask: { by: mayor, text: Ask twice, at: 0m, within: 5m } }',
    'Has Mayor done this: “Ask twice”? Its time is up at 07:05.',
  ],
  [
    'a legal clock',
    'variables: { n: { name: N, start: 0 } }\nclocks: { report: { name: Report, at: 0m, within: 5m, done: "n > 0" } }',
    'The legal clock “Report” ends now, at 07:05.',
  ],
])(
  'where %s stops the clock a second before its time, the line says that time, and not the minute before',
  (_of, more, words) => {
    const session = townSession(town('{ advance: 10m }', more));
    done(session, { kind: 'next', body: {} });
    const told = line(deskOn(session));
    expect(told).toContain('07:04');
    expect(told).toContain(words);
  },
);

test('the story is not moved on from a time to the same time', () => {
  const session = townSession(town('{ advance: 20s }', ''));
  expect(line(deskOn(session))).toContain('Move the story on by 20 s.');
});

test('of a clock that runs the line does not say from when: the head has the time', () => {
  const session = townSession(town('{ advance: 10m }', '', 'clock: runs, '));
  expect(line(deskOn(session))).toMatch(/Let the story run on for 10 min, to .*07:10/u);
});

test('what was answered before it was asked, and decides nothing yet, stands in the line that asks it', () => {
  const session = townSession(
    town(
      '{ decide: d }',
      `decisions:
  d: { question: What do you do?, by: [mayor, police], rule: consensus, options: { a: { text: Go }, b: { text: Stay } }, otherwise: a }`,
    ),
  );
  const answer = { form: 'options', options: ['a'] } as const;
  done(session, {
    kind: 'answer',
    body: { decision: 'd', by: 'police', answer, grounds: {}, saidAt: null, added: [], instead: false },
  });
  expect(line(deskOn(session))).toContain('Answered already: Police.');
});

test('a fact that stands in what somebody gets is not to be told again; to others it is', () => {
  const session = townSession(
    town(
      '{ inject: card }',
      `facts: { smoke: { text: There is smoke. }, fire: { text: There is a fire. } }
injects:
  card: { from: exercise_control, to: [mayor], channel: card, delivery: card, text: There is smoke., on-delivery: [{ reveal: smoke, to: [mayor] }, { reveal: fire, to: [police] }] }`,
    ),
  );
  done(session, { kind: 'next', body: {} });
  expect(line(deskOn(session))).toContain('Tell Police: There is a fire.');
  const facts = session.control().toGive.map(({ text }) => text);
  expect(facts).toEqual(['There is a fire.']);
});

test('a full stop of what is named within the line does not end its sentence: options, the default, and what ends on the way', () => {
  const session = townSession(
    town(
      '{ decide: d }, { advance: 10m }',
      `expected: { ask: { by: mayor, text: Ask twice., at: 0m, within: 5m } }
decisions:
  d: { question: What do you do?, by: [mayor, police], rule: consensus, options: { a: { text: Go now. }, b: { text: Stay here. } }, otherwise: a }`,
    ),
  );
  done(session, { kind: 'next', body: {} });
  for (const [by, option] of [
    ['mayor', 'a'],
    ['police', 'b'],
  ] as const)
    done(session, answerOf('d', by, option));
  const deadlock = line(deskOn(session));
  expect(deadlock).toContain('(Go now: 1, Stay here: 1)');
  expect(deadlock).toContain('Go now, by default.');
  done(session, { kind: 'settle', body: { decision: 'd', byDefault: false } });
  expect(line(deskOn(session))).toContain('Mayor: Ask twice (07:05)');
});

test('a card is handed to nobody who is not here', () => {
  const session = townSession(
    town(
      '{ inject: note }',
      'injects: { note: { from: exercise_control, to: [mayor, police], channel: card, delivery: card, text: Read this. } }',
    ),
  );
  done(session, { kind: 'unseat', body: { role: 'police', participant: null } });
  expect(line(deskOn(session))).toMatch(/Hand card \S+ to Mayor: .*Nobody is here for Police\./u);
});
