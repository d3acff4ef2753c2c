/** One walk over a record: what was first when, what each decider knew when a decision closed, which measures moved at which entry. */
import type { ConsequenceBodies, Entry, Setup, Texts } from '@sandtable/core/record';
import type { Program, RoleAnswer, State } from '@sandtable/core';
import type { Reader, RoleView } from '@sandtable/core/view';
import { begin, decidersOf, hasScreen, holderOf, evolving, present } from '@sandtable/core';
import { worldSeen } from '@sandtable/core/view';
import { factsKnown, whatIsTold, type Told } from './told.ts';

/** A record as the papers read it. */
export interface Conduct {
  readonly program: Program;
  readonly setup: Setup;
  readonly entries: readonly Entry[];
  readonly texts: Texts;
  readonly reader: Reader;
}

/** What one role had before it when a decision was closed; frozen then, so that hindsight cannot rewrite it. */
export interface Knowledge {
  readonly role: string;
  /** Nobody played it. */
  readonly absent: boolean;
  /** Names of the facts that it had been told, and of those that had only been revealed to it. */
  readonly told: readonly string[];
  readonly untold: readonly string[];
  /** The values that it saw. */
  readonly world: RoleView['world'];
  /** Numbers of the entries by which it was sent what is in its inbox, had reached it and was not withdrawn. */
  readonly heard: readonly number[];
}
export interface Closing {
  readonly entry: Entry;
  readonly decision: string;
  readonly body: ConsequenceBodies['decision.closed'];
  readonly knowledge: readonly Knowledge[];
  /** Who was there to decide. */
  readonly deciders: readonly string[];
  /** Who plays those who decide, there or not, each once. */
  readonly players: readonly string[];
  /** The answers that stood just before. */
  readonly answers: readonly RoleAnswer[];
}
export interface Walk {
  readonly end: State;
  /** Of each decision that was ever closed. */
  readonly closings: ReadonlyMap<string, readonly Closing[]>;
  /** By place among the program's events: the entry at which it first held. */
  readonly firsts: ReadonlyMap<number, Entry>;
  /** By place of the measure: the entry at which its sampled value last moved. */
  readonly sampled: ReadonlyMap<number, Entry>;
  /** By role: what it was told, and by which entry. */
  readonly told: Told['by'];
}

export function walkRecord({ program, setup, entries, reader }: Conduct): Walk {
  const closings: Closing[] = [];
  const firsts = new Map<number, Entry>();
  const sampled = new Map<number, Entry>();
  const course = evolving(program, begin(program, setup));
  const told = whatIsTold(program);
  const knowledge = (state: State, role: string, { wall }: Entry): Knowledge => {
    const names = factsKnown(program, state, role);
    const isTold = (fact: string): boolean =>
      told.by.get(role)?.has(fact) === true || knewFromStart(program, role, fact);
    return {
      role,
      absent: !present(program, state, role),
      told: names.filter(isTold),
      untold: names.filter((name) => !isTold(name)),
      // in a play without anybody present nothing is shown to anybody
      world: wall === null || hasScreen(program, state, role) ? worldSeen(program, state, role, reader) : [],
      heard: told.heard(state, role),
    };
  };
  for (const entry of entries) {
    // all that is kept of it is made anew or never changed
    const before = course.state();
    if (entry.kind === 'decision.closed') {
      const place = program.places.decision.get(entry.body.decision) ?? -1;
      const decision = program.scenario.decisions[place];
      closings.push({
        entry,
        decision: entry.body.decision,
        body: entry.body,
        deciders: decidersOf(program, before, place),
        players: [...new Set(decision?.by.roles.map((role) => holderOf(program, before, role)))],
        answers: before.decisions[place]?.answers ?? [],
        knowledge: (decision?.by.roles ?? []).map((role) => knowledge(before, role, entry)),
      });
    }
    const sinceWhen = before.firsts.slice();
    const soFar = before.samples.slice();
    told.before(entry, before);
    course.take(entry);
    told.after(entry, course.state());
    const { firsts: held, samples } = course.state();
    held.forEach((first, place) => {
      if (first >= 0 && (sinceWhen[place] ?? -1) < 0) firsts.set(place, entry);
    });
    samples.forEach((sample, place) => {
      if (sample !== soFar[place]) sampled.set(place, entry);
    });
  }
  return {
    end: course.state(),
    closings: Map.groupBy(closings, ({ decision }) => decision),
    firsts,
    sampled,
    told: told.by,
  };
}

export const knewFromStart = ({ scenario, places }: Program, role: string, fact: string): boolean =>
  scenario.facts[places.fact.get(fact) ?? -1]?.knownTo.roles.includes(role) === true;
