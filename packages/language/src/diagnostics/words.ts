/**
 * The words of diagnostics. Each problem says its sentences in English where it is declared, beside its examples; another language says
 * the same particulars in its own sentences.
 */
import type { CatalogueEntry, Diagnostic, Problem, Saying, Severity } from './diagnostic.ts';

/** How diagnostics are told in a language. */
export interface DiagnosticWords {
  readonly said: (diagnostic: Diagnostic) => Saying;
  /** What `explain` tells of a code. */
  readonly told: (entry: CatalogueEntry) => Pick<CatalogueEntry, 'title' | 'explanation'>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly why: string;
  readonly fix: string;
}

export const englishDiagnostics: DiagnosticWords = {
  said: (diagnostic) => diagnostic,
  told: (entry) => entry,
  severity: { error: 'error', warning: 'warning' },
  why: 'why',
  fix: 'fix',
};

/** One problem in another language. */
export interface TranslatedProblem {
  readonly code: string;
  readonly title: string;
  readonly explanation: string;
  readonly say: (about: never) => Saying;
}

/** Says a problem in another language; the type checker holds it to the particulars that the problem has. */
export function translatedProblem<A>(
  { code }: Problem<A>,
  words: Pick<Problem<A>, 'title' | 'explanation' | 'say'>,
): TranslatedProblem {
  return { code, ...words };
}

/** The diagnostics of a language; a problem that it lacks is said in English. */
export function translatedDiagnostics(
  problems: readonly TranslatedProblem[],
  around: Pick<DiagnosticWords, 'severity' | 'why' | 'fix'>,
): DiagnosticWords {
  const byCode = new Map(problems.map((problem) => [problem.code, problem]));
  return {
    ...around,
    // a diagnostic of this code is about what its problem declares
    said: (diagnostic) => byCode.get(diagnostic.code)?.say(diagnostic.about as never) ?? diagnostic,
    told: (entry) => byCode.get(entry.code) ?? entry,
  };
}
