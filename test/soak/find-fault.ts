/** Whether a planted fault is found, by reading the file, by proof or by search. */
import { readScenario } from '@sandtable/language';
import { explore, type Finding } from '@sandtable/simulate';
import type { Mutant } from './mutants.ts';

export type How = 'checked' | 'proven' | 'searched' | 'missed';

/** `enough` is asked after each slice of the search: true ends it. */
export function findFault(mutant: Mutant, enough: () => boolean): How {
  const { scenario } = readScenario(mutant.text, 'mutant.yaml');
  if (!scenario) return 'checked';
  const about = ({ kind, path }: Finding) =>
    mutant.kinds.includes(kind) && mutant.paths.some((start) => path.startsWith(start));
  const search = explore(scenario, '1');
  // before anything was played, everything seems to be missing, and hides what lies under it
  search.step();
  if (search.findings().some((finding) => finding.evidence === 'proven' && about(finding))) return 'proven';
  while (!search.step().calm && !enough());
  return search.findings().some(about) ? 'searched' : 'missed';
}
