// Powers that put things right: correct (the ordinary remedy), rewind (which forks), and a role's own screen.
import { isCorrigible } from '@sandtable/core';
import {
  type Cause,
  type Correction,
  type Corrigible,
  type Entry,
  isCause,
  strikeBarred,
} from '@sandtable/core/record';
import { type MessageName, describeEntry, isKey, storyTimeAt } from '@sandtable/words';
import { type Ballot, answerFields, answerOf } from './answer.ts';
import { roleChoices } from '../form/choices.ts';
import { controlBallot } from './decisions.ts';
import { because, chosen, field, give, several, maybe, pick, slots } from '../form/field.ts';
import { howChoices, howOf, answeredValue, valuePrompt } from '../knowledge/knowledge.ts';
import type { Choice, ControlPower, ControlSituation, Values } from '../form/power.ts';

type Correctable = Extract<Cause, { readonly kind: Corrigible }>;

const isCorrectable = (entry: Entry): entry is Correctable => isCause(entry) && isCorrigible(entry.kind);

function told(situation: ControlSituation, entry: Entry): string {
  // a command that says nothing itself is known by what came of it
  const of = [entry, ...situation.entries.filter((each) => each.cause === entry.n)];
  for (const each of of) {
    const told = describeEntry(each, situation);
    if (told !== null) return told.text;
  }
  return powerName(entry.kind, situation.say);
}

/** Its power's name, where it has one of the same name. */
function powerName(kind: string, say: ControlSituation['say']): string {
  const key = `power.${kind}.name`;
  return isKey(key) ? (say as (key: MessageName) => string)(key) : kind;
}
const when = (situation: ControlSituation, entry: Entry): string =>
  storyTimeAt(situation.scenario.story, entry.story, situation);

/** What a person entered, newest first, without what was corrected already. */
function mistakes(situation: ControlSituation): readonly Choice[] {
  const corrected = new Set(
    situation.entries.flatMap((each) => (each.kind === 'correct' ? [each.body.entry] : [])),
  );
  return situation.entries
    .filter((entry) => isCorrectable(entry) && !corrected.has(entry.n))
    .toReversed()
    .map((entry) => ({
      value: String(entry.n),
      label: told(situation, entry),
      short: String(entry.n),
      detail: when(situation, entry),
    }));
}

function mistake(situation: ControlSituation, values: Values): Correctable | null {
  const entry = situation.entries.find((each) => String(each.n) === values['entry']);
  return entry !== undefined && isCorrectable(entry) ? entry : null;
}
const instead = (values: Values): boolean => values['remedy'] === 'instead';

function ballotOf(situation: ControlSituation, values: Values): Ballot | null {
  const entry = mistake(situation, values);
  return entry?.kind === 'answer' && instead(values) ? controlBallot(situation, entry.body.decision) : null;
}
const recipients = (
  entry: Correctable | null,
): entry is Extract<Correctable, { kind: 'deliver' | 'release' | 'adhoc' | 'say' | 'share' | 'aloud' }> =>
  entry !== null && ['deliver', 'release', 'adhoc', 'say', 'share', 'aloud'].includes(entry.kind);

const correct: ControlPower = {
  id: 'correct',
  group: 'record',
  key: 'c',
  fields: [
    pick('entry', mistakes),
    field('remedy', {}, (situation, values) => {
      const back = { value: 'back', label: situation.say('power.remedy.back'), short: 'back' };
      if (mistake(situation, values)?.kind === 'act')
        return { kind: 'pick', choices: [back], presumed: 'back', sure: true };
      return {
        kind: 'pick',
        choices: [{ value: 'instead', label: situation.say('power.remedy.instead'), short: 'instead' }, back],
        presumed: 'instead',
      };
    }),
    field('by', { keyword: 'by' }, (situation, values) => {
      const entry = mistake(situation, values);
      return entry?.kind === 'answer' && instead(values)
        ? { kind: 'pick', choices: roleChoices(situation.view), presumed: entry.body.by }
        : null;
    }),
    ...answerFields(ballotOf),
    field('value', {}, (situation, values) => {
      const entry = mistake(situation, values);
      return entry?.kind === 'override' && instead(values)
        ? valuePrompt(situation, entry.body.values[0]?.[0])
        : null;
    }),
    field('expected', {}, (situation, values) => {
      const entry = mistake(situation, values);
      if (entry?.kind !== 'seen' || !instead(values)) return null;
      const choices = situation.view.expected.map((each) => ({
        value: each.name,
        label: `${each.title}: ${each.text}`,
        short: each.name,
      }));
      return { kind: 'pick', choices, presumed: entry.body.expected };
    }),
    field('how', {}, (situation, values) => {
      const entry = mistake(situation, values);
      return entry?.kind === 'seen' && instead(values)
        ? { kind: 'pick', choices: howChoices(situation.say), presumed: entry.body.how }
        : null;
    }),
    field('to', { keyword: 'to' }, (situation, values) =>
      recipients(mistake(situation, values)) && instead(values)
        ? { kind: 'several', choices: roleChoices(situation.view) }
        : null,
    ),
    because(),
  ],
  available: (situation) => situation.view.stage !== 'closed' && mistakes(situation).length > 0,
  warning(situation, values) {
    const entry = mistake(situation, values);
    return situation.say('power.warn.correct', {
      entry: entry === null ? chosen(values, 'entry') : told(situation, entry),
    });
  },
  build(situation, values) {
    const { texts, slot } = slots();
    const why = maybe(values, 'because');
    const correction = instead(values) ? correctionOf(situation, values, slot) : null;
    const reason = why === null ? {} : { because: slot(why) };
    return give(
      { kind: 'correct', body: { entry: Number(chosen(values, 'entry')), instead: correction, ...reason } },
      texts,
    );
  },
};

