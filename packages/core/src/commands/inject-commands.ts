/** Commands about injects and what is said. */
import {
  duringPlay,
  untilClosed,
  untilEndEx,
  type CommandRules,
  type MistakenEntry,
} from './command-rule.ts';
import { reveal } from '../step/effect.ts';
import { emit } from '../step/emit.ts';
import {
  firstOf,
  hearersKnown,
  known,
  reference,
  rolesKnown,
  speakerKnown,
  unless,
  hearersMeant,
} from './checks.ts';
import { correctReceivers, deliveredBy, haveIt, receivers, sayAgain, tellCorrected } from './remedy.ts';
import { deliverInject, handOut } from '../step/inject.ts';
import { refuse } from '../record/refuse.ts';
import { messagesTo, receiptOf } from '../questions/received.ts';
import { isNameOfEntry, placeToGive } from '../questions/to-give.ts';
import { comesNoMore, injectTakes } from '../questions/takes.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Refusal } from '../record/entry.ts';
import type { InjectState } from '../program/state.ts';

const placeOf = (draft: Draft, inject: string): number => draft.program.places.inject.get(inject) ?? -1;
const stateOf = (draft: Draft, inject: string): InjectState | undefined =>
  draft.state.injects[placeOf(draft, inject)];

/** Something of it is still to come. */
function toCome(draft: Draft, inject: string): Refusal | null {
  const now = stateOf(draft, inject);
  const times = draft.program.scenario.injects[placeOf(draft, inject)]?.times ?? 1;
  return unless(now !== undefined && (now.times < times || comesNoMore(now)), 'inject.already-delivered', {
    inject,
  });
}

export const injectCommands: CommandRules<
  | 'deliver'
  | 'hold'
  | 'release'
  | 'skip'
  | 'retime'
  | 'edit'
  | 'withdraw'
  | 'given'
  | 'acknowledge'
  | 'adhoc'
  | 'say'
  | 'ask'
  | 'reply'
  | 'defer'
