/** Expected actions by objective, and legal clocks: what was owed, and what the record shows of it. */
import { citationOf, textIn } from '@sandtable/core/scenario';
import { roleName, storyTimeAt, type Say } from '@sandtable/words';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../page/markdown.ts';
import type { Paper } from './paper.ts';
import { judgedClocks, judgedExpected, type ExpectedEntry, type Verdict } from './verdict.ts';

export function clocks(paper: Paper): Block[] {
  const { program, telling } = paper;
  const { say } = telling;
  if (program.scenario.clocks.length === 0) return [];
  const rows = judgedClocks(paper).map(({ of: clock, entry, verdict }): Cell[] => {
    return [
      textIn(clock.title, telling),
      (clock.law === null ? null : citationOf(clock.law, telling)) ?? say('aar.no-law'),
      clock.owedBy === null ? '' : roleName(clock.owedBy, telling),
      entry?.kind === 'clock.started'
        ? say(`aar.verdict.${verdict}`)
        : say(`aar.clock.${entry?.kind ?? 'never'}`),
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

function stateOf(entry: ExpectedEntry | null, verdict: Verdict, say: Say): string {
  switch (entry?.kind) {
    case undefined:
      return say('aar.expected.never');
    case 'expected.started':
      return say(`aar.verdict.${verdict}`);
    case 'expected.met':
      return say(`aar.expected.met.${entry.body.how}`);
    case 'expected.missed':
      return say(`aar.expected.missed.${entry.body.how}`);
  }
}

export function expectedActions(paper: Paper): Block[] {
  const { program, telling } = paper;
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
  const rows = judgedExpected(paper).map(({ of: expected, entry, verdict }): Cell[] => {
    return [
      textIn(expected.text, telling),
      roleName(expected.by, telling),
      (expected.task === null ? undefined : tasks.get(expected.task)) ?? say('aar.no-task'),
      stateOf(entry, verdict, say),
      entry ? evidence(entry) : say('aar.nothing'),
    ];
  });
  return [
    heading(2, say('aar.expected')),
    paragraph(say('aar.expected-note')),
    table([say('aar.action'), say('aar.who'), say('aar.task'), say('aar.state'), say('aar.evidence')], rows),
  ];
}
