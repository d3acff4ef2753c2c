// The door of the host.
export { replayEngine } from './engine.ts';
export { playableScenario } from './playable-scenario.ts';
export type { ExerciseClock } from '@sandtable/core/record';
export { followExercise } from './followed-exercise.ts';
export type { FollowedExercise } from './followed-exercise.ts';
export { resumeSession, startSession } from './live-session.ts';
export type { NewExercise, ResumedSession, SessionOptions } from './live-session.ts';
export type { Interruption, Session, SessionRecord, WallClock, WorldSample } from './session.ts';
export { systemClock } from './system-clock.ts';
