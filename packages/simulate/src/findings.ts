/** Findings made of what was proven and what was seen. When a cause has consequences, only the cause is reported. */
import { type PlacedEffect, type Scenario, effectsIn } from '@sandtable/core/scenario';
import type { Coverage } from './search/coverage.ts';
import type { Compared } from './search/comparison.ts';
import { type Proven, unsearched } from './static-findings.ts';
import { happeningKey, happeningsOf } from '@sandtable/core';
import type { FoundKind } from '@sandtable/language';
import type { Evidence, Finding, Subject } from './finding.ts';
import { guardsIn } from './guard.ts';
import { type Walked, seedOf } from './search/exhaustive.ts';
import type { PlayedScript } from './script-text.ts';
import { shortened } from './shorten.ts';

/** The worst and best known play of a kind, as a key such as `stuck watch`. */
export type Exhibits = ReadonlyMap<string, Walked>;

export interface Explored {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly proven: Proven;
  readonly coverage: Coverage;
  readonly exhibits: Exhibits;
  readonly compared: readonly Compared[];
}

/** Plays in which two options must have been compared before one is called never the better one. */
const enoughPairs = 30;
/** So often a guard must have held, and never not, before it is called one that always does. */
const enoughReadings = 2_000;

const finding = (
  kind: FoundKind,
  path: string,
  subject: Partial<Subject> & Pick<Subject, 'is'>,
  evidence: Evidence,
): Finding => ({
  kind,
  path,
  subject: { name: '', other: '', ...subject },
  evidence,
  script: null,
  instead: null,
});

export function findingsOf(explored: Explored): readonly Finding[] {
  const guards = guardFindings(explored);
  const off = new Set(guards.filter(({ kind }) => kind === 'neverTrue').map(({ path }) => ownerOf(path)));
  const never = neverFindings(explored).filter(({ path }) => !off.has(path));
  const absent = [...never.map(({ path }) => path), ...off];
  const under = (path: string) => absent.some((one) => path !== one && path.startsWith(`${one}.`));
  return [
    ...never.filter(({ path }) => !under(path)),
    ...guards.filter(({ path }) => !absent.some((one) => path.startsWith(`${one}.`) && !off.has(one))),
    ...effectFindings(explored).filter(({ path }) => !under(path)),
    ...exhibited(explored),
    ...comparedFindings(explored).filter(({ path }) => !under(path)),
  ];
}

const ownerOf = (path: string): string => path.slice(0, path.lastIndexOf('.'));

function neverFindings({ scenario, proven, coverage }: Explored): readonly Finding[] {
  const byHand = notSearched(scenario);
  return happeningsOf(scenario).flatMap(({ kind, name, path }) => {
    const key = happeningKey(kind, name);
    if (proven.never.has(key)) return [finding('neverHappens', path, { is: kind, name }, 'proven')];
    return coverage.happened.has(key) || byHand.has(key)
      ? []
      : [finding('neverHappens', path, { is: kind, name }, 'searched')];
  });
}

/** Facts that only a prepared answer tells, since a search asks no questions; and clauses that ask for what only a hand does. */
function notSearched(scenario: Explored['scenario']): ReadonlySet<string> {
  const byHand = unsearched(scenario);
  return new Set([
    ...scenario.actors.flatMap(({ answers }) =>
      answers.flatMap(({ reveals }) => reveals.map((fact) => happeningKey('fact', fact))),
    ),
    ...scenario.outcomes.flatMap(({ name, clauses }) =>
      clauses.flatMap(({ onlyIf }, at) =>
        onlyIf !== null && byHand(onlyIf.tree) ? [happeningKey('clause', `${name}.${at + 1}`)] : [],
      ),
    ),
  ]);
}

function guardFindings({ scenario, proven, coverage }: Explored): readonly Finding[] {
  const byHand = unsearched(scenario);
  return guardsIn(scenario).flatMap((guard) => {
    const { path, expression } = guard;
    const subject = { is: 'guard' as const, name: expression.source };
    if (proven.neverTrue.has(path)) return [finding('neverTrue', path, subject, 'proven')];
    if (proven.alwaysTrue.has(path)) return [finding('alwaysTrue', path, subject, 'proven')];
    const seen = coverage.seen.guards.get(path);
    if (seen === undefined || byHand(expression.tree)) return [];
    if (seen.held === 0 && seen.failed > 0) return [finding('neverTrue', path, subject, 'searched')];
    const always = seen.failed === 0 && seen.held >= enoughReadings;
    return always ? [finding('alwaysTrue', path, subject, 'searched')] : [];
  });
}

