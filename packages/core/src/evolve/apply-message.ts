/** What reached people: delivered injects and messages as the state keeps them. */
import { did, replaceInject } from './change.ts';
import { injectDue } from '../questions/due.ts';
import { addressees, messagesTo, receiptOf } from '../questions/received.ts';
import { hasScreen } from '../questions/seat.ts';
import { placeToGive } from '../questions/to-give.ts';
import { comingTable, deliveryTable } from '../program/machine/inject.ts';
import { moved } from '../program/machine/table.ts';
import type { Draft } from './draft.ts';
import type { CauseBodies } from '../record/cause.ts';
import type { ConsequenceBodies, EffectOwner } from '../record/consequence.ts';
import type { Inject } from '../scenario/scenario.ts';
import type { Message, Receipt } from '../program/state.ts';

export function deliver(draft: Draft, body: ConsequenceBodies['inject.delivered']): void {
  const { state, program } = draft;
  const place = program.places.inject.get(body.inject) ?? -1;
  const inject = program.scenario.injects[place];
  const now = state.injects[place];
  const adhoc = inject ? undefined : state.deeds.find(({ doneIn }) => body.inject === `adhoc-${doneIn}`);
  const authored = adhoc?.command.kind === 'adhoc' ? adhoc.command.body : null;
  if (now) {
    const corrects = isCorrection(draft, body.inject);
    const coming = corrects ? now.coming : moved(comingTable, now.coming, 'deliver');
    let { usedUntil } = now;
    // a proposed inject has reached its moment; one that a person delivers early uses up its next moment
    if (now.coming !== 'proposed' && isHands(draft, body)) {
      state.injects[place] = { ...now, coming };
      const next = injectDue(program, state, place, state.now);
      if (next !== Infinity) usedUntil = next;
    }
    replaceInject(draft, place, {
      ...now,
      coming,
      times: corrects ? now.times : now.times + 1,
      delivery: moved(deliveryTable, now.delivery, 'deliver'),
      usedUntil,
    });
  }
  state.messages.push({
    ...messageHead(draft),
    inject: body.inject,
    from: inject?.from ?? authored?.from ?? 'exercise_control',
    channel: inject?.channel ?? authored?.channel ?? null,
    to: body.to,
    cc: body.cc,
    said: adhoc && authored ? { entry: adhoc.doneIn, text: authored.said.text } : null,
    edited: body.edited,
    effect: null,
    printed: body.printed,
    withdrawnFrom: [],
    replyTo: null,
    byHand: inject ? handOver(draft, inject, body.to) : null,
    receipts: shownTo(draft, body.to, body.cc),
  });
  did(draft, body.of, { did: 'inject', inject: body.inject });
}

/** Whether a person delivered this inject directly, not as an effect that followed from the same command. */
function isHands({ state, cause }: Draft, { inject, of }: ConsequenceBodies['inject.delivered']): boolean {
  const deed = state.deeds.at(-1);
  return (
    deed?.entry === cause &&
    deed.doneIn === cause &&
    (deed.command.kind === 'deliver' || deed.command.kind === 'release') &&
    deed.command.body.inject === inject &&
    of === undefined &&
    deed.did.every((one) => one.did !== 'inject' || one.inject !== inject)
  );
}

/** Whether this delivery corrects an earlier one, and so neither counts as another nor takes the place of one that waits. */
const isCorrection = ({ state, cause }: Draft, inject: string): boolean =>
  state.deeds.some(
    ({ correctedBy, command }) =>
      correctedBy === cause && 'inject' in command.body && command.body.inject === inject,
  );

/** The deliveries for which somebody must stand up, speak or call. */
const goesByHand = (inject: Inject): boolean =>
  inject.delivery === 'card' || inject.delivery === 'spoken' || inject.delivery === 'phone';

function handOver({ state, program, wall }: Draft, inject: Inject, to: readonly string[]): Message['byHand'] {
  if (!goesByHand(inject) && to.every((role) => hasScreen(program, state, role))) return null;
  const item = program.scenario.phases[state.phase]?.agenda[state.cursor];
  // controllers press `next` after they have spoken, so an inject of the agenda counts as handed over
  return item?.does === 'inject' && item.inject === inject.name ? { at: wall, by: null } : 'due';
}

