/** Correct: what an earlier cause did is undone as far as it can be, what was meant is done in its place, what happened since stays. */
import type { CauseBodies, Correction, EffectOwner } from '@sandtable/core/record';
import type { Value } from '@sandtable/core/scenario';
import { checkAnswer, close, decides, isSatisfied, recall } from './decisions.ts';
import { withdraw } from './injects.ts';
import { learn } from './knowledge.ts';
import { assign } from './numbers.ts';
import { tell } from './tell.ts';
import { missInTime, seen } from './windows.ts';
import { lifeOf, named, refuse, type Told, type World } from './world.ts';

export function speak(
  world: World,
  from: string,
  to: readonly string[],
  text: number,
  entry = world.causes,
): void {
  tell(world, 'message.sent', { from, to, said: { entry, text }, printed: [], effect: null });
}

const corrigible = [
  'answer',
  'override',
  'seen',
  'deliver',
  'release',
  'adhoc',
  'say',
  'share',
  'aloud',
  'act',
];

export function correct(world: World, entry: number, instead: Correction | null): void {
  const cause = world.given[entry - 1];
  refuse(
    cause === undefined || entry >= world.causes || !corrigible.includes(cause.kind),
    'correct.no-such-entry',
  );
  if (cause === undefined) return;
  refuse(cause.corrected, 'correct.already');
  const kind = cause.kind === 'release' ? 'deliver' : cause.kind;
  refuse(instead !== null && instead.of !== kind, 'correct.kind');
  cause.corrected = true;
  const body = cause.body as never;
  const did = world.trace.filter((told) => told.cause === entry);
  const done = () => tell(world, 'corrected', { entry });
  if (cause.kind === 'override') {
    undo(world, did);
    if (instead?.of === 'override') for (const [name, value] of instead.values) mean(world, did, name, value);
    done();
  } else if (cause.kind === 'act') {
    const { action } = body as CauseBodies['act'];
    undo(world, did);
    lifeOf(world.actions, action).times -= 1;
    done();
  } else if (cause.kind === 'answer')
    correctAnswer(world, body, entry, instead?.of === 'answer' ? instead : null, done);
  else if (cause.kind === 'seen') {
    const { expected } = body as CauseBodies['seen'];
    undo(world, did);
    done();
    untick(world, expected, instead?.of === 'seen' && instead.expected === expected);
    if (instead?.of !== 'seen') return;
    Object.assign(lifeOf(world.expected, instead.expected), { ticked: false, state: 'running' });
    seen(world, instead.expected, instead.how);
  } else if (cause.kind === 'release' && !did.some((told) => told.kind === 'inject.delivered')) {
    // it only let go what was held
    lifeOf(world.injects, (body as CauseBodies['release']).inject).held = true;
    done();
  } else sayAnew(world, kind, body, entry, did, instead && 'to' in instead ? instead.to : [], done);
}

/** It waits on, or is missed if its time is over. */
function untick(world: World, name: string, anew: boolean): void {
  const life = lifeOf(world.expected, name);
  Object.assign(life, { ticked: false, state: life.until === 0 ? 'pending' : 'running' });
  if (anew || life.state === 'pending') return;
  if (life.until <= world.now) return missInTime(world, name);
  tell(world, 'expected.started', { expected: name, until: life.until });
}

