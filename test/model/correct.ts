/** Correct: what an earlier cause did is undone as far as it can be, what was meant is done in its place, what happened since stays. */
import type {
  CauseBodies,
  Command,
  ConsequenceBodies,
  Correction,
  Corrigible,
  EffectOwner,
} from '@sandtable/core/record';
import type { Value } from '@sandtable/core/scenario';
import { checkAnswer, checkAnswerer, close, decides, dropPutOff, isSatisfied, recall } from './decisions.ts';
import { printedNow, withdraw } from './injects.ts';
import { learn } from './knowledge.ts';
import { passOn, pay } from './sharing.ts';
import { assign, checkOverride } from './numbers.ts';
import { tell } from './tell.ts';
import { missInTime, seen } from './windows.ts';
import { lifeOf, named, refuse, Refused, type GivenCommand, type Told, type World } from './world.ts';

export function speak(
  world: World,
  from: string,
  to: readonly string[],
  text: number,
  entry = world.causes,
): void {
  if (to.length > 0)
    tell(world, 'message.sent', { from, to, said: { entry, text }, printed: [], effect: null });
}

/** What may be put right, and what stands in its place. */
const corrigible: Readonly<Record<Corrigible, string>> = {
  answer: 'answer',
  override: 'override',
  seen: 'seen',
  deliver: 'deliver',
  release: 'deliver',
  adhoc: 'adhoc',
  say: 'say',
  share: 'share',
  aloud: 'aloud',
  act: 'act',
};

type Mistake = Extract<Command, { readonly kind: Corrigible }>;
const isMistake = (command: Command): command is Mistake => Object.hasOwn(corrigible, command.kind);

export function correct(world: World, entry: number, instead: Correction | null): void {
  const deed = world.given[entry - 1];
  const command = deed?.meant ?? deed?.command;
  if (!deed || !command || entry >= world.causes || !isMistake(command))
    throw new Refused('correct.no-such-entry');
  refuse(deed.corrected, 'correct.already');
  refuse(instead !== null && instead.of !== corrigible[command.kind], 'correct.kind');
  deed.corrected = true;
  const did = doneBy(world, deed);
  const own = world.given[world.causes - 1] ?? deed;
  const to = instead && 'to' in instead ? instead.to : [];
  const had = [...deed.had.filter((role) => to.includes(role)), ...newTo(to, deed.had)];
  if (instead !== null) Object.assign(own, { meant: meantBy(command, instead), doneIn: deed.doneIn, had });
  const done = () => {
    tell(world, 'corrected', { entry });
    own.from = world.trace.length;
  };
  switch (command.kind) {
    case 'override':
      undo(world, did.filter(isTyped));
      if (instead?.of === 'override') {
        checkOverride(world, instead.values);
      }
      done();
      if (instead?.of === 'override')
        for (const [name, value] of instead.values) mean(world, deed, name, value);
      return;
    case 'act':
      undo(
        world,
        did.filter(({ body }) => isOf(body, 'action', command.body.action)),
      );
      dropDelayed(world, entry, 'action', command.body.action);
      forget(lifeOf(world.actions, command.body.action).times, did[0]?.story);
      return done();
    case 'seen': {
      const { expected, how } = command.body;
      if (instead?.of === 'seen' && instead.expected === expected && turn(how) === turn(instead.how)) {
        // the same follows from both
        for (const told of did) world.trace[world.trace.indexOf(told)] = { ...told, deed: world.causes };
        world.delayed = world.delayed.map((one) =>
          one.deed === entry ? { ...one, deed: world.causes } : one,
        );
        done();
        own.from = deed.from;
        const met = turn(how) === 'met';
        return tell(world, met ? 'expected.met' : 'expected.missed', { expected, how: instead.how });
      }
      undo(
        world,
        did.filter(({ body }) => isOf(body, 'expected', expected) || isOf(body, 'expected.on-met', expected)),
      );
      dropDelayed(world, entry, 'expected', expected);
      dropDelayed(world, entry, 'expected.on-met', expected);
      done();
      untick(world, expected, instead?.of === 'seen' && instead.expected === expected);
      if (instead?.of !== 'seen') return;
      Object.assign(lifeOf(world.expected, instead.expected), { ticked: false, state: 'running' });
      return seen(world, instead.expected, instead.how);
    }
    case 'answer':
      return correctAnswer(world, command.body, entry, instead?.of === 'answer' ? instead : null, done);
    case 'share':
    case 'aloud':
      // with nobody in its place it was not said
      if (command.kind === 'aloud' && to.length === 0) lifeOf(world.facts, command.body.fact).aloud -= 1;
      if (command.kind === 'share') return correctShare(world, command.body, entry, did, to, done);
      done();
      return learn(world, command.body.fact, to, 'aloud');
    case 'say': {
      const { from, said } = command.body;
      done();
      return speak(world, from, newTo(to, deed.had), said.text, deed.doneIn);
    }
    case 'adhoc': {
      const inject = `adhoc-${deed.doneIn}`;
      takeBack(world, inject, deed.had, to);
      done();
      const others = newTo(to, deed.had);
      world.adhoc[inject] = [...own.had];
      if (others.length === 0) return;
      tell(world, 'inject.delivered', { inject, to: others, cc: [], printed: [], edited: [] });
      for (const fact of command.body.reveals) learn(world, fact, others, 'inject');
      return;
    }
    case 'deliver':
    case 'release':
      return giveOthers(world, command.body.inject, deed, to, done);
  }
}

