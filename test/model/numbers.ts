/** Numbers: what an expression is worth now, and how a variable gets a value. */
import type { EffectOwner, Pairs } from '@sandtable/core/record';
import type {
  Assignment,
  BinaryOperator,
  Expression,
  ExpressionNode,
  Text,
  Value,
} from '@sandtable/core/scenario';
import { drawn, roundHalfUp } from './luck.ts';
import { eventKey, tell } from './tell.ts';
import { word } from './words.ts';
import { inConduct, isAhead, lastTick, named, refuse, type World } from './world.ts';

/** Thrown out of an expression: the whole of it has no value. */
const noValue = Symbol('no value');
function none(): never {
  throw noValue;
}
const finite = (value: number): number => (Number.isFinite(value) ? value + 0 : none());

/** Null: it has no value. */
export function valueOf(world: World, tree: ExpressionNode, answer: number | null = null): Value | null {
  try {
    return compute(world, tree, answer);
  } catch (thrown) {
    if (thrown !== noValue) throw thrown;
    return null;
  }
}
export const variableNow = (world: World, name: string): Value | null =>
  valueOf(world, { op: 'variable', name });

/** The same, and that there is none is told once for each place. */
export function worth(world: World, { tree }: Expression, where: string, answer: number | null = null) {
  return told(world, valueOf(world, tree, answer), where);
}
function told(world: World, value: Value | null, where: string): Value | null {
  if (value === null && !world.troubles[where]) {
    world.troubles[where] = true;
    tell(world, 'trouble', { where, what: 'no-value' });
  }
  return value;
}

/** A guard; what has no value is false. */
export const holds = (world: World, guard: Expression | null, where: string, answer: number | null = null) =>
  guard === null || worth(world, guard, where, answer) === true;

/** What the placeholders of texts stand for now, in the order in which they first stand there. */
export function printed(world: World, texts: readonly Text[], where: string) {
  const words = texts
    .flatMap((text) => Object.values(text))
    .join(' ')
    .replaceAll('{{', '');
  const names = new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return [...names].flatMap((name): readonly (readonly [string, Value | null])[] => {
    if (name === 'clock') return [[name, world.now]];
    if (name === 'phase') return [[name, world.phase ?? '']];
    const isVariable = world.scenario.variables.some((variable) => variable.name === name);
    return isVariable ? [[name, told(world, variableNow(world, name), `${where}.{${name}}`)]] : [];
  });
}

function compute(world: World, node: ExpressionNode, answer: number | null): Value {
  const of = (part: ExpressionNode): Value => compute(world, part, answer);
  switch (node.op) {
    case 'literal':
      return node.value;
    case 'variable': {
      const { is, whole } = named(world.scenario.variables, node.name);
      if (is !== null) return compute(world, is.tree, null);
      const kept = world.variables[node.name] ?? 0;
      return whole ? roundHalfUp(Number(kept)) : kept;
    }
    case 'luck':
      return drawn(world, node.name);
    case 'parameter':
      return world.parameters[node.name] ?? 0;
    case 'measure':
      return measured(world, node.name) ?? none();
    case 'answer':
      return answer ?? 0;
    case 'story-minutes':
      return lastTick(world) / 60;
    case 'end':
      return !inConduct(world) && !isAhead(world);
    case 'event':
      return word(world, node.event);
    case 'unary':
      return node.operator === 'not' ? of(node.operand) !== true : finite(-Number(of(node.operand)));
    case 'choose':
      return of(of(node.condition) === true ? node.then : node.otherwise);
    case 'call': {
      const values = node.arguments.map((part) => Number(of(part)));
      if (node.function === 'round') return roundHalfUp(values[0] ?? 0);
      return Math[node.function](...(values as [number]));
    }
    case 'binary':
      if (node.operator === 'and') return of(node.left) === true && of(node.right) === true;
      if (node.operator === 'or') return of(node.left) === true || of(node.right) === true;
      return operate(node.operator, of(node.left), of(node.right));
  }
}

