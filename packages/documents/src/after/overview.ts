/** The head of the report: what was exercised, by whom, from which record, and what it came to. */
import { measureNow } from '@sandtable/core';
import type { Entry } from '@sandtable/core/record';
import { outcomeText, textIn } from '@sandtable/core/scenario';
import { listOf, roleName, storyTimeAt, value, wallDate } from '@sandtable/words';
import {
  evidence,
  evidenceList,
  heading,
  bulletList,
  paragraph,
  strong,
  table,
  type Block,
  type Cell,
  type Inline,
} from '../page/markdown.ts';
import { evidenceOf, measureMet } from './measures.ts';
import { entriesOf, stageEntry, type Paper } from './paper.ts';

export function overview(paper: Paper): Block[] {
  const { program, setup, telling, head } = paper;
  const { scenario } = program;
  const { say } = telling;
  const start = entriesOf(paper, 'start')[0];
  const end = stageEntry(paper, 'end-ex');
  const rows: Cell[][] = [
    [say('aar.exercise'), `${textIn(scenario.title, telling)} (${scenario.id} ${scenario.version})`],
    [say('aar.kind'), say(`aar.kind.${scenario.kind}`)],
    [say('aar.themes'), scenario.themes.join(', ')],
    [say('aar.conducted'), conducted(paper, start)],
    [say('aar.duration'), end ? storyTimeAt(scenario.story, end.story, telling) : say('aar.not-ended')],
    [
      say('aar.roles'),
      listOf([...new Set(scenario.roles.map((role) => roleName(role.name, telling)))], telling),
    ],
    [
      say('aar.objectives'),
      scenario.objectives.map((objective) => textIn(objective.text, telling)).join(' · '),
    ],
    [
      say('aar.parameters'),
      setup.parameters
        .map(([name, of]) => `${name.replaceAll('_', ' ')}: ${value(of, null, telling)}`)
        .join(', ') || say('aar.defaults'),
    ],
    [say('aar.seed'), setup.seed],
    [
      say('aar.attribution'),
      paper.chathamHouse
        ? say('aar.chatham-house', { attribution: say(`aar.attribution.${paper.attribution}`) })
        : say(`aar.attribution.${paper.attribution}`),
    ],
    ...(head ? [[say('aar.record'), say('aar.head', head)]] : []),
  ];
  return [
    heading(2, say('aar.overview')),
    table(
      [say('aar.what'), say('aar.value')],
      rows.filter((row) => row[1] !== ''),
    ),
  ];
}

function conducted({ telling }: Paper, start: Entry | undefined): string {
  if (!start) return telling.say('aar.never-started');
  return start.wall === null ? telling.say('aar.unattended') : wallDate(start.wall, telling);
}

/** The exercise in five lines: what it came to, told in counts with their denominators. */
export function summary(paper: Paper): Block[] {
  const { program, telling, walk } = paper;
  const { say } = telling;
  const { scenario } = program;
  const outcomes = entriesOf(paper, 'outcome.reached');
  const outcome = outcomes.at(-1);
  const found = scenario.outcomes.find((candidate) => candidate.name === outcome?.body.outcome);
  const closed = new Set(entriesOf(paper, 'decision.closed').map((entry) => entry.body.decision));
  const byDefault = entriesOf(paper, 'decision.closed').filter(
    (entry) => entry.body.how === 'default',
  ).length;
  const judged = scenario.measures.flatMap(
    (measure) => measureMet(measure, measureNow(program, walk.end, measure.name)) ?? [],
  );
  const running = walk.end.clocks.filter((clock) => clock.status !== 'waiting');
  const first: Inline[] =
    outcome && found
      ? [
          strong(`${say('aar.outcome')}: ${outcomeText(found, outcome.body.told, telling)}`),
          ' ',
          evidence(outcome),
        ]
      : [strong(say('aar.no-outcome'))];
  return [
    heading(2, say('aar.summary')),
    bulletList([
      first,
      [
        say('aar.summary.decisions', { made: closed.size, of: scenario.decisions.length, byDefault }),
        ...linked(entriesOf(paper, 'decision.closed')),
      ],
      [
        say('aar.summary.measures', {
          met: judged.filter(Boolean).length,
          judged: judged.length,
          of: scenario.measures.length,
        }),
        ...linked(
          scenario.measures.flatMap((measure, place) =>
            measureMet(measure, measureNow(program, walk.end, measure.name)) === null
              ? []
              : evidenceOf(paper, measure, place).slice(-1),
          ),
        ),
      ],
      [
        say('aar.summary.clocks', {
          met: running.filter((clock) => clock.status === 'met').length,
          of: running.length,
        }),
        ...linked(
          paper.entries.filter((entry) => entry.kind === 'clock.met' || entry.kind === 'clock.missed'),
        ),
      ],
      [
        say('aar.summary.injects', {
          delivered: entriesOf(paper, 'inject.delivered').length,
          of: scenario.injects.length,
        }),
        ...linked(entriesOf(paper, 'inject.delivered')),
      ],
    ]),
    paragraph(
      say('aar.model-note', {
        version: scenario.version,
        signed: scenario.authors.length > 0 ? 'yes' : 'no',
        authors: listOf(scenario.authors, telling),
      }),
    ),
  ];
}

/** The entries that a count counts, each once. */
function linked(entries: readonly Entry[]): Inline[] {
  const numbers = [...new Set(entries.map((entry) => entry.n))].toSorted((a, b) => a - b);
  return numbers.length === 0 ? [] : [' ', ...evidenceList(numbers)];
}
