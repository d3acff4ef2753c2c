/** What a command would bring about now, told by the second interpreter, which plays the record's commands beside it. */
import type { Command, Entry, Setup } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { giveAgain } from '../model/hand.ts';
import { replaying } from '../model/replay.ts';
import { keep, type Told } from '../model/world.ts';

export type Foresight = (command: Command) => readonly Told[];

export function foresightOf(scenario: Scenario, setup: Setup): (entries: readonly Entry[]) => Foresight {
  let playing = replaying(scenario, setup);
  let played = 0;
  let last: Entry | undefined;
  const goOn = (entries: readonly Entry[]): void => {
    // a rewind goes on from an earlier entry, in another record
    if (entries.length < played || entries[played - 1] !== last) {
      playing = replaying(scenario, setup);
      played = 0;
    }
    for (const entry of entries.slice(played)) playing.take(entry);
    played = entries.length;
    last = entries.at(-1);
  };
  return (entries) => (command) => {
    goOn(entries);
    const { world } = playing;
    const { length } = world.trace;
    const back = keep(world);
    const author = { participant: null, role: 'exercise_control', organisation: null };
    giveAgain(world, { command, author, wall: last?.wall ?? null, texts: [] });
    const told = world.trace.slice(length);
    back();
    return told;
  };
}
