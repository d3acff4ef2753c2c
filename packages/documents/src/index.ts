// The door of the documents: papers as text.
export { afterActionPaper, type ReportRequest } from './after/report.ts';
export { afterActionData } from './after/data.ts';
export { asMarkdown } from './page/as-markdown.ts';
export { asPage } from './page/as-page.ts';
export { happenedSoFar } from './after/happened.ts';
export { PaperTooLong, type Document } from './page/document.ts';
export type { HouseStyle } from './page/word-style.ts';
export type { Conduct } from './after/walk.ts';
export { scenarioToday } from './msel/today.ts';
export { eventsListForms, eventsListViews } from './msel/views.ts';
export {
  joiningSheets,
  printedCards,
  printedPack,
  scenarioEventsList,
  type PaperRequest,
  type Release,
} from './before/cards.ts';
export { releasesOf } from './manuals/situation-manual.ts';
export type { JoiningPerson } from './before/joining-sheet.ts';
export { csv } from './page/csv.ts';
export { organisationPaper } from './after/own-part.ts';
export { promised } from './after/attribution.ts';
// other people's files
export { readWordTemplate } from './tables/word-template.ts';
export { importFile, type ImportAnswer, type Imported } from './exchange/import.ts';
export type { ImportProblem } from './exchange/problem.ts';
export { exportList, listFormats } from './exchange/export.ts';
export { columnUses, type ColumnUse } from './exchange/headings.ts';
export {
  correctedMapping,
  noMapping,
  readMapping,
  type Mapping,
  type MappingProblem,
} from './exchange/mapping.ts';
export { lossSums, mappingLines, problemText, takenLines } from './exchange/report.ts';
export {
  formatsOf,
  isFileFormat,
  kindsByOrganisation,
  kindsByRole,
  kindsOfRecords,
  paperFormats,
  papers,
  type PaperFormat,
  type PaperForms,
} from './papers.ts';
export { paperKinds, type PaperKind } from './kinds.ts';
