/** What people and things of the scenario are called, for a reader. */
import type { Attribution } from '../scenario/scenario.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import { present } from '../questions/seat.ts';
import { textOrNull } from '../scenario/text.ts';
import { speakerName, type Reader } from './reader.ts';

/** What is promised to people and said to all of them: how they are named, who looks after them, and whom they may turn to afterwards. */
export interface PeopleNotice {
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  readonly safety: string | null;
  readonly contact: string | null;
  /** Titles of the roles that prepared seats play, which are no people. */
  readonly prepared: readonly string[];
}

/** Under the Chatham House Rule no person is named, whatever was set. */
export function peopleNotice(
  { setup, chathamHouse, prepared }: Pick<State, 'setup' | 'chathamHouse' | 'prepared'>,
  reader: Reader,
): PeopleNotice {
  const { attribution } = setup;
  return {
    attribution: chathamHouse && attribution === 'person' ? 'role' : attribution,
    chathamHouse,
    safety: textOrNull(reader.scenario.safety, reader),
    contact: textOrNull(reader.scenario.contact, reader),
    prepared: prepared.map((role) => speakerName(role, reader)),
  };
}

/** Of fewer than three nobody is told apart from the others: who was there would know whose it is. */
export const fewest = 3;

/** How many answers there must be for it to be told how they lie: where nobody may be traced, as many as hide each. */
export const fewestTold = ({ setup, chathamHouse }: Pick<State, 'setup' | 'chathamHouse'>): number =>
  chathamHouse || setup.attribution === 'sector' || setup.attribution === 'none' ? fewest : 1;

/**
 * Sectors in which fewer people play than may be told of: each person counts once, whatever roles they hold, an empty seat not at all.
 * Where the rest of them together are as few as that, all sectors that are there.
 */
export function smallSectors(program: Program, state: State): readonly string[] {
  const people = new Map<string, Set<string>>();
  for (const [place, { name, organisation }] of program.scenario.roles.entries()) {
    if (!present(program, state, name)) continue;
    const sector = sectorOf(program.scenario, organisation);
    const there = people.get(sector) ?? new Set();
    const holders = state.seats[place]?.participants ?? [];
    for (const holder of holders) there.add(String(holder));
    if (holders.length === 0) there.add(name);
    people.set(sector, there);
  }
  const sizes = [...people].map(([sector, there]) => ({ sector, size: there.size }));
  const small = sizes.filter(({ size }) => size < fewest);
  const together = small.reduce((sum, { size }) => sum + size, 0);
  return (small.length > 0 && together < fewest ? sizes : small).map(({ sector }) => sector);
}

const sectorOf = ({ organisations }: Program['scenario'], organisation: string): string =>
  organisations.find(({ name }) => name === organisation)?.sector ?? '';

export interface TitledRole {
  readonly role: string;
  readonly title: string;
}

export function titledRoles(roles: readonly string[], reader: Reader): TitledRole[] {
  return roles.map((role) => ({ role, title: speakerName(role, reader) }));
}
