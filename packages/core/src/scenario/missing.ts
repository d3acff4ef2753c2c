/**
 * For a place in a list that the linked program says is there: `state.luck[at] ?? missing('luck', at)`. Throws a RangeError that names
 * both, since it is our fault and nobody else can tell where.
 */
export function missing(list: string, place: number): never {
  throw new RangeError(`there is no place ${place} in ${list}`);
}
