/** What leads to what in a scenario, as nodes and edges; the renderers beside only draw it. Pure. */
import {
  textIn,
  effectsIn,
  nodesIn,
  printEvent,
  type Effect,
  type Expression,
  type ExpressionNode,
  type Moment,
  type PlacedEffect,
  type Scenario,
  type Text,
} from '@sandtable/core/scenario';
import { writeDuration } from '@sandtable/language';
import type { Say } from '@sandtable/words';

export type NodeKind =
  | 'start'
  | 'phase'
  | 'inject'
  | 'decision'
  | 'rule'
  | 'chance'
  | 'clock'
  | 'expected'
  | 'action'
  | 'fact'
  | 'end'
  | 'outcome';
export interface GraphNode {
  /** `kind.name`: an identifier in every format. */
  readonly id: string;
  readonly kind: NodeKind;
  /** One line, not yet escaped for any format. */
  readonly label: string;
  /** The phase in whose agenda it stands. */
  readonly inside: string | null;
  /**
   * What brings it about where no arrow says so: a story time, a trigger that reads only variables, a person. Empty where an agenda or an
   * arrow says it.
   */
  readonly comes: string;
}
export type EdgeKind =
  /** The course of phases. */
  | 'course'
  /** An effect: sends, opens, cancels, starts, goes. */
  | 'effect'
  /** A moment `after` it, or a trigger that reads it. */
  | 'waits';
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label: string;
}
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const start = 'start.startex';
const end = 'end.endex';

/** `detail`: `phases` is the course alone; `all` also what leads to injects and decisions. */
export function graphOf(
  scenario: Scenario,
  detail: 'phases' | 'all',
  say: Say,
  language = scenario.language,
): Graph {
  const read = (text: Text) => textIn(text, { scenario, language });
  const course = courseEdges(scenario, say);
  const phases = scenario.phases.map(({ name, title }) => node('phase', name, read(title)));
  const ends = [
    { id: end, kind: 'end', label: say('author.graph.endex'), inside: null, comes: '' } as const,
    ...scenario.outcomes.map(({ name }) => node('outcome', name, name.replaceAll('_', ' '))),
  ];
  const outcomes = scenario.outcomes.map(({ name, onlyIf }): GraphEdge => ({
    from: end,
    to: `outcome.${name}`,
    kind: 'course',
    label: onlyIf?.source ?? '',
  }));
  const first: GraphNode = {
    id: start,
    kind: 'start',
    label: say('author.graph.startex'),
    inside: null,
    comes: '',
  };
  const title = read(scenario.title);
  if (detail === 'phases')
    return { title, nodes: [first, ...phases, ...ends], edges: [...course, ...outcomes] };

  const edges = [...course, ...outcomes, ...effectEdges(scenario, say), ...waitingEdges(scenario)];
  const things = thingsOf(scenario, read, say);
  const leading = new Set(edges.map(({ from }) => from));
  const causing = new Set(edges.flatMap(({ from, kind }) => (kind === 'effect' ? [from] : [])));
  const led = new Set(edges.map(({ to }) => to));
  const isDrawn = ({ id, kind }: GraphNode): boolean => {
    // an expected action is drawn only when something follows from its being missed
    if (kind === 'expected') return leading.has(id);
    // and a fact only when something follows from its being told against its marking
    if (kind === 'fact') return causing.has(id);
    return (kind !== 'action' && kind !== 'clock' && kind !== 'chance') || leading.has(id) || led.has(id);
  };
  const nodes = [first, ...phases, ...things, ...ends].filter(isDrawn);
  const known = new Set(nodes.map(({ id }) => id));
  const placed = nodes.map((each) =>
    each.comes === 'reserve' && led.has(each.id) ? { ...each, comes: '' } : each,
  );
  return { title, nodes: placed, edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)) };
}

function node(
  kind: NodeKind,
  name: string,
  label: string,
  { inside = null, comes = '' }: Partial<Pick<GraphNode, 'inside' | 'comes'>> = {},
): GraphNode {
  return { id: `${kind}.${name}`, kind, label: label.replaceAll(/\s+/gu, ' ').trim(), inside, comes };
}

function thingsOf(scenario: Scenario, read: (text: Text) => string, say: Say): readonly GraphNode[] {
  const home = new Map<string, string>();
  for (const phase of scenario.phases)
    for (const item of phase.agenda) {
      if (item.does === 'inject') home.set(`inject.${item.inject}`, phase.name);
      if (item.does === 'decide') home.set(`decision.${item.decision}`, phase.name);
    }
  const place = (
    id: string,
    { at, when }: { readonly at: Moment | null; readonly when: Expression | null },
  ): Pick<GraphNode, 'inside' | 'comes'> => ({
    inside: home.get(id) ?? null,
    comes: [
      at === null || at.at === 'event' ? '' : momentText(at),
      when === null || thingsRead(when.tree).length > 0
        ? ''
        : say('author.graph.when', { condition: when.source }),
    ]
      .filter((part) => part !== '')
      .join(', '),
  });
  return [
    ...scenario.injects.map((inject) => {
      const { name, serial, title, text } = inject;
      return node('inject', name, `${serial} ${read(title ?? text)}`, place(`inject.${name}`, inject));
    }),
    ...scenario.decisions.map((decision) => {
      const { name, serial, question } = decision;
      return node('decision', name, `${serial} ${read(question)}`, place(`decision.${name}`, decision));
    }),
    ...scenario.chances.map(({ name, title }) => node('chance', name, read(title))),
    ...scenario.rules.map((rule) =>
      node('rule', rule.name, read(rule.title), place(`rule.${rule.name}`, { at: null, when: rule.when })),
    ),
    ...scenario.clocks.map(({ name, title }) => node('clock', name, read(title))),
    ...scenario.expected.map(({ name, text }) => node('expected', name, read(text))),
    ...scenario.actions.map(({ name, text }) => node('action', name, read(text))),
    ...scenario.facts.map(({ name, text }) => node('fact', name, read(text))),
  ];
}

