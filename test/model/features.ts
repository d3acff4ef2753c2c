/**
 * What is in a case, and what comes of it. What has to be among generated cases is read from the engine's own tables and types, so that a new
 * kind is missed here before anybody thinks of it.
 */
import { commandRules } from '@sandtable/core';
import type {
  AddedEffect,
  Answer,
  CauseKind,
  ConsequenceBodies,
  ConsequenceKind,
  Entry,
} from '@sandtable/core/record';
import {
  effectLists,
  eventWords,
  functionNames,
  tlpLabels,
  type AgendaDoing,
  type AnswerForm,
  type BinaryOperator,
  type Chance,
  type Distribution,
  type EffectVerb,
  type EventReference,
  type ExpressionNode,
  type Measure,
  type Moment,
  type Phase,
  type Role,
  type Rule,
  type Scenario,
  type ScriptAct,
  type UnaryOperator,
} from '@sandtable/core/scenario';
import type { Case } from '../conformance/read-case.ts';

/** Every kind of a union: one that is not listed does not compile. */
const kinds = <K extends string>(all: Readonly<Record<K, true>>): readonly string[] => Object.keys(all);
type Told<K extends ConsequenceKind, Key extends keyof ConsequenceBodies[K]> = ConsequenceBodies[K][Key] &
  string;
type Sample = Extract<Measure['how'], { readonly by: 'sample' }>['sample'];

/** Words of the checked scenario and of what is done, by the key that they stand under. */
const words: Readonly<Record<string, readonly string[]>> = {
  verb: kinds<EffectVerb['verb'] | AddedEffect['verb']>({
    set: true,
    add: true,
    send: true,
    cancel: true,
    reveal: true,
    open: true,
    'start-clock': true,
    'stop-clock': true,
    go: true,
    message: true,
    note: true,
    end: true,
  }),
  does: kinds<AgendaDoing['does']>({
    inject: true,
    decide: true,
    discuss: true,
    activity: true,
    say: true,
    advance: true,
    'brief-back': true,
    break: true,
  }),
  at: kinds<Moment['at']>({ story: true, visit: true, event: true, reserve: true }),
  rule: kinds<Rule>({ single: true, lead: true, majority: true, consensus: true, quorum: true, each: true }),
  form: kinds<AnswerForm['form'] | Answer['form']>({
    choice: true,
    several: true,
    ranking: true,
    amount: true,
    text: true,
    options: true,
    declined: true,
    other: true,
  }),
  by: kinds<Chance['how']['by'] | Measure['how']['by']>({
    rate: true,
    moment: true,
    interval: true,
    sample: true,
  }),
  sample: kinds<Sample>({ highest: true, lowest: true, last: true, mean: true }),
  clock: ['story', 'wall', ...kinds<Phase['clock']>({ stands: true, runs: true })],
  draw: kinds<Distribution['draw']>({ between: true, triangle: true, normal: true, 'one-of': true }),
  leftovers: kinds<Phase['leftovers']>({ keep: true, cancel: true, deliver: true }),
  whileJumping: kinds<Phase['whileJumping']>({ integrate: true, freeze: true }),
  tie: ['otherwise', 'lead'],
  tlp: tlpLabels,
  how: kinds<Exclude<Role['ifAbsent']['how'], 'essential'>>({ simulated: true, 'taken-over': true }),
  op: kinds<ExpressionNode['op']>({
    measure: true,
    literal: true,
    variable: true,
    luck: true,
    parameter: true,
    answer: true,
    'story-minutes': true,
    end: true,
    event: true,
    unary: true,
    binary: true,
    choose: true,
    call: true,
  }),
  operator: kinds<UnaryOperator | BinaryOperator>({
    not: true,
    negate: true,
    and: true,
    or: true,
    '==': true,
    '!=': true,
    '<': true,
    '<=': true,
    '>': true,
    '>=': true,
    '+': true,
    '-': true,
    '*': true,
    '/': true,
  }),
  function: functionNames,
  // nothing follows from answers to a survey
  step: kinds<Exclude<ScriptAct['step'], 'rate'>>({
    decide: true,
    do: true,
    share: true,
    aloud: true,
    say: true,
    next: true,
    advance: true,
    hold: true,
    release: true,
    skip: true,
    send: true,
    withdraw: true,
    override: true,
    seen: true,
    jump: true,
    pause: true,
    resume: true,
    note: true,
    end: true,
  }),
};

