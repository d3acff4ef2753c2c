import { engineOf } from './engine.ts';
import { playableProgram } from './playable-scenario.ts';

/** The engine for a record of any scenario. */
export const replayEngine = engineOf(playableProgram);
