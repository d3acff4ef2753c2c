/** `correct`: the ordinary remedy for a wrong option, role, number or recipient, in front of people who have heard it. */
import { closeDecision } from '../step/decision.ts';
import { handOut } from '../step/inject.ts';
import { emit } from '../step/emit.ts';
import { markSeen, checkValues } from './knowledge-commands.ts';
import { checkAnswer } from './decision-commands.ts';
import { encodeValue } from '../program/begin.ts';
import { firstOf, rolesKnown, known, unless, type Handlers } from './handler.ts';
import { put, reveal } from '../step/effect.ts';
import { putRight, remainsOf } from '../step/remains.ts';
import { receivers } from './inject-commands.ts';
import { refuse } from '../record/refuse.ts';
import { closing } from '../questions/rule.ts';
import type { CauseBodies, Command, Correction, Refusal, Remains } from '../record/entry.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Deed } from '../program/state.ts';

export const correctCommand: Handlers<'correct'> = {
  correct: { check, perform: correct },
};

/** What may be put right by `correct`. */
export const corrigible = [
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
] as const;

function check(draft: Draft, { entry, instead }: CauseBodies['correct']): Refusal | null {
  const deed = draft.state.deeds.find((candidate) => candidate.entry === entry);
  if (!deed) return refuse('correct.no-such-entry', { entry });
  const { kind } = deed.command;
  if (deed.correctedBy !== null) return refuse('correct.already', { entry, by: deed.correctedBy });
  const asked = kind === 'release' ? 'deliver' : kind;
  if (!corrigible.some((known) => known === kind) || (instead !== null && instead.of !== asked))
    return refuse('correct.kind', { entry, command: kind });
  return instead === null ? null : checkInstead(draft, deed.command, instead);
}

function checkInstead(draft: Draft, command: Command, instead: Correction): Refusal | null {
  switch (instead.of) {
    case 'answer': {
      const decision =
        command.kind === 'answer'
          ? draft.program.scenario.decisions.find(({ name }) => name === command.body.decision)
          : undefined;
      if (!decision) return null;
      const may = [...decision.by.roles, ...decision.consult.roles];
      const decides = unless(may.includes(instead.by), 'answer.not-a-decider', {
        role: instead.by,
        roles: may.join(', '),
        decision: decision.name,
        serial: decision.serial,
      });
      return firstOf(known(draft, 'role', instead.by), decides, () =>
        checkAnswer(draft, decision, instead.answer),
      );
    }
    case 'override':
      return checkValues(draft, instead.values);
    case 'seen':
      return known(draft, 'expected', instead.expected);
    case 'deliver':
    case 'adhoc':
    case 'say':
    case 'share':
    case 'aloud':
      return rolesKnown(
        draft,
        instead.to.filter((role) => role !== 'exercise_control'),
      );
  }
}

