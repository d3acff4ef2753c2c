// Scripts and tests: how a scenario goes with no one present.
export { given, type Expected, type Ordered, type When } from './play/given.ts';
export { attendantAuthor, controlAuthor, order } from './play/order.ts';
export { scriptOrders } from './play/script.ts';
export { runTrial, type Failure, type Trial, type WantedTime } from './play/trial.ts';
export type { Unfired } from './play/unfired.ts';
