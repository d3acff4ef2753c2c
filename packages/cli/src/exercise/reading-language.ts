import type { Scenario } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';

/** The language in which a scenario's texts are read: its own unless another is wanted. Throws `BadInput` when it has not that one. */
export function languageOf(scenario: Scenario, wanted: string | undefined, say: Say): string {
  const { language, languages } = scenario;
  if (wanted === undefined) return language;
  if (languages.includes(wanted)) return wanted;
  throw new BadInput(say('cli.report.no-language', { language: wanted, languages: languages.join(', ') }));
}
