// The door of the documents: papers as text.
export { afterActionReport, type ReportRequest } from './aar/report.ts';
export { afterActionPage } from './aar/page.ts';
export type { Conduct } from './aar/walk.ts';
export { printedCards, printedPack, scenarioEventsList, type PaperRequest } from './cards/cards.ts';
