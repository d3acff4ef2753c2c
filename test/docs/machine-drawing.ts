/** A flat machine as a Mermaid state diagram, and as a list for those who do not see it: what XState answers, state by state. */
import { transition, type AnyStateMachine } from 'xstate';

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

/** `leftOut`: events that lead from everywhere to everywhere, and would hide the rest. */
export function machineDrawing(
  machine: AnyStateMachine,
  leftOut: (event: string) => boolean = () => false,
): string {
  const states = Object.keys(machine.states);
  const arrows = states.flatMap((from) => arrowsFrom(machine, from, leftOut));
  const initial = String(machine.root.initial.target[0]?.key);
  const ends = states.filter((state) => machine.states[state]?.type === 'final');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${id(state)}`),
    `  [*] --> ${id(initial)}`,
    ...arrows.map(({ from, to, events }) => `  ${id(from)} --> ${id(to)} : ${events.join(', ')}`),
    ...ends.map((state) => `  ${id(state)} --> [*]`),
    '```',
    '',
    '| from | by | to |',
    '|---|---|---|',
    ...arrows.map(({ from, to, events }) => `| ${from} | ${events.map(code).join(', ')} | ${to} |`),
  ].join('\n');
}

function arrowsFrom(
  machine: AnyStateMachine,
  from: string,
  leftOut: (event: string) => boolean,
): readonly Arrow[] {
  const here = machine.resolveState({ value: from, context: {} });
  const events = machine.events.filter((type) => !leftOut(type) && here.can({ type }));
  const leads = (type: string) => String(transition(machine, here, { type })[0].value);
  return [...new Set(events.map(leads))].map((to) => ({
    from,
    to,
    events: events.filter((type) => leads(type) === to),
  }));
}

const code = (event: string): string => `\`${event}\``;
/** A hyphen ends a name in Mermaid. */
const id = (state: string): string => state.replaceAll('-', '_');
