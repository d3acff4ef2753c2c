/** Commands about decisions. */
import { duringPlay, sinceStartEx, type CommandRules, type MistakenEntry } from './command-rule.ts';
import { act, closeDecision, openDecision } from '../step/decision.ts';
import { emit } from '../step/emit.ts';
import { answerStands } from '../questions/correctable.ts';
import { optionAllowed } from '../questions/gate.ts';
import { checkSaidAt } from './event-time.ts';
import { firstOf, isControl, known, rolesKnown, unless } from './checks.ts';
import { checkValue } from './knowledge-commands.ts';
import { decisionTakes } from '../questions/takes.ts';
import type { DecisionEvent } from '../program/machine/window.ts';
import { refuse, type RefusalCode } from '../record/refuse.ts';
import { tellCorrected } from './remedy.ts';
import { undoEffects, effectsLeft } from '../step/undo.ts';
import { byDefault, closing, isSatisfied, plainAnswer, standing } from '../questions/rule.ts';
import { decidersOf, holderOf, leadOf, present } from '../questions/seat.ts';
import type { Decision } from '../scenario/scenario.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Author } from '../record/parts.ts';
import type { AddedEffect, Answer, Corrections } from '../record/cause.ts';
import type { Refusal } from '../record/entry.ts';
import type { DecisionState } from '../program/state.ts';
import { missing } from '../scenario/missing.ts';

const placeOf = (draft: Draft, decision: string): number => draft.program.places.decision.get(decision) ?? -1;
const decisionOf = (draft: Draft, name: string): Decision =>
  draft.program.scenario.decisions[placeOf(draft, name)] ?? missing('decisions', placeOf(draft, name));
const stateOf = (draft: Draft, name: string): DecisionState =>
  draft.state.decisions[placeOf(draft, name)] ?? missing('decisions', placeOf(draft, name));

const answerBy = (draft: Draft, decision: string, role: string) =>
  stateOf(draft, decision).answers.find((own) => own.role === role);

export const decisionCommands: CommandRules<
  'open' | 'put' | 'answer' | 'amend' | 'retract' | 'settle' | 'extend' | 'allow' | 'reverse' | 'recall'
