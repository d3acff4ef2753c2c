// What is said without being asked: what happened, what is now, what time is left, and what kept the clock. Never while somebody types.
import type { Entry } from '@sandtable/core/record';
import type { Session } from '@sandtable/host';
import {
  type RecordTelling,
  type Say,
  duration,
  eventLine,
  recordTrouble,
  storyTime,
} from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import type { DeskSituation } from '../wording/situation.ts';
import { type LiveFeed, liveFeed } from './live-feed.ts';
import { nowTeller } from './now-teller.ts';
import { careLines } from './views.ts';
import { type Box, type Mark, boxes, timeLeft } from './time-left.ts';

export interface Announcer {
  readonly feed: LiveFeed;
  /** What is new. `mine`: it comes of what was just typed, and is told in any case. */
  news(mine: boolean): void;
  /** Whether the NOW line that was told last still is what is now. */
  toldNow(): boolean;
  /** While this runs, what happens on the record is left for the news after it. */
  quietly<T>(give: () => T): T;
  /** Forgets what was announced, after another person used the screen or a rewind, so that the NOW line is told again. */
  forgetNow(): void;
  close(): void;
}

export interface Announced {
  readonly session: Session;
  readonly say: Say;
  readonly desk: () => DeskSituation;
  readonly tell: (line: string) => void;
  /** Somebody types, or answers a question. */
  readonly busy: () => boolean;
}

export function announcer({ session, say, desk, tell, busy }: Announced): Announcer {
  const now = nowTeller();
  const telling = (): RecordTelling => ({
    scenario: session.scenario,
    entries: session.entries,
    texts: session.texts,
    language: session.language,
    zone: session.zone,
    say,
  });
  const heard = (entry: Entry): boolean => entry.kind === 'inject.delivered' && now.heard(entry.body.inject);
  const lines = (entry: Entry): readonly string[] => {
    // where the hot wash is the NOW line says
    if (entry.kind === 'turn-to') return [];
    const line = eventLine(entry, telling(), heard(entry));
    if (line === null) return [];
    // what came by itself was not read out before: with it goes what only exercise control may know
    return entry.kind === 'inject.delivered' && !heard(entry)
      ? [line, ...careLines(entry.body.inject, desk())]
      : [line];
  };
  const feed = liveFeed(session, lines, busy);
  let quiet = false;
  let storySeconds = desk().view.story.seconds;
  let away: number | null = null;
  let trouble: Error | null = null;

  const aside = (line: string): void => {
    if (busy()) feed.keep(line);
    else tell(line);
  };
  const news = (mine: boolean): void => {
    const fresh = feed.take(mine);
    fresh.forEach(tell);
    const { view } = desk();
    // when a person moves time on and nothing happens, say at least what time it is now
    if (mine && fresh.length === 0 && view.story.seconds !== storySeconds)
      tell(say('plain.where.time', { time: storyTime(view.story, telling()) }));
    if (mine) storySeconds = view.story.seconds;
    const interrupted = session.interrupted();
    if (interrupted !== null && interrupted.away !== away)
      aside(
        say(`plain.interrupted.${interrupted.why}`, { time: duration(interrupted.away / 1000, telling()) }),
      );
    away = interrupted?.away ?? null;
    if (mine || !busy()) now.news(desk()).forEach(tell);
  };

  const marks = timeLeft();
  marks(boxes(desk()));
  const unsubscribe = session.subscribe(() => {
    if (!quiet) news(false);
  });
  const untick = session.clock.every(1000, () => {
    const kept = session.trouble();
    if (kept !== null && kept !== trouble) aside(recordTrouble(kept, say) ?? kept.message);
    trouble = kept;
    for (const { box, mark } of marks(boxes(desk()))) aside(markLine(box, mark, desk()));
  });

  return {
    feed,
    news,
    toldNow: () => now.isTold(desk()),
    quietly(give) {
      quiet = true;
      try {
        return give();
      } finally {
        quiet = false;
      }
    },
    forgetNow: now.forget,
    close() {
      unsubscribe();
      untick();
    },
  };
}

function markLine(box: Box, mark: Mark, desk: DeskSituation): string {
  const { wall, say } = desk;
  const { of } = box;
  const what = of.kind === 'decision' ? of.serial : say(`plain.box.${of.kind}`);
  return mark === 0
    ? say('plain.time-over', { what })
    : say('plain.time-left', { what, minutes: mark, at: wallTime(wall + box.left, desk, wall) });
}
