/** One play on a table without entries: the attendant leads, a plan answers, and the steps taken are kept as a script. */
import {
  attendAhead,
  interrupted,
  passesFreely,
  unrestrained,
  type Program,
  type State,
  type Table,
} from '@sandtable/core';
import { controlAuthor, scriptOrders } from '@sandtable/core/testing';
import type { ScriptStep } from '@sandtable/core/scenario';
import { answerSteps, everyMove, mayChoose, type PlannedAnswer, type Repertoire } from './moves.ts';

/** How a walk came to stand still. */
export type Ending =
  | { readonly how: 'ended' }
  | { readonly how: 'stuck'; readonly phase: string }
  | { readonly how: 'cycle'; readonly cycle: string }
  /** A decision is open that the plan leaves to its caller. */
  | { readonly how: 'asks'; readonly decision: string };

/** Who decides what is done; asked whenever something may have changed. */
export interface Player {
  /** The answer to an open decision; null: nobody answers; `asks`: the caller decides. */
  readonly answer: (decision: string, state: State) => PlannedAnswer | null | 'asks';
  /** The next thing to be done besides, if any. */
  readonly move: (program: Program, state: State) => ScriptStep | null;
  /** Story time at which the player wants to look again. */
  readonly before: (state: State) => number | null;
  /** Whether it has nothing in hand that may become possible from one tick to the next, with nothing happening. */
  readonly idle: (state: State) => boolean;
}

/** Commands without story time moving that are taken for a play that turns in circles. */
const patience = 2_000;
/** Moves that are tried, one after the other, before a play is given up. */
const attempts = 60;

export interface Walking {
  readonly program: Program;
  readonly repertoire: Repertoire;
  readonly table: Table;
  readonly steps: ScriptStep[];
  /** Decisions that were left to their default. */
  readonly unanswered: Set<string>;
  /** Called after every instant and every command. */
  readonly visit: (state: State) => void;
}

export function walk(walking: Walking, player: Player): Ending {
  const { program, repertoire, table, steps, unanswered, visit } = walking;
  const { scenario } = program;
  let idle = 0;
  let tried = 0;
  let cycle: string | null = null;
  const take = (step: ScriptStep): boolean => {
    let taken = false;
    for (const order of scriptOrders(scenario, [step])) {
      const refusal = table.give(order.order(table.state().now));
      if (refusal?.refused === 'settle.cycle') cycle = String(refusal.values['cycle'] ?? '');
      if (!refusal || cycle !== null) taken = true;
    }
    if (taken) steps.push(step);
    visit(table.state());
    return taken;
  };
  for (;;) {
    if (cycle !== null) return { how: 'cycle', cycle };
    const state = table.state();
    if (state.stage === 'end-ex') return { how: 'ended' };
    if (state.stage === 'conduct') {
      const asked = openDecision(walking);
      if (asked >= 0) {
        const decision = scenario.decisions[asked];
        if (!decision) continue;
        const choice = player.answer(decision.name, state);
        if (choice === 'asks') return { how: 'asks', decision: decision.name };
        if (choice !== null && mayChoose(program, state, decision.name, choice)) {
          let taken = false;
          for (const step of answerSteps(decision, choice)) taken = take(step) || taken;
          if (taken) continue;
        }
        unanswered.add(decision.name);
        continue;
      }
      const move = player.move(program, state);
      if (move !== null && take(move)) continue;
    }
    const wanted = player.before(state);
    const due = state.stage === 'conduct' ? table.nextDue() : null;
    const before = due === null ? wanted : Math.min(wanted ?? Infinity, due);
    const restraint = { ...unrestrained, before };
    const command = attendAhead(program, state, restraint);
    if (command === 'stuck' || command === null || idle > patience) {
      const others = tried < attempts && command === 'stuck' ? everyMove(repertoire, program, state) : [];
      tried += 1;
      let taken = false;
      for (const step of others) taken = take(step) || taken;
      if (taken) continue;
      return { how: 'stuck', phase: scenario.phases[state.phase]?.name ?? '' };
    }
    const now = state.now;
    const refusal =
      command.kind === 'advance'
        ? table.pass(
            quietUntil(walking, command.body.to, wanted, player),
            controlAuthor,
            (then, happened) => {
              visit(then);
              return happened || interrupted(program, then, restraint, happened);
            },
          )
        : table.give({ command, author: controlAuthor, wall: null, texts: [] });
    if (refusal?.refused === 'settle.cycle') cycle = String(refusal.values['cycle'] ?? '');
    else if (refusal) return { how: 'stuck', phase: scenario.phases[state.phase]?.name ?? '' };
    // where time passed, each instant was looked at as it came
    if (command.kind !== 'advance') visit(table.state());
    idle = table.state().now > now ? 0 : idle + 1;
  }
}

/** How far time may pass in one go while nothing happens; `to`: how far the attendant would go. */
function quietUntil(
  { program, table }: Walking,
  to: number,
  wanted: number | null,
  { idle }: Player,
): number {
  const state = table.state();
  const { duration, tick, phases } = program.scenario;
  if (!passesFreely(program, state))
    return idle(state) || phases[state.phase]?.clock === 'stands' ? to : Math.min(to, table.nextInstant());
  const until = wanted ?? duration;
  // what it has in hand may become possible at any tick; in long stories it looks some thousand times in all
  const glance = tick * Math.ceil(duration / (2_000 * tick));
  return idle(state) ? until : Math.min(until, state.now + glance);
}

/** Place of an open decision that nobody has answered or passed by; -1: none. */
function openDecision({ program, table, unanswered }: Walking): number {
  const { decisions } = table.state();
  for (let at = 0; at < decisions.length; at += 1) {
    const now = decisions[at];
    if (now?.status !== 'open' || now.answers.length > 0) continue;
    if (!unanswered.has(program.scenario.decisions[at]?.name ?? '')) return at;
  }
  return -1;
}
