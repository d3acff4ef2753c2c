/** Decisions as they open, close and act. */
import { finishItem } from './agenda.ts';
import { doAdded, doEffects } from './effect.ts';
import { emit, holds } from './emit.ts';
import { optionsToLetter, unletteredOptions } from '../questions/gate.ts';
import { decisionTakes } from '../questions/takes.ts';
import type { Draft } from '../evolve/draft.ts';
import type { Answer } from '../record/cause.ts';
import type { EffectOwner } from '../record/consequence.ts';
import type { StandingResult } from '../questions/rule.ts';
import type { PlainAnswer, RoleAnswer } from '../program/state.ts';

/** Opens a decision. When a person opens it, its gate is not asked. */
export function openDecision(
  draft: Draft,
  place: number,
  how: { readonly of?: EffectOwner; readonly byHand?: boolean } = {},
): void {
  const decision = draft.program.scenario.decisions[place];
  const now = draft.state.decisions[place];
  if (!decision || !now) return;
  if (!decisionTakes(draft.state, place, 'open')) {
    // a decision that is already open needs nothing
    if (now.status === 'closed')
      emit(draft, {
        kind: 'decision.passed-over',
        body: { decision: decision.name, because: 'already-made' },
      });
    return;
  }
  if (how.byHand !== true && !holds(draft, draft.program.decisions[place]?.gate ?? null))
    return emit(draft, { kind: 'decision.passed-over', body: { decision: decision.name, because: 'gate' } });
  const barred = unletteredOptions(draft.program, draft.state, place, false);
  const body = {
    decision: decision.name,
    until: decision.within === null ? null : draft.state.now + decision.within,
    ...(barred.length > 0 ? { barred } : {}),
  };
  emit(draft, { kind: 'decision.opened', body: how.of ? { ...body, of: how.of } : body });
}

/**
 * Gives the next free letters to what has become open in a decision since: once a second or a command has settled, so that a screen never
 * shows an option that can be chosen without its letter.
 */
export function letterOptions(draft: Draft, place: number): void {
  const options = optionsToLetter(draft.program, draft.state, place);
  if (options.length === 0) return;
  const decision = draft.program.scenario.decisions[place]?.name;
  if (decision !== undefined) emit(draft, { kind: 'decision.lettered', body: { decision, options } });
}

/** Closes with this result. Its effects act now or, if carrying it out takes time, after that time. */
export function closeDecision(draft: Draft, place: number, result: StandingResult, wasEarly?: boolean): void {
  const decision = draft.program.scenario.decisions[place];
  const now = draft.state.decisions[place];
  if (!decision || !now) return;
  const { how, options, amount, ranking, conditional, dissent, roles, each } = result;
  const early = wasEarly ?? now.status === 'pending';
  const anew = now.status === 'closed';
  emit(draft, {
    kind: 'decision.closed',
    body: {
      decision: decision.name,
      how,
      options,
      amount,
      ranking,
      early,
      conditional,
      dissent,
      roles,
      each,
    },
  });
  act(draft, place);
  const item = draft.program.scenario.phases[draft.state.phase]?.agenda[draft.state.cursor];
  if (!early && !anew && item?.does === 'decide' && item.decision === decision.name) finishItem(draft);
}

/** Lets the standing answer act: at once or, if carrying it out takes time, after that time. */
export function act(draft: Draft, place: number): void {
  const decision = draft.program.scenario.decisions[place];
  if (!decision) return;
  if (decision.takes > 0)
    emit(draft, {
      kind: 'busy.until',
      body: { what: 'decision', name: decision.name, to: draft.state.now + decision.takes },
    });
  else answerEffects(draft, place);
}

/** The effects of what stands; under `each` of what stands for every role, one role after the other, unless one answer was put in the place of all. */
export function answerEffects(draft: Draft, place: number): void {
  const decision = draft.program.scenario.decisions[place];
  const now = draft.state.decisions[place];
  if (!decision || !now?.result) return;
  const { result } = now;
  // in the order of the deciders, whoever answered first
  const made = result.roles.flatMap((role) => now.answers.filter((own) => own.role === role));
  if (result.each.length === 0 || result.reversal) return partEffects(draft, decision.name, result, made);
  for (const part of result.each)
    partEffects(
      draft,
      decision.name,
      part,
      made.filter(({ role }) => role === part.role),
    );
}

/**
 * The effects of its options in the order of the file, of any answer, of the if-they card it is, and those that the facilitator added,
 * which may stand instead of the author's. `made`: the answers that it is made of, none for a default.
 */
function partEffects(draft: Draft, name: string, part: PlainAnswer, made: readonly RoleAnswer[]): void {
  const instead = made.some((own) => own.instead);
  if (!instead) {
    for (const option of part.options) doEffects(draft, { of: 'option', name, part: option });
    const answered =
      part.options.length > 0 ||
      part.amount !== null ||
      part.ranking.length > 0 ||
      made.some((own) => own.answer.form === 'other');
    if (answered) doEffects(draft, { of: 'decision', name, part: '' }, part.amount);
    // like an option, a card that several gave acts once
    for (const card of new Set(made.flatMap(({ answer }) => cardOf(answer))))
      doEffects(draft, { of: 'proposal', name, part: String(card) });
  }
  for (const own of made) doAdded(draft, { of: 'added', name, part: String(own.entry) }, own.added);
}

const cardOf = (answer: Answer): number | readonly [] =>
  answer.form === 'other' ? (answer.proposal ?? []) : [];