> = {
  open: {
    when: duringPlay,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: (draft, { decision }) =>
      firstOf(known(draft, 'decision', decision), () => windowKnows(draft, decision, 'open')),
    perform: (draft, { decision }) => openDecision(draft, placeOf(draft, decision), { byHand: true }),
  },
  put: {
    when: duringPlay,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { decision }) =>
      firstOf(
        known(draft, 'decision', decision),
        () => unless(stateOf(draft, decision).status === 'open', 'put.not-open', label(draft, decision)),
        () => unless(!stateOf(draft, decision).put, 'put.already', label(draft, decision)),
      ),
  },
  answer: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: ({ added, instead }) => (added.length > 0 || instead ? 'intervention' : 'play'),
    words: { answer: 'participant', grounds: 'participant' },
    correction: {
      of: 'answer',
      check: checkRemedy,
      perform: (draft, { entry, body }, instead) =>
        correctAnswer(draft, entry, body.decision, instead !== null),
    },
    check: (draft, { decision, by, answer, saidAt, added }, author) =>
      firstOf(
        known(draft, 'decision', decision),
        known(draft, 'role', by),
        () => windowKnows(draft, decision, 'answer'),
        () => checkAnswerer(draft, decision, by),
        () => checkAnswer(draft, decisionOf(draft, decision), answer),
        () => checkSaidAt(draft, null, saidAt),
        () => checkAdded(draft, added, author),
      ),
  },
  amend: {
    when: sinceStartEx,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: { grounds: 'participant' },
    correction: null,
    check: (draft, { decision, by, grounds, saidAt }) =>
      firstOf(
        known(draft, 'decision', decision),
        () =>
          unless(answerBy(draft, decision, by) !== undefined, 'amend.no-answer', {
            role: by,
            ...label(draft, decision),
          }),
        unless(Object.keys(grounds).length > 0 || saidAt !== null, 'amend.nothing'),
        () => checkSaidAt(draft, answerBy(draft, decision, by)?.saidIn ?? null, saidAt),
      ),
  },
  retract: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: {},
    correction: null,
    check: (draft, { decision, by }) =>
      firstOf(
        known(draft, 'decision', decision),
        () => windowKnows(draft, decision, 'retract'),
        () =>
          unless(
            stateOf(draft, decision).answers.some((own) => own.role === by),
            'answer.none-to-take-back',
            { role: by, ...label(draft, decision) },
          ),
      ),
  },
  settle: {
    when: duringPlay,
    who: 'everybody',
    counts: ({ byDefault }) => (byDefault ? 'intervention' : 'play'),
    words: {},
    correction: null,
    check: (draft, { decision, byDefault: defaulted }, author) =>
      firstOf(
        known(draft, 'decision', decision),
        () => windowKnows(draft, decision, 'close'),
        () =>
          unless(mayConfirm(draft, decision, author), 'lead.confirms', () => ({
            role: author.role ?? '',
            ...label(draft, decision),
          })),
        () => (defaulted ? windowKnows(draft, decision, 'default') : checkReady(draft, decision)),
      ),
    perform: (draft, { decision, byDefault: defaulted }) => {
      const place = placeOf(draft, decision);
      const made = decisionOf(draft, decision);
      // under `each`, the default only fills in for those who have not answered
      const result = !defaulted
        ? standing(draft.program, draft.state, place)
        : made.rule === 'each'
          ? closing(draft.program, draft.state, place)
          : byDefault(made);
      if (result) closeDecision(draft, place, result);
    },
  },
  extend: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { decision, seconds, minutes }) =>
      firstOf(
        known(draft, 'decision', decision),
        () => windowKnows(draft, decision, 'extend'),
        unless(
          Number.isSafeInteger(seconds) &&
            seconds >= 0 &&
            Number.isFinite(minutes) &&
            minutes >= 0 &&
            seconds + minutes > 0,
          'extend.nothing',
          { decision },
        ),
        () =>
          unless(
            seconds === 0 || stateOf(draft, decision).until !== null,
            'extend.no-window',
            label(draft, decision),
          ),
      ),
  },
  allow: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: (draft, { decision, option }) =>
      firstOf(known(draft, 'decision', decision), () => {
        const linked = draft.program.decisions[placeOf(draft, decision)];
        const at = linked?.optionPlaces.get(option) ?? -1;
        if (at < 0)
          return refuse('answer.unknown-option', {
            option,
            options: optionNames(decisionOf(draft, decision)),
            ...label(draft, decision),
          });
        return unless(!optionAllowed(draft.program, draft.state, decision, option), 'allow.not-gated', {
          option,
          ...label(draft, decision),
        });
      }),
  },
  reverse: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: { answer: 'participant', because: 'participant' },
    correction: null,
    check: (draft, { decision, by, answer }, author) =>
      firstOf(
        known(draft, 'decision', decision),
        known(draft, 'role', by),
        () => windowKnows(draft, decision, 'reverse'),
        () =>
          unless(
            isControl(author) || decisionOf(draft, decision).reversible,
            'decision.not-reversible',
            label(draft, decision),
          ),
        () => checkAnswerer(draft, decision, by),
        () => checkAnswer(draft, decisionOf(draft, decision), answer),
      ),
    perform: (draft, { decision, by, answer }) => {
      const { did } = stateOf(draft, decision);
      const how = answer.form === 'declined' ? 'declined' : answer.form === 'other' ? 'other' : 'made';
      const plain = plainAnswer(decisionOf(draft, decision), answer);
      emit(draft, {
        kind: 'decision.reversed',
        body: { decision, ...plain, how, by, remains: effectsLeft(draft, did) },
      });
      act(draft, placeOf(draft, decision));
    },
  },
  recall: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { because: 'participant' },
    correction: null,
    check: (draft, { decision }) =>
      firstOf(known(draft, 'decision', decision), () => windowKnows(draft, decision, 'recall')),
    perform: (draft, { decision }) =>
      emit(draft, {
        kind: 'decision.reopened',
        body: { decision, remains: effectsLeft(draft, stateOf(draft, decision).did) },
      }),
  },
};

