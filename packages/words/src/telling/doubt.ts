import type { Recomputed } from '@sandtable/core/record';
import type { Say } from '../words.ts';

/** Why what a record tells may not be so; null when all of it follows from its commands. */
export function doubtOf(recomputed: Recomputed, say: Say): string | null {
  switch (recomputed.is) {
    case 'same':
      return null;
    case 'different':
      return say('record.doubt.different', { entry: recomputed.entry });
    case 'not-recomputed':
      return say('record.doubt.not-recomputed', {
        semantics: recomputed.semantics,
        engine: recomputed.engine,
      });
  }
}
