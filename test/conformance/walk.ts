/** The execution paths there are: whichever a case walks, its trace and the state it reaches are the same. */
import {
  begin,
  decide,
  evolve,
  evolveAll,
  isRefusal,
  load,
  measureNow,
  nextStop,
  openTable,
  play,
  valueOf,
  type Program,
  type State,
} from '@sandtable/core';
import type { Command, Entry, Order, Refusal, Setup } from '@sandtable/core/record';
import { readLine, type Case } from './read-case.ts';
import { isConsequence, plain, storyTime, traceLine, type Labels } from './trace-line.ts';

export interface Walked {
  readonly trace: string;
  readonly state: State;
  readonly entries: readonly Entry[];
  /** The accepted orders, for replay. */
  readonly orders: readonly Order[];
}

/** Something that takes orders, one after the other. */
interface Player {
  state(): State;
  give(order: Order): Refusal | null;
  entries(): readonly Entry[];
}

/** A line of the trace that is no consequence: it stands after so many entries. */
interface Remark {
  readonly after: number;
  readonly line: string;
}

const setupOf = ({ seed, parameters }: Case): Setup => ({ seed, parameters, attribution: 'role' });

/** As a play or a host walks it: in place. */
export function walkInPlace(one: Case): Walked {
  const program = load(one.scenario);
  if (one.play !== null) return walkScript(one, program);
  return giveLines(one, program, openTable(program, begin(program, setupOf(one))));
}

/** Pure: `decide` gives the entries, `evolve` takes one at a time, each once through JSON. */
export function walkPurely(one: Case, orders: readonly Order[]): Walked {
  const program = load(one.scenario);
  const player = pure(program, begin(program, setupOf(one)));
  return one.play === null ? giveLines(one, program, player) : giveOrders(player, orders);
}

/** As a batch walks it: in place, without keeping entries. Only the state can be compared. */
export function walkUnkept(one: Case, { entries, orders }: Walked): State {
  const causes = entries.filter(({ cause }) => cause === null);
  const numbered = orders.map((order, at) => ({ n: causes[at]?.n ?? -1, order }));
  const program = load(one.scenario);
  const table = openTable(program, begin(program, setupOf(one)), false);
  const own = new Map<number, number>();
  for (const { n, order } of numbered) {
    const refers = ownNumbers(order, own);
    own.set(n, table.state().entries + 1);
    const refusal = table.give(refers);
    if (refusal) throw new Error(`refused on this path only: ${JSON.stringify(refusal)}`);
  }
  return table.state();
}

/** A batch counts no `elapsed`: what names an entry is given the number that this path gave it. */
function ownNumbers(order: Order, own: ReadonlyMap<number, number>): Order {
  const { command } = order;
  if (command.kind === 'correct')
    return {
      ...order,
      command: { ...command, body: { ...command.body, entry: own.get(command.body.entry) ?? -1 } },
    };
  if (command.kind === 'reply')
    return {
      ...order,
      command: { ...command, body: { ...command.body, question: own.get(command.body.question) ?? -1 } },
    };
  if (command.kind === 'take-down')
    return {
      ...order,
      command: { ...command, body: { ...command.body, entry: own.get(command.body.entry) ?? -1 } },
    };
  return order;
}

/** The causes of a record fed in again. */
export function replay(one: Case, orders: readonly Order[]): Walked {
  const program = load(one.scenario);
  return giveOrders(pure(program, begin(program, setupOf(one))), orders);
}

/** The entries of a record, taken as they stand. */
export function evolveRecorded(one: Case, entries: readonly Entry[]): State {
  const program = load(one.scenario);
  return evolveAll(program, begin(program, setupOf(one)), entries);
}

function pure(program: Program, from: State): Player {
  let state = from;
  const entries: Entry[] = [];
  return {
    state: () => state,
    entries: () => entries,
    give(order) {
      const decided = decide(program, state, order);
      if (isRefusal(decided)) return decided;
      for (const entry of JSON.parse(JSON.stringify(decided.entries)) as Entry[]) {
        state = evolve(program, state, entry);
        entries.push(entry);
      }
      return null;
    },
  };
}

