/** What was noted: strengths, gaps and other notes as lists; the parking lot and the actions as tables to be filled in. */
import type { Entry, NoteTag } from '@sandtable/core';
import { roleName, spoken } from '@sandtable/words';
import { isUntraced } from './attribution.ts';
import { editable, evidence, heading, list, paragraph, table, type Block, type Inline } from './markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

type Noted = Extract<Entry, { readonly kind: 'note' }>;

const listed: readonly (NoteTag | null)[] = ['strength', 'gap', 'artefact', null];
const tabled = ['action', 'parking-lot'] as const satisfies readonly NoteTag[];

export function notes(paper: Paper): Block[] {
  const { say } = paper.telling;
  const all = entriesOf(paper, 'note');
  const tagged = (tag: NoteTag | null) => all.filter((entry) => entry.body.tag === tag);
  const lists = listed.flatMap((tag): Block[] => {
    const own = tagged(tag);
    return own.length === 0
      ? []
      : [
          heading(3, say(`aar.tag.${tag ?? 'none'}`)),
          list(own.map((entry): Inline[] => [...words(paper, entry), ' ', evidence(entry)])),
        ];
  });
  return [
    ...(lists.length === 0 ? [] : [heading(2, say('aar.notes')), ...lists]),
    heading(2, say('aar.follow-up')),
    paragraph(say('aar.follow-up-note')),
    ...tabled.flatMap((tag) => [heading(3, say(`aar.tag.${tag}`)), followUp(paper, tagged(tag))]),
  ];
}

/** One row a note, and one to write on when there is none. */
function followUp(paper: Paper, own: readonly Noted[]): Block {
  const { say } = paper.telling;
  const blanks = [editable(), editable(), editable()];
  const rows = own.map((entry) => [words(paper, entry), evidence(entry), ...blanks]);
  return table(
    [say('aar.what'), say('aar.evidence'), say('aar.owner'), say('aar.due'), say('aar.status')],
    rows.length === 0 ? [[editable(), '', ...blanks]] : rows,
  );
}

function words(paper: Paper, entry: Noted): Inline[] {
  const { telling } = paper;
  const { role, said } = entry.body;
  return [
    role === null || isUntraced(paper) ? '' : `${roleName(role, telling)}: `,
    spoken({ entry: entry.n, text: said.text }, telling),
  ];
}
