/** What was noted: strengths, gaps and other notes as lists; the parking lot and the actions as tables to be filled in. */
import type { Entry, NoteTag } from '@sandtable/core/record';
import type { State } from '@sandtable/core';
import { roleName, spoken } from '@sandtable/words';
import { isUntraced } from './attribution.ts';
import {
  editable,
  evidence,
  evidenceList,
  heading,
  paragraph,
  table,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

type Noted = Extract<Entry, { readonly kind: 'note' }>;

const listed: readonly (NoteTag | null)[] = ['strength', 'gap', 'artefact', null];

export function notes(paper: Paper): Block[] {
  const { say } = paper.telling;
  const lists = listed.flatMap((tag): Block[] => {
    const own = tagged(paper, tag);
    return own.length === 0
      ? []
      : [
          heading(3, say(`aar.tag.${tag ?? 'none'}`)),
          {
            type: 'long-list',
            cites: own.map(({ n }) => n),
            *items() {
              for (const entry of own) yield [...noteWords(paper, entry), ' ', evidence(entry)];
            },
          },
        ];
  });
  return lists.length === 0 ? [] : [heading(2, say('aar.notes')), ...lists];
}

const tagged = (paper: Paper, tag: NoteTag | null): readonly Noted[] =>
  entriesOf(paper, 'note').filter(({ body }) => body.tag === tag && body.interprets === undefined);

export function improvementPlan(paper: Paper): Block[] {
  const { say } = paper.telling;
  return [
    heading(2, say('aar.follow-up')),
    paragraph(say('aar.follow-up-note')),
    heading(3, say('aar.tag.action')),
    followUp(paper, [
      ...tagged(paper, 'action').map((entry) => openRow(paper, entry)),
      ...parkedActions(paper),
    ]),
    heading(3, say('aar.tag.parking-lot')),
    followUp(
      paper,
      tagged(paper, 'parking-lot').map((entry) => parkedRow(paper, entry)),
    ),
  ];
}

/** One row a note, and one to write on when there is none. */
function followUp(paper: Paper, rows: readonly Row[]): Block {
  const { say } = paper.telling;
  return table(
    [say('aar.what'), say('aar.evidence'), say('aar.owner'), say('aar.due'), say('aar.status')],
    rows.length === 0 ? [[editable(), '', editable(), editable(), editable()]] : rows,
  );
}

type Row = Parameters<typeof table>[1][number];

const openRow = (paper: Paper, entry: Noted): Row => [
  noteWords(paper, entry),
  evidence(entry),
  editable(),
  editable(),
  editable(),
];

type Fate = State['unparked'][number];
const inWords = ({ telling }: Paper, reference: Fate['said']): string =>
  reference === null ? '' : spoken(reference, telling);

/** What was made an action when the parking lot was read out. */
const parkedActions = (paper: Paper): readonly Row[] =>
  paper.walk.end.unparked
    .filter(({ becomes }) => becomes === 'action')
    .map((fate) => [
      inWords(paper, fate.said),
      evidence(fate.entry),
      editable(inWords(paper, fate.owner)),
      editable(inWords(paper, fate.until)),
      editable(),
    ]);

/** A parked note, with what became of it in the hot wash. */
function parkedRow(paper: Paper, entry: Noted): Row {
  const fate = paper.walk.end.unparked.find(({ note }) => note === entry.n);
  if (fate === undefined) return openRow(paper, entry);
  const said = fate.becomes === 'taken-up' ? inWords(paper, fate.said) : '';
  const status = paper.telling.say(`aar.parked.${fate.becomes}`);
  return [
    noteWords(paper, entry),
    evidenceList([entry, fate.entry]),
    editable(inWords(paper, fate.owner)),
    editable(inWords(paper, fate.until)),
    editable(said === '' ? status : `${status}: ${said}`),
  ];
}

/** A note as it stands among others of any kind: what it is, its words, its entry. */
export const noted = (paper: Paper, entry: Noted): Inline[] => [
  `${paper.telling.say(`format.note.${entry.body.tag ?? 'none'}`)}: `,
  ...noteWords(paper, entry),
  ' ',
  evidence(entry),
];

export function noteWords(paper: Paper, entry: Noted): Inline[] {
  const { telling } = paper;
  const { role, said } = entry.body;
  const words = spoken({ entry: entry.n, text: said.text }, telling);
  return [
    role === null || isUntraced(paper) ? '' : `${roleName(role, telling)}: `,
    words,
    // whoever signs the report off has read it for that
    paper.signedOff === null && paper.mayName(words) ? ` ${telling.say('aar.may-name')}` : '',
  ];
}
