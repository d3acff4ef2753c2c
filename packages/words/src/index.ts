// The door of the words: the interface's message catalogue.
export { isKey, words } from './words.ts';
export type { MessageName, Say } from './words.ts';
// how things are told: times, numbers, names, what happened
export { castSentences } from './telling/cast.ts';
export { clean, cleanLine, withinSentence } from './telling/clean.ts';
export { conditionText, eventText } from './telling/condition.ts';
export { describeEntry, eventLine } from './telling/event.ts';
export { correctionTold } from './telling/event-cause.ts';
export type { ToldEvent } from './telling/event.ts';
export type { RecordTelling } from './telling/sentence.ts';
export { exerciseMarking, markingLine, marked, tlpMeaning } from './telling/marking.ts';
export {
  filled,
  roleName,
  listOf,
  roleNames,
  senderWords,
  injectName,
  cleanInjectTitle,
  decisionSerial,
  cleanOptionText,
  standingText,
  answerText,
  spoken,
  cleanTitle,
} from './telling/names.ts';
export type { Telling } from './telling/names.ts';
export { doubtOf } from './telling/doubt.ts';
export { number, unitFor, value, toldChange, gauge, shareOf } from './telling/number.ts';
export { readNumber, spelt } from './telling/read-number.ts';
export type { NumberRead } from './telling/read-number.ts';
export { textReader } from './telling/reader.ts';
export { proposalReason } from './telling/proposal.ts';
export { recordTrouble, refusalText } from './telling/refusal.ts';
export { storyTime, storyTimeAt, storyTimeInColumn, elapsed, duration, roomClock } from './telling/time.ts';
export type { RoomTongue, Tongue } from './telling/tongue.ts';
export { widthOf } from './telling/width.ts';
export { rowName, rowTitle, shortRole } from './telling/row-name.ts';
export { lossWords } from './telling/loss.ts';
