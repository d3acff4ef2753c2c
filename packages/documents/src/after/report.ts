/**
 * The after-action report (HSEEP 2020, AAR/IP): what it came to, how it was rated, what was found and is to be done, what happened, and in
 * annexes what that rests on. It rates nothing by itself: ratings and findings are people's.
 */
import { eventTimes } from '@sandtable/core';
import { exerciseEvaluation } from '@sandtable/core/evaluation';
import type { Recomputed } from '@sandtable/core/record';
import { textIn, type Scenario, type Tlp } from '@sandtable/core/scenario';
import type { Nodes } from 'mdast';
import { clean, doubtOf, spoken, words, type RecordTelling, type Say, type Telling } from '@sandtable/words';
import { wallDate } from '@sandtable/words/room-time';
import { agendaInTheRoom } from './agenda.ts';
import { attached } from './attached.ts';
import { attributed, attributedTexts, mayName, promised } from './attribution.ts';
import { breaches } from './breaches.ts';
import { interventions, timeline } from './course.ts';
import { decisionsTaken } from './decided.ts';
import { decisionLog } from './decisions.ts';
import { clocks, expectedActions } from './duties.ts';
import { approvalAndComments, correctiveActions } from './evaluation/agreed.ts';
import { findingsByObjective } from './evaluation/findings.ts';
import { capabilityPerformance } from './evaluation/performance.ts';
import { hotWash } from './hot-wash.ts';
import { exerciseHeld } from './exercise.ts';
import {
  heading,
  link,
  bulletList,
  isMarkdown,
  paragraph,
  strong,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { confined, type Document, type PaperPart } from '../page/document.ts';
import { measures } from './measures.ts';
import { overview } from './overview.ts';
import { improvementPlan, notes } from './notes.ts';
import { decisionIn, type Paper } from './paper.ts';
import { knowledgeMatrix } from './knowledge.ts';
import { coursePicture } from './picture.ts';
import { putRight } from './put-right.ts';
import { activityParts } from './activities.ts';
import { summary } from './summary.ts';
import { walkRecord, type Conduct } from './walk.ts';

export interface ReportRequest extends Conduct {
  readonly language: string;
  /** The time zone of the room; null where the record does not say it. */
  readonly zone: string | null;
  /** Number and hash of the record's last entry; null for an exercise that is not sealed. */
  readonly head: Paper['head'];
  /** Whether what the record tells follows from its commands: if it does not, that is the first thing to know of the report. */
  readonly recomputed: Recomputed;
  /** The record that this one was forked from; null when it is nobody's fork. */
  readonly parent: Paper['parent'];
  /** How far the report may go; null: as the record says, else as by default. */
  readonly marking: Tlp | null;
  /** Who has signed it off; null while it is a draft. */
  readonly signedOff: string | null;
  /** The organisation whose own part this is; absent: what is of all together. */
  readonly partOf?: string;
}

/** The report before it has a form: its parts, in their order. */
interface Report {
  readonly telling: RecordTelling;
  readonly paper: Paper;
  /** A draft as of which entry and day, or who has signed it off. */
  readonly status: string;
  readonly title: Block[];
  /** What it came to: the first page, then in full. */
  readonly body: Block[];
  readonly annexes: readonly Annex[];
}
/** What the report rests on, for those who want to look it up. */
interface Annex {
  readonly name: 'log' | 'knowledge' | 'course' | 'timeline';
  readonly blocks: Block[];
}

/** Somebody practised: nothing of it is a finding about anybody. */
export const isRehearsal = ({ entries }: Conduct): boolean => entries[0]?.kind === 'rehearsal';

/**
 * What was set at the desk. Otherwise TLP:AMBER, for findings name gaps of real bodies; or what the scenario itself is marked with where that
 * is stricter.
 */
function reportMarking({ entries, program }: Conduct): Tlp {
  const set = entries.findLast((entry) => entry.kind === 'mark');
  if (set !== undefined) return set.body.marking;
  const { marking } = program.scenario;
  return confined(marking);
}

/** The record as the report may tell it: people as far as was promised to them. */
export function paperOf(request: ReportRequest): Paper {
  const say = words(request.language);
  const promise = promised(request);
  const scenario: Scenario = attributed(request, promise.attribution, say);
  const texts = attributedTexts(request, promise, say);
  const conduct: Conduct = { ...request, texts, program: { ...request.program, scenario } };
  const { head, parent, signedOff } = request;
  const walk = walkRecord(conduct);
  return {
    ...conduct,
    walk,
    numbered: new Map(request.entries.map((entry) => [entry.n, entry])),
    ofDecision: Map.groupBy(request.entries, (entry) => decisionIn(entry) ?? ''),
    eventTimes: eventTimes(walk.end),
    telling: {
      language: request.language,
      zone: request.zone,
      say,
      scenario,
      texts,
      entries: request.entries,
    },
    recorded: request.texts,
    ...promise,
    mayName: mayName(request.program.scenario, promise),
    head,
    parent,
    marking: request.marking ?? reportMarking(conduct),
    signedOff,
    partOf: request.partOf ?? null,
    evaluation: exerciseEvaluation(scenario, walk.end),
  };
}

export function reportOf(request: ReportRequest): Report {
  const paper = paperOf(request);
  const { telling } = paper;
  const { say, scenario } = telling;
  const status = reportStatus(paper);
  const body = [
    ...summary(paper),
    ...exerciseHeld(paper),
    ...overview(paper),
    ...capabilityPerformance(paper),
    ...findingsByObjective(paper),
    ...correctiveActions(paper),
    ...measures(paper),
    ...clocks(paper),
    ...expectedActions(paper),
    ...decisionsTaken(paper),
    ...activityParts(paper),
    ...notes(paper),
    ...hotWash(paper),
    ...improvementPlan(paper),
    ...approvalAndComments(paper),
  ];
  const log = decisionLog(paper);
  const knowledge = knowledgeMatrix(paper);
  const course = [
    ...agendaInTheRoom(paper),
    ...breaches(paper),
    ...interventions(paper),
    ...putRight(paper),
    ...attached(paper),
  ];
  const told = citedIn([...body, ...log, ...knowledge, ...course]);
  const annexes: readonly Annex[] = [
    { name: 'log', blocks: log },
    { name: 'knowledge', blocks: knowledge },
    { name: 'course', blocks: course },
    { name: 'timeline', blocks: [...timeline(paper, told), ...sources(scenario, telling)] },
  ];
  return {
    telling,
    paper,
    status,
    title: [
      ...doubts(request, say),
      paragraph(isRehearsal(request) ? strong(say('aar.rehearsal')) : say('aar.real')),
    ],
    body,
    annexes: annexes.filter(({ blocks }) => blocks.length > 0),
  };
}

export function doubts({ recomputed }: ReportRequest, say: Say): Block[] {
  const doubt = doubtOf(recomputed, say);
  return doubt === null ? [] : [paragraph(strong(doubt))];
}

export function afterActionPaper(request: ReportRequest): Document {
  const { telling, paper, status, title, body, annexes } = reportOf(request);
  const { say, scenario } = telling;
  return {
    kind: say('aar.paper'),
    title: say('aar.title', { title: textIn(scenario.title, telling) }),
    label: scenario.version,
    marking: paper.marking,
    aboutReal: status,
    state: status,
    parts: [
      { blocks: [...title, ...body] },
      ...annexes.map(({ name, blocks }, at): PaperPart => {
        const heading1 = heading(1, say(`aar.annex.${name}`, { letter: letterOf(at) }));
        return name === 'knowledge'
          ? { blocks: [heading1, ...blocks, coursePicture(paper)], wide: true }
          : { blocks: [heading1, ...blocks] };
      }),
    ],
    telling,
  };
}

/** `A` for the first annex. */
const letterOf = (at: number): string => String.fromCharCode(65 + at);

/** A draft, which one, until it is approved on the record or somebody signs this paper off: as of which day and which entry of the record. */
export function reportStatus({ telling, entries, head, signedOff, evaluation }: Paper): string {
  const { say } = telling;
  const { drafts, final } = evaluation;
  const last = entries.findLast(({ wall }) => wall !== null)?.wall ?? null;
  const about = {
    entry: head?.number ?? entries.at(-1)?.n ?? 0,
    dated: last === null ? 'no' : 'yes',
    date: last === null ? '' : wallDate(last, telling),
  };
  if (signedOff !== null) return say('aar.status.signed', { ...about, by: clean(signedOff) });
  if (final !== null)
    return say('evaluated.status-final', {
      ...about,
      by: spoken(final.by, telling),
      office: spoken(final.office, telling),
    });
  return drafts.length > 0
    ? say('evaluated.status-draft', { ...about, number: drafts.length })
    : say('aar.status.draft', about);
}

/** Numbers of the entries that claims link to. */
function citedIn(blocks: readonly Block[]): ReadonlySet<number> {
  const cited = new Set<number>();
  const look = (node: Nodes): void => {
    const number = node.type === 'link' ? /^#entry-(\d+)$/u.exec(node.url)?.[1] : undefined;
    if (number !== undefined) cited.add(Number(number));
    if ('children' in node) node.children.forEach(look);
  };
  for (const block of blocks)
    if (block.type === 'long-list') block.cites.forEach((number) => cited.add(number));
    else if (isMarkdown(block)) look(block);
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
