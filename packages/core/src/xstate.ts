// The state machines of an exercise, as XState has them.
export { legalClock } from './program/machine/clock.ts';
export { courseOf } from './program/machine/course.ts';
export { expectedAction } from './program/machine/expected.ts';
export { injectComing, injectDelivery } from './program/machine/inject.ts';
export { agendaItem } from './program/machine/item.ts';
export { lifecycle } from './program/machine/lifecycle.ts';
export { decisionWindow } from './program/machine/window.ts';
