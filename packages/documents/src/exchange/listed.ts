/** What a list of injects says, whatever file it came from: the one form from which a scenario is written. */
import type { CellPlace } from '../tables/sheet.ts';
import { columnTitle, type Column, type FoundTable } from './table.ts';
import { isGarbled, shown, type LostCell, type LossKind } from './loss.ts';
import { isEverybody, nameKey, namesAlone, peopleIn } from './people.ts';
import { injectRows, type FoundCell, type InjectRow } from './rows.ts';
import {
  timelineOf,
  type TakenForGranted,
  type TimeCell,
  type TimeChoices,
  type Timeline,
  type ListedTime,
} from './timeline.ts';
import type { ColumnUse } from './headings.ts';

export interface ListedInject {
  readonly place: CellPlace;
  /** As the list numbers it. */
  readonly serial: string | null;
  readonly when: ListedTime;
  readonly from: string | null;
  /** By name; empty: nobody is named. */
  readonly to: readonly string[];
  readonly toAll: boolean;
  readonly cc: readonly string[];
  readonly ccAll: boolean;
  readonly channel: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly kind: 'contextual' | 'contingency' | 'administrative';
  readonly part: string | null;
  readonly storyline: string | null;
  readonly expected: string | null;
  readonly notes: readonly ListNote[];
  readonly evaluatorNotes: string | null;
  /** What its other columns hold, by their headings. */
  readonly kept: ReadonlyMap<string, string>;
}

/** Words for controllers, with where they are from. */
export interface ListNote {
  readonly of: 'notes' | 'controller' | 'trigger' | 'unread-time' | 'beside-time' | 'comment';
  readonly text: string;
}

export interface Listed {
  readonly injects: readonly ListedInject[];
  readonly story: Timeline['story'];
  readonly isTimed: boolean;
  readonly losses: readonly LostCell[];
  readonly taken: readonly TakenForGranted[];
  readonly contradictions: Timeline['contradictions'];
}

/** All tables of a file as one list, in their order. */
export function readList(tables: readonly FoundTable[], choices: TimeChoices): Listed {
  const losses: LostCell[] = [];
  const rows: InjectRow[] = [];
  for (const table of tables) {
    const found = injectRows(table);
    rows.push(
      ...found.injects.map((row) => ({ ...row, day: row.day ?? dayOfSheet(table.sheet.name, tables) })),
    );
    losses.push(
      ...found.outside.flatMap(({ place, text }): readonly LostCell[] =>
        text === '' ? [] : [{ kind: 'outside', place, heading: '', text }],
      ),
      ...found.outside.flatMap(({ place, cell }) => commentOf(cell.comment, place)),
    );
  }
  const worded = rows.filter((row) => {
    if (textsOf(row, 'text', 'title') !== '') return true;
    for (const { place, column, text, cell } of row.cells) {
      if (text !== '') losses.push({ kind: 'no-words', place, heading: column.heading, text });
      losses.push(...commentOf(cell.comment, place));
    }
    return false;
  });
  const timeline = timelineOf(
    worded.map((row) => ({
      row: { sheet: row.sheet, row: row.row, column: 0 },
      date: timeCell(row, 'date'),
      time: timeCell(row, 'time'),
      elapsed: timeCell(row, 'elapsed'),
      day: row.day,
      trigger: timeCell(row, 'trigger'),
    })),
    choices,
  );
  const known = namesAlone(
    worded.flatMap((row) => [textsOf(row, 'to'), textsOf(row, 'cc'), textsOf(row, 'from')]),
  );
  const serials = new Set(worded.map((row) => nameKey(textsOf(row, 'serial'))));
  const injects = worded.map((row, at): ListedInject => {
    const { when, beside } = timeline.rows[at] ?? { when: { is: 'none' }, beside: [] };
    // of an inject that is not there nobody can say when it comes
    const told: ListedTime =
      when.is === 'after' && !serials.has(nameKey(when.serial)) ? { is: 'unread', cell: when.cell } : when;
    return injectOf(row, told, beside, known, losses);
  });
  return {
    injects,
    story: timeline.story,
    isTimed: timeline.rows.some(({ when }) => when.is === 'moment'),
    losses,
    taken: timeline.taken,
    contradictions: timeline.contradictions,
  };
}

/** Of several sheets with lists, each may be a day: `Day 2`. */
const dayOfSheet = (name: string, tables: readonly FoundTable[]): string | null =>
  tables.length > 1 ? name : null;

const commentOf = (comment: string | null, place: CellPlace): readonly LostCell[] =>
  comment === null ? [] : [{ kind: 'comment', place, heading: '', text: comment }];

const isFault = ({ cell }: FoundCell): boolean => cell.value.is === 'fault' || cell.value.is === 'unreckoned';

/** The words of all cells of a use, each once: those that go on come in lines of their own. */
const textsOf = (row: InjectRow, ...uses: readonly ColumnUse[]): string =>
  [
    ...new Set(
      row.cells
        .filter((cell) => uses.includes(cell.column.use) && !isFault(cell))
        .map(({ text }) => shown(text).text)
        .filter((text) => text !== ''),
    ),
  ].join('\n');

