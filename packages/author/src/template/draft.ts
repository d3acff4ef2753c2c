/** A small scenario to begin with: whole, in order, and made to be changed. */
import { nameFrom, namePattern, reservedNames, roleWords } from '@sandtable/language/editing';
import { crisis } from './crisis.ts';
import { discussion } from './discussion.ts';
import type { FullWishes, DraftFile, TemplateRole, Wishes } from './parts.ts';
import { oneLine } from './prose.ts';

export const templates = ['crisis', 'discussion'] as const;
export type Template = (typeof templates)[number];

export const idPattern = /^[a-z][a-z0-9_-]*$/;
export const fewestMinutes = 30;
export const mostMinutes = 240;
export const mostRoles = 12;

/** The files of a new scenario's folder. Wishes must be in order: an id, minutes within the limits, two roles or more. */
export function draft(wishes: Wishes, template: Template): readonly DraftFile[] {
  const [first, second, ...others] = rolesOf(wishes.roles);
  if (first === undefined || second === undefined) throw new Error('a scenario needs two roles');
  const { id, title, theme, minutes } = wishes;
  const of: FullWishes = {
    id,
    title: oneLine(title) || id,
    theme: oneLine(theme) || id,
    minutes,
    roles: [first, second, ...others],
  };
  return template === 'crisis' ? crisis(of) : discussion(of);
}

/** A name of the language for each role: `Mayor of Holm` is `mayor_of_holm`. */
function rolesOf(names: readonly string[]): readonly TemplateRole[] {
  const taken = new Set([...roleWords, 'caller']);
  return names.map((name, at) => {
    const plain = nameFrom(name, '_');
    const base = namePattern.test(plain) && !reservedNames.has(plain) ? plain : `role_${at + 1}`;
    let id = base;
    for (let next = 2; taken.has(id); next += 1) id = `${base}_${next}`;
    taken.add(id);
    return { id, name: oneLine(name) };
  });
}
