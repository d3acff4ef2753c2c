/** The exercise by hand on raw XState: one actor whose context is assigned on every event. */
import { assign, createActor, setup } from 'xstate';
import type { Exercise } from '../representative.ts';
import { optionOf } from '../representative.ts';
import type { Draw, Play } from './hand.ts';
import { clamp, dueNow } from './hand.ts';

interface Context {
  readonly values: readonly number[];
  readonly done: readonly boolean[];
  readonly fired: readonly boolean[];
}
type Events =
  | { type: 'START' }
  | { type: 'TICK'; minute: number }
  | { type: 'ANSWER'; decision: number; option: number; minute: number }
  | { type: 'END' };

export function xstatePlayer(exercise: Exercise): (draw: Draw | null) => Play {
  const added = (values: readonly number[], { variable, amount }: { variable: number; amount: number }) =>
    values.with(variable, clamp((values[variable] ?? 0) + amount));

  const delivered = (context: Context, minute: number): Context => {
    let { values, done } = context;
    for (;;) {
      const [nowDone, nowValues] = [done, values];
      const due = dueNow(
        exercise,
        (i) => nowDone[i] === true,
        (variable) => nowValues[variable] ?? 0,
        minute,
      );
      if (due.length === 0) return { ...context, values, done };
      for (const i of due) {
        const inject = exercise.injects[i];
        if (!inject) continue;
        done = done.with(i, true);
        values = added(values, inject.adds);
      }
    }
  };
  const ticked = (context: Context, minute: number, draw: Draw | null): Context => {
    let values: readonly number[] = context.values.map((value, i) => {
      const variable = exercise.variables[i];
      return variable
        ? clamp(value + ((context.values[variable.from] ?? 0) * variable.scale + variable.drift))
        : value;
    });
    let { fired } = context;
    if (draw)
      exercise.chances.forEach((chance, i) => {
        if (fired[i] || draw() >= chance.perHour / 60) return;
        fired = fired.with(i, true);
        values = added(values, chance.adds);
      });
    return delivered({ ...context, values, fired }, minute);
  };

  return (draw) => {
    const machine = setup({ types: { context: {} as Context, events: {} as Events } }).createMachine({
      context: {
        values: exercise.variables.map((variable) => variable.start),
        done: exercise.injects.map(() => false),
        fired: exercise.chances.map(() => false),
      },
      initial: 'conduct',
      states: {
        conduct: {
          on: {
            START: { actions: assign(({ context }) => delivered(context, 0)) },
            TICK: { actions: assign(({ context, event }) => ticked(context, event.minute, draw)) },
            ANSWER: {
              actions: assign(({ context, event }) => {
                const decision = exercise.decisions[event.decision];
                if (!decision) return context;
                const amount = decision.effects[event.option] ?? 0;
                return delivered(
                  { ...context, values: added(context.values, { variable: decision.variable, amount }) },
                  event.minute,
                );
              }),
            },
            END: 'ended',
          },
        },
        ended: { type: 'final' },
      },
    });
    const actor = createActor(machine);
    actor.start();
    actor.send({ type: 'START' });
    for (let minute = 1; minute <= exercise.ticks; minute += 1) {
      actor.send({ type: 'TICK', minute });
      exercise.decisions.forEach((decision, i) => {
        if (decision.at === minute) actor.send({ type: 'ANSWER', decision: i, option: optionOf(i), minute });
      });
    }
    actor.send({ type: 'END' });
    const { context } = actor.getSnapshot();
    return { variables: context.values, delivered: context.done.filter(Boolean).length };
  };
}
