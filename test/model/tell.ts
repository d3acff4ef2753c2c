/** Consequences, and the events that they are. */
import type { ConsequenceKind } from '@sandtable/core/record';
import type { EventReference } from '@sandtable/core/scenario';
import { word } from './words.ts';
import { isAhead, type Told, type World } from './world.ts';

/** A consequence: it is told when what it says is so already. */
export function tell(world: World, kind: ConsequenceKind, body: Told['body']): void {
  world.trace.push({ story: world.now, cause: world.causes, deed: world.deed ?? world.causes, kind, body });
  notice(world);
}

export const eventKey = ({ kind, name, words }: EventReference): string => [kind, name, ...words].join('.');

/** Remembers the first second at which an event that something waits for came to be so; what is so from the beginning happens at StartEx. */
export function notice(world: World): void {
  if (isAhead(world)) return;
  for (const event of world.events) {
    const key = eventKey(event);
    if (word(world, event) === true) world.first[key] ??= { story: world.now, wall: world.wall };
  }
}
