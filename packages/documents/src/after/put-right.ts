/** What was put right and how: corrections, withdrawals, reversals, erasures, and the record that this one was forked from. */
import type { EntryKind } from '@sandtable/core/record';
import { storyTimeAt } from '@sandtable/words';
import { tell } from './attribution.ts';
import { evidence, heading, bulletList, paragraph, type Block, type Inline } from '../page/markdown.ts';
import type { Paper } from './paper.ts';

const kinds: ReadonlySet<EntryKind> = new Set([
  'correct',
  'corrected',
  'inject.withdrawn',
  'recall',
  'decision.reopened',
  'decision.reversed',
  'erased',
  'transcribe',
] as const);

export function putRight(paper: Paper): Block[] {
  const { program, telling, parent } = paper;
  const { say } = telling;
  const fork: Inline[][] = parent
    ? [[say('aar.forked', { entry: parent.entry, record: parent.record, hash: parent.hash })]]
    : [];
  const rows = paper.entries.flatMap((entry): Inline[][] => {
    const told = kinds.has(entry.kind) ? tell(paper, entry) : null;
    if (!told) return [];
    const at = storyTimeAt(program.scenario.story, entry.story, telling);
    const said = told.said === null ? '' : ` “${told.said}”`;
    return [[`${at}: ${told.text}${said} `, evidence(entry)]];
  });
  if (fork.length + rows.length === 0) return [];
  return [
    heading(2, say('aar.put-right')),
    paragraph(say('aar.put-right-note')),
    bulletList([...fork, ...rows]),
  ];
}
