// The door of what everybody in play reads alike, on every screen, by ear and on a page: answers, walls, the hot wash, the promise to people.
export { confirmedWords } from './telling/confirmed.ts';
export { draftedBy, draftedWords } from './telling/drafted.ts';
export { answerWords, offeredOption, othersAnswer, quorumOf } from './telling/standing-answer.ts';
export { becameWords, stepName, stepSentences } from './telling/hot-wash.ts';
export { contactNotice, peopleNoticeWords } from './telling/people-notice.ts';
export { interfaceLanguages, languageCalled } from './words.ts';
export { surveyStands, wallRows, type WallRow } from './telling/wall.ts';
export {
  evaluationWords,
  organisationName,
  ratedName,
  ratingLetter,
  ratingWords,
  scaleWords,
} from './telling/evaluation/ratings.ts';
export { lossCount } from './telling/loss.ts';