/** Consequences, and why or how they came. */
const consequences: Readonly<Record<ConsequenceKind, Readonly<Record<string, readonly string[]>>>> = {
  elapsed: {},
  'stage.changed': {
    stage: kinds<Exclude<Told<'stage.changed', 'stage'>, 'set-up'>>({
      briefing: true,
      conduct: true,
      paused: true,
      'end-ex': true,
      'hot-wash': true,
      debrief: true,
      closed: true,
    }),
  },
  'phase.entered': {},
  'phase.left': {
    because: kinds<Told<'phase.left', 'because'>>({ exit: true, effect: true, 'by-hand': true }),
  },
  'phase.done': {},
  'jump.started': {},
  'jump.ended': {},
  'item.done': {},
  'item.passed-over': {
    because: kinds<Told<'item.passed-over', 'because'>>({
      gate: true,
      'already-made': true,
      'already-delivered': true,
      skipped: true,
      'by-hand': true,
    }),
  },
  'target.set': {},
  'inject.proposed': {
    because: kinds<Told<'inject.proposed', 'because'>>({ contingency: true, hold: true }),
  },
  'inject.delivered': {},
  'inject.skipped': { because: kinds<Told<'inject.skipped', 'because'>>({ gate: true, 'by-hand': true }) },
  'inject.withdrawn': {},
  'inject.cancelled': {},
  'message.sent': {},
  'decision.opened': {},
  'decision.lettered': {},
  'decision.passed-over': {
    because: kinds<Told<'decision.passed-over', 'because'>>({ gate: true, 'already-made': true }),
  },
  'decision.closed': {
    how: kinds<Told<'decision.closed', 'how'>>({ made: true, default: true, declined: true, other: true }),
  },
  'decision.reopened': {},
  'decision.reversed': {
    how: kinds<Told<'decision.reversed', 'how'>>({ made: true, declined: true, other: true }),
  },
  'action.taken': {},
  'busy.until': { what: kinds<Told<'busy.until', 'what'>>({ decision: true, action: true }) },
  'fact.breached': {},
  'fact.learned': {
    how: kinds<Told<'fact.learned', 'how'>>({
      inject: true,
      shared: true,
      aloud: true,
      effect: true,
      reply: true,
    }),
  },
  'variable.set': {
    why: kinds<Told<'variable.set', 'why'>>({ effect: true, cost: true, override: true, correction: true }),
  },
  'effect.queued': {},
  'clock.started': {},
  'clock.met': {},
  'clock.missed': {},
  'clock.stopped': {},
  'expected.started': {},
  'expected.met': { how: kinds<Told<'expected.met', 'how'>>({ done: true, seen: true, late: true }) },
  'expected.missed': {
    how: kinds<Told<'expected.missed', 'how'>>({ time: true, 'not-seen': true, overtaken: true }),
  },
  'rule.applied': {},
  'chance.fired': {},
  'discussion.opened': {},
  'discussion.closed': {},
  'activity.opened': {},
  'activity.closed': {},
  noted: {},
  corrected: {},
  'outcome.reached': {},
  trouble: {},
};

/** Nothing follows from an aside. */
const playedCommands = (Object.keys(commandRules) as CauseKind[]).filter(
  (kind) => commandRules[kind].counts !== 'aside',
);
const corrigible = playedCommands.filter((kind) => commandRules[kind].correction !== null);

const wanted: readonly string[] = [
  ...Object.entries(words).flatMap(([key, all]) => all.map((word) => `${key} ${word}`)),
  ...Object.entries(eventWords).flatMap(([kind, all]) =>
    all.filter(({ sameAs }) => sameAs === undefined).map(({ parts }) => `${kind}.NAME.${parts.join('.')}`),
  ),
  ...Object.entries(consequences).flatMap(([kind, reasons]) => [
    kind,
    ...Object.entries(reasons).flatMap(([key, all]) => all.map((reason) => `${kind} ${key}=${reason}`)),
  ]),
  ...playedCommands,
  ...corrigible.map((kind) => `correct ${kind}`),
  'correct correct',
];

/** What only people read, or what only says how something is shown. */
const unplayed = new Set(
  'title short serial name text say soFar pace minutes channel delivery priority storyline serves notes evaluatorNotes sensitivity contentNote tlp question whyNow ask whyNot ballot unit seenBy shownAs detail rumour correctedBy brief can law owedBy owedTo source task clauses promises'.split(
    ' ',
  ),
);
const played = [
  'roles',
  'variables',
  'facts',
  'phases',
  'clocks',
  'injects',
  'expected',
  'rules',
  'chances',
  'decisions',
  'actions',
  'outcomes',
] as const satisfies readonly (keyof Scenario)[];
const isSet = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== false && value !== 0;

/** Every key of what is played, and whether something is written there. */
const keysIn = (scenario: Scenario): readonly (readonly [key: string, isSet: boolean])[] =>
  played.flatMap((section) =>
    scenario[section].flatMap((one) =>
      Object.entries(one)
        .filter(([key]) => !unplayed.has(key))
        .map(([key, value]) => [`${section}.${key}`, isSet(value)] as const),
    ),
  );

/** All that generated cases have to have. */
export const wantedIn = ({ scenario }: Case): readonly string[] => [
  ...new Set([...wanted, ...keysIn(scenario).map(([key]) => key)]),
];

/** Each feature of a case and of the play that the engine makes of it, once. */
export function featuresOf({ scenario, play }: Case, entries: readonly Entry[]): ReadonlySet<string> {
  const found = new Set(keysIn(scenario).flatMap(([key, written]) => (written ? [key] : [])));
  look([scenario, play, entries.filter(({ cause }) => cause === null)], found);
  for (const { of, effects } of effectLists(scenario)) if (effects.length > 0) found.add(`effects of ${of}`);
  for (const entry of entries) {
    found.add(entry.kind);
    for (const [key, value] of Object.entries(entry.body)) found.add(`${entry.kind} ${key}=${String(value)}`);
    if (entry.kind === 'correct') found.add(`correct ${entries[entry.body.entry - 1]?.kind}`);
  }
  return found;
}

function look(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'string') found.add(`${key} ${member}`);
    else if (key === 'event') found.add(wordOf(member as EventReference));
    look(member, found);
  }
}

/** As it stands in the table of words, with names in capitals. */
function wordOf({ kind, words: said }: EventReference): string {
  const fits = eventWords[kind].filter(
    ({ parts }) =>
      parts.length === said.length &&
      parts.every((part, at) => part === said[at] || part === part.toUpperCase()),
  );
  const exact = fits.find(({ parts }) => parts[0] === said[0]) ?? fits[0];
  return `${kind}.NAME.${exact?.parts.join('.')}`;
}
