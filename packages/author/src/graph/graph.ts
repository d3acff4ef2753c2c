/** What leads to what in a scenario, as nodes and edges; the renderers beside only draw it. Pure. */
import {
  printEvent,
  type Effect,
  type Expression,
  type ExpressionNode,
  type Moment,
  type Scenario,
  type Text,
} from '@sandtable/core/scenario';
import { writeDuration } from '@sandtable/language';

export type NodeKind =
  | 'start'
  | 'phase'
  | 'inject'
  | 'decision'
  | 'chance'
  | 'clock'
  | 'action'
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
  /** What brings it where no arrow does: a story time, a trigger that reads variables alone, a hand. Empty: an agenda or an arrow. */
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
export function graphOf(scenario: Scenario, detail: 'phases' | 'all', language = scenario.language): Graph {
  const read = (text: Text) => text[language] ?? text[scenario.language] ?? '';
  const course = courseEdges(scenario);
  const phases = scenario.phases.map(({ name, title }) => node('phase', name, read(title)));
  const ends = [
    { id: end, kind: 'end', label: 'EndEx', inside: null, comes: '' } as const,
    ...scenario.outcomes.map(({ name }) => node('outcome', name, name.replaceAll('_', ' '))),
  ];
  const outcomes = scenario.outcomes.map(({ name, onlyIf }): GraphEdge => ({
    from: end,
    to: `outcome.${name}`,
    kind: 'course',
    label: onlyIf?.source ?? '',
  }));
  const first: GraphNode = { id: start, kind: 'start', label: 'StartEx', inside: null, comes: '' };
  const title = read(scenario.title);
  if (detail === 'phases')
    return { title, nodes: [first, ...phases, ...ends], edges: [...course, ...outcomes] };

  const edges = [...course, ...outcomes, ...effectEdges(scenario), ...waitingEdges(scenario)];
  const things = thingsOf(scenario, read);
  const drawn = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [first, ...phases, ...things, ...ends].filter(
    ({ id, kind }) => (kind !== 'action' && kind !== 'clock' && kind !== 'chance') || drawn.has(id),
  );
  const known = new Set(nodes.map(({ id }) => id));
  const led = new Set(edges.map(({ to }) => to));
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

function thingsOf(scenario: Scenario, read: (text: Text) => string): readonly GraphNode[] {
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
      when === null || thingsRead(when.tree).length > 0 ? '' : `when ${when.source}`,
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
    ...scenario.clocks.map(({ name, title }) => node('clock', name, read(title))),
    ...scenario.actions.map(({ name, text }) => node('action', name, read(text))),
  ];
}

function courseEdges({ phases }: Scenario): readonly GraphEdge[] {
  const to = (go: string | null) => (go === null ? end : `phase.${go}`);
  const [first] = phases;
  return [
    { from: start, to: first ? `phase.${first.name}` : end, kind: 'course', label: '' },
    ...phases.flatMap((phase) =>
      phase.next.map((exit): GraphEdge => {
        const when = [
          exit.when?.source,
          exit.at && momentText(exit.at),
          exit.onlyIf && `only if ${exit.onlyIf.source}`,
          exit.times === null ? null : `at most ${exit.times} x`,
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

/** Who holds effects, with the word that stands on the arrow. */
function* owners(
  scenario: Scenario,
): Generator<readonly [id: string, label: string, effects: readonly Effect[]]> {
  for (const phase of scenario.phases) {
    yield [`phase.${phase.name}`, 'enter', phase.onEnter];
    yield [`phase.${phase.name}`, 'leave', phase.onLeave];
  }
  for (const inject of scenario.injects) yield [`inject.${inject.name}`, '', inject.onDelivery];
  for (const decision of scenario.decisions) {
    const id = `decision.${decision.name}`;
    yield [id, '', decision.effects];
    for (const option of decision.options) yield [id, option.name, option.effects];
    for (const [place, proposal] of decision.ifThey.entries())
      yield [id, `if they ${place + 1}`, proposal.effects];
  }
  for (const action of scenario.actions) yield [`action.${action.name}`, '', action.effects];
  for (const clock of scenario.clocks) yield [`clock.${clock.name}`, 'missed', clock.onMissed];
  for (const chance of scenario.chances) yield [`chance.${chance.name}`, '', chance.effects];
}

function effectEdges(scenario: Scenario): readonly GraphEdge[] {
  const edges: GraphEdge[] = [];
  for (const [from, owner, effects] of owners(scenario))
    for (const effect of effects) {
      const to = targetOf(effect);
      if (to === null) continue;
      const verb =
        effect.verb === 'send' || effect.verb === 'open' || effect.verb === 'go' ? '' : effect.verb;
      const after = effect.after === null ? '' : `after ${writeDuration(effect.after)}`;
      edges.push({
        from,
        to,
        kind: 'effect',
        label: [owner, verb, after].filter((part) => part !== '').join(', '),
      });
    }
  return edges;
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
    default:
      return null;
  }
}

/** A moment waits for one thing; a trigger for all that its expression names. */
function waitingEdges({ injects, decisions, clocks }: Scenario): readonly GraphEdge[] {
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
  ];
}

const idOf = ({ kind, name }: { readonly kind: string; readonly name: string }) => `${kind}.${name}`;

function thingsRead(tree: ExpressionNode): readonly string[] {
  switch (tree.op) {
    case 'event':
      return [idOf(tree.event)];
    case 'unary':
      return thingsRead(tree.operand);
    case 'binary':
      return [...thingsRead(tree.left), ...thingsRead(tree.right)];
    case 'choose':
      return [tree.condition, tree.then, tree.otherwise].flatMap(thingsRead);
    case 'call':
      return tree.arguments.flatMap(thingsRead);
    default:
      return [];
  }
}
