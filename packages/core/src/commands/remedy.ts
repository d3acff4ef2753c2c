/** What the remedies of several commands share. */
import { emit } from '../step/emit.ts';
import { effectsLeft } from '../step/undo.ts';
import type { Message } from '../program/state.ts';
import type { Draft } from '../evolve/draft.ts';
import type { TextSlot } from '../record/parts.ts';
import type { Corrigible } from '../record/cause.ts';
import type { EffectDone } from '../record/consequence.ts';
import type { MistakenEntry } from './command-rule.ts';

/** The consequence that says what of a mistake was undone, and what remains of it. */
export function tellCorrected(
  draft: Draft,
  entry: number,
  undone: readonly EffectDone[],
  remains: readonly EffectDone[],
): void {
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
}

/** The roles that have an inject from its latest delivery. Takes names of ad-hoc injects (`adhoc-3`), too. */
export function receivers(draft: Draft, inject: string): readonly string[] {
  return haveIt(draft.state.messages.filter((message) => message.inject === inject));
}

/** Who was not told to disregard them. */
export const haveIt = (messages: readonly Message[]): readonly string[] => [
  ...new Set(
    messages.flatMap((message) =>
      [...message.to, ...message.cc].filter((role) => !message.withdrawnFrom.includes(role)),
    ),
  ),
];

/** The deliveries of an inject by a mistake, and by what was put in its place before. */
export function deliveredBy(
  { state }: Draft,
  { doneIn }: Pick<MistakenEntry<Corrigible>, 'doneIn'>,
  inject: string,
): readonly Message[] {
  return state.deeds.flatMap((deed) => {
    if (deed.doneIn !== doneIn || !deed.did.some((one) => one.did === 'inject' && one.inject === inject))
      return [];
    const message = state.messages.find((each) => each.inject === inject && each.entry > deed.entry);
    return message === undefined ? [] : [message];
  });
}

/** Those who should not have it are told to disregard it; those who should, get it. */
export function correctReceivers(
  draft: Draft,
  mistake: Pick<MistakenEntry<Corrigible>, 'entry' | 'doneIn' | 'did'>,
  inject: string,
  to: readonly string[],
  deliver: (others: readonly string[]) => void,
): void {
  const messages = draft.state.messages.filter((message) => message.inject === inject);
  const mistaken = deliveredBy(draft, mistake, inject);
  const byAnother = haveIt(messages.filter((message) => !mistaken.includes(message)));
  const had = haveIt(mistaken);
  const wrongly = had.filter((role) => !to.includes(role) && !byAnother.includes(role));
  const others = to.filter((role) => !had.includes(role) && !byAnother.includes(role));
  if (wrongly.length > 0) emit(draft, { kind: 'inject.withdrawn', body: { inject, to: wrongly } });
  tellCorrected(draft, mistake.entry, [], effectsLeft(draft, mistake.did));
  if (others.length > 0) deliver(others);
}

/** The same words again, to those whom they were meant for. */
export function sayAgain(
  draft: Draft,
  entry: number,
  { from, said }: { readonly from: string; readonly said: TextSlot },
  to: readonly string[],
): void {
  emit(draft, {
    kind: 'message.sent',
    body: { from, to, said: { entry, text: said.text }, printed: [], effect: null },
  });
}
