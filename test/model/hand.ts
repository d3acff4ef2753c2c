/** Commands: exercise control's hand, and what a role does for itself. */
import type { CauseBodies, CauseKind, Order, Stage } from '@sandtable/core/record';
import {
  closeDiscussion,
  drop,
  jumpOver,
  leave,
  moreTime,
  moveBreak,
  next,
  pause,
  toldBack,
} from './agenda.ts';
import { correct, speak } from './correct.ts';
import {
  checkAnswer,
  checkAnswerer,
  close,
  isOpenOption,
  isSatisfied,
  mayConfirm,
  openDecision,
  recall,
  reverse,
} from './decisions.ts';
import { owner, place, putAfter } from './effects.ts';
import { evaluationHandlers, noted, watches } from './evaluation.ts';
import { deliverByHand, release, retime, skip, withdraw } from './injects.ts';
import { holderOf, keptFrom, learn, mergedInto } from './knowledge.ts';
import { passOn } from './sharing.ts';
import { isSpent } from './moments.ts';
import { assign, assignAll, checkOverride, holds, valueOf } from './numbers.ts';
import { endExercise, enterPhase, go } from './phases.ts';
import { advance, settle } from './settle.ts';
import { notice, tell } from './tell.ts';
import { seen } from './windows.ts';
import { moreSaid } from './words.ts';
import { inConduct, isAhead, keep, lifeOf, named, refuse, Refused, type World } from './world.ts';

/** Gives an order: null, or why it is refused; then nothing of it has happened. */
export function give(world: World, order: Order): string | null {
  return tried(world, order, keep(world));
}

/** Gives an order that was accepted once: there is no going back. Null, or why it is refused all the same. */
export function giveAgain(world: World, order: Order): string | null {
  return tried(world, order, () => {});
}

function tried(world: World, { command, author, wall }: Order, back: () => void): string | null {
  const role = author.role === 'exercise_control' ? null : author.role;
  const { kind, body } = command;
  world.causes += 1;
  world.wall = wall;
  world.participant = author.participant;
  const to = 'to' in body && Array.isArray(body.to) ? body.to : [];
  world.given.push({ command, corrected: false, meant: null, doneIn: world.causes, from: 0, had: to });
  try {
    const handler = handlers[kind] as Handler<CauseKind> | undefined;
    if (!handler) throw new Error(`the second interpreter does not know ${kind}`);
    const [stages, ...who] = allowed[kind] ?? ['play'];
    refuse(stages !== undefined && !isStage(world, stages), 'stage');
    refuse(role !== null && !who.includes('role') && !isForSafety(kind, body), 'not-yours');
    if (role !== null && 'by' in body) refuse(body.by !== role, 'not-yours');
    handler(world, body, role);
    notice(world);
    settle(world);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    back();
    return thrown.message;
  }
}

/** Asides it does not know: nothing follows from them. */
export const isKnown = (kind: CauseKind): boolean => handlers[kind] !== undefined;

/** A stop for safety is everybody's. */
const isForSafety = (kind: CauseKind, body: object): boolean =>
  kind === 'pause' && 'reason' in body && body.reason === 'safety';

type Stages =
  | Stage
  | 'ahead'
  | 'play'
  | 'to-be-played'
  | 'evaluated'
  | 'over'
  | 'not-debriefed'
  | 'rated'
  | 'reported'
  | 'any'
  | 'ever';
const over: readonly Stage[] = ['end-ex', 'hot-wash', 'debrief'];
function isStage(world: World, stages: Stages): boolean {
  if (stages === 'ever') return true;
  if (stages === 'reported') return world.stage === 'debrief' || world.stage === 'closed';
  if (stages === 'rated') return over.includes(world.stage) || world.stage === 'closed';
  if (stages === 'not-debriefed') return world.stage === 'end-ex' || world.stage === 'hot-wash';
  if (stages === 'over') return over.includes(world.stage);
  if (stages === 'any') return world.stage !== 'closed';
  if (stages === 'ahead') return isAhead(world);
  if (stages === 'play') return inConduct(world);
  if (stages === 'to-be-played') return isAhead(world) || inConduct(world);
  return stages === 'evaluated' ? !isAhead(world) && world.stage !== 'closed' : world.stage === stages;
}

