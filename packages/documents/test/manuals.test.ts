/** The manuals, guides and forms of an exercise: what each must hold, and what none may tell too early. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Scenario, Text } from '@sandtable/core/scenario';
import { words } from '@sandtable/words';
import { paperKinds, papers, type PaperKind, type Release } from '@sandtable/documents';
import { ferryPort, libraryScenarios, marketHall } from './conducts.ts';

const root = join(import.meta.dirname, '../../..');
const scenarios = [ferryPort(), marketHall(), ...libraryScenarios()].map(
  (scenario) => [scenario.id, scenario] as const,
);
const manuals = paperKinds.filter((kind) => papers[kind].from === 'scenario' && 'md' in papers[kind].forms);
/** Those that players may read; the situation manual comes in releases. */
const forPlayers = ['explan', 'feedback', 'notice', 'directory'] as const;

function written(
  kind: PaperKind,
  scenario: Scenario,
  more: { readonly release?: Release; readonly language?: string } = {},
): string {
  const paper = papers[kind];
  const request = { scenario, language: 'en', role: null, ...more };
  return [...((paper.from === 'scenario' && paper.forms.md?.(request)) || [])].join('');
}
/** As words alone: without marks, breaks and backslashes. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/\\(?=\W)/gu, '')
    .replaceAll(/&#x([\dA-F]+);/giu, (_whole, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll(/[*|>#]/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
const english = (text: Text | null): string => plain(text?.['en'] ?? '').trim();

/** What nobody who plays may read before it comes: by what it is, and its words. `module`: the phase that has begun. */
function secrets(scenario: Scenario, module: number | null): readonly (readonly [string, string])[] {
  const begun = module === null ? undefined : scenario.phases[module - 1];
  const open = new Set(
    begun?.agenda.flatMap((item) => (item.does === 'discuss' ? [item.discussion] : [])) ?? [],
  );
  return [
    ...scenario.facts.map(({ name, text }) => [`fact ${name}`, text] as const),
    ...scenario.injects.flatMap(({ name, title, text, textFor, notes, evaluatorNotes }) => [
      [`title of ${name}`, title] as const,
      [`inject ${name}`, text] as const,
      ...textFor.map((own) => [`inject ${name} for ${own.role}`, own.text] as const),
      [`notes of ${name}`, notes] as const,
      [`evaluator notes of ${name}`, evaluatorNotes] as const,
    ]),
    ...scenario.decisions.flatMap(({ name, question, whyNow, options, ifThey, notes }) => [
      [`decision ${name}`, question] as const,
      [`why now of ${name}`, whyNow] as const,
      ...options.map((option) => [`option ${name}.${option.name}`, option.text] as const),
      ...ifThey.map((proposal) => [`if-they of ${name}`, proposal.do] as const),
      [`notes of ${name}`, notes] as const,
    ]),
    ...scenario.discussions.flatMap(({ name, ask, probes, notes, ifSilent }) => [
      ...(open.has(name) ? [] : [[`discussion ${name}`, ask] as const]),
      ...probes.map((probe) => [`probe of ${name}`, probe] as const),
      [`notes of ${name}`, notes] as const,
      [`if silent of ${name}`, ifSilent] as const,
    ]),
    ...scenario.phases.flatMap(({ name, title, say, soFar }) => [
      ...(begun?.name === name
        ? []
        : [[`title of ${name}`, title] as const, [`say of ${name}`, say] as const]),
      [`so far of ${name}`, soFar] as const,
    ]),
    ...scenario.expected.map(({ name, text }) => [`expected ${name}`, text] as const),
    ...scenario.outcomes.flatMap(({ name, clauses }) =>
      clauses.map((clause) => [`outcome ${name}`, clause.text] as const),
    ),
    ...scenario.actions.map(({ name, text }) => [`action ${name}`, text] as const),
    ...scenario.objectives.flatMap(({ targets }) =>
      targets.flatMap(({ name, text, tasks }) => [
        [`target ${name}`, text] as const,
        ...tasks.map((task) => [`task ${task.name}`, task.text] as const),
      ]),
    ),
    ...scenario.actors.flatMap(({ name, answers }) =>
      answers.map(({ says }) => [`answer of ${name}`, says] as const),
    ),
  ]
    .map(([what, text]) => [what, english(text)] as const)
    .filter(([, text]) => text.length > 12);
}

/** What is read aloud, asked of everybody or known beforehand may hold the same words. */
const public_ = ({ summary, objectives, law, glossary }: Scenario): string =>
  [summary, ...[...objectives, ...law, ...glossary].map(({ text }) => text)].map(english).join(' ');

