/** The lifecycle moves to where its machine says. */
import { emit } from './emit.ts';
import { lifecycleTable, type LifecycleEvent } from '../program/machine/lifecycle.ts';
import { moved } from '../program/machine/table.ts';
import type { Draft } from '../evolve/draft.ts';
import type { ConsequenceBodies } from '../record/consequence.ts';

/** The caller must have checked that the machine accepts the event at this stage. */
export function moveStage(
  draft: Draft,
  event: LifecycleEvent,
  pause?: ConsequenceBodies['stage.changed']['pause'],
): void {
  const stage = moved(lifecycleTable, draft.state.stage, event);
  emit(draft, { kind: 'stage.changed', body: pause ? { stage, pause } : { stage } });
}
