// The door of the core: everything other packages may use.
export type * from './scenario/scenario.ts';
export type * from './expression/expression.ts';
export type * from './exercise/entry.ts';
export type * from './view/role-view.ts';
export type * from './view/control-view.ts';
export type * from './view/room-view.ts';
export type * from './view/hot-wash-board.ts';
export { languageVersion, recordFormat, semanticsVersion } from './exercise/entry.ts';
// the engine
export type * from './exercise/state.ts';
export type { Program } from './exercise/program.ts';
export { load } from './exercise/load.ts';
export { begin, checkSetup } from './exercise/begin.ts';
export { decide, evolve, evolveAll, isRefusal, type Decided } from './exercise/engine.ts';
export { openTable, type Table } from './exercise/table.ts';
export {
  busyUntil,
  busyWith,
  isAhead,
  isInPlay,
  isOver,
  knows,
  luckOf,
  parameterOf,
  printedNow,
  valueOf,
} from './exercise/read.ts';
export { actionAllowed, decisionReady, dissenters, exitByHand, optionAllowed } from './exercise/gate.ts';
export { controlsSeat, decidersOf, holderOf, leadOf, present } from './exercise/seat.ts';
export { mayShare, mayShareWith } from './exercise/share.ts';
export { dueOf, nextInstant } from './exercise/due.ts';
export { nextStop } from './exercise/stop.ts';
export {
  elapsedAt,
  exerciseClockAt,
  followClock,
  unstarted,
  type ClockState,
  type ExerciseClock,
  type ItemTime,
} from './exercise/exercise-clock.ts';
export { measureNow, outcomeNow } from './exercise/measure.ts';
export { evaluate } from './exercise/evaluate.ts';
export { draw, drawSalt, luckName, playKey, seedKey, type LuckKey } from './exercise/luck.ts';
export { isRemark, saidByParticipant } from './exercise/remark.ts';
export { remarkOf, strikeBarred } from './exercise/strike.ts';
export { corrigible } from './exercise/correct.ts';
export { refusalCodes, type RefusalCode } from './exercise/refuse.ts';
export { lifecycle } from './machine/lifecycle.ts';
export { decisionWindow } from './machine/window.ts';
export { courseOf } from './machine/course.ts';
// the language
export type { CatalogueEntry, Diagnostic, Place, Replacement, Severity } from './scenario/diagnostic.ts';
export { isError } from './scenario/diagnostic.ts';
export { diagnosticCatalogue } from './scenario/catalogue.ts';
export { diagnosticLines, renderDiagnostic, type DiagnosticLine } from './scenario/render.ts';
export { foundDiagnostics, type Found, type FoundKind } from './scenario/found-place.ts';
export {
  readScenario,
  reviewScenario,
  filesWanted,
  readScript,
  studyScenario,
  tooLargeFile,
  unreadableFile,
  type Script,
  type StudiedFile,
} from './scenario/read-scenario.ts';
export { firstVisit, foresee } from './scenario/foresee.ts';
export { mostFiles, mostText } from './scenario/put-together.ts';
export { quotedCellOf, tableIn } from './scenario/csv.ts';
export { filesIn, nameBeside, oneText, type Absent, type FileBeside } from './scenario/files.ts';
export { parseExpression } from './expression/parse.ts';
export { printEvent, printExpression } from './expression/print.ts';
export {
  partJsonSchema,
  scenarioJsonSchema,
  scriptJsonSchema,
  translationJsonSchema,
  type JsonSchema,
} from './scenario/json-schema.ts';
export { eventWords, type EventWord } from './expression/words.ts';
export { readDuration, writeDuration } from './scenario/time.ts';
export { namePattern, reservedNames, roleWords } from './expression/names.ts';
export { eventKinds, functionNames, type EventKind } from './expression/expression.ts';
// what stands where in a file
export { identity } from './scenario/survey/survey.ts';
export type {
  Declaration,
  KeyPlace,
  Mention,
  Outline,
  Survey,
  Term,
  Thing,
} from './scenario/survey/survey.ts';
export { shapesAt, type Step } from './scenario/survey/shape-at.ts';
export type { NameKind, Shape, Taken } from './scenario/shape.ts';
export { isPicture } from './scenario/picture.ts';
export { mayHoldText } from './scenario/translation.ts';
// views
export { asFarAsTold, coveredEntry, type CoveredEntry } from './view/ballot.ts';
export { messagesTo } from './view/inbox.ts';
export { attachmentsOf, type ShownAttachment } from './view/attachments.ts';
export { shownTexts, underChathamHouse } from './view/shown-texts.ts';
export { roleView } from './view/see-role.ts';
export { roomView } from './view/see-room.ts';
export { controlView } from './view/see-control.ts';
export { runSheet, type SheetRow } from './view/run-sheet.ts';
export type { Loss } from './view/what-dropping-loses.ts';
export {
  activityBoards,
  type ActivityBoard,
  type BoardCard,
  type CardGroup,
  type OnTheWall,
} from './view/activity-board.ts';
export { hotWashQuestions } from './view/hot-wash.ts';
export { injectCard } from './view/inject-card.ts';
export { previewView as preview } from './view/see-preview.ts';
export { plainReader, type Reader } from './view/reader.ts';
// plays with no one present
export { play, type Lookout, type Played, type Undone } from './exercise/play.ts';
export { attend, passesFreely, unrestrained, type Restraint } from './exercise/attend.ts';
export { runTrial, type Failure, type Got, type Trial, type WantedTime } from './exercise/trial.ts';
export type { Unfired } from './exercise/unfired.ts';
export {
  happenedIn,
  happeningKey,
  happeningsOf,
  type Happening,
  type HappeningKind,
} from './exercise/happening.ts';
export { readings } from './exercise/readings.ts';
export { controlAuthor, scriptOrders, type ScriptOrder } from './exercise/script.ts';
