/** What happened, newest first, with who of exercise control did it: those who act side by side see each other's acts. */
import type { Entry } from '@sandtable/core/record';
import { type ControlSituation } from '@sandtable/powers';
import { whoDid } from '@sandtable/powers/joint';
import { describeEntry, storyTimeAt } from '@sandtable/words';

export interface FeedLine {
  readonly time: string;
  readonly word: string;
  readonly text: string;
  readonly said: string | null;
  /** Null: the desk of the host, a role, or what followed by itself. */
  readonly by: string | null;
}

const longest = 30;

/** Who opens which page is told where people are, and would bury what they do. */
function isOfTheDoor(entry: Entry): boolean {
  if (entry.kind === 'join' || entry.kind === 'left') return true;
  if (entry.kind !== 'door') return false;
  const { did } = entry.body.event;
  return did !== 'takes-floor' && did !== 'asks-floor' && did !== 'watches' && did !== 'serves';
}

export function feedOf(situation: ControlSituation): readonly FeedLine[] {
  const { entries, scenario } = situation;
  const lines: FeedLine[] = [];
  for (let place = entries.length - 1; place >= 0 && lines.length < longest; place -= 1) {
    const entry = entries[place];
    const told = entry === undefined || isOfTheDoor(entry) ? null : describeEntry(entry, situation);
    if (entry === undefined || told === null) continue;
    lines.push({
      ...told,
      time: storyTimeAt(scenario.story, entry.story, situation),
      by: whoDid(entry.author, situation),
    });
  }
  return lines;
}