function correctionOf(
  situation: ControlSituation,
  values: Values,
  slot: Parameters<typeof answerOf>[2],
): Correction | null {
  const entry = mistake(situation, values);
  if (entry === null) return null;
  switch (entry.kind) {
    case 'answer': {
      const ballot = ballotOf(situation, values);
      return ballot === null
        ? null
        : { of: 'answer', answer: answerOf(ballot, values, slot), by: chosen(values, 'by') };
    }
    case 'override': {
      const [first, ...rest] = entry.body.values;
      return first === undefined
        ? null
        : { of: 'override', values: [[first[0], answeredValue(values)], ...rest] };
    }
    case 'seen':
      return { of: 'seen', expected: chosen(values, 'expected'), how: howOf(values) };
    case 'release':
      return { of: 'deliver', to: several(values, 'to') };
    case 'deliver':
    case 'adhoc':
    case 'say':
    case 'share':
    case 'aloud':
      return { of: entry.kind, to: several(values, 'to') };
    case 'act':
      return null;
  }
}

/** Places to go back to: after each whole command, newest first. */
function points(situation: ControlSituation): readonly Choice[] {
  const ends = new Map<number, { cause: Entry | null; last: number }>();
  for (const entry of situation.entries) {
    const cause = entry.cause ?? entry.n;
    const known = ends.get(cause);
    ends.set(cause, { cause: known?.cause ?? (entry.cause === null ? entry : null), last: entry.n });
  }
  return [...ends]
    .toReversed()
    .slice(1)
    .map(([n, { cause, last }]) => ({
      value: String(last),
      label: situation.say('power.after', { what: cause === null ? String(n) : told(situation, cause) }),
      short: String(n),
      ...(cause === null ? {} : { detail: when(situation, cause) }),
    }));
}

const rewind: ControlPower = {
  id: 'rewind',
  group: 'record',
  key: null,
  fields: [pick('entry', points)],
  available: (situation) => points(situation).length > 0,
  warning(situation, values) {
    const from = Number(chosen(values, 'entry'));
    const serial = (inject: string): string =>
      situation.scenario.injects.find((each) => each.name === inject)?.serial ?? inject;
    const heard = situation.entries.flatMap((each) =>
      each.n > from && each.kind === 'inject.delivered' ? [serial(each.body.inject)] : [],
    );
    return situation.say('power.warn.rewind', {
      entry: from,
      count: heard.length,
      heard: [...new Set(heard)].join(', '),
    });
  },
  build: (_situation, values) => ({ do: 'rewind', entry: Number(chosen(values, 'entry')) }),
};

/** What people said that can still be struck, newest first. */
function remarks(situation: ControlSituation): readonly Choice[] {
  const { scenario, entries } = situation;
  return entries
    .filter(({ n }) => strikeBarred(scenario, entries, n, null) === null)
    .toReversed()
    .map((entry) => {
      const told = describeEntry(entry, situation);
      return {
        value: String(entry.n),
        label: told?.said ? `${told.text} “${told.said}”` : (told?.text ?? entry.kind),
        short: String(entry.n),
        detail: when(situation, entry),
      };
    });
}

const strike: ControlPower = {
  id: 'strike',
  group: 'record',
  key: null,
  fields: [pick('entry', remarks)],
  // how long it may be done the session says: a clear word is better than a power that is not there
  available: (situation) => remarks(situation).length > 0,
  warning: ({ say }, values) => say('power.warn.strike', { entry: chosen(values, 'entry') }),
  build: (_situation, values) => ({ do: 'strike', entry: Number(chosen(values, 'entry')) }),
};

const role: ControlPower = {
  id: 'role',
  group: 'record',
  key: 't',
  fields: [pick('role', ({ view }) => roleChoices(view))],
  available: ({ view }) => view.seats.length > 0,
  warning: () => null,
  build: (_situation, values) => ({ do: 'turn', role: chosen(values, 'role') }),
};

export const remedyPowers: readonly ControlPower[] = [correct, strike, rewind, role];
