/** What a ballot lets be seen: of a sealed one no answer before it is closed, of a secret one never whose an answer was. */
import type { Entry, EntryKind } from '../record/entry.ts';
import { named } from '../scenario/named.ts';
import type { Decision, Scenario } from '../scenario/scenario.ts';

/** Whether it is hidden now whose answer is which, from exercise control as well. */
export const isCovered = ({ ballot }: Decision, status: 'pending' | 'open' | 'closed'): boolean =>
  ballot === 'secret' || (ballot === 'sealed' && status !== 'closed');

/** Kinds of entries that name a decision, and a role or answers of roles. */
type NamesAnswer = {
  [Kind in EntryKind]: Extract<Entry, { readonly kind: Kind }>['body'] extends {
    readonly decision: string;
  } & ({ readonly by: string } | { readonly roles: readonly string[] })
    ? Kind
    : never;
}[EntryKind];
/** Whether it tells how somebody answered. */
const tellsAnswer: Readonly<Record<NamesAnswer, boolean>> = {
  answer: true,
  amend: true,
  reverse: true,
  'decision.closed': true,
  'decision.reversed': true,
  // this only says that an answer was taken back
  retract: false,
};
type AnswerEntry = Extract<Entry, { readonly kind: Exclude<NamesAnswer, 'retract'> | 'correct' }>;

/** An entry that tells how somebody answered, while the ballot covers it. */
export interface CoveredEntry {
  readonly entry: AnswerEntry;
  readonly decision: Decision;
  /** Whose answer it is about. */
  readonly by: string | null;
}

/** Which part of an entry the ballot hides, given the whole record; null when nothing is hidden. */
export function coveredEntry(
  { decisions }: Pick<Scenario, 'decisions'>,
  entries: readonly Entry[],
  entry: Entry,
): CoveredEntry | null {
  if (!isAnswer(entry)) return null;
  const answered = answeredIn(entries, entry);
  if (answered === null) return null;
  const decision = named(decisions, answered.decision);
  if (decision === undefined || decision.ballot === 'open') return null;
  // a decision that is open again was closed once: its earlier answers have been told
  const last = entries.findLast(
    (each) =>
      (each.kind === 'decision.closed' || each.kind === 'decision.reopened') &&
      each.body.decision === decision.name,
  );
  const told = last !== undefined && (last.kind === 'decision.closed' || entry.n <= last.n);
  return isCovered(decision, told ? 'closed' : 'open') ? { entry, decision, by: answered.by } : null;
}

const isAnswer = (entry: Entry): entry is AnswerEntry =>
  entry.kind === 'correct' || (entry.kind in tellsAnswer && tellsAnswer[entry.kind as NamesAnswer]);

/** The decision that an entry tells an answer to, and whose. */
function answeredIn(
  entries: readonly Entry[],
  entry: AnswerEntry,
): { readonly decision: string; readonly by: string | null } | null {
  switch (entry.kind) {
    case 'answer':
    case 'amend':
    case 'reverse':
      return { decision: entry.body.decision, by: entry.body.by };
    case 'decision.closed':
    case 'decision.reversed':
      return { decision: entry.body.decision, by: null };
    case 'correct': {
      const { entry: mistaken } = entry.body;
      const wrong = entries.find(({ n }) => n === mistaken);
      return wrong === undefined || wrong.n >= entry.n || !isAnswer(wrong)
        ? null
        : answeredIn(entries, wrong);
    }
  }
}

/** The entry as a program may read it: what the ballot covers is left out, and by what an order told it. */
export function asFarAsTold(scenario: Pick<Scenario, 'decisions'>, entries: readonly Entry[], entry: Entry) {
  const covered = coveredEntry(scenario, entries, entry);
  if (covered === null) return entry;
  const { name } = covered.decision;
  // by what an order from a seat was called it can be found out which of a few answers it was
  const { order: _order, ...answer } = covered.entry;
  switch (answer.kind) {
    case 'decision.closed':
      return { ...answer, body: { ...answer.body, dissent: [], roles: [], each: [] } };
    case 'decision.reversed': {
      const { by: _, ...body } = answer.body;
      return { ...answer, body };
    }
    case 'reverse':
      return { ...answer, body: { decision: name } };
    case 'correct':
      return { ...answer, body: { entry: answer.body.entry } };
    case 'answer':
    case 'amend':
      return { ...answer, body: { decision: name, by: covered.by } };
  }
}
