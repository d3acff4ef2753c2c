/** Why a play did not come to EndEx, in words. */
import type { Played } from '@sandtable/core';
import type { Say } from '@sandtable/words';

export function haltedText(halted: NonNullable<Played['halted']>, say: Say): string {
  switch (halted.why) {
    case 'stuck':
      return say('cli.play.stuck', { phase: halted.phase });
    case 'circle':
      return say('cli.play.circle', { cycle: halted.cycle });
  }
}
