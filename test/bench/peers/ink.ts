/** The exercise by hand in inkle's ink, run by inkjs: variables and functions of one story, a function call a tick and an answer. */
import { Compiler } from 'inkjs/full';
import type { Exercise } from '../representative.ts';
import { optionOf } from '../representative.ts';
import type { Draw, Play } from './hand.ts';

function source(exercise: Exercise): string {
  const each = <T>(list: readonly T[], line: (item: T, index: number) => string) => list.map(line);
  const add = ({ variable, amount }: { variable: number; amount: number }) =>
    `v${variable} = MAX(0.0, MIN(1000.0, v${variable} + ${amount.toFixed(1)}))`;
  return [
    ...each(exercise.variables, (variable, i) => `VAR v${i} = ${variable.start.toFixed(1)}`),
    ...each(exercise.injects, (_, i) => `VAR done${i} = false\nVAR due${i} = false`),
    ...each(exercise.chances, (_, i) => `VAR fired${i} = false`),
    'VAR any = false',
    'VAR luck = true',
    'EXTERNAL draw()',
    '=== function tick(minute)',
    ...each(
      exercise.variables,
      (variable, i) => `~ temp r${i} = v${variable.from} * ${variable.scale} + ${variable.drift.toFixed(2)}`,
    ),
    ...each(exercise.variables, (_, i) => `~ v${i} = MAX(0.0, MIN(1000.0, v${i} + r${i}))`),
    ...each(
      exercise.chances,
      (chance, i) =>
        `{ luck && not fired${i}:\n{ draw() < ${chance.perHour / 60}:\n~ fired${i} = true\n~ ${add(chance.adds)}\n}\n}`,
    ),
    '~ deliver(minute)',
    '=== function deliver(minute)',
    ...each(exercise.injects, (inject, i) =>
      'at' in inject
        ? `{ not done${i} && minute >= ${inject.at}:\n~ done${i} = true\n~ ${add(inject.adds)}\n}`
        : '',
    ),
    '~ look()',
    '=== function look()',
    '~ any = false',
    ...each(exercise.injects, (inject, i) =>
      'at' in inject
        ? ''
        : `{ not done${i} && v${inject.above.variable} > ${inject.above.threshold}:\n~ due${i} = true\n~ any = true\n- else:\n~ due${i} = false\n}`,
    ),
    '{ any:',
    ...each(exercise.injects, (inject, i) =>
      'at' in inject ? '' : `{ due${i}:\n~ done${i} = true\n~ ${add(inject.adds)}\n}`,
    ),
    '~ look()',
    '}',
    '=== function answer(decision, option, minute)',
    ...each(exercise.decisions, (decision, i) =>
      decision.effects
        .map(
          (amount, option) =>
            `{ decision == ${i} && option == ${option}:\n~ ${add({ variable: decision.variable, amount })}\n}`,
        )
        .join('\n'),
    ),
    '~ deliver(minute)',
    '=== function draw()',
    '~ return 1.0',
    '',
  ].join('\n');
}

export function inkPlayer(exercise: Exercise): (draw: Draw | null) => Play {
  // reset for each play: inkjs 2.4 writes floats of many digits into its JSON wrongly, so a compiled file cannot be loaded again
  const story = new Compiler(source(exercise)).Compile();
  let drawn: Draw = () => 1;
  story.BindExternalFunction('draw', () => drawn());
  return (draw) => {
    drawn = draw ?? (() => 1);
    story.ResetState();
    const value = (name: string): unknown => story.variablesState.$(name);
    story.EvaluateFunction('deliver', [0]);
    for (let minute = 1; minute <= exercise.ticks; minute += 1) {
      story.EvaluateFunction('tick', [minute]);
      exercise.decisions.forEach((decision, i) => {
        if (decision.at === minute) story.EvaluateFunction('answer', [i, optionOf(i), minute]);
      });
    }
    return {
      variables: exercise.variables.map((_, i) => Number(value(`v${i}`))),
      delivered: exercise.injects.filter((_, i) => value(`done${i}`) === true).length,
    };
  };
}