const label = (draft: Draft, decision: string) => ({ decision, serial: decisionOf(draft, decision).serial });
const optionNames = (decision: Decision): string => decision.options.map(({ name }) => name).join(', ');

/** Why a window that is not closed does not know an event. */
const refusals: Readonly<Record<DecisionEvent, RefusalCode>> = {
  open: 'decision.already-open',
  answer: 'decision.closed',
  retract: 'decision.closed',
  extend: 'decision.not-open',
  default: 'decision.not-open',
  close: 'decision.closed',
  reverse: 'decision.not-closed',
  recall: 'decision.not-closed',
  correct: 'decision.not-closed',
};

/** What the machine of a decision's window does not know now is refused. */
function windowKnows(draft: Draft, decision: string, event: DecisionEvent): Refusal | null {
  const { status } = stateOf(draft, decision);
  return unless(
    decisionTakes(draft.state, placeOf(draft, decision), event),
    status === 'closed' ? 'decision.closed' : refusals[event],
    () => label(draft, decision),
  );
}

/** Those whose answer counts now: deciders and those consulted, each by whoever plays the role. */
function checkAnswerer(draft: Draft, name: string, by: string): Refusal | null {
  const { program, state } = draft;
  const decision = decisionOf(draft, name);
  const asked = [...decision.by.roles, ...decision.consult.roles];
  const holder = holderOf(program, state, by);
  return firstOf(
    unless(
      asked.some((role) => role === by || holderOf(program, state, role) === by),
      'answer.not-a-decider',
      () => ({ role: by, roles: asked.join(', '), ...label(draft, name) }),
    ),
    () => {
      if (decidersOf(program, state, placeOf(draft, name)).includes(by)) return null;
      if (holder !== by) return refuse('answer.played-by', { role: by, holder, ...label(draft, name) });
      return unless(present(program, state, by), 'answer.absent', { role: by, ...label(draft, name) });
    },
  );
}

/** The lead confirms, under the rule `single` whoever decides; exercise control always may. */
function mayConfirm(draft: Draft, name: string, author: Author): boolean {
  if (isControl(author)) return true;
  const place = placeOf(draft, name);
  if (decisionOf(draft, name).rule === 'single')
    return decidersOf(draft.program, draft.state, place).includes(author.role ?? '');
  return leadOf(draft.program, draft.state, place) === author.role;
}

function checkReady(draft: Draft, name: string): Refusal | null {
  const place = placeOf(draft, name);
  if (isSatisfied(draft.program, draft.state, place)) return null;
  const given = stateOf(draft, name).answers.map((own) => own.role);
  const waiting = decidersOf(draft.program, draft.state, place).filter((role) => !given.includes(role));
  return refuse('decision.not-ready', {
    rule: decisionOf(draft, name).rule,
    waiting: waiting.join(', '),
    ...label(draft, name),
  });
}

