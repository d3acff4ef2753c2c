/**
 * An exercise as the second interpreter holds it: plain data, copied before each command and put back when that is refused.
 *
 * The second interpreter is written from docs/semantics.md alone, one file a section of the page. It is small, slow and obvious, and is there
 * only to disagree with the engine.
 */
import { seedKey } from '@sandtable/core';
import type {
  AddedEffect,
  Answer,
  Command,
  EffectOwner,
  RoleResult,
  Setup,
  Stage,
} from '@sandtable/core/record';
import type { Effect, EventReference, Scenario, Value } from '@sandtable/core/scenario';

/** Thrown by a command that is not accepted. */
export class Refused extends Error {}
export function refuse(when: boolean, why: string): void {
  if (when) throw new Refused(why);
}

/** An effect with what it needs to act later. */
export interface Placed {
  readonly effect: Effect;
  readonly of: EffectOwner;
  readonly at: number;
  readonly answer: number | null;
}
export interface Delayed {
  readonly due: number;
  readonly busy: string | null;
  readonly deed: number;
  readonly effects: readonly Placed[];
}
export type MomentKind = 'chance' | 'inject' | 'decision' | 'clock' | 'expected';
/** What stands on the queue. */
export type Task =
  | { readonly does: 'fire'; readonly chance: string }
  | { readonly does: 'windows' }
  | { readonly does: 'delayed'; readonly delayed: Delayed }
  | { readonly does: 'moment'; readonly kind: MomentKind; readonly name: string }
  | { readonly does: 'rule'; readonly rule: string }
  | { readonly does: 'effect'; readonly effect: Effect; readonly of: EffectOwner };
