/** A statement as a screen makes it: how its line begins, and what the record lets follow there. */
import { words } from '@sandtable/words';

export interface Statement {
  readonly head: string;
  /** Any of these, and nothing after it but where it ends in three dots; null: whatever. None: no line may begin so. */
  readonly says: readonly string[] | null;
}
export const states = (head: string, ...says: readonly string[]): Statement => ({ head, says });
export const never = (head: string): Statement => ({ head, says: [] });
export const begins = (head: string): Statement => ({ head, says: null });

/** A screen, or one of its panes, as text. */
export interface Shown {
  readonly screen: string;
  readonly text: string;
}

/** What a screen states otherwise than the record, and what it leaves out. */
export function amissIn({ screen, text }: Shown, statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ head, says }) => {
    const lines = [...text.matchAll(new RegExp(`^[ ]*${flexible(head)}`, 'gmu'))];
    if (lines.length === 0)
      return says === null || says.length > 0 ? [`${screen}: does not say “${head}${says?.[0] ?? ''}”`] : [];
    return lines.flatMap(({ index, 0: own }) => {
      const rest = text.slice(index + own.length);
      if (says === null || says.some((each) => endsWith(each).test(rest))) return [];
      const line = collapsed(`${own}${rest.slice(0, 120)}`);
      return [`${screen}: “${line}”, and the record says ${says.join(' or ') || 'no such thing'}`];
    });
  });
}

/** Two spaces part what stands side by side. */
function endsWith(said: string): RegExp {
  if (said.endsWith(' …')) return new RegExp(`^\\s*${flexible(said.slice(0, -2))}`, 'u');
  const end = said === '' ? '' : `\\s*${flexible(said)}`;
  return new RegExp(`^${end}[ ]*(?:\\n|$|[ ]{2})`, 'u');
}
/** What has to stand somewhere, and what must not stand anywhere. */
export function presenceAmiss(
  { screen, text }: Shown,
  { has = [], hasNot = [] }: { readonly has?: readonly string[]; readonly hasNot?: readonly string[] },
): readonly string[] {
  const flat = collapsed(text);
  const stands = (each: string): boolean => flat.includes(collapsed(each));
  return [
    ...has.flatMap((each) => (stands(each) ? [] : [`${screen}: does not say “${each}”`])),
    ...hasNot.flatMap((each) => (stands(each) ? [`${screen}: tells “${each}”`] : [])),
  ];
}

/** A single space is left where it stands: nearly all are. */
export const collapsed = (text: string): string => text.replace(/[^\S ]\s*| \s+/gu, ' ').trim();

/** A screen breaks lines where it likes. */
const flexible = (text: string): string =>
  text
    .trimStart()
    .replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
    .replace(/\s+/gu, '\\s+');

/** What plain mode says is now, behind what has to be read out before it. */
export function nowLineIn(text: string): string {
  const line = collapsed(text.split('\n').find((each) => each.startsWith('NOW: ')) ?? '').slice(5);
  const first = `${words('en')('desk.now.read-out')} `;
  return line.startsWith(first) ? line.slice(first.length) : line;
}
