/**
 * A table of the plan that somebody has worked on, taken back: compared by number with the plan as it stood when the copy was made, so that two
 * organisations can work on copies of their own. Nothing is taken while anything in it contradicts itself, the plan, or what became of it since.
 */
import { fold } from '@sandtable/core/scenario';
import { words, type Say } from '@sandtable/words';
import { noDetails, type ActionDetails, type ActionStatus } from '../after/actions.ts';
import { problemText } from '../exchange/report.ts';
import { openTables, type FileOfTables } from '../tables/open-tables.ts';
import {
  cellText,
  type Cell,
  type CellPlace,
  type CellRow,
  type CellSheet,
  type UnreadableTable,
} from '../tables/sheet.ts';
import {
  canBe,
  planAfter,
  planChoices,
  planDays,
  planFields,
  type FieldChanged,
  type LivePlan,
  type PlanChange,
  type PlanField,
  type PlannedAction,
} from './live-plan.ts';
import { fieldWords, planColumn } from './plan-table.ts';

/** What cannot be taken, and where it stands. */
export interface PlanProblem {
  readonly place: CellPlace | null;
  /** In whole words: what is wrong, and what to write instead. */
  readonly text: string;
}
export interface PlanTaken {
  readonly changes: readonly PlanChange[];
  /** Actions that the table does not have; they stay as they are. */
  readonly left: readonly number[];
  /** Headings of columns that are none of the plan. */
  readonly unknown: readonly string[];
}
export type PlanAnswer = PlanTaken | { readonly problems: readonly PlanProblem[] };

export interface PlanBack {
  readonly plan: LivePlan;
  readonly file: FileOfTables;
  readonly by: string;
  readonly at: Date;
  readonly say: Say;
}

/** From what to what a status can go in one step. */
const steps: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  proposed: ['accepted', 'rejected'],
  accepted: ['done', 'proposed', 'rejected'],
  done: ['verified', 'accepted'],
  // what was learned can be lost again
  verified: ['accepted'],
  rejected: ['proposed'],
};

export async function takeBackPlan(back: PlanBack): Promise<PlanAnswer> {
  const { plan, file, say } = back;
  const sheets = isJson(file) ? sheetsOfJson(file) : await openTables(file);
  if ('why' in sheets)
    return { problems: [{ place: null, text: problemText({ is: 'unreadable', ...sheets }, say) }] };
  const says = [say, words(plan.about.language), words('en')];
  const sheet = sheets.find(({ rows }) => rows[0] !== undefined && columnsOf(rows[0], says).has('number'));
  const [head, ...rows] = sheet?.rows ?? [];
  if (sheet === undefined || head === undefined)
    return {
      problems: [{ place: null, text: say('plan.problem.no-table', { heading: say('plan.column.number') }) }],
    };
  const copied = copyOf(sheets, says) ?? plan.changes.length;
  if (copied > plan.changes.length)
    return { problems: [{ place: null, text: say('plan.problem.other-plan') }] };
  const base = planAfter(plan, copied);
  const columns = columnsOf(head, says);
  return compared({ ...back, sheet: sheet.name, says, columns, base, seen: new Map() }, head, rows);
}

/** What a row is read against. */
interface Comparing extends PlanBack {
  readonly sheet: string;
  readonly says: readonly Say[];
  readonly columns: ReadonlyMap<Column, number>;
  /** The plan as it stood when the copy was made. */
  readonly base: LivePlan;
  /** By number: the row in which it stands. */
  readonly seen: Map<number, number>;
}
type RowAnswer = { readonly changes: readonly PlanChange[] } | { readonly problems: readonly PlanProblem[] };

function compared(comparing: Comparing, head: CellRow, rows: readonly CellRow[]): PlanAnswer {
  const { columns, base, seen, plan } = comparing;
  const problems: PlanProblem[] = [];
  const changes: PlanChange[] = [];
  let next = plan.actions.length + 1;
  for (const row of rows) {
    if ([...columns.values()].every((column) => cellText(row.cells[column]).trim() === '')) continue;
    const answer = takenRow(comparing, row, next);
    if ('problems' in answer) problems.push(...answer.problems);
    else {
      changes.push(...answer.changes);
      next += answer.changes.filter((change) => 'added' in change).length;
    }
  }
  if (problems.length > 0) return { problems };
  const known = new Set(columns.values());
  return {
    changes,
    left: base.actions.flatMap(({ number }) => (seen.has(number) ? [] : [number])),
    unknown: head.cells.flatMap((each, column) => {
      const text = cellText(each).trim();
      return text === '' || known.has(column) ? [] : [text];
    }),
  };
}

