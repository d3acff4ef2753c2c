/** Stops: points that attended play never passes by itself. */

import { advanceTo } from '../step/time.ts';
import { copyState, draftOver, type Draft, type Foreseen } from '../evolve/draft.ts';
import type { Program } from '../program/program.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { State } from '../program/state.ts';
import type { Stop } from '../questions/due-now.ts';

/**
 * The next stop, if there is one until this story time: `at` is the last second to which the clock may go by itself, one before what it
 * waits for. It is found by playing a copy ahead, with its luck, since windows may open on the way and outcomes come of what is due. Pure.
 */
export function nextStop(program: Program, state: State, until = Infinity): Stop | null {
  if (state.stage !== 'conduct') return null;
  const draft = draftOver(program, copyState(state));
  draft.lookout = true;
  advanceTo(draft, Math.min(until, program.scenario.duration));
  return draft.foreseen === null ? null : whyOf(program, draft, draft.foreseen);
}

function whyOf(program: Program, draft: Draft, foreseen: Foreseen): Stop {
  const at = Math.max(draft.state.now - 1, 0);
  const { scenario } = program;
  switch (foreseen.what) {
    case 'exit': {
      const to = scenario.phases[foreseen.go];
      if (!to) return { at, why: 'end-ex' };
      if (to.jumpTo !== null && to.jumpTo > draft.state.now)
        return { at, why: 'jump', phase: to.name, to: to.jumpTo };
      return { at, why: 'phase-ends', phase: scenario.phases[draft.state.phase]?.name ?? '' };
    }
    case 'outcome':
      return { at, why: 'outcome', outcome: scenario.outcomes[foreseen.outcome]?.name ?? '' };
    case 'end':
      return { at, why: 'end-ex' };
    case 'window':
      return windowStop(scenario, foreseen, at);
  }
}

function windowStop(
  scenario: Scenario,
  { of, place }: Extract<Foreseen, { what: 'window' }>,
  at: number,
): Stop {
  switch (of) {
    case 'decision':
      return { at, why: 'decision-closes', decision: scenario.decisions[place]?.name ?? '' };
    case 'clock':
      return { at, why: 'clock-ends', clock: scenario.clocks[place]?.name ?? '' };
    case 'expected':
      return { at, why: 'expected-ends', expected: scenario.expected[place]?.name ?? '' };
  }
}
