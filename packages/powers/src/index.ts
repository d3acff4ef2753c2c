// What a person can do, as data and functions, without a screen.
export { controlPowers, powerWords } from './all.ts';
export { sheetRowId } from './course/agenda.ts';
export { fastForward } from './decisions/rehearsal.ts';
export { roleTitles } from './form/choices.ts';
export {
  choiceLabel,
  controlPowerIds,
  isInAll,
  isPicked,
  ownDesk,
  rolePowerIds,
  standsIn,
  type AnswerDraft,
  type Choice,
  type ControlPower,
  type ControlPowerId,
  type ControlSituation,
  type Deed,
  type Field,
  type FieldName,
  type FieldValue,
  type GivenCommand,
  type GroupPower,
  type Picked,
  type Power,
  type PowerId,
  type Prompt,
  type RolePower,
  type RolePowerId,
  type RoleSituation,
  type ShownDraft,
  type Values,
} from './form/power.ts';
export { readTypedDuration, readMoment, readWallTime } from './form/read-time.ts';
export {
  exactChoice,
  haveNumbers,
  readTyped,
  readYesNo,
  readingContext,
  type Read,
  type ReadingContext,
} from './form/read.ts';
export { debriefSections } from './evaluation/debrief.ts';
export { waitingNote } from './hot-wash/hot-wash.ts';
export { tagMarks } from './knowledge/knowledge.ts';
export { toldWords } from './knowledge/questions.ts';
export { leftBehind, missedOnTheWay } from './order/left-behind.ts';
export { nowKeys, ownNowKeys, whatIsNow } from './order/next.ts';
export { readOut } from './order/read-out.ts';
export { deliverWords, hidesNow, maskedNowWords, nowWords, thenWords } from './order/now-line.ts';
export { proposedTo, type Proposed } from './role/draft.ts';
export { rolePowers } from './role/role.ts';