/** When a command is taken, and whether a role gives it, too; what is not named is exercise control's, and of play. */
const allowed: Readonly<Partial<Record<CauseKind, readonly [Stages, 'role'?]>>> = {
  seat: ['any'],
  unseat: ['any'],
  merge: ['any'],
  note: ['any'],
  brief: ['set-up'],
  start: ['ahead'],
  resume: ['paused'],
  'hot-wash': ['end-ex'],
  debrief: ['not-debriefed'],
  close: ['over'],
  // at the doors people come and go after it was closed, too
  door: ['ever'],
  scale: ['any'],
  judge: ['rated'],
  reconcile: ['reported'],
  find: ['reported'],
  issue: ['reported'],
  comment: ['reported', 'role'],
  dispose: ['reported'],
  meet: ['reported'],
  approve: ['reported'],
  'plan-action': ['reported'],
  'accept-action': ['reported', 'role'],
  next: ['conduct'],
  'jump-over': ['conduct'],
  leave: ['conduct'],
  advance: ['conduct'],
  go: ['conduct'],
  attribute: ['ahead'],
  hold: ['to-be-played'],
  skip: ['to-be-played'],
  release: ['to-be-played'],
  retime: ['to-be-played'],
  edit: ['to-be-played'],
  drop: ['to-be-played'],
  'move-break': ['to-be-played'],
  rehearsal: ['to-be-played'],
  'chatham-house': ['any'],
  mark: ['any'],
  exercise: ['any'],
  heard: ['evaluated'],
  amend: ['evaluated', 'role'],
  seen: ['evaluated'],
  correct: ['evaluated'],
  aloud: ['evaluated'],
  answer: ['play', 'role'],
  retract: ['play', 'role'],
  settle: ['play', 'role'],
  reverse: ['play', 'role'],
  act: ['play', 'role'],
  share: ['play', 'role'],
  say: ['play', 'role'],
  ask: ['play', 'role'],
};

type Handler<K extends CauseKind> = (world: World, body: CauseBodies[K], role: string | null) => void;
const nothing = (): void => {};
const toStage = (stage: Stage) => (world: World) => {
  world.stage = stage;
  tell(world, 'stage.changed', { stage });
};
const plain = { conditional: false, added: [], instead: false };

