/** Words looked for among what exercises and plans tell: all of them, or nearly, in any order. */
import { fold } from '@sandtable/core/scenario';
import MiniSearch from 'minisearch';
import type { LessonKind } from './exercise-lessons.ts';
import type { Gathered, LessonsRequest } from './gathered.ts';

/** Something that has words, and where it stands. */
export interface FoundText {
  readonly kind: LessonKind | 'action' | 'parked';
  readonly text: string;
  readonly title: string;
  readonly held: string;
  readonly source: string;
  /** The entry of a record, or the number in a plan. */
  readonly number: number;
  readonly capabilities: readonly string[];
  readonly organisation: string;
}

export function allFindings({ plans }: LessonsRequest, { counted }: Gathered): readonly FoundText[] {
  return [
    ...counted.flatMap(({ source, held, exercise: { title }, lessons, parked }) => [
      ...lessons.map(({ kind, text, entry, capabilities, organisation }): FoundText => {
        return { kind, text, title, held, source, number: entry, capabilities, organisation };
      }),
      ...parked.map(({ text, entry }): FoundText => {
        return {
          kind: 'parked',
          text,
          title,
          held,
          source,
          number: entry,
          capabilities: [],
          organisation: '',
        };
      }),
    ]),
    ...plans.flatMap(({ source, plan: { about, actions } }) =>
      actions.map(({ number, details }): FoundText => {
        const { issue, action, remark, capability, organisation } = details;
        return {
          kind: 'action',
          text: [issue, action, remark].filter((each) => each !== '').join(' → '),
          title: about.exercise.title,
          held: about.held,
          source,
          number,
          capabilities: capability === '' ? [] : capability.split('; '),
          organisation,
        };
      }),
    ),
  ];
}

/** The best first. */
export function findWords(wanted: string, all: readonly FoundText[]): readonly FoundText[] {
  const index = new MiniSearch<{ id: number; text: string; about: string }>({
    fields: ['text', 'about'],
    processTerm: (term) => fold(term),
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { text: 2 } },
  });
  index.addAll(
    all.map(({ text, title, capabilities, organisation }, id) => ({
      id,
      text,
      about: [title, organisation, ...capabilities].join(' '),
    })),
  );
  return index.search(wanted).flatMap(({ id }) => all[Number(id)] ?? []);
}
