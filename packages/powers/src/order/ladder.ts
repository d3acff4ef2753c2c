// The delivery ladder in words, and a reminder of those who have not confirmed that they read an inject.
import type { LadderBoard, LadderRow } from '@sandtable/core/view';
import { wallTime } from '@sandtable/words/room-time';
import { inPlay, roleTitles } from '../form/choices.ts';
import { chosen, field, give, maybe, pickOnly, slots } from '../form/field.ts';
import type { ControlPower, ControlSituation, Values } from '../form/power.ts';

export const ladderTitle = ({ serial, title }: LadderBoard, { say }: ControlSituation): string =>
  serial === null ? title.trim() : say('power.named', { serial, title });

/** Each of those whom it went to, and how far it came with them, step by step. */
export function ladderRows(
  board: LadderBoard,
  situation: ControlSituation,
): readonly { readonly title: string; readonly words: string }[] {
  return board.to.map((row) => ({ title: row.title, words: stepWords(board, row, situation) }));
}

function stepWords({ delivered, byHand }: LadderBoard, row: LadderRow, situation: ControlSituation): string {
  const { say, wall } = situation;
  const at = (time: number | null): string => (time === null ? '' : wallTime(time, situation, wall));
  if (row.withdrawn) return say('power.ladder.withdrawn');
  const steps = [say('power.ladder.delivered', { time: at(delivered) })];
  if (byHand === 'due' && row.onScreen === null) steps.push(say('power.ladder.to-give'));
  else if (byHand !== null && byHand !== 'due')
    steps.push(say('power.ladder.given', { time: at(byHand.at) }));
  if (row.onScreen !== null) steps.push(say('power.ladder.on-screen', { time: at(row.onScreen.at) }));
  else if (byHand === null) steps.push(say('power.ladder.nowhere'));
  if (row.confirmed !== null) steps.push(say('power.ladder.confirmed', { time: at(row.confirmed.at) }));
  if (row.answer !== null) steps.push(say('power.ladder.answer', { text: row.answer.trim() }));
  return steps.join(', ');
}

/** Whoever is not at a screen cannot confirm there: they are told in the room. */
const silentOf = ({ to }: LadderBoard): readonly string[] =>
  to
    .filter(({ withdrawn, onScreen, confirmed }) => !withdrawn && onScreen !== null && confirmed === null)
    .map(({ role }) => role);
/** What came longer ago is talked about in the room. */
const mostRemindedOf = 20;
const unconfirmed = ({ ladder }: ControlSituation): readonly LadderBoard[] =>
  ladder(mostRemindedOf).filter((board) => silentOf(board).length > 0);
const boardOf = (situation: ControlSituation, values: Values): LadderBoard | undefined =>
  unconfirmed(situation).find(({ entry }) => String(entry) === values['message']);

export const remind: ControlPower = {
  id: 'remind',
  group: 'order',
  key: null,
  fields: [
    pickOnly('message', (situation) =>
      unconfirmed(situation).map((board) => ({
        value: String(board.entry),
        label: ladderTitle(board, situation),
        short: board.serial ?? board.inject,
        detail: roleTitles(situation.view, silentOf(board), situation.say),
      })),
    ),
    field('said', { optional: true, words: true }, () => ({ kind: 'text', quiet: true })),
  ],
  available: (situation) => inPlay(situation) && unconfirmed(situation).length > 0,
  warning(situation, values) {
    const board = boardOf(situation, values);
    return board === undefined
      ? null
      : situation.say('power.warn.remind', {
          roles: roleTitles(situation.view, silentOf(board), situation.say),
        });
  },
  build(situation, values) {
    const board = boardOf(situation, values);
    const { texts, slot } = slots();
    const words =
      maybe(values, 'said') ??
      situation.say('power.remind.words', {
        inject: board === undefined ? '' : ladderTitle(board, situation),
      });
    if (board === undefined) throw new TypeError(`nobody is to be reminded of ${chosen(values, 'message')}`);
    return give(
      { kind: 'say', body: { from: 'exercise_control', to: silentOf(board), said: slot(words) } },
      texts,
    );
  },
};
