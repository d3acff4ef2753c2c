// What control, a role and the room may see.
export type * from './view/role/role-view.ts';
export type * from './view/control/control-view.ts';
export type * from './view/room/room-view.ts';
export type * from './view/hot-wash-board.ts';
export { activityBoards, type ActivityBoard, type BoardCard, type CardGroup } from './view/activity-board.ts';
export { shownAttachments, type ShownAttachment } from './view/attachments.ts';
export { asFarAsTold, coveredEntry, type CoveredEntry } from './view/ballot.ts';
export { actorBoards, type ActorBoard } from './view/control/actor-board.ts';
export { injectCard } from './view/control/inject-card.ts';
export { runSheet, type SheetRow } from './view/control/run-sheet.ts';
export { controlView } from './view/control/see-control.ts';
export { previewView as preview } from './view/control/see-preview.ts';
export type { Loss } from './view/control/what-dropping-loses.ts';
export {
  evaluatorBoard,
  type EvaluationBoard,
  type EvaluatorBoard,
  type FindingBoard,
  type OrganisationBoard,
  type RatedBoard,
} from './view/evaluation-board.ts';
export { hotWashQuestions } from './view/hot-wash.ts';
export { spokenWords, type SpokenWords } from './view/interpreted.ts';
export { plainReader, type Reader, type ReaderOf } from './view/reader.ts';
export { languageMark } from './scenario/text.ts';
export { mayShare } from './questions/share.ts';
export { messagesTo } from './questions/received.ts';
export { ladder } from './view/control/ladder.ts';
export { roleView, worldSeen } from './view/role/see-role.ts';
export { groupView, roomView } from './view/room/see-room.ts';
export { asWholeWords, namesOfPeople, replaced, shownTexts, underChathamHouse } from './view/shown-texts.ts';
export { fewest, sectorsOfFew, smallSectors, type PeopleNotice, type SectorPlayer } from './view/people.ts';
export type { Gauge } from './view/gauge.ts';
export type { GroundGiven, StandingAnswer } from './view/standing-answer.ts';
