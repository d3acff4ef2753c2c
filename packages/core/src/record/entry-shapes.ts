/**
 * The shape of every entry that can stand on a record: one row a kind, one shape a field. The compiler holds this table to that of the
 * bodies in `cause.ts` and `consequence.ts`: a kind or a field that is added there and forgotten here does not compile.
 */
import { tlpLabels } from '../scenario/scenario.ts';
import type { TextReference } from './parts.ts';
import type {
  AddedEffect,
  Answer,
  AnswerGrounds,
  CauseBodies,
  CauseKind,
  Correction,
  Drafted,
  HotWashPlace,
  Interpreted,
} from './cause.ts';
import {
  stages,
  type ConsequenceBodies,
  type ConsequenceKind,
  type EditedText,
  type EffectOwner,
  type EffectDone,
  type RoleResult,
} from './consequence.ts';
import { callReasons, staffFunctions, type DoorEvent, type ToldDetails } from './door-event.ts';
import type { Entry } from './entry.ts';
import { exerciseShape } from './exercise-shape.ts';
import {
  actionPriorities,
  dispositions,
  findingKinds,
  majorChallenges,
  poeteElements,
  ratings,
  ratingScales,
  rootCauses,
  type Aim,
  type Rated,
} from './evaluation.ts';
import {
  isShape,
  longestStory,
  misfit,
  shapes,
  type BodyShape,
  type FieldData,
  type FieldShapes,
  type Misfit,
  type ShapeContext,
  type ShapeData,
  type ValueShape,
} from './shape.ts';

const { text, flag, number, value, slot, earlier, whole, wallTime, seconds } = shapes;
const { name, oneOf, list, row, orNull, either, maybe, fields, toldBy } = shapes;

const role = name('role');
const roles = list(role);
const hearers = list(name('hearer'));
const inject = name('inject');
const decision = name('decision');
const phase = name('phase');
const fact = name('fact');
const expected = name('expected');
const clock = name('clock');
const activity = name('activity');
const discussion = name('discussion');
const variable = name('variable');
const message = name('message');
const because = maybe(slot);
const pauseReason = oneOf('break', 'real-world', 'safety', 'confusion', 'technical');
const attribution = oneOf('person', 'role', 'sector', 'none');
const pairs = list(row(variable, value));
const printed = list(row(text, orNull(value)));
const reference: ValueShape<TextReference> = fields<TextReference>({ entry: earlier, text: whole() });

const answer = toldBy<Answer>()('form', {
  options: { options: list(text) },
  amount: { amount: number },
  ranking: { ranking: list(text) },
  declined: {},
  other: { said: slot, treatAs: orNull(text), proposal: maybe(whole(1)) },
});
const grounds: FieldShapes<Omit<AnswerGrounds, 'conditions'>> = {
  rationale: maybe(slot),
  authority: maybe(slot),
  confidence: maybe(oneOf('low', 'medium', 'high')),
  missing: maybe(slot),
  dissent: maybe(slot),
  legality: maybe(slot),
  necessity: maybe(slot),
  proportionality: maybe(slot),
  nonDiscrimination: maybe(slot),
  endDate: maybe(slot),
};
const assignment = { variable, value };
const added = toldBy<AddedEffect>()('verb', {
  set: assignment,
  add: assignment,
  send: { inject, after: orNull(seconds) },
  cancel: { inject },
  reveal: { fact, to: roles },
  open: { decision },
});
const toOthers = { to: hearers };
const correction = toldBy<Correction>()('of', {
  answer: { answer, by: role },
  override: { values: pairs },
  seen: { expected, how: oneOf('seen', 'late', 'not-seen', 'overtaken') },
  deliver: toOthers,
  adhoc: toOthers,
  say: toOthers,
  share: toOthers,
  aloud: toOthers,
});
const hotWashPlace = toldBy<HotWashPlace>()('of', {
  question: { number: whole(1) },
  parked: { note: earlier },
});

const details = fields<ToldDetails>({
  organisation: maybe(slot),
  site: maybe(slot),
  language: maybe(slot),
  contact: maybe(slot),
  needs: maybe(slot),
});
const doorEvent = toldBy<DoorEvent>()('did', {
  opened: { code: text },
  closed: {},
  renewed: {},
  knocked: { key: text },
  invited: {
    key: text,
    role: orNull(role),
    serves: maybe(oneOf(...staffFunctions)),
    aide: maybe(oneOf(true)),
    until: wallTime,
  },
  matched: { expected: whole(1) },
  'link-asked': {},
  entered: { key: text, by: text },
  serves: { as: oneOf(...staffFunctions) },
  'takes-floor': {},
  'asks-floor': {},
  watches: { roles, objectives: maybe(list(name('objective'))) },
  left: { key: text },
  'sent-away': {},
  called: { call: whole(1), why: oneOf(...callReasons) },
  answered: { call: whole(1) },
  broke: {},
  guessed: { times: whole(1) },
});

