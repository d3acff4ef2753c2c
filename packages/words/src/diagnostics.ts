/**
 * The words of diagnostics in the languages of the interface. Their English stands in the language's own catalogue of diagnostics, beside the
 * examples. Apart from the other words, because the language is loaded for it.
 */
import { englishDiagnostics, type DiagnosticWords } from '@sandtable/language/diagnostic-words';
import { pseudo } from './pseudo.ts';
import { spokenLanguage } from './words.ts';

const { severity, why, fix } = englishDiagnostics;
/** Between backticks stands what an author wrote or should write. */
const accented = (text: string): string =>
  text
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith('`') ? part : pseudo(part)))
    .join('');

const languages: Readonly<Record<string, DiagnosticWords>> = {
  'en-XA': {
    said: ({ message, reason, fix }) => ({
      message: accented(message),
      reason: accented(reason),
      fix: accented(fix),
    }),
    told: ({ title, explanation }) => ({ title: accented(title), explanation: accented(explanation) }),
    severity: { error: accented(severity.error), warning: accented(severity.warning) },
    why: accented(why),
    fix: accented(fix),
  },
};

/** The words of diagnostics in a language; English if it has not been translated. */
export const diagnosticWords = (language: string): DiagnosticWords =>
  languages[spokenLanguage(language)] ?? englishDiagnostics;
