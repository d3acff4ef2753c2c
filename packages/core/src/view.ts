// What control, a role and the room may see.
export type * from './view/role/role-view.ts';
export type * from './view/control/control-view.ts';
export type * from './view/room/room-view.ts';
export type * from './view/hot-wash-board.ts';
export { activityBoards, type ActivityBoard, type BoardCard, type CardGroup } from './view/activity-board.ts';
export { attachmentsOf, type ShownAttachment } from './view/attachments.ts';
export { asFarAsTold, coveredEntry, type CoveredEntry } from './view/ballot.ts';
export { injectCard } from './view/control/inject-card.ts';
export { runSheet, type SheetRow } from './view/control/run-sheet.ts';
export { controlView } from './view/control/see-control.ts';
export { previewView as preview } from './view/control/see-preview.ts';
export type { Loss } from './view/control/what-dropping-loses.ts';
export { hotWashQuestions } from './view/hot-wash.ts';
export { plainReader, type Reader } from './view/reader.ts';
export { messagesTo } from './view/role/inbox.ts';
export { roleView } from './view/role/see-role.ts';
export { roomView } from './view/room/see-room.ts';
export { shownTexts, underChathamHouse } from './view/shown-texts.ts';
