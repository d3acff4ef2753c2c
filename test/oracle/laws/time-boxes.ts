/** How much of its minutes an open decision has left: the minutes that were planned and added, less those that were played since it opened. */
import { roomClock } from '@sandtable/words';
import type { Entry } from '@sandtable/core/record';
import { lifeOf } from '../../model/world.ts';
import { wallTime } from '@sandtable/words/room-time';
import { collapsed, presenceAmiss } from '../statement.ts';
import { en, tongue } from '../words-of-record.ts';
import type { Law } from './look.ts';

const { say } = tongue;

export const timeBoxes: Law = async ({ says, session, ear, show, roomScreen }) => {
  const { scenario, decisions, stage } = says.world;
  const { entries, clock } = session;
  const now = clock.now();
  const isOver = stage !== 'conduct' && stage !== 'paused';
  const boxes = scenario.decisions.flatMap(({ name, serial, question, minutes }) => {
    // after EndEx nobody's time runs any more
    if (minutes === null || isOver || lifeOf(decisions, name).status !== 'open') return [];
    const opened = entries.findLast(
      (entry) =>
        (entry.kind === 'decision.opened' || entry.kind === 'decision.reopened') &&
        entry.body.decision === name,
    );
    if (opened?.wall === null || opened === undefined) return [];
    const { n, wall } = opened;
    const added = entries.reduce(
      (sum, entry) =>
        entry.kind === 'extend' && entry.body.decision === name && entry.n > n
          ? sum + entry.body.minutes
          : sum,
      0,
    );
    const whole = minutes + added;
    return [{ serial, question, whole, left: whole * 60_000 - playedSince(entries, wall, now) }];
  });
  const has = boxes.map(({ serial, left }) => {
    const time = roomClock(Math.abs(Math.ceil(left / 1000)) * 1000);
    return say('plain.left.box', { serial, time: left <= -1000 ? say('plain.left.over', { time }) : time });
  });
  const room = show('time boxes, room’s screen', roomScreen());
  const told = boxes.find(({ question }) => collapsed(room.text).includes(en(question)));
  return [
    ...presenceAmiss(show('time boxes, left', (await ear.say('left')).join('\n')), {
      has,
      hasNot: isOver ? scenario.decisions.map(({ serial }) => `${serial}: `) : [],
    }),
    // nobody knows until when it lasts while play stands
    ...(told === undefined || stage !== 'conduct'
      ? []
      : presenceAmiss(room, {
          has: [
            say(told.left > 0 ? 'room.question.box' : 'room.question.box-over', {
              minutes: told.whole,
              time: wallTime(now + told.left, tongue, now),
            }),
          ],
        })),
  ];
};

/** Milliseconds of the room in which play was on. */
function playedSince(entries: readonly Entry[], since: number, now: number): number {
  let played = 0;
  let from: number | null = null;
  const upTo = (wall: number) => {
    if (from !== null) played += Math.max(0, wall - Math.max(from, since));
  };
  for (const { kind, body, wall } of entries) {
    if (kind !== 'stage.changed' || wall === null) continue;
    upTo(wall);
    from = body.stage === 'conduct' ? wall : null;
  }
  upTo(now);
  return played;
}
