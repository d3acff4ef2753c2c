/** What people and things of the scenario are called, for a reader. */
import type { Attribution, Scenario } from '../scenario/scenario.ts';
import type { State } from '../program/state.ts';

import { read, readOrNull, type Reader } from './reader.ts';

/** What is promised to people and said to all of them: how they are named, who looks after them, and whom they may turn to afterwards. */
export interface PeopleNotice {
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  readonly safety: string | null;
  readonly contact: string | null;
}

/** Title of an actor or a role; `exercise_control` stays itself, for the catalogue to name. */
export function titleOfSpeaker(scenario: Scenario, reader: Reader, name: string): string {
  const speaker =
    scenario.roles.find((role) => role.name === name) ?? scenario.actors.find((actor) => actor.name === name);
  return speaker ? read(scenario, reader, speaker.title) : name;
}

/** Under the Chatham House Rule no person is named, whatever was set. */
export function peopleNotice(
  scenario: Scenario,
  { setup, chathamHouse }: Pick<State, 'setup' | 'chathamHouse'>,
  reader: Reader,
): PeopleNotice {
  const { attribution } = setup;
  return {
    attribution: chathamHouse && attribution === 'person' ? 'role' : attribution,
    chathamHouse,
    safety: readOrNull(scenario, reader, scenario.safety),
    contact: readOrNull(scenario, reader, scenario.contact),
  };
}

export interface TitledRole {
  readonly role: string;
  readonly title: string;
}

export function titledRoles(scenario: Scenario, reader: Reader, roles: readonly string[]): TitledRole[] {
  return roles.map((role) => ({ role, title: titleOfSpeaker(scenario, reader, role) }));
}

export function organisationTitle(scenario: Scenario, reader: Reader, name: string): string {
  const organisation = scenario.organisations.find((candidate) => candidate.name === name);
  return organisation ? read(scenario, reader, organisation.title) : name;
}
