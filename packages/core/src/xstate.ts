// The state machines of an exercise, as XState has them.
export { courseOf } from './program/machine/course.ts';
export { lifecycle } from './program/machine/lifecycle.ts';
export { decisionWindow } from './program/machine/window.ts';
