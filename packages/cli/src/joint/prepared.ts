/** What prepared seats do, from a script. */
import type { Scenario } from '@sandtable/core/scenario';
import { standIn, type Preparation } from '@sandtable/host';
import { readScript } from '@sandtable/language';
import type { Say } from '@sandtable/words';
import { badFile } from '../files/open-scenario.ts';
import { readTextFile } from '../files/text-file.ts';

export function readPreparation(file: string, scenario: Scenario, say: Say): Preparation {
  const read = readTextFile(file);
  if ('problem' in read) throw badFile([read.problem], '', say);
  const { script, diagnostics } = readScript(read.text, file, scenario);
  if (!script) throw badFile(diagnostics, read.text, say);
  const [least, most] = standIn.delay;
  const policies = script.prepared.map(({ role, after, within, silence, weights }) => {
    const soonest = after ?? Math.min(least, within ?? least);
    const policy = {
      delay: [soonest, Math.max(soonest, within ?? most)] as const,
      silence,
      weights: Object.fromEntries(
        weights.map(({ decision, options }) => [decision, Object.fromEntries(options)]),
      ),
    };
    return [role, policy] as const;
  });
  return { script: script.play, policies: Object.fromEntries(policies) };
}
