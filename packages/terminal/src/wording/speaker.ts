import type { Say } from '@sandtable/words';

/** Who speaks, as a view names them: a title, or exercise control, which only the catalogue can name. */
export function speaker(from: string, say: Say): string {
  return from === 'exercise_control' ? say('format.exercise-control') : from;
}