const organisation = name('organisation');
const objective = name('objective');
const aim = toldBy<Aim>()('of', {
  task: { name: name('task') },
  target: { name: name('target') },
  objective: { name: objective },
});
const rated = toldBy<Rated>()('of', {
  target: { name: name('target'), organisation: maybe(organisation) },
  objective: { name: objective, organisation: maybe(organisation) },
});
const verdict = {
  rated,
  rating: orNull(oneOf(...ratings)),
  condition: maybe(oneOf(...majorChallenges)),
  breach: maybe(flag),
};

/** The shape of each command's body. */
const causeShapes: { readonly [Kind in CauseKind]: BodyShape<CauseBodies[Kind]> } = {
  rehearsal: {},
  seat: { role, participant: whole(), name: maybe(slot), aide: maybe(oneOf(true)) },
  unseat: { role, participant: orNull(whole()) },
  prepare: { roles },
  merge: { role, into: role },
  attribute: { attribution },
  mark: { marking: oneOf(...tlpLabels) },
  exercise: exerciseShape,
  'chatham-house': { on: flag },
  brief: {},
  start: {},
  pause: { reason: pauseReason, until: orNull(wallTime), because },
  resume: { because },
  end: { because },
  'hot-wash': {},
  debrief: {},
  close: {},
  next: {},
  'jump-over': { because },
  drop: { phase, item: whole(), dropped: flag, because },
  'move-break': {
    phase,
    item: whole(),
    after: fields<CauseBodies['move-break']['after']>({ phase, item: whole() }),
  },
  'more-time': { of: oneOf('item', 'break'), minutes: number },
  advance: { to: whole(-longestStory, longestStory) },
  go: { phase, because },
  leave: {},
  deliver: { inject, to: maybe(roles), because },
  hold: { inject },
  release: { inject },
  skip: { inject, because },
  retime: { inject, at: seconds },
  edit: { inject, said: slot, role: orNull(role) },
  withdraw: { inject: message, because },
  adhoc: { from: name('speaker'), to: roles, channel: text, said: slot, reveals: list(fact) },
  say: { from: name('speaker'), to: hearers, said: slot },
  ask: { by: role, said: slot },
  reply: { question: earlier, from: name('speaker'), said: slot, reveals: list(fact) },
  open: { decision },
  answer: {
    decision,
    by: role,
    answer,
    grounds: fields<AnswerGrounds>({ ...grounds, conditions: maybe(slot) }),
    saidAt: orNull(wallTime),
    added: list(added),
    instead: flag,
    drafted: maybe(fields<Drafted>({ by: whole(1), changed: flag })),
  },
  amend: {
    decision,
    by: role,
    grounds: fields<Omit<AnswerGrounds, 'conditions'>>(grounds),
    saidAt: orNull(wallTime),
  },
  retract: { decision, by: role },
  settle: { decision, byDefault: flag },
  extend: { decision, seconds, minutes: number },
  allow: { decision, option: text, because: slot },
  reverse: { decision, answer, by: role, because },
  recall: { decision, because },
  act: { action: name('action'), by: role },
  share: { fact, by: role, with: roles, beyond: maybe(oneOf(true)) },
  aloud: { fact, to: either(oneOf('all'), roles) },
  seen: { expected, how: oneOf('seen', 'late', 'not-seen', 'overtaken'), because },
  override: { values: pairs, because: slot },
  correct: { entry: earlier, instead: orNull(correction), because },
  'told-back': { by: roles, said: list(orNull(slot)) },
  heard: { discussion, task: text, heard: flag },
  'close-discussion': {},
  note: {
    said: slot,
    tag: orNull(oneOf('strength', 'gap', 'parking-lot', 'action', 'artefact')),
    role: orNull(name('hearer')),
    about: orNull(earlier),
    on: maybe(aim),
    interprets: maybe(fields<Interpreted>({ words: reference, into: text })),
  },
  'turn-to': { at: hotWashPlace },
  unpark: {
    note: earlier,
    becomes: oneOf('taken-up', 'action', 'left'),
    said: maybe(slot),
    owner: maybe(slot),
    until: maybe(slot),
  },
  acknowledge: { by: role, message: whole(1), said: maybe(slot) },
  given: { inject: message, given: flag, by: maybe(slot), at: orNull(wallTime) },
  happened: { entry: earlier, at: orNull(wallTime) },
  put: { decision },
  defer: { question: earlier },
  contribute: {
    activity,
    of: oneOf('idea', 'heading', 'reason', 'mitigation'),
    said: slot,
    by: orNull(name('table')),
    about: orNull(whole(1)),
  },
  cluster: { activity, ideas: list(whole(1)), under: orNull(whole(1)) },
  vote: { activity, for: whole(1), votes: whole(), by: orNull(name('table')) },
  draw: {
    activity,
    part: oneOf('across', 'up', 'low-low', 'low-high', 'high-low', 'high-high'),
    name: slot,
    low: maybe(slot),
    high: maybe(slot),
    story: maybe(slot),
  },
  rate: { activity, by: role, ratings: list(orNull(whole(1, 5))) },
  'take-down': { activity, entry: earlier },
  'box-ran-out': toldBy<CauseBodies['box-ran-out']>()('of', {
    decision: { name: decision },
    discussion: { name: discussion },
    activity: { name: activity },
    'brief-back': {},
  }),
  scale: { scale: oneOf(...ratingScales) },
  judge: {
    ...verdict,
    said: maybe(slot),
    rests: list(earlier),
    sheet: maybe(whole(1)),
    name: maybe(slot),
  },
  reconcile: { ...verdict, said: slot },
  find: {
    objective,
    of: oneOf(...findingKinds),
    organisation: orNull(organisation),
    observation: slot,
    reference: maybe(slot),
    analysis: maybe(slot),
    cause: maybe(oneOf(...rootCauses)),
    recommendation: maybe(slot),
    rests: list(earlier),
    instead: maybe(earlier),
  },
  issue: {},
  comment: { finding: earlier, organisation, disputes: flag, said: slot, by: maybe(slot) },
  dispose: {
    comment: earlier,
    disposition: oneOf(...dispositions),
    said: slot,
    by: maybe(slot),
    withdraws: maybe(oneOf(true)),
  },
  meet: { said: maybe(slot) },
  approve: { by: slot, office: slot, hash: text },
  'plan-action': {
    finding: earlier,
    action: slot,
    element: oneOf(...poeteElements),
    organisation,
    contact: maybe(slot),
    starts: maybe(text),
    ends: text,
    priority: oneOf(...actionPriorities),
    retest: maybe(slot),
    instead: maybe(earlier),
  },
  'accept-action': { action: earlier, by: maybe(slot) },
  join: { participant: whole() },
  left: { participant: whole() },
  door: { guest: whole(), name: maybe(slot), about: maybe(details), event: doorEvent },
  transcribe: { what: oneOf('begins', 'ends') },
  erased: { texts: list(reference), struck: maybe(oneOf(true)) },
};

