/**
 * The part of the report that is of one organisation: how it was rated, what was found about it and what it is to do, with what reached its
 * roles and what they said and decided. It is made of what those roles may see, and of nothing else; the organisation releases it itself.
 */
import { roleView, type RoleView } from '@sandtable/core/view';
import type { Nodes, RootContent } from 'mdast';
import { clean, storyTimeAt } from '@sandtable/words';
import { organisationName } from '@sandtable/words/play';
import type { Document } from '../page/document.ts';
import { heading, isMarkdown, paragraph, table, type Block } from '../page/markdown.ts';
import { approvalAndComments, correctiveActions } from './evaluation/agreed.ts';
import { findingsByObjective } from './evaluation/findings.ts';
import { capabilityPerformance } from './evaluation/performance.ts';
import type { Paper } from './paper.ts';
import { doubts, paperOf, reportStatus, type ReportRequest } from './report.ts';

/** `partOf` says whose. */
export function organisationPaper(request: ReportRequest): Document {
  const paper = paperOf(request);
  const { telling, partOf, program } = paper;
  const { say, scenario } = telling;
  const status = reportStatus(paper);
  const organisation = organisationName(partOf, { ...telling, scenario: request.program.scenario });
  const roles = program.scenario.roles.filter((role) => role.organisation === partOf);
  return {
    kind: say('aar.paper'),
    title: say('evaluated.part-of', { organisation }),
    label: scenario.version,
    marking: paper.marking,
    aboutReal: status,
    state: status,
    parts: [
      {
        blocks: [
          ...doubts(request, say),
          paragraph(say('evaluated.part-note')),
          ...capabilityPerformance(paper),
          ...findingsByObjective(paper),
          ...correctiveActions(paper),
          ...approvalAndComments(paper),
        ].map(citedOnly),
      },
      ...roles.map(({ name }) => ({ blocks: ofRole(paper, name) })),
    ],
    telling,
  };
}

/** The entries that claims rest on by their numbers alone: they stand on the record, and in no part of this paper. */
const citedOnly = (block: Block): Block => (isMarkdown(block) ? (withoutLinks(block) as RootContent) : block);

function withoutLinks(node: Nodes): Nodes {
  if (node.type === 'link' && node.url.startsWith('#entry-'))
    return { type: 'text', value: node.url.slice('#entry-'.length) };
  return 'children' in node ? ({ ...node, children: node.children.map(withoutLinks) } as Nodes) : node;
}

function ofRole(paper: Paper, role: string): Block[] {
  const { program, walk, texts, reader, telling } = paper;
  const { say } = telling;
  const view = roleView(program, walk.end, role, texts, reader);
  const at = (story: number): string => storyTimeAt(program.scenario.story, story, telling);
  return [
    heading(1, clean(view.role.title)),
    ...listed(
      say('evaluated.part-messages'),
      [say('evaluated.part-when'), say('paper.from'), say('evaluated.part-what')],
      view.inbox.map(({ story, from, text }) => [at(story.seconds), clean(from), clean(text)]),
    ),
    ...listed(
      say('evaluated.part-decisions'),
      [say('evaluated.part-when'), say('evaluated.part-what')],
      view.log.map((each) => [at(each.story), told(each)]),
    ),
  ];
}

const told = ({ what, text }: RoleView['log'][number]): string =>
  clean([what, text].filter((part) => part !== null).join(': '));

const listed = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0 ? [] : [heading(2, title), table(head, rows)];