const handlers: { readonly [K in CauseKind]?: Handler<K> } = {
  brief: toStage('briefing'),
  resume: toStage('conduct'),
  'hot-wash': toStage('hot-wash'),
  debrief: toStage('debrief'),
  close: toStage('closed'),
  note: noted,
  door: watches,
  ...evaluationHandlers,
  attribute: nothing,
  mark: nothing,
  exercise: ({ scenario }, body) => {
    const { sites, days, staff, contacts, organisations } = body;
    for (const role of organisations.flatMap(({ plays }) => plays)) named(scenario.roles, role);
    for (const objective of staff.flatMap(({ watches }) => watches)) named(scenario.objectives, objective);
    // every month has these days
    for (const { date } of days)
      refuse(!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/.test(date), 'exercise.no-date');
    for (const { site } of [...days, ...staff, ...contacts])
      refuse(site !== null && site >= sites.length, 'exercise.no-site');
  },
  end: endExercise,
  next,
  leave,
  'jump-over': jumpOver,
  'close-discussion': closeDiscussion,
  drop: (world, { phase, item, dropped }) => drop(world, phase, item, dropped),
  'move-break': (world, { phase, item, after }) => moveBreak(world, phase, item, after),
  'more-time': (world, { of, minutes }) => moreTime(world, of, minutes),
  'told-back': (world, { by, said }) => toldBack(world, by, said.length),
  heard: (world, { discussion, task }) => {
    const { listenFor } = named(world.scenario.discussions, discussion);
    refuse(!listenFor.includes(task), 'heard.not-listened-for');
  },
  start: (world) => {
    toStage('conduct')(world);
    enterPhase(world, world.scenario.phases[0]?.name ?? '');
  },
  pause: (world, { reason, until }) => pause(world, reason, until),
  rehearsal: ({ causes }) => refuse(causes > 1, 'rehearsal.late'),
  'chatham-house': (world, { on }) => {
    refuse(!on && !isAhead(world), 'chatham-house.late');
    world.chatham = on;
  },
  advance: (world, { to }) => {
    refuse(!Number.isInteger(to), 'advance.whole-seconds');
    advance(world, to);
  },
  go: (world, { phase }) => go(world, named(world.scenario.phases, phase).name, 'by-hand'),
  seat: (world, { role, participant, name: own }) => {
    refuse(own !== undefined && world.chatham, 'seat.chatham-house');
    const { name } = named(world.scenario.roles, role);
    world.seats[name] = [...(world.seats[name] ?? []), participant];
    // whoever takes the role plays it
    delete world.merged[name];
  },
  unseat: (world, { role, participant }) => {
    const seated = world.seats[named(world.scenario.roles, role).name] ?? [];
    refuse(participant !== null && !seated.includes(participant), 'seat.not-seated');
    world.seats[role] = participant === null ? [] : seated.filter((one) => one !== participant);
  },
  merge: (world, { role, into }) => {
    refuse(role === into || mergedInto(world, into) === role, 'merge.itself');
    world.merged[role] = named(world.scenario.roles, into).name;
  },
  deliver: (world, { inject, to }) => deliverByHand(world, inject, to ?? null),
  hold: (world, { inject }) => {
    refuse(isSpent(world, inject), 'inject.already-delivered');
    lifeOf(world.injects, inject).held = true;
  },
  release: (world, { inject }) => release(world, inject),
  skip: (world, { inject }) => skip(world, inject),
  retime: (world, { inject, at }) => retime(world, inject, at),
  edit: (world, { inject, said: { text }, role }) => {
    const life = lifeOf(world.injects, inject);
    refuse(isSpent(world, inject), 'inject.already-delivered');
    const others = life.edited.filter((one) => one.role !== role);
    life.edited = [...others, { role, said: { entry: world.causes, text } }];
  },
  withdraw: (world, { inject }) => {
    const had = world.adhoc[inject] ?? lifeOf(world.injects, inject).had;
    refuse(had.length === 0, 'inject.not-delivered');
    withdraw(world, inject, had);
  },
  adhoc: (world, { to, reveals }) => {
    const inject = `adhoc-${world.causes}`;
    refuse(to.length === 0, 'no-roles');
    world.adhoc[inject] = [...to];
    tell(world, 'inject.delivered', { inject, to, cc: [], printed: [], edited: [] });
    for (const fact of reveals) learn(world, fact, to, 'inject');
  },
  say: (world, { from, to, said }, role) => {
    refuse(role !== null && role !== from, 'not-yours');
    refuse(to.length === 0, 'no-roles');
    const { roles, actors } = world.scenario;
    if (from !== 'exercise_control') named<{ readonly name: string }>([...roles, ...actors], from);
    speak(world, from, to, said.text);
  },
  ask: (world, { by }) => {
    world.questions[world.causes] = by;
  },
  reply: (world, { question, from, said, reveals }) => {
    const asked = lifeOf(world.questions, String(question));
    speak(world, from, [asked], said.text);
    for (const fact of reveals) learn(world, fact, [asked], 'reply');
  },
  open: (world, { decision }) => {
    refuse(lifeOf(world.decisions, decision).status !== 'pending', 'decision.already-open');
    openDecision(world, decision, false);
  },
  answer: (world, { decision: name, by, answer, grounds, added, instead }) => {
    const decision = named(world.scenario.decisions, name);
    const life = lifeOf(world.decisions, name);
    refuse(life.status === 'closed', 'decision.closed');
    checkAnswerer(world, decision, by);
    checkAnswer(world, decision, answer);
    const conditional = grounds.conditions !== undefined;
    const given = {
      by,
      answer,
      conditional,
      said: Object.keys(grounds),
      added,
      instead,
      cause: world.causes,
    };
    life.answers = [...life.answers.filter((one) => one.by !== by), given];
  },
  amend: (world, { decision, by, grounds, saidAt }) => {
    refuse(saidAt === null && Object.keys(grounds).length === 0, 'amend.nothing');
    const life = lifeOf(world.decisions, decision);
    refuse(!life.answers.some((one) => one.by === by), 'amend.no-answer');
    life.answers = moreSaid(life.answers, by, grounds);
  },
  retract: (world, { decision, by }) => {
    const life = lifeOf(world.decisions, decision);
    refuse(
      life.status === 'closed' || !life.answers.some((one) => one.by === by),
      'answer.none-to-take-back',
    );
    life.answers = life.answers.filter((one) => one.by !== by);
  },
  settle: (world, { decision: name, byDefault }, role) => {
    const decision = named(world.scenario.decisions, name);
    const { status } = lifeOf(world.decisions, name);
    refuse(status === 'closed' || (byDefault && status !== 'open'), 'decision.closed');
    refuse(role !== null && !mayConfirm(world, decision, role), 'lead.confirms');
    refuse(!byDefault && !isSatisfied(world, decision), 'decision.not-ready');
    close(world, name, byDefault);
  },
  extend: (world, { decision, seconds, minutes }) => {
    const life = lifeOf(world.decisions, decision);
    refuse(life.status !== 'open', 'decision.closed');
    refuse(seconds === 0 && minutes === 0, 'extend.nothing');
    refuse(seconds !== 0 && life.until === null, 'extend.no-window');
    if (life.until !== null) life.until += seconds;
  },
  allow: (world, { decision, option }) => {
    refuse(isOpenOption(world, named(world.scenario.decisions, decision), option), 'allow.not-gated');
    lifeOf(world.decisions, decision).allowed.push(option);
  },
  reverse: (world, { decision: name, by, answer, because }, role) => {
    const decision = named(world.scenario.decisions, name);
    refuse(lifeOf(world.decisions, name).status !== 'closed', 'decision.not-closed');
    refuse(role !== null && !decision.reversible, 'decision.not-reversible');
    checkAnswerer(world, decision, by);
    checkAnswer(world, decision, answer);
    const said = because ? ['rationale'] : [];
    reverse(world, name, { by, answer, ...plain, said, cause: world.causes });
  },
  recall: (world, { decision }) => {
    refuse(lifeOf(world.decisions, decision).status !== 'closed', 'decision.not-closed');
    recall(world, decision);
  },
  act: (world, { action: name, by }) => {
    const action = named(world.scenario.actions, name);
    const life = lifeOf(world.actions, name);
    const { cost, effects, takes, times, every } = action;
    const may = action.by.roles.flatMap((role) => [role, holderOf(world, role)]);
    refuse(!may.includes(by), 'act.not-by');
    refuse(!holds(world, action.onlyIf, `actions.${name}.only-if`), 'act.gated');
    refuse(times !== null && life.times.length >= times, 'act.times');
    refuse(every !== null && world.now < (life.times.at(-1) ?? -Infinity) + every, 'act.too-soon');
    refuse(
      cost.some(({ value }) => valueOf(world, value.tree) === null),
      'act.no-cost',
    );
    life.times.push(world.now);
    const of = owner('action', name);
    tell(world, 'action.taken', { action: name, by });
    assignAll(world, cost, { sign: -1, of, where: `actions.${name}.cost`, answer: null });
    putAfter(world, takes, 'action', name, place(effects, of));
  },
  share: (world, { fact, by, with: all, beyond }) => {
    refuse(all.length === 0, 'no-roles');
    refuse(!lifeOf(world.facts, fact).roles.includes(by), 'share.not-known');
    refuse(beyond !== true && keptFrom(world, fact, by, all).length > 0, 'share.marking');
    passOn(world, fact, by, all);
  },
  aloud: (world, { fact, to }) => {
    lifeOf(world.facts, fact).aloud += 1;
    learn(world, fact, to === 'all' ? world.scenario.roles.map(({ name }) => name) : to, 'aloud');
  },
  seen: (world, { expected, how }) => seen(world, expected, how),
  override: (world, { values }) => {
    checkOverride(world, values);
    for (const [name, value] of values) assign(world, name, value, 'override');
  },
  correct: (world, { entry, instead }) => correct(world, entry, instead),
};
