/**
 * The after-action report, first form (HSEEP 2020, AAR: overview, capability performance, analysis, timeline): what happened and what
 * it rests on. It rates nobody; ratings are the evaluators' and come with their guides.
 */
import type { Scenario } from '@sandtable/core';
import { textIn, words, type Telling } from '@sandtable/words';
import { attributed, attributedTexts, promised } from './attribution.ts';
import { interventions, timeline } from './course.ts';
import { decisions } from './decisions.ts';
import { clocks, expectedActions } from './duties.ts';
import { heading, link, list, markdown, paragraph, strong, type Block, type Inline } from './markdown.ts';
import { measures } from './measures.ts';
import { overview, summary } from './overview.ts';
import { notes } from './notes.ts';
import type { Paper } from './paper.ts';
import { knowledgeMatrix } from './knowledge.ts';
import { putRight } from './put-right.ts';
import { walk, type Conduct } from './walk.ts';

export interface ReportRequest extends Conduct {
  readonly language: string;
  /** Number and hash of the record's last entry; null for an exercise that is not sealed. */
  readonly head: Paper['head'];
  /** The record that this one was forked from; null when it is nobody's fork. */
  readonly parent: Paper['parent'];
}

/** The report in Markdown, with the exercise marking and the document's TLP before and after. */
export function afterActionReport(request: ReportRequest): string {
  const say = words(request.language);
  const attribution = promised(request);
  const scenario: Scenario = attributed(request.program.scenario, attribution, say);
  const texts = attributedTexts(request, attribution, say);
  const conduct: Conduct = { ...request, texts, program: { ...request.program, scenario } };
  const telling: Telling = { language: request.language, say, scenario, texts };
  const { head, parent } = request;
  const paper: Paper = { ...conduct, walk: walk(conduct), telling, attribution, head, parent };
  const marking = paragraph(
    strong(say('common.exercise')),
    ` ${textIn(scenario.title, telling)}. `,
    strong(scenario.marking),
  );
  const claims: Block[] = [
    ...summary(paper),
    ...overview(paper),
    ...measures(paper),
    ...clocks(paper),
    ...expectedActions(paper),
    ...decisions(paper),
    ...knowledgeMatrix(paper),
    ...interventions(paper),
    ...putRight(paper),
    ...notes(paper),
  ];
  const body = markdown(claims);
  return [
    markdown([
      marking,
      heading(1, say('aar.title', { title: textIn(scenario.title, telling) })),
      paragraph(textIn(scenario.fictional, telling)),
    ]),
    body,
    ...(scenario.hotWash.length === 0
      ? []
      : [
          markdown([
            heading(2, say('aar.hot-wash')),
            list(scenario.hotWash.map((question) => [textIn(question, telling)])),
          ]),
        ]),
    markdown([...timeline(paper, citedIn(body)), ...sources(scenario, telling), marking]),
  ].join('\n');
}

function citedIn(text: string): ReadonlySet<number> {
  return new Set([...text.matchAll(/\(#entry-(\d+)\)/g)].map((match) => Number(match[1])));
}

function sources(scenario: Scenario, telling: Telling): Block[] {
  if (scenario.sources.length === 0) return [];
  return [
    heading(2, telling.say('aar.sources')),
    list(
      scenario.sources.map((source): Inline[] => [
        textIn(source.text, telling),
        ...(source.link === null ? [] : [' ', link(source.link, source.link)]),
        source.checked === null ? '' : ` (${telling.say('aar.checked', { date: source.checked })})`,
      ]),
    ),
  ];
}
