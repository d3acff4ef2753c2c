// The engine: load a checked scenario, give orders, read the state. Pure.
export type * from './program/state.ts';
export { commandRules, countsAs, isCorrigible } from './commands/command-rules.ts';
export {
  decide,
  evolve,
  evolveAll,
  evolving,
  illFormed,
  isRefusal,
  type Decided,
} from './commands/engine.ts';
export { draw, drawSalt, luckName, playKey, seedKey, type LuckKey } from './luck/luck.ts';
export { attend, attendAhead, interrupted, passesFreely, unrestrained } from './play/attend.ts';
export { createExercise, type Exercise, type ExerciseSetup } from './play/exercise.ts';
export type { GivenBy } from './play/order.ts';
export { play, type Played, type Undone } from './play/play.ts';
export { nextStop } from './play/stop.ts';
export { openTable, type Table } from './play/table.ts';
export { begin, checkSetup } from './program/begin.ts';
export { load } from './program/load.ts';
export { ImpossibleEntry } from './program/machine/table.ts';
export type { LinkedEffect, Program } from './program/program.ts';
export { nextInstant } from './questions/due.ts';
export { actionAllowed, itemAhead, optionAllowed } from './questions/gate.ts';
export { barOfTime } from './commands/event-time.ts';
export { eventTimes } from './questions/event-time.ts';
export { happeningKey, happeningsOf, type Happening } from './questions/happening.ts';
export { measureNow, measureVerdict, outcomeNow } from './questions/measure.ts';
export { hasName } from './questions/names.ts';
export { isAhead, isInPlay, isOver, knows, valueOf } from './questions/read.ts';
export { controlsSeat, decidersOf, hasScreen, holderOf, present } from './questions/seat.ts';
