/** Injects as they come, are proposed, delivered or passed over. */
import { doEffects, reveal } from './effect.ts';
import { emit, holds, print } from './emit.ts';
import { proposedBecause } from '../questions/gate.ts';
import { injectTakes } from '../questions/takes.ts';
import type { Draft } from '../evolve/draft.ts';
import type { EffectOwner } from '../record/consequence.ts';

/** An inject's turn has come: delivers it, proposes it if a person must release it, or passes it over if its gate fails. */
export function comeInject(draft: Draft, place: number, owner?: EffectOwner): void {
  const inject = draft.program.scenario.injects[place];
  const now = draft.state.injects[place];
  if (!inject || !now || !injectTakes(draft.state, place, 'propose') || now.times >= inject.times) return;
  if (!holds(draft, draft.program.injects[place]?.gate ?? null)) {
    emit(draft, { kind: 'inject.skipped', body: { inject: inject.name, because: 'gate' } });
  } else if (inject.kind === 'contingency' || now.held) {
    emit(draft, {
      kind: 'inject.proposed',
      body: { inject: inject.name, because: proposedBecause(inject) },
    });
  } else {
    deliverInject(draft, place, null, owner);
  }
}

/** Delivers, whatever its gate says, and does its effects. `to`: other recipients than the author's. */
export function deliverInject(
  draft: Draft,
  place: number,
  to: readonly string[] | null,
  owner?: EffectOwner,
): void {
  handOut(draft, place, to, owner);
  const name = draft.program.scenario.injects[place]?.name;
  if (name !== undefined) doEffects(draft, { of: 'inject', name, part: '' });
}

/** Delivers without its effects. */
export function handOut(
  draft: Draft,
  place: number,
  to: readonly string[] | null,
  owner?: EffectOwner,
): void {
  const inject = draft.program.scenario.injects[place];
  const linked = draft.program.injects[place];
  const now = draft.state.injects[place];
  if (!inject || !linked || !now) return;
  const body = {
    inject: inject.name,
    to: to ?? inject.to.roles,
    cc: to === null ? inject.cc.roles : [],
    printed: print(draft, linked.placeholders, `injects.${inject.name}`),
    edited: now.edits,
  };
  emit(draft, { kind: 'inject.delivered', body: owner ? { ...body, of: owner } : body });
  for (const fact of linked.reveals) reveal(draft, fact, [...body.to, ...body.cc], 'inject');
}

export function cancelInject(draft: Draft, place: number): void {
  const inject = draft.program.scenario.injects[place];
  const now = draft.state.injects[place];
  if (inject && now && injectTakes(draft.state, place, 'cancel') && now.times < inject.times)
    emit(draft, { kind: 'inject.cancelled', body: { inject: inject.name } });
}
