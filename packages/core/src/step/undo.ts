/** What remains of what an answer or a deed did, and how to undo as much of it as can be undone. */
import { encodeValue } from '../program/begin.ts';
import { put } from './effect.ts';
import type { Draft } from '../evolve/draft.ts';
import type { EffectDone } from '../record/consequence.ts';
import type { Value } from '../scenario/expression.ts';
import { decodeValue } from '../questions/read.ts';

/** Each variable once, from before the first to after the last change; left out when it stands again where it stood. */
export function effectsLeft(draft: Draft, did: readonly EffectDone[]): readonly EffectDone[] {
  const { program, state } = draft;
  const variables = changesOf(did).flatMap((changes) => {
    const [{ variable, from }] = changes;
    const place = program.places.variable.get(variable) ?? -1;
    const { to } = changes.at(-1) ?? { to: from };
    return state.variables[place] === encodeValue(program, from)
      ? []
      : [{ did: 'variable', variable, from, to } as const];
  });
  const rest = did.filter((one) => {
    switch (one.did) {
      case 'variable':
        return false;
      case 'inject': {
        const withdrawn = state.messages.filter((message) => message.inject === one.inject);
        return withdrawn.some((message) =>
          [...message.to, ...message.cc].some((role) => !message.withdrawnFrom.includes(role)),
        );
      }
      case 'decision':
        return state.decisions[program.places.decision.get(one.decision) ?? -1]?.status !== 'pending';
      case 'clock':
        return state.clocks[program.places.clock.get(one.clock) ?? -1]?.status !== 'stopped';
      case 'fact':
      case 'phase':
        return true;
    }
  });
  return [...variables, ...rest];
}

type VariableChange = Extract<EffectDone, { did: 'variable' }>;

type Changes = readonly [VariableChange, ...VariableChange[]];

/** What was made of each variable, one change after the other; in between others may have changed it, too. */
function changesOf(did: readonly EffectDone[]): readonly Changes[] {
  const changes = new Map<string, Changes>();
  for (const one of did)
    if (one.did === 'variable')
      changes.set(one.variable, [...(changes.get(one.variable) ?? []), one] as const);
  return [...changes.values()];
}

/**
 * Puts variables right: a number by taking away the sum of what was made of it (what happened since stays), anything else by setting it
 * back if it still stands as it was set. Gives what was undone.
 */
export function undoEffects(draft: Draft, did: readonly EffectDone[]): readonly EffectDone[] {
  const { program, state } = draft;
  const code = (value: Value) => encodeValue(program, value);
  return changesOf(did).flatMap((changes) => {
    const [first] = changes;
    const { variable } = first;
    const place = program.places.variable.get(variable) ?? -1;
    const type = program.variables[place]?.type ?? 'number';
    const before = state.variables[place] ?? 0;
    if (type === 'number') {
      const made = changes.reduce((sum, { from, to }) => sum + (code(to) - code(from)), 0);
      put(draft, place, before - made, 'correction', undefined);
    } else if (before === code((changes.at(-1) ?? first).to))
      put(draft, place, code(first.from), 'correction', undefined);
    const after = state.variables[place] ?? 0;
    return after === before
      ? []
      : [
          {
            did: 'variable',
            variable,
            from: decodeValue(program, type, before),
            to: decodeValue(program, type, after),
          } as const,
        ];
  });
}
