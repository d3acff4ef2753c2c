// A checked scenario as data: the seam between the language and the engine.
export type * from './scenario/answer.ts';
export type * from './scenario/scenario.ts';
export type * from './scenario/script.ts';
export type * from './scenario/terms.ts';
export type * from './scenario/expression.ts';
export {
  eventWords,
  matchWords,
  plainSubject,
  type EventSubject,
  type EventWord,
} from './scenario/event-words.ts';
export { roundHalfUp } from './luck/number.ts';
export { effectBrings, itemBrings, namesBrought, verbBringing, whoAnswers } from './scenario/brings.ts';
export { cutAtWord } from './scenario/cut-at-word.ts';
export {
  effectLists,
  effectsIn,
  type EffectHolder,
  type EffectList,
  type PlacedEffect,
} from './scenario/effects.ts';
export { childrenOf, eventKinds, functionNames, nodesIn } from './scenario/expression.ts';
export { firstVisit, foresee } from './scenario/foresee.ts';
export { plannedLength } from './scenario/planned-length.ts';
export { barredBy, limitsOf, type AtTheTable, type Limits } from './scenario/marking.ts';
export { named } from './scenario/named.ts';
export { fold, nearest, surelyMeant } from './scenario/nearest.ts';
export { printEvent, printExpression } from './scenario/print-expression.ts';
export { askables, askableWord } from './scenario/answer.ts';
export { tlpLabels } from './scenario/scenario.ts';
export { storyTimeOf, type StoryTime } from './scenario/story-time.ts';
export { isUnit, unitForms } from './scenario/unit.ts';
export {
  fillIn,
  namesPrinted,
  outcomeText,
  placeholdersIn,
  printedTexts,
  replacePlaceholders,
  textIn,
  textOrNull,
  type InLanguage,
} from './scenario/text.ts';
export {
  injectTitle,
  optionText,
  titleOf,
  shortTitleOf,
  shownSender,
  citationOf,
  titleOfMeasure,
  titleOfSpeaker,
  titleOfTask,
  type TitledKind,
} from './scenario/titles.ts';
