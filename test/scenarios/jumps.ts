/** Each action of each scenario of the library done once in each of the 30 minutes before each of its jumps. */
import type { ScriptStep } from '@sandtable/core/scenario';
import { actedTwice, neverCame, watching } from './twice-or-never.ts';
import { library, played } from './library.ts';

export interface Sweep {
  readonly plays: number;
  /** What acted twice or never came, by scenario, action and minute. */
  readonly amiss: readonly string[];
}

/** `stride`: of how many plays one is played. */
export function sweepJumps(stride = 1): Sweep {
  let number = 0;
  let plays = 0;
  const amiss: string[] = [];
  for (const { name, program, scripts } of library) {
    const watched = watching(program.scenario);
    for (const script of scripts) {
      const { entries } = played(watched, script, '7');
      const jumps = entries.flatMap((entry) => (entry.kind === 'jump.started' ? [entry.story] : []));
      for (const jump of new Set(jumps))
        for (const { name: action } of program.scenario.actions)
          for (let minute = 0; minute <= 30; minute += 1) {
            number += 1;
            const at = jump - minute * 60;
            if (at < 0 || number % stride !== 0) continue;
            const step: ScriptStep = { step: 'do', action, by: null, at, place: '' };
            // what is there at this time stands in the order of the file
            const before = script.play.findIndex((one) => (one.at ?? -1) > at);
            const steps = script.play.toSpliced(before < 0 ? script.play.length : before, 0, step);
            const play = played(watched, { ...script, play: steps }, '7');
            plays += 1;
            for (const what of [
              ...actedTwice(program.scenario, play.entries),
              ...neverCame(watched, play.state, play.entries),
            ])
              amiss.push(`${name}, ${script.file}, ${action} at ${at} s: ${what}`);
          }
    }
  }
  return { plays, amiss };
}
