/** A machine's answers, asked once: XState costs 10 us a transition, a table 10 ns. */
import { transition, type AnyStateMachine, type EventFromLogic, type StateValueFrom } from 'xstate';

/** The next value by value and event; an event that the machine does not know there is missing. */
export interface TransitionTable<Value extends string = string, Event extends string = string> {
  get(value: Value): Pick<ReadonlyMap<Event, Value>, 'get' | 'has'> | undefined;
}

type ValueOf<Machine extends AnyStateMachine> = Extract<StateValueFrom<Machine>, string>;
type EventOf<Machine extends AnyStateMachine> = EventFromLogic<Machine>['type'];

/** Puts every event of a flat machine through XState's `transition`, once for each value, when that is first asked: a command may ask of few. */
export function tabulate<Machine extends AnyStateMachine>(
  machine: Machine,
): TransitionTable<ValueOf<Machine>, EventOf<Machine>> {
  const rows = new Map<string, ReadonlyMap<EventOf<Machine>, ValueOf<Machine>>>();
  return {
    get(value) {
      let row = rows.get(value);
      if (row === undefined) rows.set(value, (row = rowOf(machine, value)));
      return row;
    },
  };
}

function rowOf<Machine extends AnyStateMachine>(
  machine: Machine,
  value: ValueOf<Machine>,
): ReadonlyMap<EventOf<Machine>, ValueOf<Machine>> {
  const asked: AnyStateMachine = machine;
  const from = asked.resolveState({ value, context: {} });
  const known = (machine.events as EventOf<Machine>[]).filter((type) => from.can({ type }));
  return new Map(known.map((type) => [type, transition(asked, from, { type })[0].value as ValueOf<Machine>]));
}

/**
 * The same, asked as it is needed: the course of many phases has an answer for each pair of them, of which a play wants few.
 * The machine is made when it is first asked.
 */
export function tabulateLazily(machineOf: () => AnyStateMachine): TransitionTable {
  let machine: AnyStateMachine | null = null;
  const rows = new Map<string, Pick<ReadonlyMap<string, string>, 'get' | 'has'>>();
  const ask = (value: string, event: string): string | undefined => {
    const asked = (machine ??= machineOf());
    const from = asked.resolveState({ value, context: {} });
    return from.can({ type: event }) ? String(transition(asked, from, { type: event })[0].value) : undefined;
  };
  const rowOf = (value: string): Pick<ReadonlyMap<string, string>, 'get' | 'has'> => {
    const answers = new Map<string, string | undefined>();
    const get = (event: string): string | undefined => {
      if (!answers.has(event)) answers.set(event, ask(value, event));
      return answers.get(event);
    };
    return { get, has: (event) => get(event) !== undefined };
  };
  return {
    get(value) {
      let row = rows.get(value);
      if (row === undefined) rows.set(value, (row = rowOf(value)));
      return row;
    },
  };
}

/** Whether the machine knows the event here: what it does not know is refused. */
export function knowsEvent<Value extends string, Event extends string>(
  table: TransitionTable<Value, Event>,
  value: Value,
  event: Event,
): boolean {
  return table.get(value)?.has(event) === true;
}

/** An entry says that something happened which cannot have: no engine of this version wrote it. */
export class ImpossibleEntry extends RangeError {}

/** Where an event leads that is known to have happened. Throws `ImpossibleEntry` when the machine does not know it here. */
export function moved<Value extends string, Event extends string>(
  table: TransitionTable<Value, Event>,
  value: Value,
  event: Event,
): Value {
  const to = table.get(value)?.get(event);
  if (to === undefined) throw new ImpossibleEntry(`nothing that is "${value}" can "${event}"`);
  return to;
}
