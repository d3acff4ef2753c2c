/** What an answer would do in this scenario's model: played on a copy in which chances do not fire, so that no luck is told. */
import type { Value } from '../scenario/expression.ts';
import { applyCause } from '../evolve/apply-cause.ts';
import { ofDecision } from '../evolve/change.ts';
import { closeDecision } from '../step/decision.ts';
import { momentTime } from '../questions/due.ts';
import type { Draft } from '../evolve/draft.ts';
import { recording } from '../commands/engine.ts';
import { expMinus } from '../luck/number.ts';
import { settleAll, advanceTo } from '../step/time.ts';
import { plainAnswer, type StandingResult } from '../questions/rule.ts';
import { evaluationOf, valueOf } from '../questions/read.ts';
import type { AddedEffect, Answer } from '../record/cause.ts';
import type { ConsequenceBodies } from '../record/consequence.ts';
import type { Entry } from '../record/entry.ts';
import { linkedEffects, type Closure, type Program } from '../program/program.ts';
import type { State } from '../program/state.ts';

export interface PreviewMaterial {
  /** Story time at which its effects act. */
  readonly at: number;
  /** Kept variables before and after its effects, at that time. */
  readonly changes: readonly { readonly variable: string; readonly from: Value; readonly to: Value }[];
  /** What it sends, opens, reveals, starts or goes to, and when. */
  readonly follows: readonly {
    readonly what: 'inject' | 'decision' | 'phase' | 'clock' | 'fact';
    readonly name: string;
    readonly at: number;
  }[];
  /** Chances that it changes, and how probably each fires within the hour after. */
  readonly luck: readonly { readonly chance: string; readonly probability: number }[];
}

/** Pure; the answer need not be the one that the rule will bring about, and no gate is asked. */
export function preview(
  program: Program,
  state: State,
  name: string,
  by: string,
  answer: Answer,
  added: readonly AddedEffect[] = [],
): PreviewMaterial {
  const place = program.places.decision.get(name) ?? -1;
  const decision = program.scenario.decisions[place];
  if (!decision) throw new RangeError(`no decision is called ${name}`);
  const draft = luckless(program, state);
  const command = {
    kind: 'answer',
    body: { decision: name, by, answer, grounds: {}, saidAt: null, added, instead: false },
  } as const;
  applyCause(draft, command, state.entries + 1);
  const at = Math.min(state.now + decision.takes, program.scenario.duration);
  const plain = plainAnswer(decision, answer);
  const standing: StandingResult = {
    ...plain,
    how: answer.form === 'declined' ? 'declined' : answer.form === 'other' ? 'other' : 'made',
    conditional: false,
    dissent: [],
    roles: [by],
    each: decision.rule === 'each' ? [{ role: by, ...plain }] : [],
  };
  closeDecision(draft, place, standing);
  settleAll(draft);
  const without = luckless(program, state);
  advanceTo(draft, at);
  advanceTo(without, at);
  const changes = program.scenario.variables.flatMap(({ name: variable, is }) => {
    const from = valueOf(program, without.state, variable);
    const to = valueOf(program, draft.state, variable);
    return is !== null || from === null || to === null || from === to ? [] : [{ variable, from, to }];
  });
  const follows = (draft.entries ?? [])
    .flatMap((entry) => (causedBy(entry, name) ? followOf(program, entry, added) : []))
    .filter(firstOfKind);
  return { at, changes, follows, luck: changedLuck(program, without.state, draft.state) };
}

function luckless(program: Program, state: State): Draft {
  const draft = recording(program, { ...state, stage: 'conduct' });
  draft.luckless = true;
  return draft;
}

type Follow = PreviewMaterial['follows'][number];
const firstOfKind = (one: Follow, at: number, all: readonly Follow[]) =>
  all.findIndex((other) => other.what === one.what && other.name === one.name) === at;

/** The entry says that it is an effect of this decision's answer. */
function causedBy(entry: Entry, decision: string): boolean {
  const of = 'of' in entry.body ? entry.body.of : undefined;
  return typeof of === 'object' && ofDecision(of) && of.name === decision;
}

function followOf(program: Program, entry: Entry, added: readonly AddedEffect[]): readonly Follow[] {
  const at = entry.story;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone are what an answer leads to
  switch (entry.kind) {
    case 'inject.delivered':
      return [{ what: 'inject', name: entry.body.inject, at }];
    case 'decision.opened':
      return [{ what: 'decision', name: entry.body.decision, at }];
    case 'phase.entered':
      return [{ what: 'phase', name: entry.body.phase, at }];
    case 'clock.started':
      return [{ what: 'clock', name: entry.body.clock, at }];
    case 'fact.learned':
      return [{ what: 'fact', name: entry.body.fact, at }];
    case 'effect.queued':
      return putOff(program, entry.body, added);
    default:
      return [];
  }
}

/** An effect that waits for its time. */
function putOff(
  program: Program,
  { due: at, of, effect }: ConsequenceBodies['effect.queued'],
  added: readonly AddedEffect[],
): readonly Follow[] {
  const { scenario } = program;
  const one = of.of === 'added' ? undefined : linkedEffects(program, of)[effect];
  const plain = of.of === 'added' ? added[effect] : undefined;
  if (plain?.verb === 'send') return [{ what: 'inject', name: plain.inject, at }];
  switch (one?.verb) {
    case 'send':
      return [{ what: 'inject', name: scenario.injects[one.inject]?.name ?? '', at }];
    case 'open':
      return [{ what: 'decision', name: scenario.decisions[one.decision]?.name ?? '', at }];
    case 'go':
      return [{ what: 'phase', name: scenario.phases[one.phase]?.name ?? '', at }];
    case 'start-clock':
      return [{ what: 'clock', name: scenario.clocks[one.clock]?.name ?? '', at }];
    case 'reveal':
      return [{ what: 'fact', name: scenario.facts[one.fact]?.name ?? '', at }];
    case 'set':
    case 'add':
    case 'cancel':
    case 'stop-clock':
    case 'message':
    case 'note':
    case 'end':
    case undefined:
      return [];
  }
}

/** Chances whose rate the answer changes, within the hour after it acts; those at a moment that it brings about. */
function changedLuck(program: Program, without: State, after: State): PreviewMaterial['luck'] {
  return program.chances.flatMap((linked, place) => {
    const chance = program.scenario.chances[place]?.name ?? '';
    if ((after.chances[place] ?? 0) >= linked.times) return [];
    if (linked.at !== null) {
      const now = momentTime(program, after, linked.at);
      return now < Infinity && momentTime(program, without, linked.at) === Infinity
        ? [{ chance, probability: linked.odds }]
        : [];
    }
    const rate = rateOf(linked.rate, after);
    return rate === rateOf(linked.rate, without) ? [] : [{ chance, probability: 1 - expMinus(rate) }];
  });
}

function rateOf(rate: Closure | null, state: State): number {
  const reading = evaluationOf(state);
  const value = rate === null ? 0 : rate(reading);
  return reading.failed || value < 0 ? 0 : value;
}
