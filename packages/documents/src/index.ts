// The door of the documents: papers as text.
export { afterActionReport, type ReportRequest } from './after/report.ts';
export { afterActionData } from './after/data.ts';
export { afterActionPage } from './after/page.ts';
export type { Conduct } from './after/walk.ts';
export {
  joiningSheets,
  printedCards,
  printedPack,
  scenarioEventsList,
  type PaperRequest,
} from './before/cards.ts';
export type { JoiningPerson } from './before/joining-sheet.ts';
export { csv } from './page/csv.ts';
export {
  formatsOf,
  kindsByRole,
  kindsOfRecords,
  paperFormats,
  paperKinds,
  papers,
  type PaperFormat,
  type PaperKind,
} from './papers.ts';
