/** Orders: commands with whoever gives them. */
import type { Author, WallTime } from '../record/parts.ts';
import type { Command } from '../record/cause.ts';
import type { Order } from '../record/entry.ts';
import type { Scenario } from '../scenario/scenario.ts';

export const controlAuthor: Author = { participant: null, role: 'exercise_control', organisation: null };
export const attendantAuthor: Author = { participant: null, role: null, organisation: null };

export function roleAuthor(scenario: Pick<Scenario, 'roles'>, role: string): Author {
  return {
    participant: null,
    role,
    organisation: scenario.roles.find((candidate) => candidate.name === role)?.organisation ?? null,
  };
}

/** In unattended play, where no wall clock runs. `texts`: the free texts that the command's slots point to. */
export function order(
  command: Command,
  author: Author = controlAuthor,
  texts: readonly string[] = [],
): Order {
  return { command, author, wall: null, texts };
}

/** Who gives a command, and when. */
export interface GivenBy {
  /** A role by its name, or an author in full; exercise control when it is left out. */
  readonly by?: string | Author;
  /** Real time, in milliseconds since 1970; none when it is left out, as in unattended play. */
  readonly wall?: WallTime;
  /** The free texts that the command's slots point to. */
  readonly texts?: readonly string[];
}

export function orderGiven(
  scenario: Pick<Scenario, 'roles'>,
  command: Command,
  { by = controlAuthor, wall, texts = [] }: GivenBy,
): Order {
  return {
    command,
    author: typeof by === 'string' ? roleAuthor(scenario, by) : by,
    wall: wall ?? null,
    texts,
  };
}
