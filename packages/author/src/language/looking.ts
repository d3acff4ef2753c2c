/**
 * Decides when an edited scenario is studied again. Studies run one after the other in another thread; until one is finished, the result
 * of the last one counts.
 */
import { isSame, type Study } from './study.ts';

/** What an editor has: a document that is asked about, and the texts of all that are open. */
export interface AskedDocument {
  readonly uri: string;
  readonly open: ReadonlyMap<string, string>;
}
/** Studies the scenario that a document belongs to; null when it belongs to none. What is open counts before what is on the disk. */
export type StudyDocument = (asked: AskedDocument) => Promise<Study | null>;

/** Does something after a while, unless it is called off. */
export type Later = (what: () => void, milliseconds: number) => () => void;

/** A study begins when nobody has typed for this long. */
const pause = 150;

export interface SeenStudy {
  readonly study: Study;
  /** The open texts that it saw. */
  readonly open: ReadonlyMap<string, string>;
}

export interface Looking {
  /** What is known of a document's scenario without waiting. */
  readonly known: (uri: string) => Study | null;
  /** What is found in the texts as they are now. */
  readonly fresh: (uri: string) => Promise<SeenStudy | null>;
  /** Somebody types. */
  readonly soon: (uri: string) => void;
  /** Something has changed on the disk, so earlier results no longer count. */
  readonly stale: (uris: readonly string[]) => void;
  readonly forget: (uri: string) => void;
}

/** `seen` is told of each look: of what it found for the document that was asked about. */
export function looking(
  look: StudyDocument,
  texts: () => ReadonlyMap<string, string>,
  later: Later,
  seen: (uri: string, seen: SeenStudy | null) => void,
): Looking {
  // keyed by the scenario's own file; each document knows which scenario it belongs to
  const last = new Map<string, SeenStudy & { readonly disk: number }>();
  let disk = 0;
  const scenarioOf = new Map<string, string>();
  const timers = new Map<string, () => void>();
  const waiting = new Map<string, Promise<SeenStudy | null>>();
  let queue: Promise<unknown> = Promise.resolve();

  /** A file that names no scenario may be one that an open scenario of another name includes. */
  const namedElsewhere = async (uri: string, open: ReadonlyMap<string, string>): Promise<Study | null> => {
    const scenario = [...last.values()].find(
      ({ study }) => open.has(study.scenario) && study.files.some(({ file }) => isSame(file, uri)),
    )?.study.scenario;
    return scenario === undefined ? null : look({ uri: scenario, open });
  };
  const take = async (uri: string): Promise<SeenStudy | null> => {
    waiting.delete(uri);
    const open = texts();
    const asOf = disk;
    if (!open.has(uri)) return null;
    const found = (await look({ uri, open })) ?? (await namedElsewhere(uri, open));
    if (found === null) {
      const before = scenarioOf.get(uri);
      scenarioOf.delete(uri);
      // other documents may have belonged to the same scenario
      for (const [other, scenario] of scenarioOf) if (scenario === before) soon(other);
      seen(uri, null);
      return null;
    }
    const before = last.get(found.scenario);
    // after a syntax error, names and places are those of the last state that could be read
    const study =
      found.broken && before !== undefined
        ? { ...before.study, diagnostics: found.diagnostics, broken: true }
        : found;
    const all = { study, open, disk: asOf };
    last.set(study.scenario, all);
    for (const one of [uri, ...open.keys()])
      if (one === uri || study.files.some(({ file }) => isSame(file, one)))
        scenarioOf.set(one, study.scenario);
    seen(uri, all);
    return all;
  };
  const now = (uri: string): Promise<SeenStudy | null> => {
    timers.get(uri)?.();
    timers.delete(uri);
    // a study that has not begun yet will see the newest texts anyway
    const before = waiting.get(uri);
    if (before !== undefined) return before;
    const next = queue.then(() => take(uri));
    waiting.set(uri, next);
    queue = next.catch(() => null);
    return next;
  };
  const soon = (uri: string): void => {
    timers.get(uri)?.();
    timers.set(
      uri,
      later(() => void now(uri).catch(() => null), pause),
    );
  };
  const seenLast = (uri: string) => last.get(scenarioOf.get(uri) ?? '') ?? null;
  const isCurrent = ({ study, open, disk: asOf }: SeenStudy & { readonly disk: number }): boolean => {
    if (asOf !== disk) return false;
    const current = texts();
    return [...new Set([...open.keys(), ...current.keys()])].every(
      (one) => open.get(one) === current.get(one) || !study.files.some(({ file }) => isSame(file, one)),
    );
  };
  return {
    known: (uri) => seenLast(uri)?.study ?? null,
    fresh: (uri) => {
      const before = seenLast(uri);
      return before !== null && isCurrent(before) ? Promise.resolve(before) : now(uri);
    },
    soon,
    stale: (uris) => {
      disk += 1;
      // one study covers all files of a scenario
      const one = new Map(uris.map((uri) => [scenarioOf.get(uri) ?? uri, uri]));
      for (const uri of one.values()) soon(uri);
    },
    forget: (uri) => {
      timers.get(uri)?.();
      timers.delete(uri);
      const scenario = scenarioOf.get(uri);
      scenarioOf.delete(uri);
      if (scenario === undefined || [...scenarioOf.values()].includes(scenario)) return;
      last.delete(scenario);
    },
  };
}