function walkScript(one: Case, program: Program): Walked {
  const { state, entries, texts, undone, halted } = play(program, setupOf(one), one.play ?? []);
  const after = entries.length;
  const end = storyTime(state.now);
  const remarks: Remark[] = [
    ...(halted === null
      ? []
      : [{ after, line: `${end} ${halted.why} ${halted.why === 'stuck' ? halted.phase : halted.cycle}` }]),
    ...undone.map(({ step, refusal }) => ({
      after,
      line: `${end} undone ${step.step} ${refusal?.refused ?? 'never-reached'}`,
    })),
    ...readings(program, state, one.read).map((line) => ({ after, line })),
  ];
  const labels: Labels = { of: String, texts: ({ entry, text }) => texts.get(entry)?.[text] ?? null };
  const orders = entries
    .filter(({ cause }) => cause === null)
    .map(({ n, author, wall, kind, body }) => ({
      command: { kind, body } as Command,
      author,
      wall,
      texts: texts.get(n) ?? [],
    }));
  return { trace: traceOf(entries, remarks, labels), state, entries, orders };
}

function giveLines(one: Case, program: Program, player: Player): Walked {
  const labelled = new Map<string, number>();
  const texts = new Map<number, readonly string[]>();
  const orders: Order[] = [];
  const remarks: Remark[] = [];
  const remark = (line: string) => remarks.push({ after: player.entries().length, line });
  for (const written of one.orders) {
    const line = readLine(written, one.scenario, labelled);
    if (line.does === 'read') {
      readings(program, player.state(), line.names).forEach(remark);
      continue;
    }
    if (line.does === 'stop') {
      remark(stopAhead(program, player.state()));
      continue;
    }
    const number = player.state().entries + 1;
    const order: Order = {
      command: line.command,
      author: line.author,
      wall: line.wall,
      texts: line.texts,
    };
    const refusal = player.give(order);
    if (refusal) {
      const cycle = refusal.values['cycle'];
      const named = cycle === undefined ? '' : ` "${cycle}"`;
      remark(`${storyTime(player.state().now)} refused ${line.command.kind} ${refusal.refused}${named}`);
      continue;
    }
    orders.push(order);
    texts.set(number, line.texts);
    if (line.label !== null) labelled.set(line.label, number);
  }
  readings(program, player.state(), one.read).forEach(remark);
  const names = new Map([...labelled].map(([label, number]) => [number, label]));
  const labels: Labels = {
    of: (entry) => names.get(entry) ?? 'unlabelled',
    texts: ({ entry, text }) => texts.get(entry)?.[text] ?? null,
  };
  return {
    trace: traceOf(player.entries(), remarks, labels),
    state: player.state(),
    entries: player.entries(),
    orders,
  };
}

/** Only what was accepted comes here: another refusal is a difference between paths. */
function giveOrders(player: Player, orders: readonly Order[]): Walked {
  const texts = new Map<number, readonly string[]>();
  for (const order of orders) {
    texts.set(player.state().entries + 1, order.texts);
    const refusal = player.give(order);
    if (refusal) throw new Error(`refused on this path only: ${JSON.stringify(refusal)}`);
  }
  const labels: Labels = { of: String, texts: ({ entry, text }) => texts.get(entry)?.[text] ?? null };
  return {
    trace: traceOf(player.entries(), [], labels),
    state: player.state(),
    entries: player.entries(),
    orders,
  };
}

function stopAhead(program: Program, state: State): string {
  const stop = nextStop(program, state);
  if (stop === null) return `${storyTime(state.now)} stop none`;
  const { at, why, ...what } = stop;
  return [storyTime(state.now), 'stop', storyTime(at), why, ...Object.values(what)].join(' ');
}

function readings(program: Program, state: State, names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const [kind, measure] = name.split('.');
    const value =
      kind === 'measure' && measure !== undefined
        ? measureNow(program, state, measure)
        : valueOf(program, state, name);
    return `${storyTime(state.now)} = ${name} ${plain(value)}`;
  });
}

function traceOf(entries: readonly Entry[], remarks: readonly Remark[], labels: Labels): string {
  const lines: string[] = [];
  const remarksAt = (after: number) => remarks.filter((remark) => remark.after === after);
  lines.push(...remarksAt(0).map(({ line }) => line));
  entries.forEach((entry, at) => {
    if (isConsequence(entry)) lines.push(traceLine(entry, labels));
    lines.push(...remarksAt(at + 1).map(({ line }) => line));
  });
  return lines.map((line) => `${line}\n`).join('');
}
