/** A record played by the second interpreter: it is given the record's commands and nothing else, and what it tells is held against the record. */
import type { Command, Entry, Setup } from '@sandtable/core/record';
import { isCause } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { isConsequence, traceLine, type Labels } from '../conformance/trace-line.ts';
import { giveAgain, isKnown } from './hand.ts';
import { withoutReasons } from './walk.ts';
import { worldOf, type World } from './world.ts';

export interface Replayed {
  readonly world: World;
  /** What the record and the second interpreter first tell otherwise; null: they tell the same. */
  readonly parting: string | null;
}

export function replay(scenario: Scenario, setup: Setup, entries: readonly Entry[]): Replayed {
  const playing = replaying(scenario, setup);
  const { world } = playing;
  for (const entry of entries) {
    const refused = playing.take(entry);
    if (refused !== null) return { world, parting: `${entry.n} ${entry.kind}: refused, ${refused}` };
  }
  return { world, parting: partingOf(world, entries) };
}

/** A world that goes on with the commands of a record, one by one. */
export function replaying(
  scenario: Scenario,
  setup: Setup,
): { readonly world: World; take(entry: Entry): string | null } {
  const world = worldOf(scenario, setup);
  // it counts the commands that it knows, and a record counts entries
  const numbers = new Map<number, number>();
  return {
    world,
    take(entry) {
      if (!isCause(entry) || !isKnown(entry.kind)) return null;
      const { author, wall } = entry;
      const command = renumbered({ kind: entry.kind, body: entry.body } as Command, numbers);
      const refused = giveAgain(world, { command, author, wall, texts: [] });
      if (refused === null) numbers.set(entry.n, world.causes);
      return refused;
    },
  };
}

function renumbered(command: Command, numbers: ReadonlyMap<number, number>): Command {
  const own = (n: number) => numbers.get(n) ?? 0;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the others name no entry that the second interpreter must find
  switch (command.kind) {
    case 'correct':
      return { ...command, body: { ...command.body, entry: own(command.body.entry) } };
    case 'reply':
      return { ...command, body: { ...command.body, question: own(command.body.question) } };
    case 'judge':
      return { ...command, body: { ...command.body, rests: command.body.rests.map(own) } };
    case 'find': {
      const { rests, instead, ...body } = command.body;
      return {
        ...command,
        body: { ...body, rests: rests.map(own), ...(instead === undefined ? {} : { instead: own(instead) }) },
      };
    }
    case 'comment':
      return { ...command, body: { ...command.body, finding: own(command.body.finding) } };
    case 'dispose':
      return { ...command, body: { ...command.body, comment: own(command.body.comment) } };
    case 'plan-action': {
      const { finding, instead, ...body } = command.body;
      return {
        ...command,
        body: { ...body, finding: own(finding), ...(instead === undefined ? {} : { instead: own(instead) }) },
      };
    }
    case 'accept-action':
      return { ...command, body: { ...command.body, action: own(command.body.action) } };
    default:
      return command;
  }
}

function partingOf(world: World, entries: readonly Entry[]): string | null {
  const labels: Labels = { of: () => 'entry', texts: () => null };
  const lines = (told: readonly Entry[]) =>
    withoutReasons(told.map((each) => `${traceLine(each, labels)}\n`).join('')).split('\n');
  const theirs = lines(
    world.trace.map(
      ({ story, cause, kind, body }) =>
        ({ n: 0, story, wall: null, author: null, cause, kind, body }) as unknown as Entry,
    ),
  );
  const ours = lines(entries.filter(isConsequence));
  const at = ours.findIndex((line, place) => line !== theirs[place]);
  return at < 0 && ours.length === theirs.length
    ? null
    : `record: ${ours[at]}; second interpreter: ${theirs[at]}`;
}
