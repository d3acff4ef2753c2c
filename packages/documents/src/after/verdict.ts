/**
 * How what was measured, owed or hoped for came out. What was not done stays in the count: its time ran out, or it had none, and EndEx
 * came. Apart stand what still runs, what is read at EndEx and has not come to it, what the exercise itself has spoilt, and what never arose.
 */
import type { Entry } from '@sandtable/core/record';
import type { Clock, ExpectedAction, Measure, Value } from '@sandtable/core/scenario';
import { measureNow, measureVerdict } from '@sandtable/core';
import { artefacts, type Artefact } from './artefacts.ts';
import { stageEntry, type Paper } from './paper.ts';

export const verdicts = ['met', 'not-met', 'running', 'not-ended', 'artefact', 'not-judged'] as const;
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
        case 'seen':
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
  const wall = (stageEntry(paper, 'end-ex') ?? paper.entries.at(-1))?.wall ?? null;
  const touched = new Set(found.flatMap((artefact) => artefact.measures));
  const judged = program.scenario.measures.map((measure, place) => {
    const value = measureNow(program, walk.end, measure.name);
    const reached = measureVerdict(program, walk.end, measure.name, wall);
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