> = {
  deliver: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: {
      of: 'deliver',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: deliverToOthers,
    },
    check: (draft, { inject, to }) =>
      firstOf(known(draft, 'inject', inject), to === undefined ? null : rolesKnown(draft, to)),
    perform: (draft, { inject, to }) => deliverInject(draft, placeOf(draft, inject), to ?? null),
  },
  hold: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { inject }) => firstOf(known(draft, 'inject', inject), () => toCome(draft, inject)),
  },
  release: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: {
      of: 'deliver',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: deliverToOthers,
    },
    check: (draft, { inject }) =>
      firstOf(
        known(draft, 'inject', inject),
        () => toCome(draft, inject),
        () => {
          const now = stateOf(draft, inject);
          const waits = now?.coming === 'proposed' || (now?.held === true && !comesNoMore(now));
          return unless(waits, 'inject.not-held', { inject });
        },
      ),
    // one that was held before it was due is only let go: it comes when it is due
    perform: (draft, { inject }) => {
      if (!draft.wasHeld) deliverInject(draft, placeOf(draft, inject), null);
    },
  },
  skip: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: (draft, { inject }) =>
      firstOf(
        known(draft, 'inject', inject),
        () => toCome(draft, inject),
        () =>
          unless(injectTakes(draft.state, placeOf(draft, inject), 'skip'), 'inject.already-skipped', {
            inject,
          }),
      ),
    perform: (draft, { inject }) =>
      emit(draft, { kind: 'inject.skipped', body: { inject, because: 'by-hand' } }),
  },
  retime: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { inject, at }) =>
      firstOf(
        known(draft, 'inject', inject),
        () => toCome(draft, inject),
        unless(Number.isSafeInteger(at) && at > draft.state.now, 'inject.in-the-past', {
          inject,
          at: String(at),
          now: draft.state.now,
        }),
      ),
  },
  edit: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: { said: 'story' },
    correction: null,
    check: (draft, { inject, role }) =>
      firstOf(known(draft, 'inject', inject), role === null ? null : known(draft, 'role', role), () =>
        toCome(draft, inject),
      ),
  },
  withdraw: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: (draft, { inject }) => {
      const had = draft.state.messages.some((message) => message.inject === inject);
      if (!had && !draft.program.places.inject.has(inject)) return known(draft, 'inject', inject);
      return firstOf(unless(had, 'inject.not-delivered', { inject }), () =>
        unless(receivers(draft, inject).length > 0, 'inject.already-withdrawn', { inject }),
      );
    },
    perform: (draft, { inject }) =>
      emit(draft, { kind: 'inject.withdrawn', body: { inject, to: receivers(draft, inject) } }),
  },
  given: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: { by: 'name' },
    correction: null,
    check: (draft, { inject, given, by }) =>
      firstOf(unless(!draft.state.chathamHouse || by === undefined, 'chatham-house.no-names'), () => {
        const kept = placeToGive(draft.state, inject);
        const had = kept === null ? undefined : draft.state[kept.of][kept.place];
        if (!had && !isNameOfEntry(inject))
          return known(draft, 'inject', inject) ?? refuse('given.not-by-hand', { inject });
        if (!had || had.byHand === null) return refuse('given.not-by-hand', { inject });
        return unless((had.byHand === 'due') === given, given ? 'given.already' : 'given.not-yet', {
          inject,
        });
      }),
  },
  acknowledge: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'aside',
    words: { said: 'giver' },
    correction: null,
    check: (draft, { by, message, said }) =>
      firstOf(known(draft, 'role', by), () => {
        const received = messagesTo(draft.state, by)[message - 1];
        if (received === undefined) return refuse('acknowledge.no-message', { role: by, message });
        const before = receiptOf(received, by)?.acknowledged ?? null;
        const isNews = before === null || (said !== undefined && before.said === null);
        return unless(isNews, 'acknowledge.already');
      }),
  },
  adhoc: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { said: 'story' },
    correction: {
      of: 'adhoc',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: (draft, mistake, instead) =>
        correctReceivers(draft, mistake, `adhoc-${mistake.doneIn}`, instead?.to ?? [], (others) =>
          giveAdhoc(draft, mistake.doneIn, others, mistake.body.reveals),
        ),
    },
    check: (draft, { from, to, reveals }) =>
      firstOf(
        speakerKnown(draft, from),
        rolesKnown(draft, to),
        ...reveals.map((fact) => known(draft, 'fact', fact)),
      ),
    perform: (draft, { to, reveals }) => giveAdhoc(draft, draft.cause, to, reveals),
  },
  say: {
    when: duringPlay,
    who: ({ from }) => ({ as: from }),
    counts: 'intervention',
    words: { said: 'from' },
    correction: {
      of: 'say',
      check: (draft, _, instead) => instead && hearersMeant(draft, instead.to),
      perform: (draft, { entry, doneIn, body }, instead) => {
        const had = haveIt(draft.state.messages.filter(({ said }) => said?.entry === doneIn));
        const others = (instead?.to ?? []).filter((role) => !had.includes(role));
        tellCorrected(draft, entry, [], []);
        if (others.length > 0) sayAgain(draft, doneIn, body, others);
      },
    },
    check: (draft, { from, to }) => firstOf(speakerKnown(draft, from), hearersKnown(draft, to)),
    perform: (draft, { from, to, said }) =>
      emit(draft, {
        kind: 'message.sent',
        body: { from, to, said: reference(draft, said), printed: [], effect: null },
      }),
  },
  ask: {
    when: duringPlay,
    who: ({ by }) => ({ as: by }),
    counts: 'play',
    words: { said: 'participant' },
    correction: null,
    check: (draft, { by }) => known(draft, 'role', by),
  },
  defer: {
    when: duringPlay,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { question }) => {
      const asked = draft.state.questions.find(({ entry }) => entry === question);
      if (!asked) return refuse('reply.no-question', { question });
      return unless(!asked.answered && !asked.deferred, 'defer.already', { question });
    },
  },
  reply: {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: { said: 'story' },
    correction: null,
    check: (draft, { question, from, reveals }) =>
      firstOf(
        unless(
          draft.state.questions.some((asked) => asked.entry === question),
          'reply.no-question',
          { question },
        ),
        speakerKnown(draft, from),
        ...reveals.map((fact) => known(draft, 'fact', fact)),
      ),
    perform: (draft, { question, from, said, reveals }) => {
      const asker = draft.state.questions.find((asked) => asked.entry === question)?.by ?? '';
      emit(draft, {
        kind: 'message.sent',
        body: { from, to: [asker], said: reference(draft, said), printed: [], effect: null },
      });
      for (const fact of reveals) reveal(draft, draft.program.places.fact.get(fact) ?? -1, [asker], 'reply');
    },
  },
};

/** What no author wrote is known by the entry that wrote it, also when it is delivered once more. */
function giveAdhoc(draft: Draft, entry: number, to: readonly string[], reveals: readonly string[]): void {
  emit(draft, {
    kind: 'inject.delivered',
    body: { inject: `adhoc-${entry}`, to, cc: [], printed: [], edited: [] },
  });
  for (const fact of reveals) reveal(draft, draft.program.places.fact.get(fact) ?? -1, to, 'inject');
}

/** Its effects acted when it was delivered. */
function deliverToOthers(
  draft: Draft,
  mistake: MistakenEntry<'deliver' | 'release'>,
  instead: { readonly to: readonly string[] } | null,
): void {
  const { inject } = mistake.body;
  // a release that only let go what was held has delivered nothing: it is held again
  if (deliveredBy(draft, mistake, inject).length === 0) return tellCorrected(draft, mistake.entry, [], []);
  correctReceivers(draft, mistake, inject, instead?.to ?? [], (others) =>
    handOut(draft, placeOf(draft, inject), others),
  );
}
