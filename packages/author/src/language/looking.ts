/**
 * Which look at a scenario is the last one, and when the next is due. Looks are taken one after the other, elsewhere; until one is
 * done, what is known of the scenario is what the one before it found.
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

/** A look waits until nobody has typed for so long. */
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
  /** Something has changed on the disk: what was found of documents is no more to be trusted. */
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
  // by the scenario's own file; documents know theirs
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
      // the scenario of others may be gone with it
      for (const [other, scenario] of scenarioOf) if (scenario === before) soon(other);
      seen(uri, null);
      return null;
    }
    const before = last.get(found.scenario);
    // where it breaks off as YAML, names and places are those of before
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
    // one that is still to begin will see the texts of then
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
      // one look is enough for all files of a scenario
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
