/** Single things of a state as they change, with a word to whatever reads them. */
import { touch, touchThing, type Draft } from './draft.ts';
import type { EffectOwner, Remains } from './entry.ts';
import type { DecisionState, InjectState, PhaseState, WindowState } from './state.ts';

export function setVariable(draft: Draft, place: number, value: number): void {
  if (draft.state.variables[place] === value) return;
  draft.state.variables[place] = value;
  touch(draft, draft.program.sources.of.variable + place);
}

export function changePhase(draft: Draft, place: number, change: Partial<PhaseState>): void {
  const now = draft.state.phases[place];
  if (now) draft.state.phases[place] = { ...now, ...change };
}

export function changeInject(draft: Draft, name: string, change: Partial<InjectState>): void {
  const place = draft.program.places.inject.get(name) ?? -1;
  const now = draft.state.injects[place];
  if (!now) return;
  draft.state.injects[place] = { ...now, ...change };
  touchThing(draft, 'inject', place);
}

export function changeDecision(
  draft: Draft,
  name: string,
  change: (now: DecisionState) => Partial<DecisionState>,
): void {
  const place = draft.program.places.decision.get(name) ?? -1;
  const now = draft.state.decisions[place];
  if (!now) return;
  draft.state.decisions[place] = { ...now, ...change(now) };
  touchThing(draft, 'decision', place);
}

export function changeWindow(
  draft: Draft,
  kind: 'clock' | 'expected',
  name: string,
  change: Partial<WindowState>,
): void {
  const { program, state } = draft;
  const place = program.places[kind].get(name) ?? -1;
  const list = kind === 'clock' ? state.clocks : state.expected;
  const now = list[place];
  if (!now) return;
  list[place] = { ...now, ...change };
  const watch = (kind === 'clock' ? program.clocks : program.expected)[place]?.watch ?? -1;
  if (watch >= 0) {
    draft.dirty[watch] = 1;
    draft.anyDirty = true;
  }
  touchThing(draft, kind, place);
}

/** What an answer put off and has not happened does not happen when the answer goes. */
export function dropDelayed(draft: Draft, decision: string): void {
  draft.state.delayed = draft.state.delayed.filter(
    (waiting) => !(ofDecision(waiting.of) && waiting.of.name === decision),
  );
}
export const ofDecision = (owner: EffectOwner): boolean =>
  owner.of === 'decision' || owner.of === 'option' || owner.of === 'proposal' || owner.of === 'added';

/** Notes what an answer or a person's deed did, for `reverse` and `correct`. */
export function did(draft: Draft, of: EffectOwner | undefined, remains: Remains): void {
  const { state, program } = draft;
  if (of && ofDecision(of)) {
    const place = program.places.decision.get(of.name) ?? -1;
    const now = state.decisions[place];
    if (now) state.decisions[place] = { ...now, did: [...now.did, remains] };
    return;
  }
  const at = state.deeds.findLastIndex((deed) =>
    of?.of === 'action'
      ? deed.command.kind === 'act' && deed.command.body.action === of.name
      : of === undefined && deed.entry === draft.cause,
  );
  const deed = state.deeds[at];
  if (deed) state.deeds[at] = { ...deed, did: [...deed.did, remains] };
}