function takenRow(comparing: Comparing, row: CellRow, next: number): RowAnswer {
  const { plan, base, columns, seen, says, say } = comparing;
  const one = (field: Column, text: string) => ({
    problems: [{ place: placeIn(comparing, row, field), text }],
  });
  const values = new Map<PlanField, string>();
  const unread: PlanProblem[] = [];
  for (const field of planFields) {
    const column = columns.get(field);
    if (column === undefined) continue;
    const value = valueOf(field, row.cells[column] ?? null, says);
    if (value !== null) values.set(field, value);
    else
      unread.push({
        place: placeIn(comparing, row, field),
        text: say('plan.problem.value', { found: cellText(row.cells[column]), wanted: wanted(field, say) }),
      });
  }
  if (unread.length > 0) return { problems: unread };
  const written = cellText(row.cells[columns.get('number') ?? -1]).trim();
  if (written === '') return addedRow(comparing, row, values, next);
  const number = /^\d{1,6}$/u.test(written) ? Number(written) : 0;
  const live = plan.actions[number - 1];
  const before = base.actions[number - 1];
  if (live === undefined || before === undefined)
    return one('number', say('plan.problem.unknown', { number: written, last: plan.actions.length }));
  const twice = seen.get(number);
  if (twice !== undefined) return one('number', say('plan.problem.twice', { number: written, row: twice }));
  seen.set(number, row.row);
  const other = isAnother(before, values, base.actions);
  if (other !== null)
    return one(
      'number',
      say('plan.problem.renumbered', {
        number: written,
        has: other.number > 0 ? 'yes' : 'no',
        other: other.number,
        text: worded(before),
      }),
    );
  return changedRow(comparing, row, values, { live, before });
}

const placeIn = ({ sheet, columns }: Comparing, { row }: CellRow, field: Column): CellPlace => ({
  sheet,
  row,
  column: columns.get(field) ?? 0,
});

function addedRow(
  comparing: Comparing,
  row: CellRow,
  values: ReadonlyMap<PlanField, string>,
  number: number,
): RowAnswer {
  const { by, at, say } = comparing;
  const added = { ...noDetails, ...Object.fromEntries(values) } as ActionDetails;
  if (added.action === '' && added.issue === '')
    return { problems: [{ place: placeIn(comparing, row, 'number'), text: say('plan.problem.nothing') }] };
  const problems = contradictions(comparing, row, added);
  if (added.status !== 'proposed')
    return { problems: [{ place: placeIn(comparing, row, 'status'), text: say('plan.problem.new-status') }] };
  return problems.length > 0
    ? { problems }
    : { changes: [{ at: at.toISOString(), by, number, entry: null, added }] };
}

function changedRow(
  comparing: Comparing,
  row: CellRow,
  values: ReadonlyMap<PlanField, string>,
  { live, before }: { readonly live: PlannedAction; readonly before: PlannedAction },
): RowAnswer {
  const { by, at, say } = comparing;
  const { number } = live;
  const problems: PlanProblem[] = [];
  const changes: FieldChanged[] = [];
  for (const [field, to] of values) {
    const [was, from] = [before.details[field], live.details[field]];
    if (isSame(to, was) || isSame(to, from)) continue;
    if (isSame(was, from)) changes.push({ at: at.toISOString(), by, number, field, from, to });
    else
      problems.push({
        place: placeIn(comparing, row, field),
        text: meanwhile(comparing, { number, field, from, to }),
      });
  }
  const after = {
    ...live.details,
    ...Object.fromEntries(changes.map(({ field, to }) => [field, to])),
  } as ActionDetails;
  const { status } = live.details;
  if (after.status !== status && !steps[status].includes(after.status))
    problems.push({
      place: placeIn(comparing, row, 'status'),
      text: say('plan.problem.jump', {
        from: fieldWords('status', status, say),
        to: fieldWords('status', after.status, say),
        can: steps[status].map((each) => fieldWords('status', each, say)).join(', '),
      }),
    });
  if (changes.length > 0) problems.push(...contradictions(comparing, row, after));
  return problems.length > 0 ? { problems } : { changes };
}

/** Somebody else has set it to something else since the copy was made. */
function meanwhile(
  { plan, say }: Comparing,
  { number, field, from, to }: Pick<FieldChanged, 'number' | 'field' | 'from' | 'to'>,
): string {
  const last = plan.changes.findLast(
    (each) => 'field' in each && each.number === number && each.field === field,
  );
  return say('plan.problem.meanwhile', {
    by: last?.by ?? '',
    day: last?.at.slice(0, 10) ?? '',
    now: fieldWords(field, from, say),
    typed: fieldWords(field, to, say),
  });
}

