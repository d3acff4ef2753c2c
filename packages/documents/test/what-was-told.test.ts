import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { begin, load, openTable } from '@sandtable/core';
import type { Author, Command } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { textReader } from '@sandtable/words';
import { wholeReport } from './whole.ts';

const file = join(import.meta.dirname, '../../../test/fixtures/smallest.yaml');
const town = `${readFileSync(file, 'utf8')
  .replace('first: { title: First,', 'first: { title: First, on-enter: [{ reveal: brown, to: [mayor] }],')
  .replace('seen-by: [all] }\n  mode', 'seen-by: [mayor] }\n  mode')}facts:
  brown: { text: The water is brown, known-to: [police] }
  old: { text: The pipe is old, known-to: [police] }
  dam: { text: The dam leaks, known-to: [police] }
injects:
  card: { at: reserve, to: [mayor], from: police, channel: letter, delivery: card, text: A letter., reveals: [old] }
  letter: { at: reserve, to: [mayor], from: police, channel: letter, delivery: card, text: The dam leaks., on-delivery: [{ reveal: dam, to: [mayor] }] }
decisions:
  pump: { at: reserve, by: [mayor], question: Do you pump?, options: { now: { text: Now }, later: { text: Later } }, otherwise: later }
`;

const control: Author = { participant: null, role: 'exercise_control', organisation: null };
const morning = Date.UTC(2031, 5, 8, 9);
const open: Command = { kind: 'open', body: { decision: 'pump' } };
const deliver: Command = { kind: 'deliver', body: { inject: 'card' } };
const given = (inject: string, is = true): Command => ({
  kind: 'given',
  body: { inject, given: is, at: null },
});
const asked: Command = { kind: 'ask', body: { by: 'mayor', said: { text: 0 } } };