const placed = { part: text, deed: maybe(earlier) };
const owner = toldBy<EffectOwner>()('of', {
  'phase.on-enter': { name: phase, ...placed },
  'phase.on-leave': { name: phase, ...placed },
  'fact.on-breach': { name: fact, ...placed },
  inject: { name: inject, ...placed },
  option: { name: decision, ...placed },
  decision: { name: decision, ...placed },
  proposal: { name: decision, ...placed },
  action: { name: name('action'), ...placed },
  'clock.on-met': { name: clock, ...placed },
  clock: { name: clock, ...placed },
  'expected.on-met': { name: expected, ...placed },
  expected: { name: expected, ...placed },
  rule: { name: name('rule'), ...placed },
  chance: { name: name('chance'), ...placed },
  added: { name: decision, part: text },
});
const of = maybe(owner);
const remains = toldBy<EffectDone>()('did', {
  variable: { variable, from: value, to: value },
  inject: { inject: message },
  fact: { fact, roles },
  phase: { phase },
  decision: { decision },
  clock: { clock },
});
const standing = { options: list(text), amount: orNull(number), ranking: list(text) };
const stage = oneOf(...stages);

/** The shape of each consequence's body. */
const consequenceShapes: {
  readonly [Kind in ConsequenceKind]: BodyShape<ConsequenceBodies[Kind]>;
} = {
  elapsed: {
    to: seconds,
    variables: pairs,
    hazards: list(row(name('chance'), number)),
    samples: list(row(name('measure'), number, whole())),
    levels: list(row(name('trigger'), flag)),
  },
  'stage.changed': {
    stage,
    pause: maybe(
      fields<NonNullable<ConsequenceBodies['stage.changed']['pause']>>({
        reason: pauseReason,
        until: orNull(wallTime),
      }),
    ),
  },
  'phase.entered': { phase, visit: whole(1), of },
  'phase.left': { phase, because: oneOf('exit', 'effect', 'by-hand'), exit: maybe(whole()) },
  'phase.done': { phase },
  'jump.started': { phase, to: seconds },
  'jump.ended': { phase },
  'item.done': { phase, item: whole() },
  'item.passed-over': {
    phase,
    item: whole(),
    because: oneOf('gate', 'already-made', 'already-delivered', 'skipped', 'by-hand'),
  },
  'target.set': { to: orNull(seconds) },
  'inject.proposed': { inject, because: oneOf('contingency', 'hold') },
  'inject.delivered': {
    inject: message,
    to: hearers,
    cc: hearers,
    printed,
    edited: list(fields<EditedText>({ role: orNull(role), said: reference })),
    of,
  },
  'inject.skipped': { inject, because: oneOf('gate', 'by-hand') },
  'inject.withdrawn': { inject: message, to: hearers },
  'inject.cancelled': { inject },
  'message.sent': {
    from: name('speaker'),
    to: hearers,
    said: orNull(reference),
    printed,
    effect: orNull(whole()),
    of,
  },
  'decision.opened': { decision, until: orNull(seconds), barred: maybe(list(text)), of },
  'decision.lettered': { decision, options: list(text) },
  'decision.passed-over': { decision, because: oneOf('gate', 'already-made') },
  'decision.closed': {
    decision,
    how: oneOf('made', 'default', 'declined', 'other'),
    ...standing,
    early: flag,
    conditional: flag,
    dissent: roles,
    roles,
    each: list(fields<RoleResult>({ role, ...standing })),
  },
  'decision.reopened': { decision, remains: list(remains) },
  'decision.reversed': {
    decision,
    ...standing,
    how: oneOf('made', 'declined', 'other'),
    by: role,
    remains: list(remains),
  },
  'action.taken': { action: name('action'), by: role },
  'busy.until': { what: oneOf('decision', 'action'), name: text, to: seconds },
  'fact.learned': { fact, roles, how: oneOf('inject', 'shared', 'aloud', 'effect', 'reply'), of },
  'fact.breached': { fact, by: role, roles },
  'variable.set': {
    variable,
    from: value,
    to: value,
    why: oneOf('effect', 'cost', 'override', 'correction'),
    of,
  },
  'effect.queued': { due: seconds, of: owner, effect: whole(), answer: orNull(number) },
  'clock.started': { clock, until: seconds, of },
  'clock.met': { clock },
  'clock.missed': { clock },
  'clock.stopped': { clock, of },
  'expected.started': { expected, until: seconds },
  'expected.met': { expected, how: oneOf('done', 'seen', 'late') },
  'expected.missed': { expected, how: oneOf('time', 'not-seen', 'overtaken') },
  'rule.applied': { rule: name('rule') },
  'chance.fired': { chance: name('chance') },
  'discussion.opened': { discussion },
  'discussion.closed': { discussion },
  'activity.opened': { activity },
  'activity.closed': { activity },
  noted: { of: owner, effect: whole() },
  corrected: { entry: earlier, undone: list(remains), remains: list(remains) },
  'outcome.reached': { outcome: name('outcome'), told: list(whole()) },
  trouble: { where: text, what: oneOf('no-value') },
};

