/** Who handles what, as the exercise file says it. */
import type { ExerciseFile } from '@sandtable/core/record';

/** Those who handle injects, nearest to play first: who is named for nothing in particular stands in for what nobody is named for. */
const handlers: readonly (readonly ExerciseFile['staff'][number]['as'][])[] = [
  ['controller', 'simcell'],
  ['facilitator', 'site-facilitator'],
  ['director'],
];

/** The names of those who handle what serves these objectives; nobody where no exercise file says so. */
export function controllersOf(
  file: ExerciseFile | null,
): (objectives: readonly string[]) => readonly string[] {
  const staff = (file?.staff ?? []).filter(({ as }) => handlers.flat().includes(as));
  const general = handlers
    .map((group) => staff.filter(({ as, watches }) => group.includes(as) && watches.length === 0))
    .find((all) => all.length > 0);
  return (objectives) => {
    const named = staff.filter(({ watches }) => watches.some((each) => objectives.includes(each)));
    return (named.length > 0 ? named : (general ?? [])).map(({ name }) => name);
  };
}
