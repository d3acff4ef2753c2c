/** Commands about actions, knowledge, evaluation and the world. */
import {
  always,
  duringPlay,
  sinceStartEx,
  untilClosed,
  type CommandRules,
  type MistakenEntry,
} from './command-rule.ts';
import { encodeValue } from '../program/begin.ts';
import { assign, doEffects, put, reveal } from '../step/effect.ts';
import { tellCorrected } from './remedy.ts';
import { undoEffects, effectsLeft } from '../step/undo.ts';
import { emit } from '../step/emit.ts';
import { actionBarred } from '../questions/gate.ts';
import { firstOf, known, rolesKnown, unless, hearersMeant } from './checks.ts';
import { valueIn, type Draft } from '../evolve/draft.ts';
import { barredFrom } from '../questions/share.ts';
import { hasName } from '../questions/names.ts';
import { isInPlay, knows } from '../questions/read.ts';
import { isTickedAlike, tickTurns, type ExpectedTick } from '../questions/correctable.ts';
import { expectedTakes } from '../questions/takes.ts';
import { refuse } from '../record/refuse.ts';
import type { Pairs } from '../record/parts.ts';
import type { EffectOwner } from '../record/consequence.ts';
import type { Refusal } from '../record/entry.ts';
import type { Value } from '../scenario/expression.ts';

export const knowledgeCommands: CommandRules<
  | 'act'
  | 'share'
  | 'aloud'
  | 'seen'
  | 'override'
  | 'note'
  | 'box-ran-out'
  | 'join'
  | 'left'
  | 'door'
  | 'transcribe'
  | 'erased'