function courseEdges({ phases }: Scenario, say: Say): readonly GraphEdge[] {
  const to = (go: string | null) => (go === null ? end : `phase.${go}`);
  const [first] = phases;
  return [
    { from: start, to: first ? `phase.${first.name}` : end, kind: 'course', label: '' },
    ...phases.flatMap((phase) =>
      phase.next.map((exit): GraphEdge => {
        const when = [
          exit.when?.source,
          exit.at && momentText(exit.at),
          exit.onlyIf && say('author.graph.only-if', { condition: exit.onlyIf.source }),
          exit.times === null ? null : say('author.graph.times', { times: exit.times }),
        ];
        return {
          from: `phase.${phase.name}`,
          to: to(exit.go),
          kind: 'course',
          label: when.filter((part) => (part ?? '') !== '').join(', '),
        };
      }),
    ),
  ];
}

/** As the scenario's file writes it. */
function momentText(moment: Moment): string {
  switch (moment.at) {
    case 'story':
    case 'visit':
      return writeDuration(moment.seconds);
    case 'event': {
      const { event, delay } = moment;
      const after = `after ${printEvent(event)}`;
      if ('luck' in delay) return `${delay.luck} ${after}`;
      return delay.seconds === 0 ? after : `${writeDuration(delay.seconds)} ${after}`;
    }
    case 'reserve':
      return 'reserve';
  }
}

/** The word that stands on the arrow. */
function labelOf({ of, part }: PlacedEffect, say: Say): string {
  switch (of) {
    case 'phase.on-enter':
      return say('author.graph.enter');
    case 'phase.on-leave':
      return say('author.graph.leave');
    case 'option':
      return part;
    case 'proposal':
      return say('author.graph.proposal', { part });
    case 'clock.on-met':
    case 'expected.on-met':
      return say('author.graph.met');
    case 'clock':
    case 'expected':
      return say('author.graph.missed');
    case 'fact.on-breach':
      return say('author.graph.breached');
    case 'inject':
    case 'decision':
    case 'action':
    case 'rule':
    case 'chance':
      return '';
  }
}

const effectEdges = (scenario: Scenario, say: Say): readonly GraphEdge[] =>
  effectsIn(scenario).flatMap((placed) => {
    const { effect } = placed;
    const to = targetOf(effect);
    if (to === null) return [];
    const verb = verbOf(effect, say);
    const after = effect.after === null ? '' : `after ${writeDuration(effect.after)}`;
    const label = [labelOf(placed, say), verb, after].filter((part) => part !== '').join(', ');
    return [{ from: idOf(placed), to, kind: 'effect', label }];
  });

/** A label is given only where the arrow without one would be misread. */
function verbOf({ verb }: Effect, say: Say): string {
  switch (verb) {
    case 'cancel':
    case 'start-clock':
    case 'stop-clock':
    case 'end':
      return say(`author.graph.verb.${verb}`);
    case 'send':
    case 'open':
    case 'go':
    case 'set':
    case 'add':
    case 'reveal':
    case 'message':
    case 'note':
      return '';
  }
}

function targetOf(effect: Effect): string | null {
  switch (effect.verb) {
    case 'send':
    case 'cancel':
      return `inject.${effect.inject}`;
    case 'open':
      return `decision.${effect.decision}`;
    case 'start-clock':
    case 'stop-clock':
      return `clock.${effect.clock}`;
    case 'go':
      return effect.phase === null ? end : `phase.${effect.phase}`;
    case 'end':
      return end;
    case 'add':
    case 'message':
    case 'note':
    case 'reveal':
    case 'set':
      return null;
  }
}

/** A moment waits for one thing; a trigger for all that its expression names. */
function waitingEdges({ injects, decisions, clocks, expected }: Scenario): readonly GraphEdge[] {
  const waits = (to: string, at: Moment | null, when: Expression | null): GraphEdge[] => {
    const after =
      at?.at === 'event'
        ? [
            {
              from: idOf(at.event),
              to,
              kind: 'waits' as const,
              label: momentText(at).replace(/ ?after .*$/u, ''),
            },
          ]
        : [];
    const read = when === null ? [] : [...new Set(thingsRead(when.tree))];
    return [
      ...after,
      ...read.map((from) => ({ from, to, kind: 'waits' as const, label: when?.source ?? '' })),
    ];
  };
  return [
    ...injects.flatMap(({ name, at, when }) => waits(`inject.${name}`, at, when)),
    ...decisions.flatMap(({ name, at, when }) => waits(`decision.${name}`, at, when)),
    ...clocks.flatMap(({ name, at }) => waits(`clock.${name}`, at, null)),
    ...expected.flatMap(({ name, at }) => waits(`expected.${name}`, at, null)),
  ];
}

const idOf = ({ kind, name }: { readonly kind: string; readonly name: string }) => `${kind}.${name}`;

const thingsRead = (tree: ExpressionNode): readonly string[] =>
  nodesIn(tree).flatMap((node) => (node.op === 'event' ? [idOf(node.event)] : []));
