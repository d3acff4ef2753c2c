/** Expected actions by objective, and legal clocks: what was owed, and what the record shows of it. */
import type { Entry } from '@sandtable/core/record';
import { textIn } from '@sandtable/core/scenario';
import { roleName, storyTimeAt, type Say } from '@sandtable/words';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../page/markdown.ts';
import type { Paper } from './paper.ts';

export function clocks(paper: Paper): Block[] {
  const { program, telling, entries } = paper;
  const { say } = telling;
  if (program.scenario.clocks.length === 0) return [];
  const rows = program.scenario.clocks.map((clock): Cell[] => {
    const entry = entries.findLast(
      (
        each,
      ): each is Extract<
        Entry,
        { readonly kind: 'clock.started' | 'clock.met' | 'clock.missed' | 'clock.stopped' }
      > =>
        (each.kind === 'clock.started' ||
          each.kind === 'clock.met' ||
          each.kind === 'clock.missed' ||
          each.kind === 'clock.stopped') &&
        each.body.clock === clock.name,
    );
    const law = program.scenario.sources.find((source) => source.name === clock.law);
    return [
      textIn(clock.title, telling),
      law ? textIn(law.text, telling) : say('aar.no-law'),
      clock.owedBy === null ? '' : roleName(clock.owedBy, telling),
      say(`aar.clock.${entry?.kind ?? 'never'}`),
      entry
        ? [storyTimeAt(program.scenario.story, entry.story, telling), ' ', evidence(entry)]
        : say('aar.nothing'),
    ];
  });
  return [
    heading(2, say('aar.clocks')),
    table([say('aar.duty'), say('aar.law'), say('aar.owed-by'), say('aar.state'), say('aar.evidence')], rows),
  ];
}

type ExpectedEntry = Extract<
  Entry,
  { readonly kind: 'expected.started' | 'expected.met' | 'expected.missed' }
>;

function stateOf(entry: ExpectedEntry | undefined, say: Say): string {
  switch (entry?.kind) {
    case undefined:
      return say('aar.expected.never');
    case 'expected.started':
      return say('aar.expected.running');
    case 'expected.met':
      return say(`aar.expected.met.${entry.body.how}`);
    case 'expected.missed':
      return say(`aar.expected.missed.${entry.body.how}`);
  }
}

export function expectedActions(paper: Paper): Block[] {
  const { program, telling, entries } = paper;
  const { scenario } = program;
  const { say } = telling;
  if (scenario.expected.length === 0) return [];
  const tasks = new Map(
    scenario.objectives.flatMap((objective) =>
      objective.targets.flatMap((target) =>
        target.tasks.map((task) => [task.name, textIn(task.text, telling)] as const),
      ),
    ),
  );
  const rows = scenario.expected.map((expected): Cell[] => {
    const entry = entries.findLast(
      (each): each is ExpectedEntry =>
        (each.kind === 'expected.started' ||
          each.kind === 'expected.met' ||
          each.kind === 'expected.missed') &&
        each.body.expected === expected.name,
    );
    return [
      textIn(expected.text, telling),
      roleName(expected.by, telling),
      (expected.task === null ? undefined : tasks.get(expected.task)) ?? say('aar.no-task'),
      stateOf(entry, say),
      entry ? evidence(entry) : say('aar.nothing'),
    ];
  });
  return [
    heading(2, say('aar.expected')),
    paragraph(say('aar.expected-note')),
    table([say('aar.action'), say('aar.who'), say('aar.task'), say('aar.state'), say('aar.evidence')], rows),
  ];
}