function checkAnswer(draft: Draft, decision: Decision, answer: Answer): Refusal | null {
  const values = { decision: decision.name, serial: decision.serial };
  const isOption = (option: string) =>
    unless(
      decision.options.some(({ name }) => name === option),
      'answer.unknown-option',
      () => ({ option, options: optionNames(decision), ...values }),
    );
  switch (answer.form) {
    case 'options': {
      const single = decision.answer.form === 'choice';
      if (
        (!single && decision.answer.form !== 'several') ||
        answer.options.length === 0 ||
        (single && answer.options.length > 1)
      )
        return refuse('answer.form', { form: decision.answer.form, ...values });
      return firstOf(
        ...answer.options.map(isOption),
        ...answer.options.map((option) => () => checkOpen(draft, decision, option)),
      );
    }
    case 'amount': {
      if (decision.answer.form !== 'amount')
        return refuse('answer.form', { form: decision.answer.form, ...values });
      const { min, max } = decision.answer;
      return unless(answer.amount >= min && answer.amount <= max, 'answer.amount-range', {
        amount: String(answer.amount),
        min,
        max,
        ...values,
      });
    }
    case 'ranking': {
      if (decision.answer.form !== 'ranking')
        return refuse('answer.form', { form: decision.answer.form, ...values });
      const whole =
        answer.ranking.length === decision.options.length &&
        new Set(answer.ranking).size === answer.ranking.length;
      return firstOf(
        ...answer.ranking.map(isOption),
        unless(whole, 'answer.ranking-incomplete', { options: optionNames(decision), ...values }),
      );
    }
    case 'declined':
      return null;
    case 'other':
      return firstOf(
        unless(!decision.closed, 'answer.closed-list', { options: optionNames(decision), ...values }),
        answer.treatAs === null ? null : isOption(answer.treatAs),
        unless(
          answer.proposal === undefined || decision.ifThey[answer.proposal - 1] !== undefined,
          'answer.proposal',
          { proposal: answer.proposal ?? 0, ...values },
        ),
      );
  }
}

function checkOpen(draft: Draft, decision: Decision, option: string): Refusal | null {
  return unless(optionAllowed(draft.program, draft.state, decision.name, option), 'answer.option-gated', {
    option,
    decision: decision.name,
    serial: decision.serial,
  });
}

/** Only exercise control adds effects. */
function checkAdded(draft: Draft, added: readonly AddedEffect[], author: Author): Refusal | null {
  if (added.length > 0 && !isControl(author))
    return refuse('not-yours', { command: 'answer', role: author.role ?? '' });
  for (const effect of added) {
    const refusal = checkEffect(draft, effect);
    if (refusal) return refusal;
  }
  return null;
}

function checkEffect(draft: Draft, effect: AddedEffect): Refusal | null {
  switch (effect.verb) {
    case 'set':
      return checkValue(draft, effect.variable, effect.value);
    case 'add':
      return firstOf(
        checkValue(draft, effect.variable, effect.value),
        unless(typeof effect.value === 'number', 'effect.value', {
          variable: effect.variable,
          value: String(effect.value),
        }),
      );
    case 'send':
    case 'cancel':
      return known(draft, 'inject', effect.inject);
    case 'reveal':
      return firstOf(known(draft, 'fact', effect.fact), rolesKnown(draft, effect.to));
    case 'open':
      return known(draft, 'decision', effect.decision);
  }
}

/** What nobody answers by any more is put right by nothing; and whose answer it was may have left since. */
function checkRemedy(
  draft: Draft,
  { entry, body }: MistakenEntry<'answer'>,
  instead: Corrections['answer'] | null,
): Refusal | null {
  const decision = decisionOf(draft, body.decision);
  return firstOf(
    unless(answerStands(draft.program, draft.state, entry, body), 'correct.not-standing', {
      entry,
      role: body.by,
      ...label(draft, body.decision),
    }),
    instead && known(draft, 'role', instead.by),
    () => (instead && instead.by !== body.by ? checkAnswerer(draft, decision.name, instead.by) : null),
    () => instead && checkAnswer(draft, decision, instead.answer),
  );
}

/** Effects of a closed decision are put right as far as they can be, and it closes anew by what stands then; without an answer that does, it is open again. */
function correctAnswer(draft: Draft, entry: number, name: string, replaced: boolean): void {
  const place = placeOf(draft, name);
  const now = stateOf(draft, name);
  if (now.status !== 'closed') return tellCorrected(draft, entry, [], []);
  const undone = undoEffects(draft, now.did);
  const remains = effectsLeft(draft, now.did).filter((one) => one.did !== 'variable');
  tellCorrected(draft, entry, undone, remains);
  if (replaced || isSatisfied(draft.program, draft.state, place))
    closeDecision(draft, place, closing(draft.program, draft.state, place), now.result?.early ?? false);
  else emit(draft, { kind: 'decision.reopened', body: { decision: name, remains } });
}