/** What somebody knows stays known; the price of a breach is undone, and paid by the next breach that stands. */
function correctShare(
  world: World,
  { fact, by }: CauseBodies['share'],
  entry: number,
  did: readonly Told[],
  to: readonly string[],
  done: () => void,
): void {
  const life = lifeOf(world.facts, fact);
  const paid = life.breaches[0] === entry;
  undo(
    world,
    did.filter(({ body }) => isOf(body, 'fact.on-breach', fact)),
  );
  dropDelayed(world, entry, 'fact.on-breach', fact);
  life.breaches = life.breaches.filter((one) => one !== entry);
  done();
  const [another] = life.breaches;
  if (paid && another !== undefined) pay(world, fact, another);
  passOn(world, fact, by, to);
}

function meantBy(command: Mistake, instead: Correction): Command {
  const { of, ...other } = instead;
  const body = { ...command.body, ...(of === 'share' ? { with: instead.to } : other) };
  return { kind: command.kind === 'release' ? 'deliver' : command.kind, body } as Command;
}

/** What it did; of a correction, since the mistake was undone. */
const doneBy = ({ trace, given }: World, deed: GivenCommand): readonly Told[] =>
  trace.slice(deed.from).filter((told) => given[told.deed - 1] === deed);
const inPlaceOf = ({ given }: World, { doneIn }: GivenCommand): readonly GivenCommand[] =>
  given.filter((one) => one.doneIn === doneIn);
const doneByAll = (world: World, deed: GivenCommand): readonly Told[] =>
  inPlaceOf(world, deed).flatMap((one) => doneBy(world, one));

const turn = (how: string): string => (how === 'seen' || how === 'late' ? 'met' : how);

/** It waits on, or is missed if its time is over. */
function untick(world: World, name: string, anew: boolean): void {
  const life = lifeOf(world.expected, name);
  Object.assign(life, { ticked: false, state: life.until === 0 ? 'pending' : 'running' });
  if (anew || life.state === 'pending') return;
  if (life.until <= world.now) return missInTime(world, name);
  life.began = world.now;
  tell(world, 'expected.started', { expected: name, until: life.until });
}

/** What it had put off does not happen. */
function dropDelayed(world: World, deed: number, what: EffectOwner['of'], name: string): void {
  world.delayed = world.delayed.filter(
    (one) => one.deed !== deed || !one.effects.some((effect) => isOf(effect, what, name)),
  );
}

function forget(times: number[], time: number | undefined): void {
  const at = times.findIndex((one) => one === time);
  if (at >= 0) times.splice(at, 1);
}

/** Who had it already keeps it, and has it once. */
const newTo = (to: readonly string[], had: readonly string[]) => to.filter((role) => !had.includes(role));
function takeBack(world: World, inject: string, had: readonly string[], to: readonly string[]): void {
  const wrongly = newTo(had, to);
  if (wrongly.length > 0) withdraw(world, inject, wrongly);
}

