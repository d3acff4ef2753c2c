// An exercise as an XState actor, and the state machines that decide in it.
export {
  exerciseLogic,
  type ExerciseContext,
  type ExerciseEmitted,
  type ExerciseEvent,
} from './play/actor-logic.ts';
export { legalClock } from './program/machine/clock.ts';
export { courseOf } from './program/machine/course.ts';
export { expectedAction } from './program/machine/expected.ts';
export { injectComing, injectDelivery } from './program/machine/inject.ts';
export { agendaItemMachine } from './program/machine/item.ts';
export { lifecycle } from './program/machine/lifecycle.ts';
export { decisionWindow } from './program/machine/window.ts';
