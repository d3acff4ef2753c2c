/**
 * The first page: what went well, what did not, which duties were missed, what was decided without a stated ground, in counts with all that
 * belongs into them. What the scenario's model says of the story's end comes last, and is told as the model's.
 */
import { targetText } from '../before/basis.ts';
import { isOver } from '@sandtable/core';
import type { Entry, NoteTag } from '@sandtable/core/record';
import { outcomeText, textIn } from '@sandtable/core/scenario';
import { listOf, roleName, storyTimeAt } from '@sandtable/words';
import { measureName } from '@sandtable/words/paper';
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
import { decided, decisionsAsked, lastClosing } from './decided.ts';
import { groundNames, lackedAuthority } from './grounds.ts';
import { measuredText } from './measures.ts';
import { noteWords } from './notes.ts';
import { entriesOf, type Paper } from './paper.ts';
import { waitsForHand } from './told.ts';
import {
  countOf,
  judgedClocks,
  judgedExpected,
  judgedMeasures,
  verdicts,
  type Judged,
  type Verdict,
} from './verdict.ts';

/** So many notes of a kind stand on the first page; the others stand under the notes. */
const mostNotes = 4;

export function summary(paper: Paper): Block[] {
  const { say } = paper.telling;
  return [
    heading(2, say('aar.summary')),
    ...part(paper, 'aar.tag.strength', strengths(paper)),
    ...part(paper, 'aar.tag.gap', gaps(paper)),
    ...part(paper, 'aar.duties-missed', dutiesMissed(paper)),
    ...part(paper, 'aar.without-authority', withoutAuthority(paper)),
    ...inFigures(paper),
    ...outcome(paper),
  ];
}

type Title = 'aar.tag.strength' | 'aar.tag.gap' | 'aar.duties-missed' | 'aar.without-authority';
function part({ telling: { say } }: Paper, title: Title, lines: readonly Inline[][]): Block[] {
  return [
    heading(3, say(title)),
    lines.length === 0 ? paragraph(say('aar.none-on-record')) : bulletList(lines),
  ];
}

function strengths(paper: Paper): Inline[][] {
  return [
    ...noted(paper, 'strength'),
    ...together(paper.telling.say('aar.summary.done'), actions(paper, 'met')),
    ...together(
      paper.telling.say('aar.summary.duties-met'),
      judgedClocks(paper)
        .filter(({ verdict }) => verdict === 'met')
        .map((each) => [textIn(each.of.title, paper.telling).trim(), each]),
    ),
  ];
}

const actions = (paper: Paper, wanted: Verdict): readonly Thing[] =>
  judgedExpected(paper)
    .filter(({ verdict }) => verdict === wanted)
    .map((each) => [textIn(each.of.text, paper.telling).trim(), each]);

function gaps(paper: Paper): Inline[][] {
  const { telling } = paper;
  return [
    ...noted(paper, 'gap'),
    ...together(paper.telling.say('aar.summary.not-done'), actions(paper, 'not-met')),
    ...together(
      telling.say('aar.summary.off-target'),
      judgedMeasures(paper)
        .judged.filter(({ verdict }) => verdict === 'not-met')
        .map((each) => [
          telling.say('aar.summary.measured', {
            measure: measureName(each.of.name, telling),
            came: each.value === null ? 'no' : 'yes',
            value: measuredText(each, telling),
            target: targetText(each.of, telling) ?? telling.say('aar.no-target'),
          }),
          each,
        ]),
    ),
  ];
}

/** What was noted with this tag: the first of it. */
function noted(paper: Paper, tag: NoteTag): Inline[][] {
  const all = entriesOf(paper, 'note').filter(({ body }) => body.tag === tag);
  const more = all.length - mostNotes;
  return [
    ...all.slice(0, mostNotes).map((entry): Inline[] => [...noteWords(paper, entry), ' ', evidence(entry)]),
    ...(more > 0 ? [[paper.telling.say('aar.summary.more-notes', { count: more })]] : []),
  ];
}

type Thing = readonly [words: string, rests: Pick<Judged<unknown>, 'evidence'>];

/** Several things of a kind on one line, each with what it rests on. */
function together(title: string, things: readonly Thing[]): Inline[][] {
  if (things.length === 0) return [];
  const told = things.flatMap(([words, { evidence: rests }], at): Inline[] => [
    `${at === 0 ? '' : '; '}${words.replace(/\.$/u, '')}`,
    ...rests.slice(-1).flatMap((entry): Inline[] => [' ', evidence(entry)]),
  ]);
  return [[`${title} `, ...told, '.']];
}

