/** Who knew what when: facts down, roles across, the story time at which each was learned and the entry that shows it. */
import { roleName, storyTimeAt, cleanTitle } from '@sandtable/words';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

export function knowledgeMatrix(paper: Paper): Block[] {
  const { program, telling, walk } = paper;
  const { scenario } = program;
  const { say } = telling;
  if (scenario.facts.length === 0) return [];
  const columns = columnsOf(paper);
  const learned = entriesOf(paper, 'fact.learned');
  const cell = (fact: string, at: number, roles: readonly string[]): Cell => {
    const since = roles.flatMap((role) => {
      const known = walk.end.facts[at]?.since[scenario.roles.findIndex(({ name }) => name === role)] ?? -1;
      return known < 0 ? [] : [{ role, known }];
    });
    const first = since.toSorted((a, b) => a.known - b.known)[0];
    if (!first) return '–';
    const entry = learned.findLast(({ body }) => body.fact === fact && body.roles.includes(first.role));
    if (!entry) return say('aar.from-the-start');
    return [storyTimeAt(scenario.story, first.known, telling), ' ', evidence(entry)];
  };
  return [
    heading(2, say('aar.matrix')),
    paragraph(say('aar.matrix-note')),
    table(
      [say('aar.fact'), ...columns.keys()],
      scenario.facts.map((fact, at) => [
        `${cleanTitle('facts', fact.name, telling)} (${fact.tlp}${fact.rumour ? `, ${say('aar.rumour')}` : ''})`,
        ...[...columns.values()].map((roles) => cell(fact.name, at, roles)),
      ]),
    ),
  ];
}

/** One column for each role, or for those that may not be told apart. */
function columnsOf({ program, telling }: Paper): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, string[]>();
  for (const { name } of program.scenario.roles) {
    const title = roleName(name, telling);
    columns.set(title, [...(columns.get(title) ?? []), name]);
  }
  return columns;
}
