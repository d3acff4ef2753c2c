/** A legal duty with steps is read as the legal clocks and the actions that it stands for. */
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const read = (more: string, rest = '') =>
  readScenario(
    completed(
      `language: en
languages: [en, de]
${rest}duties:
  leak:
    name: { en: Report of a leak, de: Meldung eines Lecks }
    at: 10m
${more}`,
      false,
    ).text,
    'scenario.yaml',
  );
const steps = `    steps:
      early: { text: { en: Send the first word, de: Erste Meldung senden }, within: 1h, on-missed: [{ end }] }
      full: { text: { en: Send the report, de: Bericht senden }, within: 3d, at: 20m }
`;
const texts = (of: readonly { readonly title: Readonly<Record<string, string>> }[]) =>
  of.map(({ title }) => title['de']);

describe('a duty of one role', () => {
  const { scenario } = read(`    owed-by: [mayor]\n    seen-by: [police]\n${steps}`);

  test('is a clock for each step, met by an action that is there from when it is owed', () => {
    expect(
      scenario?.clocks.map(({ name, owedBy, at, within, done, seenBy, onMissed }) => [
        name,
        owedBy,
        at,
        within,
        done.source,
        seenBy.roles,
        onMissed.length,
      ]),
    ).toEqual([
      [
        'leak_early',
        'mayor',
        { at: 'story', seconds: 600 },
        3600,
        'action.leak_early.taken',
        ['mayor', 'police'],
        1,
      ],
      [
        'leak_full',
        'mayor',
        { at: 'story', seconds: 1200 },
        259_200,
        'action.leak_full.taken',
        ['mayor', 'police'],
        0,
      ],
    ]);
    expect(
      scenario?.actions.map(({ name, by, onlyIf, times }) => [name, by.roles, onlyIf?.source, times]),
    ).toEqual([
      ['leak_early', ['mayor'], 'clock.leak_early.started', 1],
      ['leak_full', ['mayor'], 'clock.leak_full.started', 1],
    ]);
  });

  test('is called by the duty and the step, in each language', () => {
    expect(texts(scenario?.clocks ?? [])).toEqual([
      'Meldung eines Lecks: Erste Meldung senden',
      'Meldung eines Lecks: Bericht senden',
    ]);
  });
});

test('a duty that several owe is one of each, for itself alone', () => {
  const { scenario } = read(`    owed-by: [both]\n${steps}`, 'groups: { both: [mayor, police] }\n');
  const clocks = scenario?.clocks.map(({ name, seenBy }) => [name, seenBy.roles]);
  expect(clocks).toEqual([
    ['leak_early_mayor', ['mayor']],
    ['leak_early_police', ['police']],
    ['leak_full_mayor', ['mayor']],
    ['leak_full_police', ['police']],
  ]);
});

test.each([
  ['a role that is not there is told, once', `    owed-by: [major]\n${steps}`, '', ['ST0401']],
  [
    'a name that is taken is told at the step',
    `    owed-by: [mayor]\n${steps}`,
    'actions: { leak_full: { text: Repair it, by: [police] } }\n',
    ['ST0403'],
  ],
])('%s', (_what, more, rest, codes) => {
  expect(read(more, rest).diagnostics.map(({ code }) => code)).toEqual(codes);
});
