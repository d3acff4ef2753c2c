/** All effects of a scenario, each with its holder and its place in the file. Whoever needs to look through effects asks here. */
import type { EventKind } from './expression.ts';
import type { Effect, Scenario } from './scenario.ts';

/** Where an author may write effects. */
const holders = [
  'phase.on-enter',
  'phase.on-leave',
  'fact.on-breach',
  'inject',
  'option',
  'decision',
  'proposal',
  'action',
  'clock.on-met',
  'clock',
  'expected.on-met',
  'expected',
  'rule',
  'chance',
] as const;

/** The thing whose effects these are: an inject, an option of a decision, a phase on entering ... A clock or an expected action: on being missed. */
export interface EffectHolder {
  readonly of: (typeof holders)[number];
  /** The inject, the decision, the phase ... */
  readonly name: string;
  /** The option's name, the proposal's number; else empty. */
  readonly part: string;
}

export interface EffectList extends EffectHolder {
  /** What `name` is the name of. */
  readonly kind: EventKind;
  /** Keys and places from 1, as `decisions.manual.options.all.effects`; the first effect stands at this and `.1`. */
  readonly path: string;
  readonly effects: readonly Effect[];
}

export interface PlacedEffect extends Omit<EffectList, 'effects'> {
  readonly effect: Effect;
}

type Lists = readonly Omit<EffectList, 'of'>[];

const held = (
  kind: EventKind,
  name: string,
  key: string,
  effects: readonly Effect[],
  part = '',
): Lists[number] => ({
  name,
  part,
  kind,
  path: `${kind === 'expected' ? kind : `${kind}s`}.${name}.${key}`,
  effects,
});

const listsBy: { readonly [Of in EffectHolder['of']]: (scenario: Scenario) => Lists } = {
  'phase.on-enter': ({ phases }) =>
    phases.map(({ name, onEnter }) => held('phase', name, 'on-enter', onEnter)),
  'phase.on-leave': ({ phases }) =>
    phases.map(({ name, onLeave }) => held('phase', name, 'on-leave', onLeave)),
  'fact.on-breach': ({ facts }) =>
    facts.map(({ name, onBreach }) => held('fact', name, 'on-breach', onBreach)),
  inject: ({ injects }) =>
    injects.map(({ name, onDelivery }) => held('inject', name, 'on-delivery', onDelivery)),
  option: ({ decisions }) =>
    decisions.flatMap(({ name, options }) =>
      options.map((option) =>
        held('decision', name, `options.${option.name}.effects`, option.effects, option.name),
      ),
    ),
  decision: ({ decisions }) =>
    decisions.map(({ name, effects }) => held('decision', name, 'effects', effects)),
  proposal: ({ decisions }) =>
    decisions.flatMap(({ name, ifThey }) =>
      ifThey.map(({ effects }, at) =>
        held('decision', name, `if-they.${at + 1}.effects`, effects, String(at + 1)),
      ),
    ),
  action: ({ actions }) => actions.map(({ name, effects }) => held('action', name, 'effects', effects)),
  'clock.on-met': ({ clocks }) => clocks.map(({ name, onMet }) => held('clock', name, 'on-met', onMet)),
  clock: ({ clocks }) => clocks.map(({ name, onMissed }) => held('clock', name, 'on-missed', onMissed)),
  'expected.on-met': ({ expected }) =>
    expected.map(({ name, onMet }) => held('expected', name, 'on-met', onMet)),
  expected: ({ expected }) =>
    expected.map(({ name, onMissed }) => held('expected', name, 'on-missed', onMissed)),
  rule: ({ rules }) => rules.map(({ name, effects }) => held('rule', name, 'effects', effects)),
  chance: ({ chances }) => chances.map(({ name, effects }) => held('chance', name, 'effects', effects)),
};

/** Every list of effects, empty ones too. */
export const effectLists = (scenario: Scenario): readonly EffectList[] =>
  holders.flatMap((of) => listsBy[of](scenario).map((list) => ({ of, ...list })));

const found = new WeakMap<Scenario, readonly PlacedEffect[]>();

/** Every effect. Looked for once a scenario, for views ask many times a frame. */
export function effectsIn(scenario: Scenario): readonly PlacedEffect[] {
  const known = found.get(scenario);
  if (known !== undefined) return known;
  const all = effectLists(scenario).flatMap(({ effects, path, ...list }) =>
    effects.map((effect, at) => ({ ...list, path: `${path}.${at + 1}`, effect })),
  );
  found.set(scenario, all);
  return all;
}

/** The effects of one holder, as they were written; none of one that the scenario does not have. */
export const effectsHeld = (scenario: Scenario, { of, name, part }: EffectHolder): readonly Effect[] =>
  listsBy[of](scenario).find((list) => list.name === name && list.part === part)?.effects ?? [];
