/** A consequence: applied to the draft, and written down when somebody wants the entries. */
import { apply } from '../evolve/apply.ts';
import { decodeValue, printedNow } from '../questions/read.ts';
import { valueIn, type Draft } from '../evolve/draft.ts';
import type { Printed } from '../record/parts.ts';
import type { Consequence } from '../record/consequence.ts';
import type { Entry } from '../record/entry.ts';
import type { Closure, LinkedGate } from '../program/program.ts';
import { missing } from '../scenario/missing.ts';

export function emit(draft: Draft, consequence: Consequence): void {
  if (draft.told !== null && draft.state.now !== draft.told.now) tellElapsed(draft, false);
  write(draft, consequence);
}

/** What changes when something is due that has no slot of its own: delayed effects, the course of phases, the agenda's target. */
const timed: ReadonlySet<Consequence['kind']> = new Set([
  'stage.changed',
  'phase.entered',
  'phase.left',
  'jump.started',
  'jump.ended',
  'item.done',
  'item.passed-over',
  'target.set',
  'busy.until',
  'effect.queued',
  'decision.reversed',
  'decision.reopened',
  'corrected',
]);

function write(draft: Draft, consequence: Consequence): void {
  const { state } = draft;
  state.entries += 1;
  if (timed.has(consequence.kind)) draft.nextDue = Number.NaN;
  draft.entries?.push({
    n: state.entries,
    story: state.now,
    wall: draft.wall,
    author: draft.author,
    cause: draft.cause,
    ...consequence,
  } satisfies Entry);
  apply(draft, consequence);
  if (draft.told !== null && consequence.kind === 'variable.set') {
    const place = draft.program.places.variable.get(consequence.body.variable) ?? -1;
    draft.told.variables[place] = state.variables[place] ?? missing('variables', place);
  }
  if (draft.told !== null && consequence.kind === 'chance.fired') {
    const place = draft.program.places.chance.get(consequence.body.chance) ?? -1;
    draft.told.hazards[place] = 0;
  }
}

/** Records changes that have no consequence of their own, since the last call; triggers' levels only at the end of a command. */
export function tellElapsed(draft: Draft, over: boolean): void {
  const { told, state, program } = draft;
  if (told === null) return;
  const { scenario } = program;
  const variables = state.variables.flatMap((value, at) =>
    value === told.variables[at]
      ? []
      : [
          [
            scenario.variables[at]?.name ?? '',
            decodeValue(program, program.variables[at]?.type ?? 'number', value),
          ] as const,
        ],
  );
  const hazards = state.hazards.flatMap((hazard, at) =>
    hazard === told.hazards[at] ? [] : [[scenario.chances[at]?.name ?? '', hazard] as const],
  );
  const samples = state.samples.flatMap((sample, at) =>
    sample === told.samples[at] && state.sampleCounts[at] === told.sampleCounts[at]
      ? []
      : [[scenario.measures[at]?.name ?? '', sample, state.sampleCounts[at] ?? 0] as const],
  );
  const levels = over
    ? state.levels.flatMap((level, at) => {
        const trigger = program.triggers[at];
        if (level === told.levels[at] || !trigger) return [];
        const name =
          (trigger.of === 'inject' ? scenario.injects : scenario.decisions)[trigger.place]?.name ?? '';
        return [[`${trigger.of}.${name}`, level === 1] as const];
      })
    : [];
  if (state.now === told.now && variables.length + hazards.length + samples.length + levels.length === 0)
    return;
  Object.assign(told, {
    now: state.now,
    variables: state.variables.slice(),
    hazards: state.hazards.slice(),
    samples: state.samples.slice(),
    sampleCounts: state.sampleCounts.slice(),
    ...(over ? { levels: state.levels.slice() } : {}),
  });
  write(draft, { kind: 'elapsed', body: { to: state.now, variables, hazards, samples, levels } });
}

/** Whether a gate holds. One that cannot be computed does not, and the trouble is reported once. */
export function holds(draft: Draft, gate: LinkedGate | null): boolean {
  if (gate === null) return true;
  return (valued(draft, gate.holds, gate.where) ?? 0) !== 0;
}

/** What placeholders stand for. One that cannot be computed is reported once for each place where it stands. */
export function print(draft: Draft, placeholders: readonly string[], where: string): Printed {
  const printed = printedNow(draft.program, draft.state, placeholders);
  for (const [name, value] of printed) if (value === null) tellTrouble(draft, `${where}.{${name}}`);
  return printed;
}

/** The value of an expression; null when it cannot be computed, which is reported once. */
export function valued(draft: Draft, closure: Closure, where: string, answer = 0): number | null {
  const value = valueIn(draft, closure, answer);
  if (value === null) tellTrouble(draft, where);
  return value;
}

function tellTrouble(draft: Draft, where: string): void {
  if (!draft.state.troubles.includes(where))
    emit(draft, { kind: 'trouble', body: { where, what: 'no-value' } });
}
