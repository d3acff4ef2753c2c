/** The room's screen holds only what every role that is there was given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  begin,
  decide,
  evolveAll,
  isRefusal,
  load,
  present,
  type Program,
  type State,
} from '../../src/index.ts';
import { plainReader, roleView, roomView, type RoomSubject } from '../../src/view.ts';
import type { Answer, Command } from '../../src/record.ts';
import type { Scenario } from '../../src/scenario.ts';
import { library } from '../engine/library.ts';
import { scenarioOf } from '../engine/playing.ts';
import { wander, type Wandered } from './wandering-play.ts';

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 160 });
const textsOf =
  ({ texts }: Wandered) =>
  ({ entry, text }: { readonly entry: number; readonly text: number }) =>
    texts.get(entry)?.[text] ?? null;

/** What it shows that somebody wrote for some roles only. A question of the agenda is read out to all. */
function secretsIn(subject: RoomSubject, readOut: readonly string[]): readonly string[] {
  switch (subject.shows) {
    case 'question':
      return readOut.includes(subject.serial)
        ? []
        : [subject.question, ...subject.options.map(({ text }) => text)];
    case 'activity':
      return [
        subject.board.title,
        ...subject.board.groups.flatMap(({ cards }) => cards.map(({ text }) => text)),
      ];
    case 'decided':
      return readOut.includes(subject.serial) ? [] : [subject.question];
    case 'discussion':
      return [subject.ask];
    case 'inject':
      return [subject.text];
    case 'brief-back':
    case 'hot-wash':
    case 'nothing':
      return [];
  }
}

/** What only exercise control reads. */
const hidden = (scenario: Scenario): readonly string[] =>
  [
    ...scenario.injects.flatMap(({ notes, evaluatorNotes, sensitivity }) => [
      notes,
      evaluatorNotes,
      sensitivity,
    ]),
    ...scenario.decisions.map(({ notes }) => notes),
    ...scenario.expected.map(({ text }) => text),
    ...scenario.outcomes.flatMap(({ clauses }) => clauses.map(({ text }) => text)),
    ...scenario.roles.map(({ brief }) => brief),
  ].flatMap((text) => Object.values(text ?? {}).map((words) => JSON.stringify(words).slice(1, -1)));

describe.each([...library])('%s', (_name, program) => {
  const { scenario } = program;
  const inAgenda = scenario.phases.flatMap(({ agenda }) =>
    agenda.flatMap((item) => (item.does === 'decide' && item.with === null ? [item.decision] : [])),
  );
  const readOut = scenario.decisions
    .filter(({ name }) => inAgenda.includes(name))
    .map(({ serial }) => serial);
  test('whatever it shows stands in the view of every role that is there', () => {
    const shown = new Set<string>();
    fc.assert(
      fc.property(choices, (picked) => {
        const played = wander(program, picked);
        const view = roomView(program, played.state, textsOf(played), plainReader(program.scenario));
        const { subject } = view;
        shown.add(subject.shows);
        for (const secret of hidden(scenario)) expect(JSON.stringify(view)).not.toContain(secret);
        for (const { name } of scenario.roles) {
          if (!present(program, played.state, name)) continue;
          const own = JSON.stringify(
            roleView(program, played.state, name, textsOf(played), plainReader(program.scenario)),
          );
          for (const secret of secretsIn(subject, readOut))
            expect(own).toContain(JSON.stringify(secret).slice(1, -1));
        }
      }),
      { numRuns: 80, seed: 5 },
    );
    // else it would hold for a screen that is always empty
    expect([...shown]).toEqual(expect.arrayContaining(['question', 'discussion', 'inject']));
  });
});