/** An entry of which only this is sure: its head has been read, and its kind is a word. */
export type Unchecked = Pick<Entry, 'n' | 'story' | 'cause'> & {
  readonly kind: string;
  readonly body: unknown;
};

/** The shape of an entry's body; null when there is no such command, or no such consequence. */
function shapeOf({ kind, cause }: Pick<Unchecked, 'kind' | 'cause'>): ShapeData | null {
  const table: Readonly<Record<string, ShapeData | FieldData>> =
    cause === null ? causeShapes : consequenceShapes;
  const row = Object.hasOwn(table, kind) ? table[kind] : undefined;
  if (row === undefined) return null;
  return isShape(row) ? row : { is: 'fields', fields: row };
}

/** The first thing in an entry that no entry of its kind can hold; null when there is none. */
export function misfitOf(entry: Unchecked, texts: number, has?: ShapeContext['has']): Misfit | null {
  const { n, kind, story, cause, body } = entry;
  if (story > longestStory)
    return { field: 'story', wanted: 'whole', which: `0 … ${longestStory}`, found: String(story) };
  const shape = shapeOf(entry);
  return shape === null
    ? { field: 'kind', wanted: 'kind', which: cause === null ? 'command' : 'consequence', found: kind }
    : misfit(shape, body, 'body', { n, texts, has });
}
