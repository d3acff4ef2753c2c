/**
 * The after-action report, first form (HSEEP 2020, AAR: overview, capability performance, analysis, timeline): what happened and what
 * it rests on. It rates nobody; ratings are the evaluators' and come with their guides.
 */
import type { Recomputed } from '@sandtable/core/record';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import type { Nodes } from 'mdast';
import { doubtOf, words, type RecordTelling, type Say, type Telling } from '@sandtable/words';
import { agendaInTheRoom } from './agenda.ts';
import { attached } from './attached.ts';
import { attributed, attributedTexts, promised } from './attribution.ts';
import { interventions, timeline } from './course.ts';
import { decisions } from './decisions.ts';
import { clocks, expectedActions } from './duties.ts';
import { hotWash } from './hot-wash.ts';
import {
  heading,
  link,
  bulletList,
  markdown,
  paragraph,
  strong,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { measures } from './measures.ts';
import { overview, summary } from './overview.ts';
import { notes } from './notes.ts';
import type { Paper } from './paper.ts';
import { knowledgeMatrix } from './knowledge.ts';
import { putRight } from './put-right.ts';
import { activityParts } from './activities.ts';
import { walkRecord, type Conduct } from './walk.ts';

export interface ReportRequest extends Conduct {
  readonly language: string;
  /** Number and hash of the record's last entry; null for an exercise that is not sealed. */
  readonly head: Paper['head'];
  /** Whether what the record tells follows from its commands: if it does not, that is the first thing to know of the report. */
  readonly recomputed: Recomputed;
  /** The record that this one was forked from; null when it is nobody's fork. */
  readonly parent: Paper['parent'];
}

/** The report before it has a form: its parts, in their order. */
export interface Report {
  readonly telling: RecordTelling;
  readonly paper: Paper;
  readonly title: Block[];
  /** What it came to, measured and decided. */
  readonly findings: Block[];
  readonly matrix: Block[];
  /** What exercise control did, what was put right, what was noted and is to be done. */
  readonly conclusions: Block[];
  readonly timeline: Block[];
}

export function reportOf(request: ReportRequest): Report {
  const say = words(request.language);
  const promise = promised(request);
  const scenario: Scenario = attributed(request.program.scenario, promise.attribution, say);
  const texts = attributedTexts(request, promise, say);
  const conduct: Conduct = { ...request, texts, program: { ...request.program, scenario } };
  const telling: RecordTelling = {
    language: request.language,
    say,
    scenario,
    texts,
    entries: request.entries,
  };
  const { head, parent } = request;
  const paper: Paper = { ...conduct, walk: walkRecord(conduct), telling, ...promise, head, parent };
  const findings = [
    ...summary(paper),
    ...overview(paper),
    ...agendaInTheRoom(paper),
    ...measures(paper),
    ...clocks(paper),
    ...expectedActions(paper),
    ...decisions(paper),
  ];
  const matrix = knowledgeMatrix(paper);
  const conclusions = [
    ...interventions(paper),
    ...putRight(paper),
    ...activityParts(paper),
    ...attached(paper),
    ...notes(paper),
    ...hotWash(paper),
  ];
  return {
    telling,
    paper,
    title: [
      heading(1, say('aar.title', { title: textIn(scenario.title, telling) })),
      ...doubts(request, say),
      ...(request.entries[0]?.kind === 'rehearsal' ? [paragraph(strong(say('aar.rehearsal')))] : []),
      paragraph(textIn(scenario.fictional, telling)),
    ],
    findings,
    matrix,
    conclusions,
    timeline: [
      ...timeline(paper, citedIn([...findings, ...matrix, ...conclusions])),
      ...sources(scenario, telling),
    ],
  };
}

function doubts({ recomputed }: ReportRequest, say: Say): Block[] {
  const doubt = doubtOf(recomputed, say);
  return doubt === null ? [] : [paragraph(strong(doubt))];
}

/** The report in Markdown, with the exercise marking and the document's TLP before and after. */
export function afterActionReport(request: ReportRequest): string {
  const { telling, title, findings, matrix, conclusions, timeline } = reportOf(request);
  const { say, scenario } = telling;
  const marking = paragraph(
    strong(say('common.exercise')),
    ` ${textIn(scenario.title, telling)}. `,
    strong(scenario.marking),
  );
  return markdown([marking, ...title, ...findings, ...matrix, ...conclusions, ...timeline, marking]);
}

/** Numbers of the entries that claims link to. */
function citedIn(blocks: readonly Nodes[]): ReadonlySet<number> {
  const cited = new Set<number>();
  const look = (node: Nodes): void => {
    const number = node.type === 'link' ? /^#entry-(\d+)$/u.exec(node.url)?.[1] : undefined;
    if (number !== undefined) cited.add(Number(number));
    if ('children' in node) node.children.forEach(look);
  };
  blocks.forEach(look);
  return cited;
}

function sources(scenario: Scenario, telling: Telling): Block[] {
  if (scenario.sources.length === 0) return [];
  return [
    heading(2, telling.say('aar.sources')),
    bulletList(
      scenario.sources.map((source): Inline[] => [
        textIn(source.text, telling),
        ...(source.link === null ? [] : [' ', link(source.link, source.link)]),
        source.checked === null ? '' : ` (${telling.say('aar.checked', { date: source.checked })})`,
      ]),
    ),
  ];
}