describe.each(scenarios)('%s', (_, scenario) => {
  test('no paper for players tells what is still to come, whichever module has begun', () => {
    const releases = ['before', ...scenario.phases.map((_phase, at) => at + 1)] as const;
    const read = [
      ...releases.map((release) => ['sitman', release, written('sitman', scenario, { release })] as const),
      ...forPlayers.map((kind) => [kind, 'before', written(kind, scenario)] as const),
    ];
    for (const [kind, release, paper] of read) {
      const text = plain(paper);
      const begun = release === 'before' ? null : release;
      const aloud = begun === null ? '' : english(scenario.phases[begun - 1]?.say ?? null);
      const leaks = secrets(scenario, begun).filter(
        ([, secret]) => text.includes(secret) && !`${public_(scenario)} ${aloud}`.includes(secret),
      );
      expect(
        leaks.map(([what]) => what),
        `${kind} ${release}`,
      ).toEqual([]);
    }
  });

  test('what is released with a module is that module, and together they are the whole', () => {
    const whole = plain(written('sitman', scenario, { release: 'whole' }));
    for (const [at, { say }] of scenario.phases.entries()) {
      const own = plain(written('sitman', scenario, { release: at + 1 }));
      if (say !== null) expect(own).toContain(english(say));
      if (say !== null) expect(whole).toContain(english(say));
    }
    expect(written('sitman', scenario, { release: 'whole' })).toContain('exercise control');
  });

  test('the guide holds all that it takes to run the exercise from paper', () => {
    const guide = plain(written('guide', scenario));
    const wanted = [
      ...scenario.phases.flatMap(({ title, say }) => [title, say]),
      ...scenario.decisions.flatMap(({ question, options, ifThey, notes }) => [
        question,
        notes,
        ...options.map(({ text }) => text),
        ...ifThey.map((proposal) => proposal.do),
      ]),
      ...scenario.discussions.flatMap(({ ask, probes, ifSilent }) => [ask, ifSilent, ...probes]),
      ...scenario.injects.flatMap(({ textFor, notes }) => [notes, ...textFor.map(({ text }) => text)]),
      ...scenario.facts.map(({ text }) => text),
      ...scenario.expected.map(({ text }) => text),
      ...scenario.hotWash,
    ].map(english);
    expect(wanted.filter((text) => !text.includes('{') && !guide.includes(text))).toEqual([]);
    for (const { serial } of [...scenario.injects, ...scenario.decisions]) expect(guide).toContain(serial);
  });

  test('each objective has a guide for its evaluator, with every target, task and rating', () => {
    const guides = plain(written('eeg', scenario));
    for (const { text, capability, targets } of scenario.objectives) {
      const wanted = [
        text,
        ...targets.flatMap((target) => [target.text, ...target.tasks.map((task) => task.text)]),
      ];
      expect(wanted.map(english).filter((each) => !guides.includes(each))).toEqual([]);
      expect(guides).toContain(`Rating of the capability: ${capability}`);
    }
    for (const rating of ['P', 'S', 'M', 'U', 'not-observed'] as const)
      expect(guides).toContain(plain(words('en')(`evaluation.rating.${rating}.means`)));
  });

  test.each(manuals)('%s has no section in which nothing stands, and says version and state', (kind) => {
    const releases =
      kind === 'sitman'
        ? (['before', 'whole', ...scenario.phases.map((_phase, at) => at + 1)] as const)
        : [undefined];
    for (const release of releases) {
      const paper = written(kind, scenario, release === undefined ? {} : { release });
      const lines = paper.split('\n').filter((line) => line.trim() !== '');
      const depth = (line = ''): number => /^#+(?= )/u.exec(line)?.[0].length ?? 7;
      const empty = lines.filter(
        (line, at) => depth(line) < 7 && depth(lines[at + 1] ?? '# ') <= depth(line) && depth(line) > 1,
      );
      expect(empty.filter((line) => !line.includes('Part one') && !line.includes('Part two'))).toEqual([]);
      expect(paper).not.toMatch(/undefined|\[object|NaN/u);
      if (kind !== 'msel') expect(paper).toContain(`Version ${scenario.version}, draft`);
    }
  });
});

test('the words that stop everything are the same in every manual, and at every scenario of the library', () => {
  const [scenario = ferryPort()] = libraryScenarios();
  const say = words('en');
  const told = [
    ...(['sitman', 'explan', 'guide', 'controllers', 'directory', 'notice'] as const).map((kind) =>
      written(kind, scenario),
    ),
    ...globSync('scenarios/*/README.md', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8')),
  ];
  for (const each of told) {
    expect(each.toLowerCase()).toContain(say('common.stop-phrase'));
    expect(each).not.toMatch(/real[- ]world emergency|no duff/iu);
  }
});

test('a manual is in another language where the scenario has it', () => {
  expect(written('guide', ferryPort(), { language: 'fr' })).toContain('Chaos à Selmark');
});