/** Notes that the latest delivery of an inject was handed over. */
export function confirmGiven(draft: Draft, body: CauseBodies['given'], entry: number): void {
  const { state } = draft;
  const { of, place } = placeToGive(state, body.inject) ?? { of: 'messages', place: -1 };
  const byHand = body.given
    ? { at: body.at ?? draft.wall, by: body.by ? { entry, text: body.by.text } : null }
    : 'due';
  const message = of === 'messages' ? state.messages[place] : undefined;
  if (message) state.messages[place] = { ...message, byHand };
  const tidings = of === 'tidings' ? state.tidings[place] : undefined;
  if (tidings) state.tidings[place] = { ...tidings, byHand };
}

/** What an effect reveals no inject says, but to its own readers: where somebody else who learns it has no screen, it has to be said. */
export function bringTidings(
  draft: Draft,
  { fact, roles, how, of }: ConsequenceBodies['fact.learned'],
): void {
  if (how !== 'effect') return;
  const to = roles.filter((role) => !hasItBeside(draft, role, of));
  if (to.some((role) => isUnread(draft, role)))
    draft.state.tidings.push({ ...messageHead(draft), fact, to, byHand: 'due' });
}

/** What an inject's effect reveals at once to somebody who gets that inject stands in its words. */
function hasItBeside({ state }: Draft, role: string, of: EffectOwner | undefined): boolean {
  return (
    of?.of === 'inject' &&
    state.messages.some(
      ({ inject, story, to, cc }) =>
        inject === of.name && story === state.now && (to.includes(role) || cc.includes(role)),
    )
  );
}

function messageHead(draft: Draft): Pick<Message, 'entry' | 'story' | 'wall'> {
  return { entry: draft.state.entries, story: draft.state.now, wall: draft.wall };
}

/** Somebody must say it: nobody who plays this role is at a screen. */
const isUnread = ({ program, state }: Draft, role: string): boolean =>
  program.places.role.has(role) && !hasScreen(program, state, role);

export function send(draft: Draft, body: ConsequenceBodies['message.sent']): void {
  const question = draft.state.deeds.findLast((deed) => deed.entry === draft.cause)?.command;
  draft.state.messages.push({
    ...messageHead(draft),
    inject: null,
    from: body.from,
    channel: null,
    to: body.to,
    cc: [],
    said: body.said,
    edited: [],
    effect: body.of && body.effect !== null ? { of: body.of, effect: body.effect } : null,
    printed: body.printed,
    withdrawnFrom: [],
    replyTo: question?.kind === 'reply' ? question.body.question : null,
    byHand: body.effect !== null && body.to.some((role) => isUnread(draft, role)) ? 'due' : null,
    receipts: shownTo(draft, body.to),
  });
}

const nowhere: readonly Receipt[] = [];
/** It stands on the screens of those who are at one. */
function shownTo(
  { program, state, wall }: Draft,
  to: readonly string[],
  cc: readonly string[] = [],
): readonly Receipt[] {
  if (state.atScreens.length === 0) return nowhere;
  return [...to, ...cc]
    .filter((role) => program.places.role.has(role) && hasScreen(program, state, role))
    .map((role) => ({ role, onScreen: { at: wall }, acknowledged: null }));
}

/** Somebody came to a screen, or to a role: what came before stands before them now. */
export function showWhatCame(draft: Draft): void {
  const { program, state, wall } = draft;
  if (state.atScreens.length === 0) return;
  const there = program.scenario.roles.flatMap(({ name }) => (hasScreen(program, state, name) ? [name] : []));
  state.messages.forEach((message, place) => {
    const all = addressees(message);
    const news = there.filter(
      (role) =>
        all.includes(role) &&
        !message.withdrawnFrom.includes(role) &&
        (receiptOf(message, role)?.onScreen ?? null) === null,
    );
    if (news.length === 0) return;
    const receipts = [
      ...message.receipts.filter(({ role }) => !news.includes(role)),
      ...news.map((role) => ({
        role,
        onScreen: { at: wall },
        acknowledged: receiptOf(message, role)?.acknowledged ?? null,
      })),
    ];
    state.messages[place] = { ...message, receipts };
  });
}

export function acknowledge(draft: Draft, body: CauseBodies['acknowledge'], entry: number): void {
  const { state, wall } = draft;
  const { by: role, said } = body;
  const message = messagesTo(state, role)[body.message - 1];
  if (message === undefined) return;
  const before = receiptOf(message, role);
  const acknowledged = {
    at: before?.acknowledged?.at ?? wall,
    said: said === undefined ? null : { entry, text: said.text },
  };
  const receipts = [
    ...message.receipts.filter((each) => each !== before),
    { role, onScreen: before?.onScreen ?? null, acknowledged },
  ];
  state.messages[state.messages.indexOf(message)] = { ...message, receipts };
}
