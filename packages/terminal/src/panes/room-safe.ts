// What of a form may stand on a projector: what the room knows anyway, and what somebody typed to find.
import type { FieldName, Prompt } from '@sandtable/powers';
import { type Asking, isList, listRows } from './form.ts';

/** Lists of roles, manners and tags tell nothing. Whatever else there is to choose from names what only exercise control knows. */
const harmless: ReadonlySet<FieldName> = new Set<FieldName>([
  'to',
  'by',
  'with',
  'hearers',
  'deciders',
  'role',
  'here',
  'into',
  'form',
  'how',
  'tag',
  'attribution',
  'holds',
  'becomes',
  'agenda',
  'remedy',
  'instead',
  'confidence',
  'reason',
  'channel',
  'who',
  'table',
  'part',
]);

export const isHarmless = (field: string): boolean => (harmless as ReadonlySet<string>).has(field);

/** Whether its rows stay hidden: nothing of it was typed yet by which it could be found. */
export function hidesList<S>(asking: Asking<S>): boolean {
  const { field, prompt, editor } = asking;
  if (!isList(prompt) || prompt.kind === 'yes-no' || isHarmless(field.name)) return false;
  const typed = editor.text.trim().toLowerCase();
  const choices: readonly { readonly short?: string }[] = 'choices' in prompt ? prompt.choices : [];
  return typed.length < 2 && !choices.some(({ short }) => typed !== '' && short?.toLowerCase() === typed);
}

/** Whether what stands in a text field is what somebody wrote before, and not what is typed now. */
export const hidesText = <S>({ prompt }: Pick<Asking<S>, 'prompt'>): boolean =>
  prompt.kind === 'text' && (prompt.presumed ?? '') !== '';

/** Whether an answer is not read back: what was chosen from a list, or begun with words that somebody else wrote. */
export const hidesAnswer = (prompt: Prompt): boolean => isList(prompt) || hidesText({ prompt });

/** Keys that would choose a row which nobody sees. That nothing is chosen, where it may be, can be seen. */
export function choosesUnseen<S>(asking: Asking<S>, key: string): boolean {
  if (!hidesList(asking)) return false;
  if (key === 'enter' || key === 'ctrl+s')
    return asking.ticked.length === 0 && listRows(asking)[asking.cursor]?.value !== null;
  return key === 'space' || key === 'ctrl+a';
}