interface Room {
  /** Before StartEx, and after it. */
  readonly before?: readonly Command[];
  readonly after?: readonly Command[];
  readonly unattended?: boolean;
}
/** What the report says that the mayor knew when the pump was decided, and what it says of each fact in the end. */
function reported({ before = [], after = [], unattended = false }: Room) {
  const { scenario, diagnostics } = readScenario(town, 'town.yaml');
  if (!scenario) throw new Error(JSON.stringify(diagnostics));
  const program = load(scenario);
  const setup = { seed: '7', parameters: [], attribution: 'role' } as const;
  const table = openTable(program, begin(program, setup));
  const give = (command: Command): void => {
    const wall = unattended ? null : morning + table.state().entries * 1000;
    const refusal = table.give({ command, author: control, wall, texts: ['What is it?'] });
    if (refusal) throw new Error(`${command.kind}: ${JSON.stringify(refusal)}`);
  };
  const settle: Command = { kind: 'settle', body: { decision: 'pump', byDefault: true } };
  const commands: readonly Command[] = [
    { kind: 'brief', body: {} },
    ...before,
    { kind: 'start', body: {} },
    ...after,
    open,
    settle,
    { kind: 'end', body: {} },
  ];
  commands.forEach(give);
  const report = wholeReport({
    program,
    setup,
    entries: table.entries(),
    texts: () => null,
    reader: textReader('en')(scenario),
    language: 'en',
    head: null,
    parent: null,
    zone: 'UTC',
    recomputed: { is: 'same' },
    marking: null,
    signedOff: null,
  }).replaceAll(/\[(\d+)\]\(#entry-\d+\)/gu, '[n]');
  const row = (fact: string) =>
    report
      .split('\n')
      .find((line) => line.startsWith(`| ${fact}`) && line.includes('from the start'))
      ?.split(' | ')[1];
  return {
    knew: /^- \*\*Mayor\*\*: (.*)$/mu.exec(report)?.[1],
    brown: row('The water is brown'),
    old: row('The pipe is old'),
    dam: row('The dam leaks'),
  };
}

test('what an effect revealed to a role without a screen, and nobody said, is not known', () => {
  expect(reported({})).toEqual({
    knew: 'had received nothing; knew none of the facts; revealed to them, and told by nobody on the record: “The water is brown”.',
    brown: '+0 s [n], not told',
    old: '–',
    dam: '–',
  });
});

test('what an inject reveals by its own effect to who gets it is told with its words, once somebody gave it', () => {
  const sent: Command = { kind: 'deliver', body: { inject: 'letter' } };
  expect(reported({ after: [sent] }).dam).toBe('+0 s [n], not told');
  expect(reported({ after: [sent, given('letter')] }).dam).toBe('+0 s [n]');
});

test.each<[how: string, room: Room]>([
  ['somebody gave it', { after: [given('fact-6')] }],
  [
    'it was said aloud, though it counted as known',
    { after: [{ kind: 'aloud', body: { fact: 'brown', to: 'all' } }] },
  ],
  [
    'it was said aloud to the role alone',
    { after: [{ kind: 'aloud', body: { fact: 'brown', to: ['mayor'] } }] },
  ],
  ['it was shared', { after: [{ kind: 'share', body: { fact: 'brown', by: 'police', with: ['mayor'] } }] }],
  [
    'it was said in the answer to a question',
    {
      after: [
        asked,
        { kind: 'reply', body: { question: 7, from: 'police', said: { text: 0 }, reveals: ['brown'] } },
      ],
    },
  ],
  [
    'an inject that nobody wrote before says it',
    {
      after: [
        {
          kind: 'adhoc',
          body: { from: 'police', to: ['mayor'], channel: 'phone', said: { text: 0 }, reveals: ['brown'] },
        },
      ],
    },
  ],
  ['nobody was present, so that there was no hand to wait for', { unattended: true }],
])('a fact is known when %s', (_, room) => {
  const { knew, brown } = reported(room);
  expect(knew).toContain('knew “The water is brown”');
  expect(knew).not.toContain('told by nobody');
  expect(brown).toMatch(/^\+0 s \[n\]$/u);
});

test('a fact is known, and a value seen, when it stood on a screen of the role: then, later or no longer', () => {
  const seat: Command = { kind: 'seat', body: { role: 'mayor', participant: 1 } };
  const join: Command = { kind: 'join', body: { participant: 1 } };
  const left: Command = { kind: 'left', body: { participant: 1 } };
  for (const room of [{ before: [seat, join] }, { before: [seat], after: [join] }])
    expect(reported(room).knew).toBe(
      'had received nothing; knew “The water is brown”; saw Trust 50, Mode open.',
    );
  expect(reported({ before: [seat, join], after: [left] }).knew).toBe(
    'had received nothing; knew “The water is brown”.',
  );
  expect(reported({ before: [seat, join], after: [deliver, left] }).knew).toBe(
    'had received 1 message ([n]); knew “The water is brown”, “The pipe is old”.',
  );
});

test('what a card reveals is known when the card was given, and no longer when it was not given after all', () => {
  const rest = 'revealed to them, and told by nobody on the record: “The water is brown”';
  expect(reported({ after: [deliver] })).toMatchObject({
    knew: `had received nothing; knew none of the facts; ${rest}, “The pipe is old”.`,
    old: '+0 s [n], not told',
  });
  expect(reported({ after: [deliver, given('card')] })).toMatchObject({
    knew: `had received 1 message ([n]); knew “The pipe is old”; ${rest}.`,
    old: '+0 s [n]',
  });
  expect(reported({ after: [deliver, given('card'), given('card', false)] })).toMatchObject({
    knew: `had received nothing; knew none of the facts; ${rest}, “The pipe is old”.`,
    old: '+0 s [n], not told',
  });
});

test('of a decider whom nobody played nothing is claimed', () => {
  const seat: Command = { kind: 'seat', body: { role: 'mayor', participant: 1 } };
  const unseat: Command = { kind: 'unseat', body: { role: 'mayor', participant: null } };
  const aloud: Command = { kind: 'aloud', body: { fact: 'brown', to: 'all' } };
  const absent = reported({ before: [seat], after: [unseat, aloud] });
  expect(absent).toMatchObject({ knew: 'nobody played this role.', brown: '+0 s [n], not told' });
});
