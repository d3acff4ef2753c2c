/** What people and things of the scenario are called, for a reader. */
import type { Attribution } from '../scenario/scenario.ts';
import type { State } from '../program/state.ts';
import { textOrNull } from '../scenario/text.ts';
import { speakerName, type Reader } from './reader.ts';

/** What is promised to people and said to all of them: how they are named, who looks after them, and whom they may turn to afterwards. */
export interface PeopleNotice {
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  readonly safety: string | null;
  readonly contact: string | null;
}

/** Under the Chatham House Rule no person is named, whatever was set. */
export function peopleNotice(
  { setup, chathamHouse }: Pick<State, 'setup' | 'chathamHouse'>,
  reader: Reader,
): PeopleNotice {
  const { attribution } = setup;
  return {
    attribution: chathamHouse && attribution === 'person' ? 'role' : attribution,
    chathamHouse,
    safety: textOrNull(reader.scenario.safety, reader),
    contact: textOrNull(reader.scenario.contact, reader),
  };
}

export interface TitledRole {
  readonly role: string;
  readonly title: string;
}

export function titledRoles(roles: readonly string[], reader: Reader): TitledRole[] {
  return roles.map((role) => ({ role, title: speakerName(role, reader) }));
}
