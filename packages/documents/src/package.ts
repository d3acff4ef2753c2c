/** The papers that an exercise needs before it begins, and for whom each is. Derived from the table of papers: what is new there comes along. */
import type { ExerciseFile } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { exerciseTellers } from './before/tellers.ts';
import { paperKinds, paperSources, type PaperKind } from './kinds.ts';

export const paperReaders = ['players', 'everybody', 'evaluators', 'control'] as const;
export type PaperReader = (typeof paperReaders)[number];

/** What is not named here is for exercise control: a paper must not go too far because somebody forgot it. */
const readers: Readonly<Partial<Record<PaperKind, PaperReader>>> = {
  sitman: 'players',
  explan: 'players',
  directory: 'players',
  eeg: 'evaluators',
  feedback: 'everybody',
  notice: 'everybody',
  'sign-in': 'everybody',
  tents: 'everybody',
};

/** An exercise in which people act has a plan, one in which they talk a situation manual. */
const isActed = ({ kind }: Pick<Scenario, 'kind'>): boolean => kind === 'functional' || kind === 'drill';

export function papersBefore(
  scenario: Pick<Scenario, 'kind'>,
): readonly { readonly kind: PaperKind; readonly reader: PaperReader }[] {
  const without: PaperKind = isActed(scenario) ? 'sitman' : 'explan';
  return paperKinds
    .filter((kind) => paperSources[kind] === 'scenario' && kind !== without)
    .map((kind) => ({ kind, reader: readers[kind] ?? 'control' }))
    .toSorted((one, other) => paperReaders.indexOf(one.reader) - paperReaders.indexOf(other.reader));
}

/** What an exercise file leaves open that papers tell. */
const toldFields = {
  sponsor: ({ sponsor }) => sponsor !== null,
  purpose: ({ purpose }) => purpose !== null,
  scope: ({ scope }) => scope !== null,
  sites: ({ sites }) => sites.length > 0,
  organisations: ({ organisations }) => organisations.length > 0,
  contacts: ({ contacts }) => contacts.length > 0,
  participation: ({ participation }) => participation !== null,
} as const satisfies Readonly<Record<string, (file: ExerciseFile) => boolean>>;
type ToldField = keyof typeof toldFields;

/** Those who can lead play: without one of them nobody runs the exercise. */
const leaders: ReadonlySet<string> = new Set(['director', 'facilitator', 'site-facilitator', 'controller']);

export interface ExerciseGaps {
  readonly fields: readonly ToldField[];
  /** Papers in which they are missing. */
  readonly missingIn: readonly PaperKind[];
  /** `over`: the last day that it has. Null: it has one of today or later. */
  readonly date: { readonly is: 'none' } | { readonly is: 'over'; readonly last: string } | null;
  readonly leader: boolean;
  /** Objectives that nobody is to watch, by their names. Whoever watches nothing in particular watches all. */
  readonly unwatched: readonly string[];
  /** Papers that say who runs and watches it. */
  readonly staffIn: readonly PaperKind[];
}

/** `today`: `2031-08-02`. */
export function exerciseGaps(
  file: ExerciseFile,
  scenario: Pick<Scenario, 'kind' | 'objectives'>,
  today: string,
): ExerciseGaps {
  const kinds = papersBefore(scenario).map(({ kind }) => kind);
  const tellers = new Map<string, string>(Object.entries(exerciseTellers));
  const last = file.days
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const evaluators = file.staff.filter(({ as }) => as === 'evaluator');
  return {
    fields: (Object.keys(toldFields) as ToldField[]).filter((field) => !toldFields[field](file)),
    missingIn: kinds.filter((kind) => tellers.has(kind)),
    date: last === undefined ? { is: 'none' } : last < today ? { is: 'over', last } : null,
    leader: file.staff.some(({ as }) => leaders.has(as)),
    unwatched: scenario.objectives
      .map(({ name }) => name)
      .filter((name) => !evaluators.some(({ watches }) => watches.length === 0 || watches.includes(name))),
    staffIn: kinds.filter((kind) => tellers.get(kind) === 'control'),
  };
}
