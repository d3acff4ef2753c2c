/**
 * The words of a record as they may be shown, everywhere: each view, each paper and each list reads them through this.
 *
 * Under the Chatham House Rule nobody is named and nobody is quoted: what participants said is withheld whole; of what exercise
 * control wrote, the names at the seats, and in its remarks whatever stands in quotation marks.
 */
import type { Texts } from '../record/parts.ts';
import type { Entry } from '../record/entry.ts';
import { namedBy } from '../record/named-by.ts';
import { saidByParticipant, whoseWords } from '../commands/whose-words.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Reader } from './reader.ts';

/** Whether the Chatham House Rule holds: by the scenario, or as it was set on the record. */
export function underChathamHouse(
  { chathamHouse }: Pick<Scenario, 'chathamHouse'>,
  entries: readonly Entry[],
): boolean {
  const set = entries.findLast((entry) => entry.kind === 'chatham-house');
  return set === undefined ? chathamHouse : set.body.on;
}

const quoted = /“[^”]*”|«[^»]*»|„[^“”]*[“”]|"[^"]*"/gu;

/** `entries` are all that are on the record by now. */
export function shownTexts(entries: () => readonly Entry[], texts: Texts, reader: Reader): Texts {
  const roles = new Set(reader.scenario.roles.map(({ name }) => name));
  let seen: readonly Entry[] | null = null;
  let withheld: Withheld | null = null;
  let struck: ReadonlySet<string> = new Set();
  return (reference) => {
    const now = entries();
    if (now !== seen) {
      seen = now;
      struck = struckIn(now);
      withheld = underChathamHouse(reader.scenario, now) ? withholding(now, texts) : null;
    }
    const text = texts(reference);
    if (text === null) return struck.has(`${reference.entry}:${reference.text}`) ? reader.struck : null;
    if (withheld === null) return text;
    const entry = withheld.byNumber.get(reference.entry);
    const named = entry === undefined ? null : namedBy(entry);
    if (named !== null && named.name.text === reference.text) return reader.person(named.participant);
    const whose = entry ? whoseWords(entry, reference.text) : null;
    // who gave a card is a name, too
    if (whose === 'name' || (entry && saidByParticipant(entry, reference.text, roles)))
      return reader.withheld;
    // what stands in quotation marks in the story was never said by anybody in the room
    const isStory = whose === 'story' || whose === 'from';
    const unquoted = isStory ? text : text.replace(quoted, reader.withheld);
    return withoutNames(unquoted, withheld.names, (participant) => reader.person(participant));
  };
}

function struckIn(entries: readonly Entry[]): ReadonlySet<string> {
  const struck = entries.filter((entry) => entry.kind === 'erased' && entry.body.struck === true);
  return new Set(
    struck.flatMap((each) =>
      each.kind === 'erased' ? each.body.texts.map(({ entry, text }) => `${entry}:${text}`) : [],
    ),
  );
}

interface Withheld {
  readonly byNumber: ReadonlyMap<number, Entry>;
  readonly names: readonly NameOfPerson[];
}

const withholding = (entries: readonly Entry[], texts: Texts): Withheld => ({
  byNumber: new Map(entries.map((entry) => [entry.n, entry])),
  names: namesOfPeople(entries, texts),
});

/** A name at a seat, or a part of it, as it may stand in words of others. */
export interface NameOfPerson {
  readonly name: RegExp;
  readonly participant: number;
}

/** Names at the seats, whole and in their parts, longest first. */
export function namesOfPeople(entries: readonly Entry[], texts: Texts): readonly NameOfPerson[] {
  const names = entries.flatMap((entry) => {
    const named = namedBy(entry);
    if (named === null) return [];
    const name = texts(named.name)?.trim() ?? '';
    const { participant } = named;
    return [name, ...name.split(/\s+/u).filter((part) => part.length > 2)].map((each) => ({
      name: each,
      participant,
    }));
  });
  return names
    .filter(({ name }) => name !== '')
    .toSorted((one, other) => other.name.length - one.name.length)
    .map(({ name, participant }) => ({ name: asWholeWords(name), participant }));
}

/** Words in which nobody is named. */
export const withoutNames = (
  words: string,
  names: readonly NameOfPerson[],
  person: (participant: number) => string,
): string =>
  replaced(
    words,
    names.map(({ name, participant }) => ({ name, instead: person(participant) })),
  );

/** Words with something else in the place of names, which are made by `asWholeWords`. */
export function replaced(
  words: string,
  names: readonly { readonly name: RegExp; readonly instead: string }[],
): string {
  const apart = words.normalize('NFD');
  const without = names.reduce((so, { name, instead }) => so.replace(name, () => instead), apart);
  return without === apart ? words : without.normalize();
}

/** Finds a name where it stands by itself in words whose accents stand apart: whatever its capitals, accents, blanks, apostrophes and dashes. */
export function asWholeWords(name: string): RegExp {
  const signs = Array.from(
    name
      .normalize('NFD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .replaceAll(/\s+/gu, ' '),
  );
  const pattern = signs.map((sign) => {
    if (sign === ' ') return String.raw`\s+`;
    if ("'‘’ʼ".includes(sign)) return "['‘’ʼ]";
    if (/[-‐-―]/u.test(sign)) return '[-‐-―]';
    return String.raw`${sign.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}\p{M}*`;
  });
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${pattern.join('')}(?![\p{L}\p{N}])`, 'giu');
}
