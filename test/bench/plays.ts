/** Plays a second of the representative exercise: ours interpreted, against the same logic by hand on its peers. */
import { load, play, playKey, seedKey } from '@sandtable/core';
import { readScenario, readScript } from '@sandtable/language';
import { rates, type Contender, type Rate } from './measure.ts';
import { boardgamePlayer } from './peers/boardgame.ts';
import { drawsOf, playByHand, type Play } from './peers/hand.ts';
import { inkPlayer } from './peers/ink.ts';
import { xstatePlayer } from './peers/xstate.ts';
import { exerciseOf, optionOf, representative, scenarioText, type Exercise } from './representative.ts';

/** Ours: the checked scenario, a script that answers every decision, the attendant for the rest. */
export function ourPlayer(exercise: Exercise, luck: boolean): (number: number) => Play {
  const { scenario, diagnostics } = readScenario(scenarioText(exercise, { luck }), 'representative.yaml');
  if (!scenario) throw new Error(diagnostics[0]?.message);
  const steps = exercise.decisions.map(
    (_, i) => `  - { decide: decision_${i}, answer: ${'abc'[optionOf(i)]}, by: lead }`,
  );
  const { script } = readScript(['play:', ...steps, ''].join('\n'), 'script.yaml', scenario);
  if (!script) throw new Error('the script of the benchmark is not accepted');
  const program = load(scenario);
  const batch = seedKey('bench');
  return (number) => {
    const { state, undone, halted } = play(
      program,
      { seed: `bench#${number}`, parameters: [], attribution: 'role' },
      script.play,
      { keep: false, key: playKey(batch, number) },
    );
    if (undone.length > 0 || halted !== null)
      throw new Error(`a step was not done, or it does not end: ${JSON.stringify(halted)}`);
    return { variables: state.variables, delivered: state.injects.filter(({ times }) => times > 0).length };
  };
}

/** Throws unless all contenders come to the same values, bit for bit, when no luck is in play. */
export function mustAgree(exercise: Exercise): void {
  const want = JSON.stringify(playByHand(exercise, null));
  const plays = {
    sandtable: ourPlayer(exercise, false)(1),
    xstate: xstatePlayer(exercise)(null),
    boardgame: boardgamePlayer(exercise)(null),
    ink: inkPlayer(exercise)(null),
  };
  for (const [name, play] of Object.entries(plays)) {
    const exact = name === 'ink' ? rounded(play) : JSON.stringify(play);
    if (exact !== (name === 'ink' ? rounded(playByHand(exercise, null)) : want))
      throw new Error(`${name} plays another exercise: ${JSON.stringify(play)} instead of ${want}`);
  }
}
// ink computes in its own order of operations
const rounded = ({ variables, delivered }: Play) =>
  JSON.stringify([variables.map((value) => value.toFixed(6)), delivered]);

export function playRates(
  shape = representative,
  duration: { readonly rounds?: number; readonly milliseconds?: number } = {},
): Rate[] {
  const exercise = exerciseOf(shape);
  mustAgree(exercise);
  const ours = ourPlayer(exercise, true);
  const xstate = xstatePlayer(exercise);
  const boardgame = boardgamePlayer(exercise);
  const ink = inkPlayer(exercise);
  const contenders: Contender[] = [
    { name: 'Sandtable, interpreted', play: (number) => ours(number) },
    { name: 'raw XState, one assign-only actor', play: (number) => xstate(drawsOf(number)) },
    { name: 'boardgame.io', play: (number) => boardgame(drawsOf(number)) },
    { name: 'inkjs', play: (number) => ink(drawsOf(number)) },
    { name: '(a plain loop by hand, for scale)', play: (number) => playByHand(exercise, drawsOf(number)) },
  ];
  return rates(contenders, duration);
}