/** One delivery, whose effects have acted, goes to others. */
function giveOthers(
  world: World,
  name: string,
  deed: GivenCommand,
  to: readonly string[],
  done: () => void,
): void {
  // what followed from a delivery, and be it the same inject, is another
  const did = inPlaceOf(world, deed).flatMap(
    (one) => doneBy(world, one).find(({ kind }) => kind === 'inject.delivered') ?? [],
  );
  const delivered = did[0]?.body as
    | { readonly inject: string; readonly to: readonly string[]; readonly cc: readonly string[] }
    | undefined;
  if (!delivered) {
    // it only let go what was held
    lifeOf(world.injects, name).held = true;
    Object.assign(world.given[world.causes - 1] ?? deed, { meant: null });
    return done();
  }
  const { inject } = delivered;
  const isFirst = deed.doneIn === world.given.indexOf(deed) + 1;
  const had = isFirst ? [...new Set([...delivered.to, ...delivered.cc])] : deed.had;
  const keeps = hadByAnother(world, inject, did);
  takeBack(world, inject, had, [...to, ...keeps]);
  done();
  const life = lifeOf(world.injects, inject);
  const others = newTo(to, [...had, ...keeps]);
  const own = world.given[world.causes - 1] ?? deed;
  own.had = [...had.filter((role) => to.includes(role) || keeps.includes(role)), ...others];
  if (others.length === 0) return;
  Object.assign(life, { withdrawn: false, had: [...new Set([...life.had, ...others])] });
  tell(world, 'inject.delivered', { ...delivered, to: others, cc: [], printed: printedNow(world, inject) });
  for (const fact of named(world.scenario.injects, inject).reveals) learn(world, fact, others, 'inject');
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
  if (!mistaken) throw new Refused('correct.not-standing');
  const isClosed = life.status === 'closed';
  if (instead && instead.by !== by) checkAnswerer(world, decision, instead.by);
  if (instead) checkAnswer(world, decision, instead.answer);
  const others = life.answers.filter((one) => one.by !== by && one.by !== instead?.by);
  if (isClosed) {
    undo(
      world,
      world.trace.slice(life.since).filter(({ body }) => isOfDecision(body, name)),
    );
  }
  done();
  if (isClosed) life.since = world.trace.length;
  life.answers = others;
  if (instead) {
    // what was said with it, and what the facilitator added, goes with the answer
    life.answers.push({ ...mistaken, by: instead.by, answer: instead.answer, cause: world.causes });
  }
  if (!isClosed) return;
  if (instead || isSatisfied(world, decision)) {
    life.status = life.early ? 'pending' : 'open';
    dropPutOff(world, name);
    close(world, name, false);
  } else {
    recall(world, name);
    life.answers = others;
  }
}
const isOf = ({ of }: { readonly of?: unknown }, what: EffectOwner['of'], name: string): boolean =>
  of !== undefined && (of as EffectOwner).of === what && (of as EffectOwner).name === name;
const isOfDecision = ({ of }: Told['body'], name: string): boolean =>
  of !== undefined && decides(of as EffectOwner, name);

/** What was made of each variable is taken away; what happened since stays. */
function undo(world: World, did: readonly Told[]): void {
  const sets = (all: readonly Told[]) =>
    all.flatMap((told) => (told.kind === 'variable.set' ? [told.body as unknown as VariableSet] : []));
  const own = sets(did);
  for (const variable of new Set(own.map((set) => set.variable))) {
    const mine = own.filter((set) => set.variable === variable);
    const now = world.variables[variable];
    if (typeof now === 'number') {
      const change = mine.reduce((sum, { from, to }) => sum + (Number(to) - Number(from)), 0);
      assign(world, variable, now - change, 'correction');
    } else if (now === mine.at(-1)?.to) assign(world, variable, mine[0]?.from ?? false, 'correction');
  }
}
type VariableSet = ConsequenceBodies['variable.set'];

/** Set by the hand itself, not by what came of it. */
const isTyped = ({ kind, body }: Told): boolean =>
  kind === 'variable.set' && (body['why'] === 'override' || body['why'] === 'correction');

/** The value that was meant moves with what happened since the first mistake, of what that had changed. */
function mean(world: World, deed: GivenCommand, variable: string, value: Value): void {
  const slip = doneByAll(world, deed).find((told) => isTyped(told) && told.body['variable'] === variable);
  const now = world.variables[variable];
  const moved = slip && typeof now === 'number' ? Number(value) + (now - Number(slip.body['from'])) : value;
  assign(world, variable, moved, 'correction');
}
