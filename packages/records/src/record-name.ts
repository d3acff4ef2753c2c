/** Names of record files: sortable by what was played and when, free of anything personal. */

/** `drone-incident-2031-08-02-1.jsonl`: the first number that is not `taken`. `day` is the date in the room, `2031-08-02`. */
export function recordName(scenario: string, day: string, taken: (name: string) => boolean): string {
  return firstFree(`${scenario}-${day}`, taken);
}

/** The name of a fork: `drone-incident-2031-08-02-1-from-12-1.jsonl`. */
export function forkName(parent: string, entry: number, taken: (name: string) => boolean): string {
  return firstFree(`${parent.replace(/\.jsonl$/, '')}-from-${entry}`, taken);
}

function firstFree(stem: string, taken: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem}-${number}.jsonl`;
    if (!taken(name)) return name;
  }
}
