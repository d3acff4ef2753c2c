/** How far the wall clock drives the story clock, as arithmetic. Nothing here ticks. */

/** A longer gap between two ticks, in milliseconds, means that the machine slept or its clock was set: no one was playing. */
export const longestTick = 30_000;
export const isSleep = (passed: number): boolean => passed > longestTick;

/** How the wall clock drives the story clock since it last began to run. */
export interface Drive {
  /** Wall time of the last tick, in milliseconds since 1970. */
  readonly ticked: number;
  /** Story seconds that the wall has earned and that have not been given: always less than what the next advance takes. */
  readonly owed: number;
}

export function startDriving(wall: number): Drive {
  return { ticked: wall, owed: 0 };
}

/** What a tick comes to: `advance` is how many whole story seconds to move on now; `asleep` that none are, since too much time passed. */
export interface Tick {
  readonly drive: Drive;
  readonly advance: number;
  readonly asleep: boolean;
}

/** One tick of a clock that runs at `pace` story minutes a minute. Time that went backwards counts for nothing. */
export function tick(drive: Drive, wall: number, pace: number): Tick {
  const passed = wall - drive.ticked;
  if (isSleep(passed)) return { drive: startDriving(wall), advance: 0, asleep: true };
  const owed = drive.owed + (Math.max(0, passed) / 1000) * pace;
  const advance = Math.floor(owed);
  return { drive: { ticked: wall, owed: owed - advance }, advance, asleep: false };
}
