// Scripts and tests: how a scenario goes with no one present.
export { controlAuthor, scriptOrders } from './play/script.ts';
export { runTrial, type Failure, type Trial, type WantedTime } from './play/trial.ts';
export type { Unfired } from './play/unfired.ts';
