/** What a live plan says of people, and the plan without it: who changed something, contacts, and names in the words of others. */
import { asWholeWords, replaced } from '@sandtable/core/view';
import {
  planChoices,
  planDays,
  planFields,
  planAfter,
  changedPlan,
  type LivePlan,
  type PlanChange,
  type PlanField,
} from './live-plan.ts';

/** What is looked for. */
export interface SoughtInPlan {
  /** As people are called, or reached. */
  readonly names: readonly string[];
  /** Words of the record: a field that says these and nothing else was copied from there. */
  readonly texts: readonly string[];
  /** Everybody: all contacts, and all who changed something. */
  readonly everybody: boolean;
  /** What stands for words that are gone, and for whoever only carried over what the record says. */
  readonly erased: string;
  readonly nobody: string;
}

export interface PlanTrace {
  /** Of the file, from 1. */
  readonly line: number;
  readonly words: string;
}

/** Fields that people fill in with words of their own. */
const ownWords = new Set<PlanField>(
  planFields.filter((field) => planChoices[field] === undefined && !planDays.has(field)),
);

/** What a text becomes: itself where nothing is in it. The same text always becomes the same, so that changes still follow from each other. */
function eraser({ names, texts, everybody, erased, nobody }: SoughtInPlan) {
  const sought = names.map((name) => name.trim()).filter((name) => name !== '');
  const written = sought.map((name) => ({ ...asWholeWords(name), instead: erased }));
  const copied = new Set(texts.map((text) => text.trim()).filter((text) => text !== ''));
  return {
    by: (name: string): string =>
      name !== nobody && (everybody || replaced(name, written) !== name) ? erased : name,
    field(field: PlanField, value: string): string {
      if (!ownWords.has(field) || value === '') return value;
      const without = replaced(value, written);
      // beside the name of a contact stands how they are reached
      const isContact = field === 'contact' && (everybody || without !== value);
      return isContact || copied.has(value.trim()) ? erased : without;
    },
  };
}

function withoutThem(change: PlanChange, { by, field }: ReturnType<typeof eraser>): PlanChange {
  const said = { at: change.at, by: by(change.by), number: change.number };
  if (!('added' in change))
    return {
      ...said,
      field: change.field,
      from: field(change.field, change.from),
      to: field(change.field, change.to),
    };
  const added = Object.fromEntries(
    planFields.map((name) => [name, field(name, change.added[name])]),
  ) as unknown as typeof change.added;
  return { ...said, entry: change.entry, added };
}

export const planWithout = (plan: LivePlan, sought: SoughtInPlan): LivePlan => {
  const erase = eraser(sought);
  return changedPlan(
    planAfter(plan, 0),
    plan.changes.map((change) => withoutThem(change, erase)),
  );
};

/** Each text of the plan that would go, or be another, in the order of the file. */
export function tracesInPlan({ changes }: LivePlan, sought: SoughtInPlan): readonly PlanTrace[] {
  const { by, field } = eraser(sought);
  return changes.flatMap((change, at) => {
    const fields =
      'added' in change
        ? planFields.map((name) => [name, change.added[name]] as const)
        : ([
            [change.field, change.from],
            [change.field, change.to],
          ] as const);
    return [
      ...(by(change.by) === change.by ? [] : [change.by]),
      ...fields.flatMap(([name, value]) => (field(name, value) === value ? [] : [value])),
    ].map((words) => ({ line: at + 2, words }));
  });
}