function dutiesMissed(paper: Paper): Inline[][] {
  const { telling, program, walk } = paper;
  return judgedClocks(paper)
    .filter(({ verdict }) => verdict === 'not-met')
    .map(({ of, evidence: rests, entry }): Inline[] => {
      const duty = textIn(of.title, telling).trim();
      const owedBy = of.owedBy === null ? '' : roleName(of.owedBy, telling);
      return [
        telling.say('aar.summary.duty-missed', {
          duty,
          // one that several owe names each in its title
          owed: owedBy === '' || duty.includes(owedBy) ? 'no' : 'yes',
          owedBy,
          at: storyTimeAt(program.scenario.story, entry?.story ?? walk.end.now, telling),
        }),
        ' ',
        ...evidenceList(rests),
      ];
    });
}

/** Who had the right to decide so was asked and not said, or nobody decided and the default stood: what is alike on one line. */
function withoutAuthority(paper: Paper): Inline[][] {
  const { telling } = paper;
  const lines = new Map<string, Thing[]>();
  for (const decision of decisionsAsked(paper).asked) {
    const closing = lastClosing(paper, decision);
    const how = closing?.body.how;
    const lacked = lackedAuthority(paper, decision);
    if (closing === undefined || how === 'declined' || (how !== 'default' && lacked.length === 0)) continue;
    const title =
      how === 'default'
        ? telling.say('aar.summary.by-default')
        : telling.say('aar.summary.no-authority', { lacked: groundNames(lacked, telling) });
    const answer = telling.say('aar.summary.decided', {
      decision: decision.serial,
      answer: decided(paper, decision),
    });
    lines.set(title, [...(lines.get(title) ?? []), [answer, { evidence: [closing] }]]);
  }
  return [...lines].flatMap(([title, things]) => together(title, things));
}

/** Every kind of thing that can be met, with all of it in the row. */
function inFigures(paper: Paper): Block[] {
  const { telling } = paper;
  const { say } = telling;
  const { asked, missed } = decisionsAsked(paper);
  const closed = asked.filter((decision) => lastClosing(paper, decision) !== undefined);
  const byDefault = closed.filter((decision) => lastClosing(paper, decision)?.body.how === 'default');
  const rows = [
    [say('aar.clocks'), judgedClocks(paper)] as const,
    [say('aar.expected'), judgedExpected(paper)] as const,
    [say('aar.measures'), judgedMeasures(paper).judged] as const,
  ].filter(([, judged]) => judged.length > 0);
  // once it is over, everything is at its end
  const told = verdicts.filter((verdict) => verdict !== 'not-ended' || !isOver(paper.walk.end));
  return [
    heading(3, say('aar.in-figures')),
    ...(rows.length === 0
      ? []
      : [
          table(
            ['', ...told.map((verdict) => say(`aar.verdict.${verdict}`)), say('aar.in-all')],
            rows.map(([title, judged]): Cell[] => [
              title,
              ...told.map((verdict) => String(countOf(judged, verdict))),
              String(judged.length),
            ]),
          ),
        ]),
    paragraph(
      say('aar.summary.decisions', {
        made: closed.length,
        of: asked.length,
        byDefault: byDefault.length,
        missed: missed.length,
      }),
      ' ',
      injectsGiven(paper),
    ),
  ];
}

function injectsGiven(paper: Paper): string {
  const { program, walk, telling } = paper;
  const { injects } = program.scenario;
  const due = new Set(
    walk.end.messages.flatMap((message) =>
      message.inject !== null && waitsForHand(message) ? [message.inject] : [],
    ),
  );
  const delivered = injects.filter(
    ({ name }, at) => (walk.end.injects[at]?.times ?? 0) > 0 && !due.has(name),
  );
  return telling.say('aar.summary.injects', {
    delivered: delivered.length,
    due: due.size,
    of: injects.length,
  });
}

function outcome(paper: Paper): Block[] {
  const { program, telling } = paper;
  const { say } = telling;
  const { scenario } = program;
  const reached: Extract<Entry, { readonly kind: 'outcome.reached' }> | undefined = entriesOf(
    paper,
    'outcome.reached',
  ).at(-1);
  const found = scenario.outcomes.find(({ name }) => name === reached?.body.outcome);
  const text = found && reached ? outcomeText(found, reached.body.told, telling) : '';
  const told: Inline[] =
    found && reached
      ? [
          strong(`${say('aar.outcome')}: ${found.name.replaceAll('_', ' ')}.`),
          text === '' ? '' : ` ${text}`,
          ' ',
          evidence(reached),
        ]
      : [strong(say('aar.no-outcome'))];
  return [
    heading(3, say('aar.model')),
    paragraph(...told),
    paragraph(
      say('aar.model-note', {
        version: scenario.version,
        signed: scenario.authors.length > 0 ? 'yes' : 'no',
        authors: listOf(scenario.authors, telling),
      }),
    ),
  ];
}
