/** What people and things of the scenario are called, for a reader. */
import type { Attribution } from '../scenario/scenario.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import { controlsSeat, holderOf, present } from '../questions/seat.ts';
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

/** Somebody who plays, for a sector; who plays two roles is the same person. */
export interface SectorPlayer {
  readonly sector: string;
  readonly person: string;
}

/** Who plays a role now, by number, or the role where nobody is named. Exercise control and prepared seats are no people who could be known. */
export function playersOf(program: Program, state: State, role: string): readonly SectorPlayer[] {
  const holder = holderOf(program, state, role);
  if (!present(program, state, role) || state.prepared.includes(holder)) return [];
  const places = program.places.role;
  const { organisation = '' } = program.scenario.roles[places.get(role) ?? -1] ?? {};
  const sector = sectorOf(program.scenario, organisation);
  const participants = state.seats[places.get(holder) ?? -1]?.participants ?? [];
  return participants.length === 0
    ? [{ sector, person: holder }]
    : participants.filter((each) => each !== controlsSeat).map((each) => ({ sector, person: String(each) }));
}

/** Sectors in which fewer play than may be told of. Where the rest of them together are as few as that, all sectors that are there. */
export function sectorsOfFew(players: readonly SectorPlayer[]): readonly string[] {
  const sizes = [...new Set(players.map(({ sector }) => sector))].map((sector) => {
    const there = players.filter((each) => each.sector === sector).map(({ person }) => person);
    return { sector, size: new Set(there).size };
  });
  const small = sizes.filter(({ size }) => size < fewest);
  const together = small.reduce((sum, { size }) => sum + size, 0);
  return (small.length > 0 && together < fewest ? sizes : small).map(({ sector }) => sector);
}

export const smallSectors = (program: Program, state: State): readonly string[] =>
  sectorsOfFew(program.scenario.roles.flatMap(({ name }) => playersOf(program, state, name)));

const sectorOf = ({ organisations }: Program['scenario'], organisation: string): string =>
  organisations.find(({ name }) => name === organisation)?.sector ?? '';

export interface TitledRole {
  readonly role: string;
  readonly title: string;
}

export function titledRoles(roles: readonly string[], reader: Reader): TitledRole[] {
  return roles.map((role) => ({ role, title: speakerName(role, reader) }));
}