> = {
  act: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: {},
    correction: {
      of: null,
      perform: (draft, { entry, did }) => {
        const undone = undoEffects(draft, did);
        tellCorrected(draft, entry, undone, effectsLeft(draft, did));
      },
    },
    check: (draft, { action, by }) =>
      firstOf(known(draft, 'action', action), known(draft, 'role', by), () => checkAction(draft, action, by)),
    perform: (draft, { action, by }) => {
      const place = draft.program.places.action.get(action) ?? -1;
      const linked = draft.program.actions[place];
      const takes = draft.program.scenario.actions[place]?.takes ?? 0;
      const owner = { of: 'action', name: action, part: '', deed: draft.cause } as const;
      emit(draft, { kind: 'action.taken', body: { action, by } });
      assign(draft, 'cost', linked?.cost ?? [], 'cost', owner, null);
      if (takes > 0)
        emit(draft, {
          kind: 'busy.until',
          body: { what: 'action', name: action, to: draft.state.now + takes },
        });
      else doEffects(draft, owner);
    },
  },
  share: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: {},
    correction: {
      of: 'share',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: (draft, mistake, instead) => {
        const { fact, by } = mistake.body;
        const paid = breachesOf(draft, fact)[0] === mistake.entry;
        const undone = undoEffects(draft, mistake.did);
        // what somebody knows stays known
        tellCorrected(draft, mistake.entry, undone, effectsLeft(draft, mistake.did));
        const [another] = breachesOf(draft, fact);
        if (paid && another !== undefined) payBreach(draft, fact, another);
        passOn(draft, fact, by, instead?.to ?? []);
      },
    },
    check: (draft, { fact, by, with: roles, beyond }) =>
      firstOf(
        known(draft, 'fact', fact),
        rolesKnown(draft, [by, ...roles]),
        roles.length === 0 ? refuse('no-roles') : null,
        () => unless(knows(draft.program, draft.state, by, fact), 'share.not-known', { role: by, fact }),
        () => (beyond === true ? null : checkMarking(draft, fact, by, roles)),
      ),
    perform: (draft, { fact, by, with: roles }) => passOn(draft, fact, by, roles),
  },
  aloud: {
    when: sinceStartEx,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: {
      of: 'aloud',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: (draft, mistake, instead) => {
        leaveKnown(draft, mistake);
        reveal(draft, placeOfFact(draft, mistake.body.fact), instead?.to ?? [], 'aloud');
      },
    },
    check: (draft, { fact, to }) =>
      firstOf(known(draft, 'fact', fact), to === 'all' ? null : rolesKnown(draft, to)),
    perform: (draft, { fact, to }) =>
      reveal(
        draft,
        placeOfFact(draft, fact),
        to === 'all' ? draft.program.scenario.roles.map(({ name }) => name) : to,
        'aloud',
      ),
  },
  seen: {
    when: sinceStartEx,
    who: 'control',
    counts: 'play',
    words: { because: 'control' },
    correction: {
      of: 'seen',
      check: (draft, _, instead) => instead && known(draft, 'expected', instead.expected),
      perform: (draft, { entry, story, did, body }, instead) => {
        if (instead !== null && isTickedAlike(body, instead)) {
          tellCorrected(draft, entry, [], []);
          return tellTick(draft, instead);
        }
        const { expected } = body;
        const undone = undoEffects(draft, did);
        tellCorrected(draft, entry, undone, effectsLeft(draft, did));
        const runsAt = (time: number, name: string) => time < (windowEnd(draft, name) ?? Infinity);
        const inTime = runsAt(story, expected);
        if (instead?.expected !== expected) unsee(draft, expected, inTime);
        if (instead === null) return;
        const anew = instead.expected === expected ? inTime : runsAt(draft.state.now, instead.expected);
        markSeen(draft, instead, anew);
      },
    },
    check: (draft, { expected, how }) =>
      firstOf(known(draft, 'expected', expected), () => {
        const place = placeOf(draft, expected);
        const status = draft.state.expected[place]?.status ?? '';
        return unless(expectedTakes(draft.state, place, how), 'seen.already', { expected, status });
      }),
    perform: (draft, tick) =>
      markSeen(draft, tick, draft.state.expected[placeOf(draft, tick.expected)]?.status !== 'missed'),
  },
  override: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: {
      of: 'override',
      check: (draft, _, instead) => instead && checkValues(draft, instead.values),
      perform: (draft, mistake, instead) => {
        const undone = undoEffects(draft, mistake.did);
        tellCorrected(draft, mistake.entry, undone, effectsLeft(draft, mistake.did));
        for (const [name, value] of instead?.values ?? [])
          meant(draft, mistake, name, encodeValue(draft.program, value));
      },
    },
    check: (draft, { values }) => checkValues(draft, values),
    perform: (draft, { values }) => {
      for (const [name, value] of values)
        put(
          draft,
          draft.program.places.variable.get(name) ?? -1,
          encodeValue(draft.program, value),
          'override',
          undefined,
        );
    },
  },
  note: {
    when: untilClosed,
    who: 'everybody',
    counts: 'aside',
    words: { said: 'giver' },
    correction: null,
    check: (draft, { role, on }) =>
      firstOf(
        role === null || role === 'exercise_control' ? null : known(draft, 'role', role),
        on === undefined
          ? null
          : unless(hasName(draft.program, on.of, on.name), 'unknown', { what: on.of, name: on.name }),
      ),
  },
  'box-ran-out': {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
  join: {
    when: always,
    who: 'everybody',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
  left: {
    when: always,
    who: 'everybody',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
  // the host writes down what happens at its doors; exercise control lets in and sends away
  door: {
    when: always,
    who: 'control',
    counts: 'aside',
    words: { name: 'name', about: 'name' },
    correction: null,
    check: ({ state }, { name, about }) =>
      unless(!state.chathamHouse || (name === undefined && about === undefined), 'chatham-house.no-names'),
  },
  transcribe: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
  erased: {
    when: always,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
};

/** What follows when it is met or missed; `anew`: what follows from missing it has not followed yet. After EndEx nothing follows. */
function markSeen(draft: Draft, tick: ExpectedTick, anew: boolean): void {
  tellTick(draft, tick);
  const ticked = { name: tick.expected, part: '', deed: draft.cause };
  const turn = tickTurns(tick.how);
  const metItself = draft.state.expected[placeOf(draft, tick.expected)]?.metItself === true;
  if (turn === 'met' && !metItself) follow(draft, { of: 'expected.on-met', ...ticked });
  // an evaluator who knows it before the window ends must not spare the players what follows
  if (turn === 'missed' && anew) follow(draft, { of: 'expected', ...ticked });
}

function tellTick(draft: Draft, { expected, how }: ExpectedTick): void {
  if (how === 'seen' || how === 'late') emit(draft, { kind: 'expected.met', body: { expected, how } });
  else emit(draft, { kind: 'expected.missed', body: { expected, how } });
}

function follow(draft: Draft, owner: EffectOwner): void {
  if (isInPlay(draft.state)) doEffects(draft, owner);
}

const placeOf = (draft: Draft, expected: string): number => draft.program.places.expected.get(expected) ?? -1;
const windowEnd = (draft: Draft, expected: string): number | null =>
  draft.state.expected[placeOf(draft, expected)]?.until ?? null;

function checkAction(draft: Draft, name: string, by: string): Refusal | null {
  const place = draft.program.places.action.get(name) ?? -1;
  const action = draft.program.scenario.actions[place];
  if (!action) return null;
  const barred = actionBarred(draft.program, draft.state, action, by);
  if (barred) {
    const again = (draft.state.actions[place]?.last ?? 0) + (action.every ?? 0);
    return refuse(barred, {
      action: name,
      role: by,
      times: action.times ?? 0,
      again,
    });
  }
  const priced =
    draft.program.actions[place]?.cost.every(({ value }) => valueIn(draft, value) !== null) ?? true;
  return unless(priced, 'act.no-cost', { action: name });
}

function checkMarking(draft: Draft, fact: string, by: string, to: readonly string[]): Refusal | null {
  const barred = barredFrom(draft.program, draft.state, fact, by, to);
  return unless(barred.length === 0, 'share.marking', () => ({
    fact,
    marking: draft.program.scenario.facts[placeOfFact(draft, fact)]?.tlp ?? '',
    roles: barred.join(', '),
  }));
}

function checkValues(draft: Draft, values: Pairs): Refusal | null {
  for (const [name, value] of values) {
    const refusal = firstOf(known(draft, 'variable', name), () => checkValue(draft, name, value));
    if (refusal) return refusal;
  }
  return null;
}

/** A value that the variable can have; beyond its limits it is clamped, like every assignment. */
export function checkValue(draft: Draft, name: string, value: Value): Refusal | null {
  const variable = draft.program.scenario.variables[draft.program.places.variable.get(name) ?? -1];
  if (!variable) return known(draft, 'variable', name);
  if (variable.is !== null)
    return refuse('override.derived', { variable: name, formula: variable.is.source });
  const fits =
    variable.type === 'choice'
      ? variable.values.includes(String(value))
      : variable.type === 'number'
        ? typeof value === 'number' && Number.isFinite(value)
        : typeof value === 'boolean';
  return unless(fits, 'override.value', {
    variable: name,
    value: String(value),
    type: variable.type,
    values: variable.values.join(', '),
  });
}

const placeOfFact = (draft: Draft, fact: string): number => draft.program.places.fact.get(fact) ?? -1;

/** Whoever tells it to somebody whom its marking keeps from it breaches the marking. */
function passOn(draft: Draft, fact: string, by: string, to: readonly string[]): void {
  const barred = [...new Set(barredFrom(draft.program, draft.state, fact, by, to))];
  const isFirst = barred.length > 0 && breachesOf(draft, fact).length === 0;
  if (barred.length > 0) emit(draft, { kind: 'fact.breached', body: { fact, by, roles: barred } });
  reveal(draft, placeOfFact(draft, fact), to, 'shared');
  if (isFirst) payBreach(draft, fact, draft.cause);
}

const breachesOf = (draft: Draft, fact: string): readonly number[] =>
  draft.state.facts[placeOfFact(draft, fact)]?.breachedBy ?? [];

/** The price of a breach is paid once, by the first that stands. */
const payBreach = (draft: Draft, fact: string, deed: number): void =>
  follow(draft, { of: 'fact.on-breach', name: fact, part: '', deed });

/** What somebody knows stays known. */
const leaveKnown = (draft: Draft, { entry, did }: MistakenEntry<'aloud'>): void =>
  tellCorrected(draft, entry, [], effectsLeft(draft, did));

/** Takes back a tick: the expected action waits on, or is missed if its time is over, with what follows when it was ticked in time. */
function unsee(draft: Draft, expected: string, inTime: boolean): void {
  const until = windowEnd(draft, expected);
  if (until === null) return;
  if (until > draft.state.now) emit(draft, { kind: 'expected.started', body: { expected, until } });
  else {
    emit(draft, { kind: 'expected.missed', body: { expected, how: 'time' } });
    if (inTime) follow(draft, { of: 'expected', name: expected, part: '' });
  }
}

/** The number that was meant, plus whatever has changed the variable since the first mistake. */
function meant(draft: Draft, { doneIn }: MistakenEntry<'override'>, name: string, value: number): void {
  const { program, state } = draft;
  const place = program.places.variable.get(name) ?? -1;
  const mistaken = state.deeds
    .flatMap((deed) => (deed.doneIn === doneIn ? deed.did : []))
    .find((one) => one.did === 'variable' && one.variable === name);
  const numeric = program.variables[place]?.type === 'number' && mistaken?.did === 'variable';
  const base = numeric
    ? value + ((state.variables[place] ?? 0) - encodeValue(program, mistaken.from))
    : value;
  put(draft, place, base, 'correction', undefined);
}