/** Effects that wait for a time that never comes. */
function effectFindings({ scenario, coverage }: Explored): readonly Finding[] {
  return effectsIn(scenario).flatMap((placed) => {
    const { path, effect } = placed;
    if ((effect.after ?? 0) === 0 || coverage.seen.effects.has(path) || effect.onlyIf !== null) return [];
    const cause = causeOf(placed);
    return cause !== null && coverage.happened.has(cause)
      ? [finding('neverHappens', path, { is: 'effect', name: effect.verb }, 'searched')]
      : [];
  });
}

/** What must have happened for an effect to act; null where the happening that is noted is not enough, or none is. */
function causeOf({ of, name, part }: PlacedEffect): string | null {
  switch (of) {
    case 'phase.on-enter':
      return happeningKey('phase', name);
    case 'option':
      return happeningKey('option', `${name}.${part}`);
    case 'inject':
    case 'decision':
    case 'action':
    case 'rule':
    case 'chance':
      return happeningKey(of, name);
    // it was entered, not left; it started, and need not have been met or missed; what players invent is not searched
    case 'phase.on-leave':
    case 'fact.on-breach':
    case 'clock.on-met':
    case 'clock':
    case 'expected.on-met':
    case 'expected':
    case 'proposal':
      return null;
  }
}

function exhibited(explored: Explored): readonly Finding[] {
  const { scenario, exhibits } = explored;
  return [...exhibits].flatMap(([key, walked]) => {
    const [how = '', ...rest] = key.split(' ');
    const name = rest.join(' ');
    const found =
      how === 'stuck'
        ? finding('deadEnd', `phases.${name}`, { is: 'phase', name }, 'shown')
        : how === 'cycle'
          ? finding('turnsInCircles', cyclePath(name, scenario), { is: 'exercise', other: name }, 'shown')
          : how === 'promise'
            ? finding(
                'brokenPromise',
                `injects.${name}.promises`,
                { is: 'inject', name, other: promisesOf(name, scenario) },
                'shown',
              )
            : finding('noOutcome', 'outcomes', { is: 'exercise' }, 'shown');
    return shortened(scenario, found, scriptOf(explored, walked)) ?? [];
  });
}

const promisesOf = (name: string, { injects }: Explored['scenario']): string =>
  injects.find((inject) => inject.name === name)?.promises.join(', ') ?? '';

/** Where the first thing of a cycle stands; the engine names it by its kind: `inject claim -> phase watch`. */
function cyclePath(cycle: string, { phases }: Explored['scenario']): string {
  const [, kind = 'phase', name = phases[0]?.name ?? ''] = /^(\w+) (\w+)/.exec(cycle) ?? [];
  return kind === 'expected' ? `expected.${name}` : `${kind}s.${name}`;
}

const scriptOf = (
  { seed }: Explored,
  { luck, parameters, steps }: Pick<Walked, 'luck' | 'parameters' | 'steps'>,
) => ({
  seed: seedOf(seed, luck),
  parameters,
  play: steps,
});

function comparedFindings(explored: Explored): readonly Finding[] {
  const { scenario, proven, compared } = explored;
  return compared.flatMap(({ decision, plays, differing, pairs }) => {
    const path = `decisions.${decision.name}`;
    const subject = { is: 'decision' as const, name: decision.name };
    if (proven.idle.has(decision.name)) return [finding('changesNothing', path, subject, 'proven')];
    if (plays >= enoughPairs && differing === 0)
      return [finding('changesNothing', path, subject, 'searched')];
    const told = new Set<string>();
    return pairs.flatMap((pair) => {
      const { worse, better, shown } = pair;
      const never = !pair.refuted && pair.plays >= enoughPairs && pair.strictly === pair.plays;
      if (!never || shown === null || told.has(worse)) return [];
      told.add(worse);
      const found = finding(
        'neverBetter',
        `${path}.options.${worse}`,
        { is: 'option', name: `${decision.name}.${worse}`, other: better },
        'searched',
      );
      const swapped = (script: PlayedScript): PlayedScript => ({
        ...script,
        play: script.play.map((step) =>
          step.step === 'decide' && step.decision === decision.name
            ? { ...step, answer: { form: 'options' as const, options: [better] } }
            : step,
        ),
      });
      return (
        shortened(scenario, found, scriptOf(explored, { ...shown, steps: shown.worse }), swapped) ?? found
      );
    });
  });
}
