/** What every new scenario has. */
import { yamlText } from './prose.ts';

/** What the author says at the beginning. */
export interface Wishes {
  /** The folder's name and the scenario's id. */
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  /** Minutes that people are in the room. */
  readonly minutes: number;
  /** What the roles are called, at least two. */
  readonly roles: readonly string[];
}
export interface TemplateRole {
  readonly id: string;
  readonly name: string;
}
export interface FullWishes extends Omit<Wishes, 'roles'> {
  readonly roles: readonly [TemplateRole, TemplateRole, ...TemplateRole[]];
}
export interface DraftFile {
  /** Within the folder, with / between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Each role gets an organisation of its own; the author knows better which of them belong together. */
function organisations({ roles: all }: FullWishes): string {
  const one = all.map(
    (role, at) =>
      `  of_${role.id}:\n    name: ${yamlText(`${role.name}’s organisation`, 6)}\n    sector: ${sectors[at % sectors.length]}\n`,
  );
  return `organisations:\n${one.join('')}`;
}
const sectors = ['government', 'private', 'civil', 'scientific'];

/** Where a scenario begins: what it is, and who takes part. */
export function opening(
  draft: FullWishes,
  says: { readonly is: string; readonly kind?: string; readonly summary: string },
): string {
  const { id, title, theme } = draft;
  return `# ${says.is} that works as it stands. Change the words first, then add to it; check after every few lines:
#   sandtable check .
sandtable: 1
id: ${id}
title: ${yamlText(title, 2)}
${says.kind === undefined ? '' : `kind: ${says.kind}\n`}summary: >
  ${says.summary}
marking: TLP:CLEAR
fictional: >
  All places, bodies and persons are invented.
themes:
  - ${yamlText(theme, 4)}

# Who takes part. Give each organisation its name and its sector: government, private, civil, scientific or international.
${organisations(draft)}
${roles(draft)}`;
}

function roles({ roles: all }: FullWishes): string {
  const one = all.map(
    (role) => `  ${role.id}:\n    name: ${yamlText(role.name, 6)}\n    organisation: of_${role.id}\n`,
  );
  return `roles:\n${one.join('')}`;
}

/** Nobody sits longer than an hour and a half: a break between the phases of a long exercise. */
export const pause = ({ minutes }: FullWishes): string => (minutes > 75 ? '      - { break: 10m }\n' : '');

export function readme(draft: FullWishes, about: string, script: string): string {
  const { id, title, theme, minutes, roles: all } = draft;
  return `# ${markdown(title)}

${about}

- Theme: ${markdown(theme)}
- Time in the room: ${minutes} minutes
- Roles: ${all.map((role) => markdown(role.name)).join(', ')}

## Work on it

Stand in the folder above this one.

    sandtable watch ${id}             in a second window: what every save changes
    sandtable check ${id} --strict    what is wrong, and what an experienced designer would ask
    sandtable test ${id}              the plays that must keep working
    sandtable play ${id} --script ${id}/${script}
    sandtable graph ${id}             what leads to what
    sandtable run ${id}               lead it

Change the words first: the summary, the injects, the questions. Then add: one inject, one check.
`;
}

const markdown = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`);
