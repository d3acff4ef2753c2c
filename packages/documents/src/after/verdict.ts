/**
 * How what was measured, owed or hoped for came out. What was not done stays in the count: its time ran out, or it had none, and EndEx
 * came. Apart stand what still runs, what the exercise itself has spoilt, and what never arose.
 */
import type { Entry } from '@sandtable/core/record';
import type { Clock, ExpectedAction, Measure, Value } from '@sandtable/core/scenario';
import { isOver, measureNow } from '@sandtable/core';
import { artefacts, type Artefact } from './artefacts.ts';
import { stageEntry, type Paper } from './paper.ts';

export const verdicts = ['met', 'not-met', 'running', 'artefact', 'not-judged'] as const;
export type Verdict = (typeof verdicts)[number];

/** A thing that was to come about, and how it came out. */
export interface Judged<Thing> {
  readonly of: Thing;
  readonly verdict: Verdict;
  /** The entries that it rests on, the last that decided it last. */
  readonly evidence: readonly Entry[];
}
export type JudgedMeasure = Judged<Measure> & { readonly value: Value | null };
export type ExpectedEntry = Extract<
  Entry,
  { readonly kind: 'expected.started' | 'expected.met' | 'expected.missed' }
>;
type ClockEntry = Extract<
  Entry,
  { readonly kind: 'clock.started' | 'clock.met' | 'clock.missed' | 'clock.stopped' }
>;

export const countOf = (judged: readonly { readonly verdict: Verdict }[], verdict: Verdict): number =>
  judged.filter((each) => each.verdict === verdict).length;

export function judgedClocks(
  paper: Paper,
): readonly (Judged<Clock> & { readonly entry: ClockEntry | null })[] {
  return paper.program.scenario.clocks.map((clock, place) => {
    const entry = paper.entries.findLast(
      (each): each is ClockEntry =>
        (each.kind === 'clock.started' ||
          each.kind === 'clock.met' ||
          each.kind === 'clock.missed' ||
          each.kind === 'clock.stopped') &&
        each.body.clock === clock.name,
    );
    const { status, until } = paper.walk.end.clocks[place] ?? { status: 'waiting', until: null };
    const verdict = ((): Verdict => {
      switch (status) {
        case 'met':
          return 'met';
        case 'missed':
          return 'not-met';
        case 'running':
          return ranOut(paper, until);
        case 'waiting':
        case 'stopped':
          return 'not-judged';
      }
    })();
    return { of: clock, verdict, evidence: entry ? [entry] : [], entry: entry ?? null };
  });
}

export function judgedExpected(
  paper: Paper,
): readonly (Judged<ExpectedAction> & { readonly entry: ExpectedEntry | null })[] {
  return paper.program.scenario.expected.map((expected, place) => {
    const entry = paper.entries.findLast(
      (each): each is ExpectedEntry =>
        (each.kind === 'expected.started' ||
          each.kind === 'expected.met' ||
          each.kind === 'expected.missed') &&
        each.body.expected === expected.name,
    );
    const { status, until } = paper.walk.end.expected[place] ?? { status: 'waiting', until: null };
    const verdict = ((): Verdict => {
      switch (status) {
        case 'met':
          return 'met';
        // seen, and not in its time
        case 'late':
        case 'not-seen':
        case 'missed':
          return 'not-met';
        case 'running':
          return ranOut(paper, until);
        case 'waiting':
        case 'overtaken':
          return 'not-judged';
      }
    })();
    return { of: expected, verdict, evidence: entry ? [entry] : [], entry: entry ?? null };
  });
}

const ranOut = ({ walk }: Paper, until: number | null): Verdict =>
  until === null || until <= walk.end.now ? 'not-met' : 'running';

export interface JudgedMeasures {
  readonly judged: readonly JudgedMeasure[];
  readonly artefacts: readonly Artefact[];
}
export function judgedMeasures(paper: Paper): JudgedMeasures {
  const { program, walk } = paper;
  const found = artefacts(paper, (measure, place) => evidenceOf(paper, measure, place));
  const touched = new Set(found.flatMap((artefact) => artefact.measures));
  const judged = program.scenario.measures.map((measure, place) => {
    const value = measureNow(program, walk.end, measure.name);
    const reached = verdictOf(paper, measure, place, value);
    const spoilt = touched.has(measure.name) && value !== null && reached !== 'not-judged';
    return {
      of: measure,
      verdict: spoilt ? ('artefact' as const) : reached,
      evidence: evidenceOf(paper, measure, place),
      value,
    };
  });
  return { judged, artefacts: found };
}

function verdictOf(paper: Paper, measure: Measure, place: number, value: Value | null): Verdict {
  const { how } = measure;
  if (how.by === 'sample') {
    if (how.target === null || value === null) return 'not-judged';
    return compares(value, how.target) ? 'met' : 'not-met';
  }
  if (typeof value === 'number') return how.target === null || value <= how.target / 60 ? 'met' : 'not-met';
  return unfinished(paper, place, how.target);
}

/** An interval that did not come to its end: it never began, its time ran out, it had none, or it runs still. */
function unfinished(paper: Paper, place: number, target: number | null): Verdict {
  const { program, walk } = paper;
  const linked = program.measures[place];
  if (linked?.by !== 'interval') return 'not-judged';
  const { firsts, firstWalls, now } = walk.end;
  const from = firsts[linked.from] ?? -1;
  // that both came and there is no figure means that nobody kept the time in the room
  if (from < 0 || (firsts[linked.until] ?? -1) >= 0) return 'not-judged';
  if (target === null) return isOver(walk.end) ? 'not-met' : 'running';
  if (linked.clock === 'story') return now - from > target ? 'not-met' : 'running';
  const begun = firstWalls[linked.from] ?? null;
  const last = (stageEntry(paper, 'end-ex') ?? paper.entries.at(-1))?.wall ?? null;
  if (begun === null || last === null) return 'not-judged';
  return (last - begun) / 1000 > target ? 'not-met' : 'running';
}

type SampleTarget = NonNullable<Extract<Measure['how'], { readonly by: 'sample' }>['target']>;

function compares(value: Value, { comparison, value: target }: SampleTarget): boolean {
  if (comparison === '==') return value === target;
  if (comparison === '!=') return value !== target;
  if (typeof value !== 'number' || typeof target !== 'number') return false;
  return { '<': value < target, '<=': value <= target, '>': value > target, '>=': value >= target }[
    comparison
  ];
}

/** The entries a measure rests on: where its interval began and ended, where its sampled value last moved, or the end. */
function evidenceOf(paper: Paper, { how }: Measure, place: number): Entry[] {
  const { program, walk } = paper;
  const linked = program.measures[place];
  if (linked?.by === 'interval' && how.by === 'interval')
    return [walk.firsts.get(linked.from), walk.firsts.get(linked.until)].flatMap((entry) =>
      entry ? [entry] : [],
    );
  const entry =
    how.by === 'sample' && how.sample === 'last'
      ? (stageEntry(paper, 'end-ex') ?? paper.entries.at(-1))
      : walk.sampled.get(place);
  return entry ? [entry] : [];
}
