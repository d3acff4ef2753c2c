/** What hosts, views and the attendant ask of a state. Pure. */
import type { Value, ValueType } from '../scenario/expression.ts';
import { roundHalfUp } from '../luck/number.ts';
import type { Program, Evaluation } from '../program/program.ts';
import type { Printed } from '../record/parts.ts';
import type { Stage } from '../record/consequence.ts';
import type { State } from '../program/state.ts';

/** From StartEx to EndEx, breaks included: of a state and of every view of it. */
export const isInPlay = ({ stage }: { readonly stage: Stage }): boolean =>
  stage === 'conduct' || stage === 'paused';
/** Before StartEx, and after EndEx. */
export const isAhead = ({ stage }: { readonly stage: Stage }): boolean =>
  stage === 'set-up' || stage === 'briefing';
export const isOver = (exercise: { readonly stage: Stage }): boolean =>
  !isAhead(exercise) && !isInPlay(exercise);

export function decodeValue(program: Pick<Program, 'choices'>, type: ValueType, value: number): Value {
  if (type === 'number') return value;
  return type === 'boolean' ? value !== 0 : (program.choices[value] ?? '');
}

export const evaluationOf = (state: State): Evaluation => ({ state, answer: 0, failed: false });

/** A variable's value now, derived or kept; null: one that is derived and cannot be computed. */
export function valueOf(program: Program, state: State, variable: string): Value | null {
  const place = program.places.variable.get(variable) ?? -1;
  const linked = program.variables[place];
  if (!linked) throw new RangeError(`no variable is called ${variable}`);
  const kept = state.variables[place] ?? 0;
  if (linked.derived === null)
    return decodeValue(program, linked.type, linked.whole ? roundHalfUp(kept) : kept);
  const reading = evaluationOf(state);
  const value = linked.derived(reading) + 0;
  return reading.failed || value - value !== 0 ? null : decodeValue(program, linked.type, value);
}

export function parameterOf(program: Program, state: State, parameter: string): Value {
  const place = program.places.parameter.get(parameter) ?? -1;
  return decodeValue(
    program,
    program.scenario.parameters[place]?.type ?? 'number',
    state.parameters[place] ?? 0,
  );
}

/** What was drawn; a duration in minutes. */
function luckOf(program: Program, state: State, luck: string): Value {
  const place = program.places.luck.get(luck) ?? -1;
  return decodeValue(program, program.scenario.luck[place]?.type ?? 'number', state.luck[place] ?? 0);
}

/** Until when decisions and actions take; null when nothing does. */
function busyUntil(state: State): number | null {
  let latest: number | null = null;
  for (const waiting of state.delayed)
    if (waiting.what === 'finish' && waiting.due > state.now && (latest === null || waiting.due > latest))
      latest = waiting.due;
  return latest;
}

/** What takes longest of all that is busy. */
export function busyWith(
  state: State,
): { readonly what: 'decision' | 'action'; readonly name: string; readonly to: number } | null {
  const to = busyUntil(state);
  const last = state.delayed.find((waiting) => waiting.what === 'finish' && waiting.due === to);
  return to === null || !last
    ? null
    : { what: last.of.of === 'action' ? 'action' : 'decision', name: last.of.name, to };
}

export function knows(program: Program, state: State, role: string, fact: string): boolean {
  const since = state.facts[program.places.fact.get(fact) ?? -1]?.since[program.places.role.get(role) ?? -1];
  return since !== undefined && since >= 0;
}

/** What placeholders stand for now: `{queue}`, `{clock}` (story seconds), `{phase}` (its name). */
export function printedNow(program: Program, state: State, placeholders: readonly string[]): Printed {
  if (placeholders.length === 0) return nothingPrinted;
  const printed: Printed[number][] = [];
  for (const name of placeholders) {
    const value = placeholderNow(program, state, name);
    if (value !== undefined) printed.push([name, value]);
  }
  return printed;
}
const nothingPrinted: Printed = [];

/** Undefined for what is no name of the scenario. */
function placeholderNow(program: Program, state: State, name: string): Value | null | undefined {
  const { places } = program;
  if (name === 'clock') return state.now;
  if (name === 'phase') return program.scenario.phases[state.phase]?.name ?? '';
  if (places.variable.has(name)) return valueOf(program, state, name);
  if (places.luck.has(name)) return luckOf(program, state, name);
  return places.parameter.has(name) ? parameterOf(program, state, name) : undefined;
}
