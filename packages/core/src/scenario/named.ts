/** Things of a scenario by their names. */
interface Named {
  readonly name: string;
}

const found = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();

/** The one of a list that has this name. A list of a scenario is never changed, so it is gone through once: a report asks for each entry of a record. */
export function named<Thing extends Named>(things: readonly Thing[], name: string): Thing | undefined {
  let byName = found.get(things);
  if (byName === undefined) {
    byName = new Map(things.map((thing) => [thing.name, thing]));
    found.set(things, byName);
  }
  return byName.get(name) as Thing | undefined;
}
