/**
 * A study on its way from thread to thread. Names, keys and words of a large scenario are some ten thousand places of some hundred
 * different things: places travel as numbers, which takes a tenth of the time of as many objects.
 */
import type { KeyPlace, Survey, Term, Thing } from '@sandtable/language/editing';
import type { Study } from './study.ts';

type Meaning = Pick<KeyPlace, 'key' | 'about' | 'takes'>;
interface PackedSurvey extends Pick<Survey, 'text' | 'declarations' | 'outline'> {
  readonly things: readonly Thing[];
  /** Four numbers a mention: its thing, from, to, whether it declares. */
  readonly mentions: Int32Array;
  readonly meanings: readonly Meaning[];
  /** Five numbers a key: its meaning, from, to, from and to of the whole. */
  readonly keys: Int32Array;
  readonly senses: readonly Term['means'][];
  /** Three numbers a term: its sense, from, to. */
  readonly terms: Int32Array;
}
export interface Packed extends Omit<Study, 'survey'> {
  readonly survey: PackedSurvey;
}

/** Things in the order in which they are first met, each known by all that it holds. */
function numbering<T>() {
  const numbers = new Map<string, number>();
  const all: T[] = [];
  const numberOf = (one: T): number => {
    const known = JSON.stringify(one);
    const before = numbers.get(known);
    if (before !== undefined) return before;
    numbers.set(known, all.length);
    return all.push(one) - 1;
  };
  return { all, numberOf };
}

export function packed(study: Study): Packed {
  const { text, declarations, outline, mentions, keys, terms } = study.survey;
  const things = numbering<Thing>();
  const meanings = numbering<Meaning>();
  const senses = numbering<Term['means']>();
  const survey: PackedSurvey = {
    text,
    declarations,
    outline,
    things: things.all,
    mentions: Int32Array.from(
      mentions.flatMap(({ kind, name, of, spot, declares }) => [
        things.numberOf({ kind, name, of }),
        spot.start,
        spot.end,
        Number(declares),
      ]),
    ),
    meanings: meanings.all,
    keys: Int32Array.from(
      keys.flatMap(({ key, about, takes, spot, whole }) => [
        meanings.numberOf({ key, about, takes }),
        spot.start,
        spot.end,
        whole.start,
        whole.end,
      ]),
    ),
    senses: senses.all,
    terms: Int32Array.from(
      terms.flatMap(({ means, spot }) => [senses.numberOf(means), spot.start, spot.end]),
    ),
  };
  return { ...study, survey };
}

function kept<T>(table: readonly T[], place: number): T {
  const found = table[place];
  if (found === undefined) throw new RangeError(`a packed study has nothing at place ${place}`);
  return found;
}

export function unpacked({ survey, ...study }: Packed): Study {
  const { text, declarations, outline, things, meanings, senses } = survey;
  return {
    ...study,
    survey: {
      text,
      declarations,
      outline,
      mentions: places(survey.mentions, 4, (thing, start, end, declares) => {
        const { kind, name, of } = kept(things, thing);
        return { kind, name, of, spot: { start, end }, declares: declares === 1 };
      }),
      keys: places(survey.keys, 5, (meaning, start, end, first, last) => {
        const { key, about, takes } = kept(meanings, meaning);
        return { key, about, takes, spot: { start, end }, whole: { start: first, end: last } };
      }),
      terms: places(survey.terms, 3, (sense, start, end) => ({
        means: kept(senses, sense),
        spot: { start, end },
      })),
    },
  };
}

/** What stands at each `width` numbers. */
function places<T>(
  numbers: Int32Array,
  width: number,
  read: (of: number, start: number, end: number, fourth: number, fifth: number) => T,
): readonly T[] {
  const found: T[] = [];
  const number = (at: number): number => numbers[at] ?? 0;
  for (let at = 0; at < numbers.length; at += width)
    found.push(read(number(at), number(at + 1), number(at + 2), number(at + 3), number(at + 4)));
  return found;
}
