/** What remains of what an answer or a deed did, and how to undo as much of it as can be undone. */
import { encodeValue } from '../program/begin.ts';
import { put } from './effect.ts';
import type { Draft } from '../evolve/draft.ts';
import type { EffectDone } from '../record/entry.ts';
import { decodeValue } from '../questions/read.ts';

/** Each variable once, from before the first to after the last change; left out when it stands again where it stood. */
export function effectsLeft(draft: Draft, did: readonly EffectDone[]): readonly EffectDone[] {
  const { program, state } = draft;
  const variables = netChanges(did).filter((change) => {
    const place = program.places.variable.get(change.variable) ?? -1;
    return state.variables[place] !== encodeValue(program, change.from);
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

function netChanges(did: readonly EffectDone[]): readonly VariableChange[] {
  const changes = new Map<string, VariableChange>();
  for (const one of did)
    if (one.did === 'variable')
      changes.set(one.variable, { ...one, from: changes.get(one.variable)?.from ?? one.from });
  return [...changes.values()];
}

/** All that was added to a number, whatever else has changed it in between. */
const addedTo = (variable: string, did: readonly EffectDone[]): number =>
  did.reduce(
    (sum, one) =>
      one.did === 'variable' && one.variable === variable ? sum + (Number(one.to) - Number(one.from)) : sum,
    0,
  );

/**
 * Puts variables right: a number by taking away what was added (what happened since stays), anything else by setting it back if it
 * still stands as it was set. Gives what was undone.
 */
export function undoEffects(draft: Draft, did: readonly EffectDone[]): readonly EffectDone[] {
  const { program, state } = draft;
  return netChanges(did).flatMap((change) => {
    const place = program.places.variable.get(change.variable) ?? -1;
    const type = program.variables[place]?.type ?? 'number';
    const before = state.variables[place] ?? 0;
    const from = encodeValue(program, change.from);
    const to = encodeValue(program, change.to);
    if (type === 'number') put(draft, place, before - addedTo(change.variable, did), 'correction', undefined);
    else if (before === to) put(draft, place, from, 'correction', undefined);
    const after = state.variables[place] ?? 0;
    return after === before
      ? []
      : [
          {
            did: 'variable',
            variable: change.variable,
            from: decodeValue(program, type, before),
            to: decodeValue(program, type, after),
          } as const,
        ];
  });
}
