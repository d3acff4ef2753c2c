// The door of the host to what is on a record already. Apart, because the scenario there may have to be read: the language is loaded for it.
export { followExercise } from './exercise/followed-exercise.ts';
export type { FollowedExercise } from './exercise/followed-exercise.ts';
export { playableScenario } from './exercise/playable-scenario.ts';
export { replayEngine } from './exercise/replay-engine.ts';
export { resumeSession } from './exercise/resumed-session.ts';
export type { ResumedSession } from './exercise/resumed-session.ts';