const small = `
groups:
  quay: [gate, ferries]
injects:
  for_all: { at: reserve, from: caller, to: [all], channel: radio, text: Everybody hears this. }
  for_one: { at: reserve, from: caller, to: [gate], channel: phone, text: Only the gate hears this. }
  in_two_ways:
    at: reserve
    from: caller
    to: [all]
    channel: radio
    text: The common words.
    text-for: { gate: Words for the gate. }
phases: { only: { title: Only }, later: { title: Later } }
decisions:
  together:
    at: reserve
    by: [gate]
    consult: [ferries, state]
    minutes: 10
    question: Do all of you stay?
    options: { yes_all: { text: We stay }, no_one: { text: We go, only-if: "phase.only.done" } }
    otherwise: yes_all
  apart:
    at: reserve
    by: [gate]
    question: Does the gate close?
    options: { shut: { text: Shut }, ajar: { text: Ajar } }
    otherwise: shut
  each_alone:
    at: reserve
    by: [gate, ferries, state]
    rule: each
    question: Does each of you stay?
    options: { stay: { text: I stay }, leave: { text: I go } }
    otherwise: stay
  number:
    at: reserve
    by: [gate]
    consult: [ferries, state]
    question: How many coaches?
    answer: amount
    amount: { min: 0, max: 40, unit: coaches }
    otherwise: 4
`;

/** The subject after these commands, an hour after midnight of day 0 of the wall clock, and each a minute after the one before. */
function after(...commands: readonly Command[]): RoomSubject {
  return afterUnder(small, commands);
}
function afterUnder(fragment: string, commands: readonly Command[]): RoomSubject {
  const program: Program = load(scenarioOf(fragment));
  const texts = ['said by somebody'];
  const author = { participant: null, role: 'exercise_control', organisation: null };
  let wall = 3_600_000;
  let state: State = begin(program, { seed: '1', parameters: [], attribution: 'role' });
  for (const command of [{ kind: 'start', body: {} } as const, ...commands]) {
    const decided = decide(program, state, { command, author, wall, texts });
    if (isRefusal(decided)) throw new Error(decided.refused);
    state = evolveAll(program, state, decided.entries);
    wall += 60_000;
  }
  return roomView(program, state, () => texts[0] ?? null, plainReader(program.scenario)).subject;
}
const deliver = (inject: string): Command => ({ kind: 'deliver', body: { inject } });

describe('the subject', () => {
  test('is no inject of a module that is over', () => {
    const later: Command = { kind: 'go', body: { phase: 'later' } };
    const on: Command = { kind: 'advance', body: { to: 600 } };
    expect(after(deliver('for_all'), on).shows).toBe('inject');
    expect(after(deliver('for_all'), on, later).shows).toBe('nothing');
    expect(after(deliver('for_one'), on, later, deliver('for_all')).shows).toBe('inject');
  });
  test('is the last inject that everybody received in the same words', () => {
    expect(after(deliver('for_one')).shows).toBe('nothing');
    expect(after(deliver('for_all'), deliver('for_one'), deliver('in_two_ways'))).toMatchObject({
      shows: 'inject',
      text: 'Everybody hears this.',
      channel: 'radio',
    });
    expect(after(deliver('for_all'), { kind: 'withdraw', body: { inject: 'for_all' } }).shows).toBe(
      'nothing',
    );
  });

  test('of a role that is empty nobody can learn anything', () => {
    const gone = (role: string): Command => ({ kind: 'unseat', body: { role, participant: null } });
    expect(after(gone('ferries'), gone('state'), deliver('for_one')).shows).toBe('inject');
  });

  test('is an open question once its circle leaves nobody out, with what can be chosen now', () => {
    expect(after({ kind: 'open', body: { decision: 'apart' } }).shows).toBe('nothing');
    expect(after({ kind: 'open', body: { decision: 'together' } })).toEqual({
      shows: 'question',
      serial: 'D1',
      question: 'Do all of you stay?',
      options: [{ letter: 'a', text: 'We stay', allowed: true }],
      form: 'choice',
      amount: null,
      rule: 'single',
      quorum: null,
      lead: null,
      deciders: ['Gate'],
      consulted: ['Ferries', 'State'],
      minutes: 10,
      until: 4_260_000,
    });
  });

  test('says nothing of how anybody answered', () => {
    const open: Command = { kind: 'open', body: { decision: 'together' } };
    const answer: Command = {
      kind: 'answer',
      body: {
        decision: 'together',
        by: 'gate',
        answer: { form: 'options', options: ['yes_all'] },
        grounds: {},
        saidAt: null,
        added: [],
        instead: false,
      },
    };
    expect(after(open, answer)).toEqual(after(open));
  });
});