export interface Given {
  readonly by: string;
  readonly answer: Answer;
  readonly conditional: boolean;
  /** What was said with it, then or later. */
  readonly said: readonly string[];
  readonly added: readonly AddedEffect[];
  readonly instead: boolean;
  readonly cause: number;
}
export interface Told {
  readonly story: number;
  readonly cause: number;
  /** The command that put the effect there of which it comes, or its cause. */
  readonly deed: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const injectLife = () => ({
  delivered: 0,
  /** How many of its moments are over. */
  moments: 0,
  level: false,
  skipped: false,
  cancelled: false,
  proposed: false,
  withdrawn: false,
  /** What a hand made of its `hold`, if anything. */
  held: null as boolean | null,
  /** From when its moments count, that with this number being the first. */
  retimed: null as { readonly at: number; readonly first: number } | null,
  edited: [] as { readonly role: string | null; readonly said: { entry: number; text: number } }[],
  had: [] as string[],
});
const decisionLife = () => ({
  status: 'pending' as 'pending' | 'open' | 'closed',
  opened: false,
  moment: false,
  level: false,
  until: null as number | null,
  answers: [] as Given[],
  /** The answers of those who decided when it was closed: `any` and `count` count them. */
  counted: [] as readonly Given[],
  /** Whose answers stand. */
  roles: [] as readonly string[],
  allowed: [] as string[],
  lettered: [] as string[],
  how: null as 'made' | 'default' | 'declined' | 'other' | null,
  options: [] as readonly string[],
  amount: null as number | null,
  ranking: [] as readonly string[],
  each: [] as readonly RoleResult[],
  early: false,
  conditional: false,
  reversed: false,
  /** From where in the trace on what stands has acted. */
  since: 0,
});
type WindowState = 'pending' | 'running' | 'met' | 'missed' | 'stopped' | 'overtaken';
const windowLife = () => ({
  moment: false,
  state: 'pending' as WindowState,
  /** When it began: what is ticked before never does. */
  began: null as number | null,
  until: 0,
  /** An evaluator has ticked it; what follows from its end has followed. */
  ticked: false,
  followed: false,
  /** It was met by itself: what follows from that has followed. */
  metItself: false,
});
const phaseLife = () => ({
  visits: 0,
  left: false,
  done: false,
  /** From when exits' moments and its minutes count, and until when. */
  since: 0,
  until: null as number | null,
  /** How often each exit was taken. */
  taken: [] as number[],
});
export type DecisionLife = ReturnType<typeof decisionLife>;
export type WindowLife = ReturnType<typeof windowLife>;

const each = <T extends { readonly name: string }, L>(all: readonly T[], life: (one: T) => L) =>
  Object.fromEntries(all.map((one) => [one.name, life(one)])) as Record<string, L>;

export type World = ReturnType<typeof worldOf>;
export function worldOf(scenario: Scenario, { seed, parameters }: Setup) {
  return {
    scenario,
    key: seedKey(seed),
    parameters: { ...each(scenario.parameters, ({ start }) => start), ...Object.fromEntries(parameters) },
    /** Events that something waits for, or that a measure counts from. */
    events: eventsIn(scenario),
    trace: [] as Told[],
    /** How many commands were accepted: it stands for the number of an entry. */
    causes: 0,
    /** The command that put there what acts now, if it was an earlier one. */
    deed: null as number | null,
    chatham: false,
    wall: null as number | null,
    /** Who gave the command. */
    participant: null as number | null,
    evaluation: {
      scale: 'psmu' as 'psmu' | 'narrative',
      step: 'none' as 'none' | 'draft' | 'met' | 'final',
      issued: 0,
      /** Objectives that an evaluator is bound to, by their number. */
      watching: {} as Record<number, readonly string[]>,
      notes: [] as { readonly cause: number; readonly artefact: boolean }[],
      judged: [] as string[],
      reconciled: [] as string[],
      findings: [] as {
        readonly cause: number;
        readonly worded: number;
        readonly improves: boolean;
        readonly organisation: string | null;
        readonly recommends: boolean;
        withdrawn: number | null;
      }[],
      comments: [] as { cause: number; finding: number; disposed: boolean; withdrawal: number | null }[],
      actions: [] as { readonly cause: number; readonly organisation: string; accepted: boolean }[],
    },
    stage: 'set-up' as Stage,
    now: 0,
    queue: [] as Task[],
    /** Put off by `after` or `takes`, in the order in which it was put there. */
    delayed: [] as Delayed[],
    variables: each(scenario.variables, ({ start }): Value => start ?? 0),
    hazards: each(scenario.chances, () => 0),
    /** What `luck` has drawn so far. */
    drawn: {} as Record<string, Value>,
    troubles: {} as Record<string, true>,
    first: {} as Record<string, { readonly story: number; readonly wall: number | null }>,
    /** A tick whose instant is not settled yet. */
    unsampled: false,
    samples: {} as Record<string, readonly number[]>,
    phase: null as string | null,
    phases: each(scenario.phases, phaseLife),
    jump: null as { readonly to: number; readonly from: number; readonly frozen: boolean } | null,
    /** `go` that waits for the arrival. */
    waiting: [] as Task[],
    cursor: 0,
    target: null as number | null,
    /** Items of agendas that are passed over by hand. */
    out: {} as Record<string, 'dropped' | 'moved' | undefined>,
    /** When a pause ends, if that was said. */
    until: null as number | null,
    injects: each(scenario.injects, injectLife),
    decisions: each(scenario.decisions, decisionLife),
    clocks: each(scenario.clocks, windowLife),
    expected: each(scenario.expected, windowLife),
    rules: each(scenario.rules, () => ({ applied: false })),
    chances: each(scenario.chances, () => ({ moment: false, fired: 0 })),
    actions: each(scenario.actions, () => ({ times: [] as number[] })),
    facts: each(scenario.facts, ({ knownTo }) => ({
      roles: [...knownTo.roles],
      aloud: 0,
      /** The commands by which it was shared beyond its marking. */
      breaches: [] as number[],
    })),
    talks: each([...scenario.discussions, ...scenario.activities], () => ({
      opened: false,
      closed: false,
      now: false,
    })),
    /** Participants of each role; none given: it is there all the same. */
    seats: each(scenario.roles, () => null as number[] | null),
    merged: {} as Record<string, string>,
    questions: {} as Record<string, string>,
    /** Who had an inject that no author wrote. */
    adhoc: {} as Record<string, string[]>,
    /** Accepted commands, for corrections. */
    given: [] as GivenCommand[],
  };
}

/** What was ordered; a correction stands for what was meant, and goes by the entry in which that was done first. */
export interface GivenCommand {
  readonly command: Command;
  corrected: boolean;
  meant: Command | null;
  doneIn: number;
  /** From where in the trace on it did what it did. */
  from: number;
  /** Who has it, where it went to people. */
  had: readonly string[];
}

/** A mark of the world to go back to. */
export function keep(world: World): () => void {
  const { scenario, events, trace } = world;
  const kept = structuredClone({ ...world, scenario: null, events: null, trace: null });
  const { length } = trace;
  return () => {
    Object.assign(world, structuredClone(kept), { scenario, events, trace });
    trace.length = length;
  };
}

/** What has this name; that there is none is a refusal. */
export function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  return there(
    all.find((one) => one.name === name),
    name,
  );
}
export function lifeOf<T>(lives: Readonly<Record<string, T>>, name: string): T {
  return there(lives[name], name);
}
function there<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Refused(`nothing is called ${name}`);
  return one;
}

export const inConduct = ({ stage }: World): boolean => stage === 'conduct' || stage === 'paused';
export const isAhead = ({ stage }: World): boolean => stage === 'set-up' || stage === 'briefing';
/** Story time as expressions read it: the last tick. */
export const lastTick = ({ now, scenario }: World, at = now): number => at - (at % scenario.tick);

/** Every event that a moment or a measure names, found by looking through the whole scenario. */
function eventsIn(value: unknown): readonly EventReference[] {
  if (typeof value !== 'object' || value === null) return [];
  const { at, by, event, from, until } = value as Record<string, EventReference & string>;
  const own = at === 'event' ? [event] : by === 'interval' ? [from, until] : [];
  return [...Object.values(value).flatMap(eventsIn), ...own.flatMap((one) => one ?? [])];
}
