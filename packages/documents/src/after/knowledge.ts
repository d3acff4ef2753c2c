/** Who knew what when: facts down, roles across, the story time at which each was told and the entry that shows it. */
import type { Entry } from '@sandtable/core/record';
import { roleName, storyTimeAt, cleanTitle } from '@sandtable/words';
import { evidence, heading, paragraph, table, type Block, type Cell, type Inline } from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';
import { knewFromStart } from './walk.ts';

export function knowledgeMatrix(paper: Paper): Block[] {
  const { program, telling, walk } = paper;
  const { scenario } = program;
  const { say } = telling;
  if (scenario.facts.length === 0) return [];
  const columns = columnsOf(paper);
  const learned = entriesOf(paper, 'fact.learned');
  const told = (entry: Entry): readonly Inline[] => [
    storyTimeAt(scenario.story, entry.story, telling),
    ' ',
    evidence(entry),
  ];
  const cell = (fact: string, roles: readonly string[]): Cell => {
    if (roles.some((role) => knewFromStart(program, role, fact))) return say('aar.from-the-start');
    const by = roles.flatMap((role) => walk.told.get(role)?.get(fact) ?? []);
    const first = by.toSorted((one, other) => one.n - other.n)[0];
    if (first) return told(first);
    const revealed = learned.find(
      ({ body }) => body.fact === fact && body.roles.some((role) => roles.includes(role)),
    );
    return revealed ? [...told(revealed), ', ', say('aar.not-told')] : '–';
  };
  return [
    heading(2, say('aar.matrix')),
    paragraph(say('aar.matrix-note')),
    table(
      [say('aar.fact'), ...columns.keys()],
      scenario.facts.map((fact) => [
        `${cleanTitle('facts', fact.name, telling)} (${fact.tlp}${fact.rumour ? `, ${say('aar.rumour')}` : ''})`,
        ...[...columns.values()].map((roles) => cell(fact.name, roles)),
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
