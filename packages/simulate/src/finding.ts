/** What an exploration finds: the claim, how it is known, and a script that shows it where a play can. */
import { load, openTable, play, type Played, type Program } from '@sandtable/core';
import { readScript, type FoundKind } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import { goodness } from './search/comparison.ts';
import { repertoireOf } from './search/moves.ts';
import { walk } from './search/walk.ts';

/** `proven`: no play does otherwise. `searched`: none of the plays did. `shown`: the script does it. */
export type Evidence = 'proven' | 'searched' | 'shown';

export interface Finding {
  readonly kind: FoundKind;
  /** Where it stands, as `injects.claim.only-if`. */
  readonly path: string;
  readonly subject: Subject;
  readonly evidence: Evidence;
  /** The shortest script found that shows it, as `play` reads it. */
  readonly script: string | null;
  /** The same play with the better option. */
  readonly instead: string | null;
}
/** What it is about; the words for it are the catalogue's. */
export interface Subject {
  readonly is:
    | 'phase'
    | 'exit'
    | 'fact'
    | 'inject'
    | 'decision'
    | 'option'
    | 'action'
    | 'clock'
    | 'expected'
    | 'rule'
    | 'chance'
    | 'outcome'
    | 'clause'
    | 'effect'
    | 'guard'
    | 'exercise';
  readonly name: string;
  /** An option's better one, a cycle's members. */
  readonly other: string;
}

/** Plays a script of a finding. Throws a TypeError when `play` would not read it. */
export function playScript(scenario: Scenario, program: Program, text: string): Played {
  const { script, diagnostics } = readScript(text, 'script.yaml', scenario);
  if (!script) throw new TypeError(`this script cannot be read: ${diagnostics[0]?.message}\n${text}`);
  const setup = {
    seed: script.seed ?? '1',
    parameters: script.parameters.map(({ parameter, value }) => [parameter, value] as const),
    attribution: scenario.attribution,
  };
  return play(program, setup, script.play);
}

/** Whether the finding's script, played by the engine alone, shows what the finding claims; true when it has none. */
export function shows(scenario: Scenario, finding: Finding, program: Program = load(scenario)): boolean {
  const { script, instead, subject } = finding;
  if (script === null) return true;
  const played = playScript(scenario, program, script);
  switch (finding.kind) {
    case 'deadEnd':
      return (
        played.undone.length === 0 &&
        played.halted?.why === 'stuck' &&
        played.halted.phase === subject.name &&
        staysStuck(scenario, program, played)
      );
    case 'turnsInCircles':
      return played.halted?.why === 'circle';
    case 'noOutcome':
      return played.undone.length === 0 && played.state.endedAt !== null && played.state.outcome < 0;
    case 'brokenPromise':
      return played.undone.length === 0 && brokenPromises(scenario, played.state).includes(subject.name);
    case 'neverBetter': {
      if (instead === null) return false;
      const other = playScript(scenario, program, instead);
      const [decision = '', option = ''] = subject.name.split('.');
      const place = program.places.decision.get(decision) ?? -1;
      const chosen = (of: Played, which: string) =>
        of.state.decisions[place]?.result?.options.includes(which) === true;
      if (!chosen(played, option) || !chosen(other, subject.other)) return false;
      if (played.undone.length > 0 || other.undone.length > 0) return false;
      const worse = goodness({ program }, played.state);
      const better = goodness({ program }, other.state);
      return (
        worse.every((value, at) => value <= (better[at] ?? 0)) &&
        worse.some((value, at) => value < (better[at] ?? 0))
      );
    }
    case 'neverHappens':
    case 'neverTrue':
    case 'alwaysTrue':
    case 'changesNothing':
      return true;
  }
}

/** At EndEx: the injects that came, and of what they promise nothing did. */
export function brokenPromises({ injects }: Scenario, state: Played['state']): readonly string[] {
  if (state.endedAt === null) return [];
  const came = new Set(
    injects.flatMap(({ name }, place) => ((state.injects[place]?.times ?? 0) > 0 ? [name] : [])),
  );
  return injects.flatMap(({ name, promises }) =>
    promises.length > 0 && came.has(name) && !promises.some((each) => came.has(each)) ? [name] : [],
  );
}

/** Whatever else could be done there, tried one after the other, leads to no end either. */
function staysStuck(scenario: Scenario, program: Program, { state }: Played): boolean {
  const walking = {
    program,
    repertoire: repertoireOf(scenario),
    table: openTable(program, state, false),
    steps: [],
    unanswered: new Set<string>(),
    visit: () => undefined,
  };
  return (
    walk(walking, { answer: () => null, move: () => null, before: () => null, idle: () => true }).how ===
    'stuck'
  );
}