function timeCell(row: InjectRow, use: ColumnUse): TimeCell | null {
  const found = row.cells.find((cell) => cell.column.use === use && cell.text !== '' && !isFault(cell));
  return found === undefined
    ? null
    : { place: found.place, text: found.text, value: found.cell.value, heading: found.column.heading };
}

function injectOf(
  row: InjectRow,
  when: ListedTime,
  beside: readonly { readonly place: CellPlace; readonly text: string }[],
  known: ReadonlySet<string>,
  losses: LostCell[],
): ListedInject {
  const lose = (
    kind: LossKind,
    { place, column, text }: Pick<FoundCell, 'place' | 'column' | 'text'>,
  ): void => {
    losses.push({ kind, place, heading: column.heading, text });
  };
  const notes: ListNote[] = [];
  const kept = new Map<string, string>();
  for (const found of row.cells) {
    const { cell, column, text, place } = found;
    if (cell.value.is === 'fault') lose('fault', found);
    else if (cell.value.is === 'unreckoned') lose('unreckoned', found);
    else if (text !== '' && isGarbled(text)) lose('garbled', found);
    const { text: clean, left } = shown(text);
    if (left > 0) lose('unshown', found);
    if (cell.comment !== null) {
      losses.push({ kind: 'comment', place, heading: column.heading, text: cell.comment });
      notes.push({ of: 'comment', text: shown(cell.comment).text });
    }
    if (isFault(found) || clean === '') continue;
    if (column.use === 'keep') {
      lose('column', found);
      keep(kept, column, clean);
    } else if (column.use === 'notes' || column.use === 'controller')
      notes.push({ of: column.use, text: clean });
    else if (column.use === 'trigger' && !('cell' in when && isAt(when.cell, place)))
      notes.push({ of: 'trigger', text: clean });
  }
  for (const { place, text } of beside) {
    losses.push({ kind: 'beside-time', place, heading: '', text });
    notes.push({ of: 'beside-time', text: shown(text).text });
  }
  if (when.is === 'unread') {
    losses.push({
      kind: 'unread-time',
      place: when.cell.place,
      heading: when.cell.heading,
      text: when.cell.text,
    });
    notes.push({ of: 'unread-time', text: shown(when.cell.text).text });
  }
  const own = (...uses: readonly ColumnUse[]): string | null => textsOf(row, ...uses) || null;
  const text = own('text') ?? own('title') ?? '';
  const title = own('title');
  const to = peopleIn(own('to') ?? '', known);
  const kindWords = own('kind');
  const kind = kindOf(kindWords, title ?? text);
  if (kindWords !== null && kind.isKept) {
    const cell = row.cells.find(({ column }) => column.use === 'kind');
    if (cell !== undefined) {
      lose('column', cell);
      keep(kept, cell.column, kindWords);
    }
  }
  return {
    place: { sheet: row.sheet, row: row.row, column: 0 },
    serial: oneLine(own('serial')),
    when,
    from: oneLine(own('from')),
    to: to.filter((name) => !isEverybody(name)),
    toAll: to.some(isEverybody),
    cc: peopleIn(own('cc') ?? '', known).filter((name) => !isEverybody(name)),
    ccAll: peopleIn(own('cc') ?? '', known).some(isEverybody),
    channel: oneLine(own('channel')),
    title: title === text && own('text') === null ? null : oneLine(title),
    text,
    kind: kind.kind,
    part: oneLine(own('phase') ?? row.part),
    storyline: oneLine(own('storyline')),
    expected: own('expected'),
    notes,
    evaluatorNotes: own('evaluator-notes'),
    kept,
  };
}

const isAt = ({ place }: TimeCell, other: CellPlace): boolean =>
  place.row === other.row && place.column === other.column;

function keep(kept: Map<string, string>, column: Column, text: string): void {
  const title = oneLine(column.heading) ?? columnTitle(column);
  const before = kept.get(title);
  kept.set(title, before === undefined || before === text ? text : `${before}\n${text}`);
}

const oneLine = (text: string | null): string | null => text?.replaceAll(/\s+/gu, ' ').trim() || null;

/** HSEEP's kinds, as lists name them. */
function kindOf(
  told: string | null,
  words: string,
): { readonly kind: ListedInject['kind']; readonly isKept: boolean } {
  if (told !== null) {
    if (/conting|reserve|réserve|ersatz|optional|резерв/iu.test(told))
      return { kind: 'contingency', isKept: false };
    if (/admin|организац/iu.test(told)) return { kind: 'administrative', isKept: false };
    if (/context|контекст|kontext/iu.test(told)) return { kind: 'contextual', isKept: false };
  }
  const isAboutExercise = /^(?:start|end|fin|debut)[\s-]?ex\b|^(?:real world|no duff)\b/iu.test(words);
  return { kind: isAboutExercise ? 'administrative' : 'contextual', isKept: told !== null };
}

/** Everybody who receives something: each by one of the ways in which the list writes it, in the order in which they come. */
export function everyRecipient(injects: readonly ListedInject[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { to, cc } of injects)
    for (const name of [...to, ...cc]) if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), name);
  return [...byKey.values()];
}
