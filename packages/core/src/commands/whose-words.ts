/** Whose words the free texts on a record are. Pure. */
import type { Scenario } from '../scenario/scenario.ts';
import type { TextReference } from '../record/parts.ts';
import { isCause, type Entry } from '../record/entry.ts';
import type { Whose } from './command-rule.ts';
import { ruleOf } from './command-rules.ts';

/** Whose words one of its texts is; null when it holds no such text. */
export function whoseWords(entry: Entry, text: number): Whose | null {
  if (!isCause(entry)) return null;
  // what somebody said stays theirs in every language
  if (entry.kind === 'note' && entry.body.interprets !== undefined)
    return entry.body.said.text === text ? 'participant' : null;
  const words: Readonly<Record<string, Whose>> = ruleOf(entry.kind).words;
  const body: Readonly<Record<string, unknown>> = { ...entry.body };
  for (const [key, whose] of Object.entries(words)) if (slotsIn(body[key]).has(text)) return whose;
  return null;
}

/** Whether one of its texts is what a participant said, not exercise control. */
export function saidByParticipant(entry: Entry, text: number, roles: ReadonlySet<string>): boolean {
  const whose = whoseWords(entry, text);
  switch (whose) {
    case 'participant':
      return true;
    case 'from':
      return entry.kind === 'say' && roles.has(entry.body.from);
    // what the recorder wrote is the room's own work; what a participant wrote is quoted
    case 'giver':
      return roles.has(entry.author.role ?? '');
    case 'room':
    case 'story':
    case 'control':
    case 'name':
    case null:
      return false;
  }
}

/** What of an entry somebody in the room said, or was noted of what was said there. */
export function remarksIn({ roles }: Pick<Scenario, 'roles'>, entry: Entry): readonly TextReference[] {
  const names = new Set(roles.map(({ name }) => name));
  return textsOf(entry).filter(({ text }) => {
    const whose = whoseWords(entry, text);
    return whose === 'giver' || whose === 'room' || saidByParticipant(entry, text, names);
  });
}

/** These texts, and what interpreters put beside them: what is taken from a record is taken from it in every language. */
export const inEveryLanguage = (
  entries: readonly Entry[],
  texts: readonly TextReference[],
): readonly TextReference[] => [
  ...texts,
  ...entries.flatMap(({ n, kind, body }) =>
    kind === 'note' &&
    texts.some(
      ({ entry, text }) => body.interprets?.words.entry === entry && body.interprets.words.text === text,
    )
      ? [{ entry: n, text: body.said.text }]
      : [],
  ),
];

/** All texts of an entry: wherever in its body a slot stands. */
const textsOf = ({ n, body }: Entry): readonly TextReference[] =>
  [...slotsIn(body)].toSorted((a, b) => a - b).map((text) => ({ entry: n, text }));

function slotsIn(value: unknown): ReadonlySet<number> {
  const slots = new Set<number>();
  const look = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    if ('text' in each && typeof each.text === 'number' && !('entry' in each)) slots.add(each.text);
    Object.values(each).forEach(look);
  };
  look(value);
  return slots;
}
