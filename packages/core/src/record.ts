// What can stand on a record: entries, authors, refusals.
export type * from './record/parts.ts';
export type * from './record/cause.ts';
export type * from './record/consequence.ts';
export { stages } from './record/consequence.ts';
export type * from './record/entry.ts';
export { exerciseOnRecord } from './record/exercise-on-record.ts';
export type * from './record/exercise-file.ts';
export {
  dayOfPlay,
  exerciseCommand,
  headcounts,
  peopleInExercise,
  rewordExercise,
} from './record/exercise-file.ts';
export { isDate } from './record/calendar.ts';
export {
  callReasons,
  rosterDetails,
  staffFunctions,
  type CallReason,
  type Details,
  type DoorEvent,
  type RosterDetail,
  type StaffFunction,
} from './record/door-event.ts';
export { isCause } from './record/entry.ts';
export { languageVersion, recordFormat, semanticsVersion } from './record/versions.ts';
export { misfitOf, type Unchecked } from './record/entry-shapes.ts';
export { groundOf } from './record/grounds.ts';
export { meaningOf, type Meaning, type Says } from './record/meaning.ts';
export type { Recomputed } from './record/recomputed.ts';
export { misfit, shapes, type NameOf, type Wanted } from './record/shape.ts';
export { scriptedEffect } from './record/scripted-effect.ts';
export { namedBy } from './record/named-by.ts';
export { isOfPerson } from './record/of-person.ts';
export {
  doorBook,
  waits,
  type Call,
  type DoorBook,
  type DoorKey,
  type Guest,
  type LeadsTo,
} from './questions/door-book.ts';
export { remarkOf, strikeBarred } from './commands/strike.ts';
export { inEveryLanguage, saidByParticipant, whoseWords } from './commands/whose-words.ts';
export {
  elapsedAt,
  exerciseClockAt,
  followClock,
  type ClockState,
  type ExerciseClock,
  unstarted,
} from './questions/exercise-clock.ts';