describe('the wall shows what was decided', () => {
  const told = { grounds: {}, saidAt: null, added: [], instead: false } as const;
  const open = (decision: string): Command => ({ kind: 'open', body: { decision } });
  const answer = (decision: string, by: string, given: Answer): Command => ({
    kind: 'answer',
    body: { decision, by, answer: given, ...told },
  });
  const settle = (decision: string): Command => ({ kind: 'settle', body: { decision, byDefault: false } });
  const stay = { form: 'options', options: ['yes_all'] } as const;

  test('as it stands, until something else comes to all', () => {
    const decided = [open('together'), answer('together', 'gate', stay), settle('together')];
    expect(after(...decided)).toMatchObject({
      shows: 'decided',
      question: 'Do all of you stay?',
      result: { form: 'options', options: ['We stay'], text: null },
    });
    const inject = { kind: 'deliver', body: { inject: 'for_all' } } as const;
    expect(after(...decided, inject).shows).toBe('inject');
    expect(after(inject, ...decided).shows).toBe('decided');
    const on = [
      { kind: 'advance', body: { to: 600 } },
      { kind: 'go', body: { phase: 'later' } },
    ] as const;
    expect(after(...decided, ...on).shows).toBe('nothing');
    // the next module may begin at the same second of the story
    expect(after(...decided, { kind: 'go', body: { phase: 'later' } }).shows).toBe('nothing');
    expect(after(inject, { kind: 'go', body: { phase: 'later' } }).shows).toBe('nothing');
  });
  test('as an amount; in the own words in which it was decided and read back; of conditions only that there are some', () => {
    expect(
      after(open('number'), answer('number', 'gate', { form: 'amount', amount: 12 }), settle('number')),
    ).toMatchObject({ shows: 'decided', result: { amount: 12 }, amount: { unit: 'coaches' } });
    const own: Answer = { form: 'other', said: { text: 0 }, treatAs: 'no_one' };
    const said = [open('together'), answer('together', 'gate', own), settle('together')];
    expect(after(...said)).toMatchObject({
      result: { form: 'other', text: 'said by somebody', options: [] },
    });
    const rule: Command = { kind: 'chatham-house', body: { on: true } };
    expect(after(rule, ...said)).toMatchObject({ result: { form: 'other', text: null, options: [] } });
    const conditional: Command = {
      kind: 'answer',
      body: { decision: 'together', by: 'gate', answer: stay, ...told, grounds: { conditions: { text: 0 } } },
    };
    const shown = after(open('together'), conditional, settle('together'));
    expect(shown).toMatchObject({ result: { options: ['We stay'], conditions: null }, conditional: true });
    expect(JSON.stringify([shown, after(rule, ...said)])).not.toContain('said by somebody');
  });
  test('nothing of what some decided among themselves, and of what each answered alone only that it is', () => {
    expect(
      after(open('apart'), answer('apart', 'gate', { form: 'options', options: ['ajar'] }), settle('apart'))
        .shows,
    ).toBe('nothing');
    const each = ['gate', 'ferries', 'state'].map((by) =>
      answer('each_alone', by, { form: 'options', options: ['leave'] }),
    );
    expect(after(open('each_alone'), ...each, settle('each_alone'))).toMatchObject({
      shows: 'decided',
      result: null,
    });
  });
});

describe('the wall shows no old nudges', () => {
  const withTalk = `${small}discussions: { talk: { ask: Who rings whom?, with: [all] } }\n`.replace(
    'phases: { only: { title: Only }',
    'phases: { only: { title: Only, agenda: [{ discuss: talk, minutes: 5 }, { inject: for_all }] }',
  );
  const next: Command = { kind: 'next', body: {} };
  const say = (from: string): Command => ({
    kind: 'say',
    body: { from, to: ['gate', 'ferries', 'state'], said: { text: 0 } },
  });
  test.each(['exercise_control', 'caller'])(
    'what %s only said goes with the item at which it was said',
    (from) => {
      expect(afterUnder(withTalk, [next, say(from)]).shows).toBe('discussion');
      expect(afterUnder(withTalk, [next, say(from), next]).shows).toBe('nothing');
      expect(afterUnder(withTalk, [next, next, say(from)])).toMatchObject({ shows: 'inject', channel: null });
      expect(afterUnder(withTalk, [next, next, say(from), next])).toMatchObject({
        shows: 'inject',
        text: 'Everybody hears this.',
      });
    },
  );
});
