/** A plan: what is decided and done, and when. Drawn at random or bred from plans that showed something new. */
import type { Pairs } from '@sandtable/core/record';
import type { Program, State } from '@sandtable/core';
import type { ScriptStep } from '@sandtable/core/scenario';
import {
  actionStep,
  breachStep,
  cardStep,
  seenStep,
  shareStep,
  type PlannedAnswer,
  type Repertoire,
} from './moves.ts';
import type { Player } from './walk.ts';

export interface Plan {
  /** Which play of the batch luck is drawn for. */
  readonly luck: number;
  readonly parameters: Pairs;
  readonly answers: ReadonlyMap<string, PlannedAnswer | null>;
  /** What else is done, each from this story second on, as soon as it is possible. */
  readonly deeds: readonly PlannedMove[];
}
export interface PlannedMove {
  readonly what: 'action' | 'share' | 'breach' | 'card' | 'seen';
  readonly name: string;
  readonly to: string;
  readonly from: number;
}

/** A small generator of its own (splitmix32): the search's choices are not the exercise's luck. */
export type Chooser = (below: number) => number;
export function chooser(seed: number): Chooser {
  let at = seed | 0;
  return (below) => {
    at = (at + 0x9e3779b9) | 0;
    let mixed = Math.imul(at ^ (at >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296) * below);
  };
}

/** Every combination of parameters that are choices or truths; numbers stay as they start. */
export function parameterSets({ scenario }: Repertoire): readonly Pairs[] {
  const most = 32;
  return scenario.parameters
    .reduce<Pairs[]>(
      (sets, { name, type, values, start }) => {
        const possible = type === 'choice' ? values : type === 'boolean' ? [true, false] : [start];
        return sets.flatMap((set) => possible.map((value) => [...set, [name, value] as const]));
      },
      [[]],
    )
    .slice(0, most);
}

const pick = <T>(list: readonly T[], choose: Chooser): T | undefined => list[choose(list.length)];

export function randomPlan(repertoire: Repertoire, luck: number, choose: Chooser): Plan {
  const { scenario } = repertoire;
  return {
    luck,
    parameters: pick(parameterSets(repertoire), choose) ?? [],
    answers: new Map([...repertoire.choices].map(([name, choices]) => [name, randomChoice(choices, choose)])),
    deeds: deedsIn(repertoire).flatMap((deed) => {
      const often = deed.what === 'card' ? 10 : 2;
      if (choose(often) > 0) return [];
      return Array.from({ length: deed.what === 'action' ? 1 + choose(3) : 1 }, () => ({
        ...deed,
        from: randomTime(scenario.duration, choose),
      }));
    }),
  };
}

function randomChoice(choices: readonly PlannedAnswer[], choose: Chooser): PlannedAnswer | null {
  return choose(8) === 0 ? null : (pick(choices, choose) ?? null);
}

function randomTime(duration: number, choose: Chooser): number {
  switch (choose(4)) {
    case 0:
      return choose(duration);
    case 1:
      return choose(Math.min(duration, 7_200));
    default:
      return 0;
  }
}

function deedsIn({
  scenario,
  shares,
  breaches,
  cards,
  seen,
}: Repertoire): readonly Omit<PlannedMove, 'from'>[] {
  return [
    ...scenario.actions.map(({ name }) => ({ what: 'action' as const, name, to: '' })),
    ...shares.map(({ fact, to }) => ({ what: 'share' as const, name: fact, to })),
    ...breaches.map((name) => ({ what: 'breach' as const, name, to: '' })),
    ...cards.map((name) => ({ what: 'card' as const, name, to: '' })),
    ...seen.map((name) => ({ what: 'seen' as const, name, to: '' })),
  ];
}

/** A plan with a few things changed. */
export function bred(repertoire: Repertoire, parent: Plan, luck: number, choose: Chooser): Plan {
  const answers = new Map(parent.answers);
  let { deeds, parameters } = parent;
  for (let change = 1 + choose(3); change > 0; change -= 1) {
    const decisions = [...repertoire.choices];
    const decision = pick(decisions, choose);
    if (decision && choose(2) === 0) answers.set(decision[0], randomChoice(decision[1], choose));
    else if (choose(8) === 0) parameters = pick(parameterSets(repertoire), choose) ?? parameters;
    else {
      const deed = pick(deedsIn(repertoire), choose);
      if (!deed) continue;
      const others = deeds.filter((own) => own.what !== deed.what || own.name !== deed.name);
      deeds =
        others.length < deeds.length && choose(2) === 0
          ? others
          : [...others, { ...deed, from: randomTime(repertoire.scenario.duration, choose) }];
    }
  }
  return { luck: choose(2) === 0 ? parent.luck : luck, parameters, answers, deeds };
}

/** Who does what a plan says. */
export function planned(repertoire: Repertoire, plan: Plan): Player {
  let left = [...plan.deeds];
  const stepOf = (deed: PlannedMove, program: Program, state: State): ScriptStep | null => {
    switch (deed.what) {
      case 'action':
        return actionStep(repertoire, program, state, deed.name);
      case 'share':
        return shareStep(repertoire, program, state, deed.name, deed.to);
      case 'breach':
        return breachStep(repertoire, program, state, deed.name);
      case 'card':
        return cardStep(program, state, deed.name);
      case 'seen':
        return seenStep(program, state, deed.name);
    }
  };
  return {
    answer: (decision) => plan.answers.get(decision) ?? null,
    move(program, state) {
      for (const deed of left) {
        if (deed.from > state.now) continue;
        const step = stepOf(deed, program, state);
        if (step === null) continue;
        left = left.filter((own) => own !== deed);
        return step;
      }
      return null;
    },
    idle: ({ now }) => left.every(({ from }) => from > now),
    before(state) {
      let next: number | null = null;
      for (const { from } of left) if (from > state.now && (next === null || from < next)) next = from;
      return next;
    },
  };
}
