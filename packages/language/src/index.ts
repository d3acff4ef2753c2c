// Text to a checked scenario, or diagnostics.
export { diagnosticCatalogue } from './diagnostics/catalogue.ts';
export {
  isError,
  type CatalogueEntry,
  type Diagnostic,
  type Place,
  type Replacement,
  type Severity,
} from './diagnostics/diagnostic.ts';
export { foundDiagnostics, type FoundInScenario, type FoundKind } from './read/explore-diagnostics.ts';
export { diagnosticLines, pictured, renderDiagnostic, type DiagnosticLine } from './diagnostics/render.ts';
export { readDuration, writeDuration } from './forms/time.ts';
export { quotedCellOf, tableIn } from './text/csv.ts';
export { filesIn, nameBeside, oneText, type Absent, type FileBeside } from './files/files.ts';
export { mostFiles, mostText } from './read/open-files.ts';
export { readExercise } from './read/read-exercise.ts';
export { readTable, textFaults, type TableRow } from './read/read-table.ts';
export {
  filesWanted,
  readScenario,
  readScript,
  reviewScenario,
  studyScenario,
  tooLargeFile,
  type Script,
  type StudiedFile,
  unreadableFile,
  unreadCopy,
} from './read/read-scenario.ts';