function operate(operator: Exclude<BinaryOperator, 'and' | 'or'>, left: Value, right: Value): Value {
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return finite(a + b);
    case '-':
      return finite(a - b);
    case '*':
      return finite(a * b);
    case '/':
      return finite(a / b);
  }
}

/** Clamped, and there is no −0. */
function fitting(world: World, variable: string, value: Value): Value {
  if (typeof value !== 'number') return value;
  const { min, max } = named(world.scenario.variables, variable);
  return Math.min(Math.max(value, min ?? value), max ?? Infinity) + 0;
}

type Why = 'effect' | 'cost' | 'override' | 'correction';
export function assign(world: World, variable: string, value: Value, why: Why, of?: EffectOwner): void {
  const from = world.variables[variable] ?? 0;
  const to = fitting(world, variable, value);
  if (from === to) return;
  world.variables[variable] = to;
  tell(world, 'variable.set', { variable, from, to, why, of });
}

/** By hand all of it can be set, or nothing is. */
export function checkOverride(world: World, values: Pairs): void {
  for (const [name, value] of values) {
    const { is, type, values: choices } = named(world.scenario.variables, name);
    const fits = type === 'choice' ? choices.includes(String(value)) : typeof value === type;
    refuse(is !== null || !fits, 'override.value');
  }
}

/** All values of one item read the state before it. `sign` is 0 to set, 1 to add, -1 to pay. */
export function assignAll(
  world: World,
  values: readonly Assignment[],
  { sign, of, where, answer }: { sign: 0 | 1 | -1; of: EffectOwner; where: string; answer: number | null },
): void {
  const ready = values.map(({ variable, value }) => {
    const change = worth(world, value, `${where}.${variable}`, answer);
    if (change === null || sign === 0) return { variable, to: change };
    const sum = Number(world.variables[variable]) + sign * Number(change);
    return { variable, to: told(world, Number.isFinite(sum) ? sum : null, `${where}.${variable}`) };
  });
  for (const { variable, to } of ready)
    if (to !== null) assign(world, variable, to, sign === -1 ? 'cost' : 'effect', of);
}

/** Dynamics: all rates are read on the state as it stands, then every variable moves. */
export function moveVariables(world: World): void {
  const { tick, variables } = world.scenario;
  const moves = variables.map(({ name, rate }) => {
    const where = `variables.${name}.rate`;
    const change = rate === null ? null : worth(world, rate.expression, where);
    if (rate === null || change === null) return null;
    const to = Number(world.variables[name]) + Number(change) * (tick / rate.seconds);
    return told(world, Number.isFinite(to) ? to : null, where);
  });
  for (const [at, { name }] of variables.entries()) {
    const to = moves[at] ?? null;
    if (to !== null) world.variables[name] = fitting(world, name, to);
  }
}

/** Measures sample once a tick, when its instant is settled. */
export function sample(world: World): void {
  if (!world.unsampled) return;
  world.unsampled = false;
  for (const { name, how } of world.scenario.measures) {
    if (how.by !== 'sample' || how.sample === 'last') continue;
    const value = worth(world, how.of, `measures.${name}.${how.sample}`);
    if (value !== null) world.samples[name] = [...(world.samples[name] ?? []), Number(value)];
  }
}

/** An interval is the minutes between two events' first occurrences. Null: there is none. */
export function measured(world: World, name: string): number | null {
  const { how } = named(world.scenario.measures, name);
  if (how.by === 'interval') {
    const from = world.first[eventKey(how.from)];
    const until = world.first[eventKey(how.until)];
    if (!from || !until) return null;
    if (how.clock === 'story') return (until.story - from.story) / 60;
    return until.wall === null || from.wall === null ? null : (until.wall - from.wall) / 60_000;
  }
  const samples = world.samples[name] ?? [];
  if (how.sample === 'last') {
    const last = valueOf(world, how.of.tree);
    return last === null ? null : Number(last);
  }
  if (samples.length === 0) return null;
  if (how.sample === 'mean') return samples.reduce((sum, one) => sum + one, 0) / samples.length;
  return how.sample === 'highest' ? Math.max(...samples) : Math.min(...samples);
}
