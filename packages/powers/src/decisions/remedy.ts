// Powers that put things right: correct (the ordinary remedy), rewind (which forks), and a role's own screen.
import { coveredEntry, type DecisionBoard } from '@sandtable/core/view';
import {
  type Correction,
  type Entry,
  type Meaning,
  type Says,
  type TextReference,
  meaningOf,
  strikeBarred,
} from '@sandtable/core/record';
import { type MessageName, correctionTold, describeEntry, isKey, storyTimeAt } from '@sandtable/words';
import { type Ballot, answerFields, answerOf } from './answer.ts';
import { board, roleChoices } from '../form/choices.ts';
import { controlBallot } from './decisions.ts';
import { allowing, answererChoices, neededFirst, playHere } from './needed-first.ts';
import { chosen, field, give, several, maybe, pick, slots, withReason } from '../form/field.ts';
import { howChoices, howOf, answeredValue, valuePrompt } from '../knowledge/knowledge.ts';
import type { Choice, ControlPower, ControlSituation, Deed, Prompt, Values } from '../form/power.ts';

/** An entry as lists show it. */
export function entryTold(situation: ControlSituation, entry: Entry): string {
  // a command that says nothing itself is known by what came of it
  const of = [entry, ...situation.entries.filter((each) => each.cause === entry.n)];
  for (const each of of) {
    const told = describeEntry(each, situation);
    // “everybody heard a fact” is told apart from another by which
    if (told !== null) return told.said === null ? told.text : `${told.text} “${told.said}”`;
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

/** A tick that `correct` takes back by another tick. */
type Tick = Extract<Entry, { readonly kind: 'expected.met' | 'heard' }>;

/** What met by itself, and what the discussion had: the last of each that stands. */
function ticks({ view, entries }: ControlSituation): readonly Tick[] {
  const last = new Map<string, Tick>();
  for (const entry of entries)
    if (entry.kind === 'expected.met') last.set(entry.body.expected, entry);
    else if (entry.kind === 'heard') last.set(`${entry.body.discussion} ${entry.body.task}`, entry);
  return [...last.values()].filter((entry) =>
    entry.kind === 'heard'
      ? entry.body.heard
      : view.expected.some(({ name, status }) => name === entry.body.expected && status === 'met'),
  );
}
const tickIn = (situation: ControlSituation, values: Values): Tick | undefined =>
  ticks(situation).find(({ n }) => n === entryIn(values));

/** What met by itself was not done, or not in its time. */
const otherwise = (situation: ControlSituation): readonly Choice[] =>
  howChoices(situation.say).filter(({ value }) => value !== 'seen');

/** What stands as it was entered, came about or was put right, newest first. */
function mistakes(situation: ControlSituation): readonly Choice[] {
  const { correctable } = situation.view;
  const ticked = ticks(situation);
  return situation.entries
    .filter((entry) => correctable.includes(entry.n) || ticked.some(({ n }) => n === entry.n))
    .toReversed()
    .map((entry) => ({
      value: String(entry.n),
      label: entryTold(situation, entry),
      short: String(entry.n),
      detail: when(situation, entry),
    }));
}

const entryIn = (values: Values): number => Number(values['entry']);
const instead = (values: Values): boolean => values['remedy'] === 'instead';

/** What the entry that was chosen says, if it is one of these kinds and something else shall stand there. */
function stands<Of extends Says['of']>(
  { entries }: ControlSituation,
  values: Values,
  ...kinds: readonly Of[]
): (Meaning & { readonly says: Extract<Says, { readonly of: Of }> }) | null {
  const meaning = instead(values) ? meaningOf(entries, entryIn(values)) : null;
  const says = meaning?.says ?? null;
  return meaning !== null && says !== null && kinds.some((kind) => kind === says.of)
    ? { ...meaning, says: says as Extract<Says, { readonly of: Of }> }
    : null;
}
const answerThere = (situation: ControlSituation, values: Values) => stands(situation, values, 'answer');
const decisionOf = (situation: ControlSituation, values: Values): string | null => {
  const of = answerThere(situation, values)?.of;
  return of?.kind === 'answer' ? of.body.decision : null;
};

/** While the ballot covers it nothing shows how somebody answered, so that nothing is filled in. */
const isCovered = ({ scenario, entries }: ControlSituation, number: number): boolean => {
  const entry = entries.find(({ n }) => n === number);
  return entry !== undefined && coveredEntry(scenario, entries, entry) !== null;
};

function ballotOf(situation: ControlSituation, values: Values): Ballot | null {
  const decision = decisionOf(situation, values);
  const ballot = decision === null ? null : controlBallot(situation, decision);
  const there = answerThere(situation, values);
  if (ballot === null || there === null || isCovered(situation, there.entry)) return ballot;
  const { answer } = there.says;
  const words =
    answer.form === 'other' ? situation.texts({ entry: there.entry, text: answer.said.text }) : null;
  return { ...ballot, stands: { answer, words } };
}

const toOthers = (situation: ControlSituation, values: Values) =>
  stands(situation, values, 'deliver', 'adhoc', 'say', 'share', 'aloud');

const correct: ControlPower = {
  id: 'correct',
  group: 'record',
  key: 'c',
  fields: [
    pick('entry', mistakes),
    field('remedy', {}, (situation, values) => {
      if (tickIn(situation, values) !== undefined) return null;
      const back = { value: 'back', label: situation.say('power.remedy.back'), short: 'back' };
      if (meaningOf(situation.entries, entryIn(values))?.says === null)
        return { kind: 'pick', choices: [back], presumed: 'back', sure: true };
      // of what was said to people only to whom can be put right: they have heard it
      const says = toOthers(situation, { ...values, remedy: 'instead' }) === null ? 'instead' : 'to-others';
      return {
        kind: 'pick',
        choices: [{ value: 'instead', label: situation.say(`power.remedy.${says}`), short: 'instead' }, back],
        presumed: 'instead',
      };
    }),
    field('by', { keyword: 'by' }, (situation, values) => {
      const there = answerThere(situation, values);
      if (there === null) return null;
      const of = board(situation.view, decisionOf(situation, values));
      const choices = answererChoices(of, situation.say);
      // who answered may have left since
      const own = roleChoices(situation.view).filter(({ value }) => value === there.says.by);
      const others = choices.filter(({ value }) => value !== there.says.by);
      return { kind: 'pick', choices: [...own, ...others], presumed: there.says.by };
    }),
    playHere(decisionOf, (situation, values) => {
      const by = maybe(values, 'by');
      return by === null || by === answerThere(situation, values)?.says.by ? [] : [by];
    }),
    ...answerFields(ballotOf),
    allowing(decisionOf),
    field('value', {}, (situation, values) => {
      const [first] = stands(situation, values, 'override')?.says.values ?? [];
      const prompt = first === undefined ? null : valuePrompt(situation, first[0]);
      return prompt && first ? ({ ...prompt, presumed: first[1] } as Prompt) : null;
    }),
    field('expected', {}, (situation, values) => {
      const there = stands(situation, values, 'seen');
      if (there === null) return null;
      const choices = situation.view.expected.map((each) => ({
        value: each.name,
        label: `${each.title}: ${each.text}`,
        short: each.name,
      }));
      return { kind: 'pick', choices, presumed: there.says.expected };
    }),
    field('how', {}, (situation, values) => {
      const tick = tickIn(situation, values);
      if (tick !== undefined) {
        return tick.kind === 'heard'
          ? null
          : { kind: 'pick', choices: otherwise(situation), presumed: 'not-seen' };
      }
      const there = stands(situation, values, 'seen');
      return there === null
        ? null
        : { kind: 'pick', choices: howChoices(situation.say), presumed: there.says.how };
    }),
    field('to', { keyword: 'to' }, (situation, values) => {
      const there = toOthers(situation, values);
      if (there === null) return null;
      const choices = roleChoices(situation.view);
      const { to } = there.says;
      return { kind: 'several', choices, presumed: to === 'all' ? choices.map(({ value }) => value) : to };
    }),
    field('because', { keyword: 'because', optional: true, words: true }, (situation, values) =>
      tickIn(situation, values)?.kind === 'heard' ? null : { kind: 'text' },
    ),
  ],
  available: (situation) => situation.view.stage !== 'closed' && mistakes(situation).length > 0,
  warning(situation, values) {
    const { say } = situation;
    const number = entryIn(values);
    const tick = tickIn(situation, values);
    if (tick !== undefined)
      return say('power.warn.correct-tick', {
        was: entryTold(situation, tick),
        becomes: say(`power.how.${tick.kind === 'heard' ? 'not-said' : howOf(values)}`),
      });
    const before = meaningOf(situation.entries, number);
    const { texts, slot } = slots();
    const after = before && {
      ...before,
      entry: toCome,
      says: instead(values) ? correctionOf(situation, values, slot) : null,
    };
    const reopens = instead(values) ? null : decidedBy(situation, before);
    const left = reopens === null ? [] : [say('power.warn.correct-decided', { serial: reopens.serial })];
    if (isCovered(situation, number))
      return [say('power.warn.correct-covered', { number }), ...left].join(' ');
    // what is being written stands nowhere yet
    const telling = {
      ...situation,
      texts: (reference: TextReference) =>
        reference.entry === toCome ? (texts[reference.text] ?? null) : situation.texts(reference),
    };
    const keeps =
      before?.of.kind === 'answer' && after?.says && Object.keys(before.of.body.grounds).length > 0;
    return [
      correctionTold(number, before, after, telling, 'will-be'),
      ...(keeps ? [say('power.warn.correct-keeps')] : []),
      ...left,
    ].join(' ');
  },
  build(situation, values) {
    const tick = tickIn(situation, values);
    if (tick !== undefined) return tickedOtherwise(tick, values);
    const { texts, slot } = slots();
    const why = maybe(values, 'because');
    const correction = instead(values) ? correctionOf(situation, values, slot) : null;
    const reason = why === null ? {} : { because: slot(why) };
    const { given } = give(
      { kind: 'correct', body: { entry: entryIn(values), instead: correction, ...reason } },
      texts,
    );
    const decision = decisionOf(situation, values);
    const by = maybe(values, 'by');
    const first = decision === null || by === null ? [] : neededFirst(situation, decision, [by], values);
    return { do: 'give', given: [...first, ...given] };
  },
};

function tickedOtherwise(tick: Tick, values: Values): Deed {
  if (tick.kind === 'heard') return give({ kind: 'heard', body: { ...tick.body, heard: false } });
  const { texts, reason } = withReason(values);
  return give({ kind: 'seen', body: { expected: tick.body.expected, how: howOf(values), ...reason } }, texts);
}

/** The decision that is closed, and was answered so. */
function decidedBy({ view }: ControlSituation, answer: Meaning | null): DecisionBoard | null {
  if (answer?.of.kind !== 'answer') return null;
  const of = board(view, answer.of.body.decision);
  return of?.status === 'closed' ? of : null;
}

/** The number of no entry: of the one that is being written. */
const toCome = 0;

function correctionOf(
  situation: ControlSituation,
  values: Values,
  slot: Parameters<typeof answerOf>[2],
): Correction | null {
  const says = meaningOf(situation.entries, entryIn(values))?.says ?? null;
  switch (says?.of) {
    case 'answer': {
      const ballot = ballotOf(situation, values);
      return ballot === null
        ? null
        : { of: 'answer', answer: answerOf(ballot, values, slot), by: chosen(values, 'by') };
    }
    case 'override': {
      const [first, ...rest] = says.values;
      return first === undefined
        ? null
        : { of: 'override', values: [[first[0], answeredValue(values)], ...rest] };
    }
    case 'seen':
      return { of: 'seen', expected: chosen(values, 'expected'), how: howOf(values) };
    case 'deliver':
    case 'adhoc':
    case 'say':
    case 'share':
    case 'aloud':
      return { of: says.of, to: several(values, 'to') };
    case undefined:
      return null;
  }
}

/** The host lets time pass by commands, too, and is nobody. */
const isSomebodys = ({ author }: Entry): boolean => author.participant !== null || author.role !== null;

/** Places to go back to: after each whole command of a person, newest first. That time passed by itself is no place of its own. */
function points(situation: ControlSituation): readonly Choice[] {
  const end = situation.entries.at(-1)?.n;
  const ends = new Map<number, { cause: Entry | null; last: number }>();
  for (const entry of situation.entries) {
    const cause = entry.cause ?? entry.n;
    const known = ends.get(cause);
    ends.set(cause, { cause: known?.cause ?? (entry.cause === null ? entry : null), last: entry.n });
  }
  return [...ends]
    .toReversed()
    .filter(([, { cause, last }]) => last !== end && (cause === null || isSomebodys(cause)))
    .map(([n, { cause, last }]) => ({
      value: String(last),
      label: situation.say('power.after', { what: cause === null ? String(n) : entryTold(situation, cause) }),
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
    // what was chosen is an entry, and what followed from it stays
    const { cause = null } = situation.entries.find(({ n }) => n === from) ?? {};
    return situation.say(
      situation.view.exercise.rehearsal ? 'power.warn.rewind' : 'power.warn.rewind-announced',
      {
        entry: cause ?? from,
        followed: cause === null ? 'no' : 'yes',
        count: heard.length,
        heard: [...new Set(heard)].join(', '),
      },
    );
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
