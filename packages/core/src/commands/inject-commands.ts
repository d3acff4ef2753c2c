/** Commands about injects and what is said. */
import { reveal } from '../step/effect.ts';
import { emit } from '../step/emit.ts';
import {
  actsFor,
  firstOf,
  hearersKnown,
  known,
  reference,
  rolesKnown,
  speakerKnown,
  unless,
  type Handlers,
} from './handler.ts';
import { deliverInject } from '../step/inject.ts';
import { refuse } from '../record/refuse.ts';
import { comesNoMore, injectTakes } from '../questions/takes.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Refusal } from '../record/entry.ts';
import type { InjectState } from '../program/state.ts';

const placeOf = (draft: Draft, inject: string): number => draft.program.places.inject.get(inject) ?? -1;
const stateOf = (draft: Draft, inject: string): InjectState | undefined =>
  draft.state.injects[placeOf(draft, inject)];

/** Roles that have it now, by its latest delivery; names like `adhoc-3` too. */
export function receivers(draft: Draft, inject: string): readonly string[] {
  const had = draft.state.messages.filter((message) => message.inject === inject);
  return [
    ...new Set(
      had.flatMap((message) =>
        [...message.to, ...message.cc].filter((role) => !message.withdrawnFrom.includes(role)),
      ),
    ),
  ];
}

/** Something of it is still to come. */
function toCome(draft: Draft, inject: string): Refusal | null {
  const now = stateOf(draft, inject);
  const times = draft.program.scenario.injects[placeOf(draft, inject)]?.times ?? 1;
  return unless(
    now !== undefined && (now.times < times || comesNoMore(draft.state, placeOf(draft, inject))),
    'inject.already-delivered',
    { inject },
  );
}

export const injectCommands: Handlers<
  | 'deliver'
  | 'hold'
  | 'release'
  | 'skip'
  | 'retime'
  | 'edit'
  | 'withdraw'
  | 'given'
  | 'adhoc'
  | 'say'
  | 'ask'
  | 'reply'
> = {
  deliver: {
    check: (draft, { inject, to }) =>
      firstOf(known(draft, 'inject', inject), to === undefined ? null : rolesKnown(draft, to)),
    perform: (draft, { inject, to }) => deliverInject(draft, placeOf(draft, inject), to ?? null),
  },
  hold: {
    check: (draft, { inject }) => firstOf(known(draft, 'inject', inject), () => toCome(draft, inject)),
  },
  release: {
    check: (draft, { inject }) => firstOf(known(draft, 'inject', inject), () => toCome(draft, inject)),
    // one that was held before it was due is only let go: it comes when it is due
    perform: (draft, { inject }) => {
      if (!draft.wasHeld) deliverInject(draft, placeOf(draft, inject), null);
    },
  },
  skip: {
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
    check: (draft, { inject, role }) =>
      firstOf(known(draft, 'inject', inject), role === null ? null : known(draft, 'role', role), () =>
        toCome(draft, inject),
      ),
  },
  withdraw: {
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
    check: (draft, { inject, given, by }) =>
      firstOf(
        known(draft, 'inject', inject),
        unless(!draft.state.chathamHouse || by === undefined, 'chatham-house.no-names'),
        () => {
          const had = draft.state.messages.findLast((message) => message.inject === inject);
          if (!had || had.byHand === null) return refuse('given.not-by-hand', { inject });
          return unless((had.byHand === 'due') === given, given ? 'given.already' : 'given.not-yet', {
            inject,
          });
        },
      ),
  },
  adhoc: {
    check: (draft, { from, to, reveals }) =>
      firstOf(
        speakerKnown(draft, from),
        rolesKnown(draft, to),
        ...reveals.map((fact) => known(draft, 'fact', fact)),
      ),
    perform: (draft, { to, reveals }) => {
      emit(draft, {
        kind: 'inject.delivered',
        body: { inject: `adhoc-${draft.cause}`, to, cc: [], printed: [], edited: [] },
      });
      for (const fact of reveals) reveal(draft, draft.program.places.fact.get(fact) ?? -1, to, 'inject');
    },
  },
  say: {
    check: (draft, { from, to }, author) =>
      firstOf(
        speakerKnown(draft, from),
        hearersKnown(draft, to),
        unless(actsFor(draft, author, from), 'not-yours', { command: 'say', role: author.role ?? '' }),
      ),
    perform: (draft, { from, to, said }) =>
      emit(draft, {
        kind: 'message.sent',
        body: { from, to, said: reference(draft, said), printed: [], effect: null },
      }),
  },
  ask: {
    check: (draft, { by }, author) =>
      firstOf(
        known(draft, 'role', by),
        unless(actsFor(draft, author, by), 'not-yours', { command: 'ask', role: author.role ?? '' }),
      ),
  },
  reply: {
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