/** A table of text has lost the ends of lines. */
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** What cannot be true at once of an action. */
function contradictions(
  comparing: Comparing,
  row: CellRow,
  { start, end, status, organisation, remark, retest, action }: ActionDetails,
): readonly PlanProblem[] {
  const { say } = comparing;
  const isAgreed = status === 'accepted' || status === 'done' || status === 'verified';
  const found: readonly (readonly [boolean, PlanField, string])[] = [
    [start !== '' && end !== '' && end < start, 'end', say('plan.problem.end', { start, end })],
    [isAgreed && organisation === '', 'organisation', say('plan.problem.no-owner')],
    [isAgreed && action === '', 'action', say('plan.problem.no-action')],
    [status === 'verified' && remark === '' && retest === '', 'remark', say('plan.problem.no-evidence')],
    [status === 'rejected' && remark === '', 'remark', say('plan.problem.no-reason')],
  ];
  return found.flatMap(([is, field, text]) => (is ? [{ place: placeIn(comparing, row, field), text }] : []));
}

const worded = ({ details: { issue, action } }: PlannedAction): string => (action === '' ? issue : action);

/** Whether a row is another action than the one whose number it bears; `number` 0 where it is none of the plan. */
function isAnother(
  { number, details }: PlannedAction,
  values: ReadonlyMap<PlanField, string>,
  actions: readonly PlannedAction[],
): { readonly number: number } | null {
  const [issue, action] = [values.get('issue'), values.get('action')];
  if (issue === undefined || action === undefined) return null;
  const other = actions.find(
    (each) => each.number !== number && each.details.issue === issue && each.details.action === action,
  );
  const isOwn = details.issue === issue && details.action === action;
  if (other !== undefined && !isOwn && worded(other) !== '') return { number: other.number };
  const isRewritten =
    details.issue !== issue && details.action !== action && details.issue !== '' && details.action !== '';
  return isRewritten ? { number: 0 } : null;
}

type Column = PlanField | 'number';

/** Which column holds what, by the words of its heading in one of the languages. */
function columnsOf({ cells }: CellRow, says: readonly Say[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  for (const field of ['number', ...planFields] as const) {
    const names = new Set([
      field,
      ...says.map((say) => fold(field === 'number' ? say('plan.column.number') : say(planColumn(field)))),
    ]);
    const at = cells.findIndex((cell) => names.has(fold(cellText(cell).trim())));
    if (at !== -1) found.set(field, at);
  }
  return found;
}

/** After how many changes the copy was made; null where it does not say. */
function copyOf(sheets: readonly CellSheet[], says: readonly Say[]): number | null {
  const names = new Set(says.map((say) => fold(say('plan.about.copy'))));
  for (const { rows } of sheets)
    for (const { cells } of rows)
      if (names.has(fold(cellText(cells[0]).trim())) && /^\d+$/u.test(cellText(cells[1])))
        return Number(cellText(cells[1]));
  return null;
}

/** What a cell says, as it is kept; null when it can be nothing of the kind. */
function valueOf(field: PlanField, cell: Cell | null, says: readonly Say[]): string | null {
  if (cell === null) return field === 'status' ? 'proposed' : '';
  if (cell.value.is === 'fault' || cell.value.is === 'unreckoned') return null;
  const text = plainLines(cellText(cell));
  if (text === '') return field === 'status' ? 'proposed' : '';
  const choices = planChoices[field];
  if (choices !== undefined)
    return (
      choices.find(
        (choice) =>
          fold(choice) === fold(text) ||
          says.some((say) => fold(fieldWords(field, choice, say)) === fold(text)),
      ) ?? null
    );
  if (!planDays.has(field)) return text;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return canBe(field, iso) ? iso : null;
}

/** Without the sign that a table of text puts before what a spreadsheet would reckon. */
const plainLines = (text: string): string => text.trim().replace(/^'(?=\s*[=+\-@|%])/u, '');

const wanted = (field: PlanField, say: Say): string =>
  planChoices[field]?.map((each) => fieldWords(field, each, say)).join(', ') ?? say('plan.problem.a-day');

const isJson = ({ name }: FileOfTables): boolean => /\.json$/iu.test(name);

/** What `--format json` writes, as a sheet: a row an action, after the keys. */
function sheetsOfJson({ name, bytes }: FileOfTables): readonly CellSheet[] | UnreadableTable {
  const cell = (value: unknown): Cell | null =>
    typeof value === 'string' || typeof value === 'number'
      ? { value: { is: 'text', text: String(value) }, comment: null }
      : null;
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    const { actions, copy } = read as Readonly<Record<string, unknown>>;
    if (!Array.isArray(actions)) return { why: 'no-table', place: null };
    const keys = ['number', ...planFields];
    const rows = actions.map((each: unknown, at): CellRow => {
      const action = (typeof each === 'object' && each !== null ? each : {}) as Readonly<
        Record<string, unknown>
      >;
      return { row: at + 2, cells: keys.map((key) => cell(action[key])) };
    });
    return [
      { name, hidden: false, merges: [], rows: [{ row: 1, cells: keys.map(cell) }, ...rows] },
      {
        name: 'copy',
        hidden: false,
        merges: [],
        rows: [{ row: 1, cells: [cell(words('en')('plan.about.copy')), cell(copy)] }],
      },
    ];
  } catch {
    return { why: 'corrupt', place: null };
  }
}
