/** What agenda items and effects bring about. Whoever looks for what comes by itself asks here, so that a kind that is added is not forgotten. */
import type { EventKind } from './expression.ts';
import type { AgendaDoing, Decision, EffectVerb } from './scenario.ts';

/** What an item of an agenda puts to people; null for one that stands for nothing that is declared elsewhere and waits for its turn. */
export interface BroughtByItem {
  readonly kind: 'inject' | 'decision' | 'discussion';
  readonly name: string;
}
export function itemBrings(item: AgendaDoing): BroughtByItem | null {
  switch (item.does) {
    case 'inject':
      return { kind: 'inject', name: item.inject };
    case 'decide':
      return { kind: 'decision', name: item.decision };
    case 'discuss':
      return { kind: 'discussion', name: item.discussion };
    case 'activity':
    case 'advance':
    case 'break':
    case 'brief-back':
    case 'say':
      return null;
  }
}

/** The verb of the effect that makes a thing of this kind come; null for what no effect brings. */
export const verbBringing = {
  inject: 'send',
  decision: 'open',
  clock: 'start-clock',
  fact: 'reveal',
  phase: 'go',
  action: null,
  expected: null,
  rule: null,
  chance: null,
  activity: null,
  discussion: null,
} as const satisfies { readonly [Kind in EventKind]: EffectVerb['verb'] | null };

/** What an effect makes come that would not come without it; null for one that changes or ends something. */
export interface BroughtByEffect {
  readonly kind: {
    [Kind in EventKind]: (typeof verbBringing)[Kind] extends null ? never : Kind;
  }[EventKind];
  readonly name: string;
}
export function effectBrings(effect: EffectVerb): BroughtByEffect | null {
  switch (effect.verb) {
    case 'send':
      return { kind: 'inject', name: effect.inject };
    case 'open':
      return { kind: 'decision', name: effect.decision };
    case 'start-clock':
      return { kind: 'clock', name: effect.clock };
    case 'reveal':
      return { kind: 'fact', name: effect.fact };
    case 'go':
      return effect.phase === null ? null : { kind: 'phase', name: effect.phase };
    case 'set':
    case 'add':
    case 'cancel':
    case 'stop-clock':
    case 'message':
    case 'note':
    case 'end':
      return null;
  }
}

/** The names of one kind among what was found to be brought. */
export const namesBrought = <Kind extends string>(
  brought: readonly ({ readonly kind: Kind; readonly name: string } | null)[],
  kind: Kind,
): ReadonlySet<string> => new Set(brought.flatMap((each) => (each?.kind === kind ? [each.name] : [])));

/** Something people do at the table, for as long as it takes: it can be given more time. A decision has its own time box. */
export function takesAsLongAsItTakes(item: AgendaDoing): boolean {
  switch (item.does) {
    case 'discuss':
    case 'activity':
    case 'brief-back':
      return true;
    case 'inject':
    case 'decide':
    case 'say':
    case 'advance':
    case 'break':
      return false;
  }
}

/** Who answers when nobody says otherwise: the lead, every decider where each answers or they vote, else the first. */
export function whoAnswers({ rule, lead, by }: Decision): readonly string[] {
  switch (rule) {
    case 'lead':
      return lead === null ? [] : [lead];
    case 'single':
      return by.roles.slice(0, 1);
    case 'majority':
    case 'consensus':
    case 'quorum':
    case 'each':
      return by.roles;
  }
}
