/** What people and things of the scenario are called, for a reader. */
import type { Scenario } from '../scenario/scenario.ts';
import type { State } from '../program/state.ts';
import type { PeopleNotice } from './control/control-view.ts';
import { read, readOrNull, type Reader } from './reader.ts';

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