/** What is said, given or shared goes to others instead. */
function sayAnew(
  world: World,
  kind: string,
  body: CauseBodies['deliver'] & CauseBodies['say'] & CauseBodies['share'],
  entry: number,
  did: readonly Told[],
  to: readonly string[],
  done: () => void,
): void {
  const delivered = did.find((told) => told.kind === 'inject.delivered')?.body as {
    inject: string;
    to: string[];
    cc: string[];
  };
  if (kind === 'deliver' || kind === 'adhoc') {
    const had = [...delivered.to, ...delivered.cc];
    const keeps = hadByAnother(world, delivered.inject, did);
    const wrongly = had.filter((role) => !to.includes(role) && !keeps.includes(role));
    if (wrongly.length > 0) withdraw(world, delivered.inject, wrongly);
    to = to.filter((role) => !had.includes(role) && !keeps.includes(role));
  }
  done();
  if (to.length === 0) return;
  if (kind === 'deliver') {
    const { inject } = body;
    const life = lifeOf(world.injects, inject);
    Object.assign(life, { withdrawn: false, had: [...new Set([...life.had, ...to])] });
    const first = did.find((told) => told.kind === 'inject.delivered')?.body;
    tell(world, 'inject.delivered', { ...first, to, cc: [] });
    for (const fact of named(world.scenario.injects, inject).reveals) learn(world, fact, to, 'inject');
  } else if (kind === 'share' || kind === 'aloud')
    learn(world, body.fact, to, kind === 'share' ? 'shared' : 'aloud');
  else speak(world, body.from, to, body.said.text, entry);
}

/** Who has an inject from another delivery, and was not told to disregard it. */
function hadByAnother({ trace }: World, inject: string, did: readonly Told[]): readonly string[] {
  const had = new Set<string>();
  for (const told of trace) {
    const { kind, body } = told;
    if (body['inject'] !== inject || did.includes(told)) continue;
    const { to, cc = [] } = body as { to?: readonly string[]; cc?: readonly string[] };
    if (kind === 'inject.delivered') for (const role of [...(to ?? []), ...cc]) had.add(role);
    if (kind === 'inject.withdrawn') for (const role of to ?? []) had.delete(role);
  }
  return [...had];
}

function correctAnswer(
  world: World,
  { decision: name, by }: CauseBodies['answer'],
  entry: number,
  instead: Extract<Correction, { of: 'answer' }> | null,
  done: () => void,
): void {
  const decision = named(world.scenario.decisions, name);
  const life = lifeOf(world.decisions, name);
  const mistaken = life.answers.find(({ cause }) => cause === entry);
  const isClosed = life.status === 'closed' && mistaken !== undefined;
  if (instead) checkAnswer(world, decision, instead.by, instead.answer);
  const others = life.answers.filter((one) => one.by !== by && one.by !== instead?.by);
  if (isClosed)
    undo(
      world,
      world.trace.filter(({ body }) => isOfDecision(body, name)),
    );
  done();
  if (mistaken === undefined) return;
  life.answers = others;
  if (instead) {
    const plain = { conditional: mistaken.conditional, added: [], instead: false };
    life.answers.push({ by: instead.by, answer: instead.answer, ...plain, cause: world.causes });
  }
  if (!isClosed) return;
  const { answers } = life;
  if (isSatisfied(world, decision)) {
    life.status = 'open';
    close(world, name, false);
  } else {
    recall(world, name);
    life.answers = answers;
  }
}
const isOfDecision = ({ of }: Told['body'], name: string): boolean =>
  of !== undefined && decides(of as EffectOwner, name);

/** Each change of a variable is taken away; what happened since stays. */
function undo(world: World, did: readonly Told[]): void {
  for (const { kind, body } of did) {
    if (kind !== 'variable.set') continue;
    const { variable, from, to } = body as { variable: string; from: Value; to: Value };
    const now = world.variables[variable];
    if (typeof now === 'number') assign(world, variable, now - (Number(to) - Number(from)), 'correction');
    else if (now === to) assign(world, variable, from, 'correction');
  }
}

/** The value that was meant moves with what happened since. */
function mean(world: World, did: readonly Told[], variable: string, value: Value): void {
  const slip = did.find(({ kind, body }) => kind === 'variable.set' && body['variable'] === variable);
  const now = world.variables[variable];
  const moved = slip && typeof now === 'number' ? now + Number(value) - Number(slip.body['from']) : value;
  assign(world, variable, moved, 'correction');
}
