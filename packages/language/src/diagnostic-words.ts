// For whoever says diagnostics in another language: what there is to say, and how it is said in English.
export * as attachment from './diagnostics/attachment.ts';
export * as beside from './diagnostics/beside.ts';
export * as conduct from './diagnostics/advice-conduct.ts';
export * as design from './diagnostics/advice-design.ts';
export * as explore from './diagnostics/explore.ts';
export * as expression from './diagnostics/expression.ts';
export * as file from './diagnostics/file.ts';
export * as pasted from './diagnostics/pasted.ts';
export * as reference from './diagnostics/reference.ts';
export * as script from './diagnostics/script.ts';
export * as shape from './diagnostics/shape.ts';
export * as silence from './diagnostics/silence.ts';
export * as syntax from './diagnostics/syntax.ts';
export * as translation from './diagnostics/translation.ts';
export * as value from './diagnostics/value.ts';
export * as yaml from './diagnostics/yaml.ts';
export {
  englishDiagnostics,
  translatedDiagnostics,
  translatedProblem,
  type DiagnosticWords,
  type TranslatedProblem,
} from './diagnostics/words.ts';
