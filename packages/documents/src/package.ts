/** The papers that an exercise needs before it begins, and for whom each is. Derived from the table of papers: what is new there comes along. */
import type { Scenario } from '@sandtable/core/scenario';
import { paperKinds, papers, type PaperKind } from './papers.ts';

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
    .filter((kind) => papers[kind].from === 'scenario' && kind !== without)
    .map((kind) => ({ kind, reader: readers[kind] ?? 'control' }))
    .toSorted((one, other) => paperReaders.indexOf(one.reader) - paperReaders.indexOf(other.reader));
}
