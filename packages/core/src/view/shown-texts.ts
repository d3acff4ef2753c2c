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
import { fold } from '../scenario/nearest.ts';
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
      withheld = underChathamHouse(reader.scenario, now) ? withholding(now, texts, reader) : null;
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
    return replaced(unquoted, withheld.names);
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
  readonly names: Parameters<typeof replaced>[1];
}

const withholding = (entries: readonly Entry[], texts: Texts, reader: Reader): Withheld => ({
  byNumber: new Map(entries.map((entry) => [entry.n, entry])),
  names: namesOfPeople(entries, texts).map((each) => ({ ...each, instead: reader.person(each.participant) })),
});

/** A name as it may stand in words of others. */
export interface WrittenName {
  readonly pattern: RegExp;
  /** Its first word, as it is compared: words without it need no second look. */
  readonly first: string;
}

/** A name at a seat, or a part of it. */
export interface NameOfPerson extends WrittenName {
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
    .map(({ name, participant }) => ({ ...asWholeWords(name), participant }));
}

/** Words with something else in the place of names. */
export function replaced(
  words: string,
  names: readonly (WrittenName & { readonly instead: string })[],
): string {
  if (names.length === 0) return words;
  const there = new Set(wordsOf(words));
  const near = names.filter(({ first }) => first === '' || there.has(first));
  if (near.length === 0) return words;
  const apart = words.normalize('NFD');
  const without = near.reduce((so, { pattern, instead }) => so.replace(pattern, () => instead), apart);
  return without === apart ? words : without.normalize();
}

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds a name where it stands by itself in words whose accents stand apart: whatever its capitals, accents, blanks, apostrophes and dashes. */
export function asWholeWords(name: string): WrittenName {
  const signs = Array.from(
    name
      .normalize('NFD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .replaceAll(/\s+/gu, ' '),
  );
  const written = signs.map((sign) => {
    if (sign === ' ') return String.raw`\s+`;
    if ("'‘’ʼ".includes(sign)) return "['‘’ʼ]";
    if (/[-‐-―]/u.test(sign)) return '[-‐-―]';
    return String.raw`${sign.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)}\p{M}*`;
  });
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${written.join('')}(?![\p{L}\p{N}])`, 'giu');
  return { pattern, first: wordsOf(name)[0] ?? '' };
}