function correct(draft: Draft, { entry, instead }: CauseBodies['correct']): void {
  const deed = draft.state.deeds.find((candidate) => candidate.entry === entry);
  if (!deed) return;
  const { command } = deed;
  const to = instead !== null && 'to' in instead ? instead.to : [];
  switch (command.kind) {
    case 'answer':
      return correctAnswer(draft, entry, command.body.decision, instead !== null);
    case 'override': {
      const undone = putRight(draft, deed.did);
      if (instead?.of === 'override')
        for (const [name, value] of instead.values)
          meant(draft, deed, name, encodeValue(draft.program, value));
      return tell(draft, entry, undone, remainsOf(draft, deed.did));
    }
    case 'seen': {
      tell(draft, entry, [], []);
      if (instead?.of === 'seen') {
        if (instead.expected !== command.body.expected) unsee(draft, command.body.expected);
        markSeen(draft, instead.expected, instead.how);
      } else unsee(draft, command.body.expected);
      return;
    }
    case 'deliver':
    case 'release':
      // its effects acted when it was delivered
      return correctReceivers(draft, entry, deed, command.body.inject, to, (others) =>
        handOut(draft, draft.program.places.inject.get(command.body.inject) ?? -1, others),
      );
    case 'adhoc':
      return correctReceivers(draft, entry, deed, `adhoc-${entry}`, to, (others) =>
        emit(draft, {
          kind: 'message.sent',
          body: {
            from: command.body.from,
            to: others,
            said: { entry, text: command.body.said.text },
            printed: [],
            effect: null,
          },
        }),
      );
    case 'say': {
      const others = to.filter((role) => !command.body.to.includes(role));
      tell(draft, entry, [], []);
      if (others.length > 0)
        emit(draft, {
          kind: 'message.sent',
          body: {
            from: command.body.from,
            to: others,
            said: { entry, text: command.body.said.text },
            printed: [],
            effect: null,
          },
        });
      return;
    }
    case 'share':
    case 'aloud': {
      // what somebody knows stays known
      tell(draft, entry, [], remainsOf(draft, deed.did));
      const how = command.kind === 'share' ? 'shared' : 'aloud';
      return reveal(draft, draft.program.places.fact.get(command.body.fact) ?? -1, to, how);
    }
    case 'act': {
      const undone = putRight(draft, deed.did);
      return tell(draft, entry, undone, remainsOf(draft, deed.did));
    }
    default:
  }
}

const tell = (draft: Draft, entry: number, undone: readonly Remains[], remains: readonly Remains[]): void => {
  emit(draft, {
    kind: 'corrected',
    body: {
      entry,
      undone,
      remains: remains.filter(
        (one) =>
          one.did !== 'variable' ||
          undone.every((other) => other.did !== 'variable' || other.variable !== one.variable),
      ),
    },
  });
};

/** Effects of a closed decision are put right as far as they can be, and it closes anew by what stands then. */
function correctAnswer(draft: Draft, entry: number, name: string, replaced: boolean): void {
  const place = draft.program.places.decision.get(name) ?? -1;
  const now = draft.state.decisions[place];
  if (!now) return;
  if (now.status !== 'closed') return tell(draft, entry, [], []);
  const undone = putRight(draft, now.did);
  const remains = remainsOf(draft, now.did).filter((one) => one.did !== 'variable');
  tell(draft, entry, undone, remains);
  if (replaced)
    closeDecision(draft, place, closing(draft.program, draft.state, place), now.result?.early ?? false);
  else emit(draft, { kind: 'decision.reopened', body: { decision: name, remains } });
}

/** Those who should not have it are told to disregard it; those who should, get it. */
function correctReceivers(
  draft: Draft,
  entry: number,
  deed: Deed,
  inject: string,
  to: readonly string[],
  deliver: (others: readonly string[]) => void,
): void {
  const had = receivers(draft, inject);
  const wrongly = had.filter((role) => !to.includes(role));
  const others = to.filter((role) => !had.includes(role));
  if (wrongly.length > 0) emit(draft, { kind: 'inject.withdrawn', body: { inject, to: wrongly } });
  tell(draft, entry, [], remainsOf(draft, deed.did));
  if (others.length > 0) deliver(others);
}

/** The number that was meant, moved by what happened since the mistake. */
function meant(draft: Draft, deed: Deed, name: string, value: number): void {
  const { program, state } = draft;
  const place = program.places.variable.get(name) ?? -1;
  const mistaken = deed.did.find((one) => one.did === 'variable' && one.variable === name);
  const numeric = program.variables[place]?.type === 'number' && mistaken?.did === 'variable';
  const base = numeric
    ? value + ((state.variables[place] ?? 0) - encodeValue(program, mistaken.from))
    : value;
  put(draft, place, base, 'correction', undefined);
}

/** As if nobody had ticked it: it goes on waiting, or its time is over. */
function unsee(draft: Draft, expected: string): void {
  const until = draft.state.expected[draft.program.places.expected.get(expected) ?? -1]?.until ?? null;
  if (until !== null && until > draft.state.now)
    emit(draft, { kind: 'expected.started', body: { expected, until } });
  else emit(draft, { kind: 'expected.missed', body: { expected, how: 'time' } });
}
