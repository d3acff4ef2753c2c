/** What aides have written and nobody has sent: kept in this process and nowhere else, so that it ends with the host. */
import type { AnswerDraft } from '@sandtable/powers';

export interface Drafts {
  /** Those for a role, one a decision. */
  for(role: string): readonly AnswerDraft[];
  /** Takes the place of what was written for the same decision before. */
  keep(draft: AnswerDraft): void;
  /** The role has answered, or what an aide wrote is no longer to be seen. */
  drop(role: string, decision: string): void;
  /** Another number whenever anything has changed. */
  changes(): number;
}

export function openDrafts(changed: () => void): Drafts {
  const kept = new Map<string, Map<string, AnswerDraft>>();
  let changes = 0;
  return {
    for: (role) => [...(kept.get(role)?.values() ?? [])],
    keep(draft) {
      const { by: role, decision } = draft.body;
      kept.set(role, (kept.get(role) ?? new Map<string, AnswerDraft>()).set(decision, draft));
      changes += 1;
      changed();
    },
    drop(role, decision) {
      if (kept.get(role)?.delete(decision) === true) changes += 1;
    },
    changes: () => changes,
  };
}
