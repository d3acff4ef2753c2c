/**
 * Signs that the eye cannot tell from others, as they come with text from web pages and word processors: a no-break space for a blank, a
 * soft hyphen, a Cyrillic letter for a Latin one. In prose they may stand (typography wants some of them); where the file's structure is,
 * they break it, and no reader would see why.
 */
import { bullet, codeFence, lookAlike, type Likeness } from '../diagnostics/pasted.ts';
import type { TextReader } from './reader.ts';

export interface Sign {
  readonly name: string;
  /** The ordinary sign that it looks like; empty for a sign that cannot be seen. */
  readonly like: string;
  readonly likeness: Likeness;
}

const blank = (name: string): Sign => ({ name, like: ' ', likeness: 'blank' });
const unseen = (name: string): Sign => ({ name, like: '', likeness: 'nothing' });
const hyphen = (name: string): Sign => ({ name, like: '-', likeness: 'hyphen' });
const colon = (name: string): Sign => ({ name, like: ':', likeness: 'colon' });
const comma = (name: string): Sign => ({ name, like: ',', likeness: 'comma' });
/** As keyboards for Chinese and Japanese type them. */
const wide = (name: string, signs: string): readonly (readonly [string, Sign])[] =>
  Array.from(signs, (like) => [
    String.fromCharCode(like.charCodeAt(0) + 0xfee0),
    { name, like, likeness: 'sign' },
  ]);

/** Letters of other alphabets that look like a Latin one (Unicode Technical Standard 39, `confusables.txt`: the small letters). */
const cyrillic = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  һ: 'h',
};
const greek = { ο: 'o', α: 'a', ν: 'v', ι: 'i', ρ: 'p', υ: 'u', ω: 'w', τ: 't' };

const signs: ReadonlyMap<string, Sign> = new Map([
  ['\u00a0', blank('a no-break space')],
  ['\u1680', blank('an ogham space')],
  ...Array.from(
    { length: 11 },
    (_, at) => [String.fromCharCode(0x2000 + at), blank('a typographic space')] as const,
  ),
  ['\u202f', blank('a narrow no-break space')],
  ['\u205f', blank('a typographic space')],
  ['\u3000', blank('a wide space')],
  ['\u00ad', unseen('a soft hyphen')],
  ['\u200b', unseen('a space of no width')],
  ['\u200c', unseen('a joiner of no width')],
  ['\u200d', unseen('a joiner of no width')],
  ['\u200e', unseen('a mark of direction')],
  ['\u200f', unseen('a mark of direction')],
  ['\u2060', unseen('a joiner of no width')],
  ['\ufeff', unseen('a byte-order mark')],
  ['\u2010', hyphen('a typographic hyphen')],
  ['\u2011', hyphen('a no-break hyphen')],
  ['\u2012', hyphen('a dash')],
  ['\u2013', hyphen('a dash')],
  ['\u2014', hyphen('a dash')],
  ['\u2212', hyphen('a minus sign')],
  ['\uff1a', colon('a wide colon')],
  ['\uff0c', comma('a wide comma')],
  ...wide('a wide digit', '0123456789'),
  ...wide('a wide bracket', '[]{}'),
  ...Object.entries(cyrillic).map(
    ([sign, like]) => [sign, { name: 'a Cyrillic letter', like, likeness: 'letter' }] as const,
  ),
  ...Object.entries(greek).map(
    ([sign, like]) => [sign, { name: 'a Greek letter', like, likeness: 'letter' }] as const,
  ),
]);
const any = new RegExp(`[${[...signs.keys()].join('')}]`);
const all = new RegExp(any.source, 'g');

/** The same text with every such sign put right. */
const asMeant = (text: string): string => text.replaceAll(all, (sign) => signs.get(sign)?.like ?? sign);

/** The ordinary sign that this one looks like; null when it is itself an ordinary sign. */
export const likenessOf = (sign: string): Sign | null => signs.get(sign) ?? null;

const aBullet = /^[^\S\n]*([•◦▪‣·–—*])(?=[^\S\n])/u;
const aFence = /^(?:`{3,}|~{3,})[\w-]*[^\S\n]*$/u;
const mayHoldSome = new RegExp(`${any.source}|${aBullet.source}|${aFence.source}`, 'mu');

/**
 * Tells every such sign that stands in the structure of a file. The text that comes back is as long as the one that was given, with those
 * put right that stand for one sign, so that reading can go on; null when it cannot.
 */
export function tellPastedSigns(
  { report }: TextReader,
  { text, start }: { readonly text: string; readonly start: number },
): string | null {
  if (!mayHoldSome.test(text)) return text;
  const read = text.split('');
  let canGoOn = true;
  for (const { at, what, length } of placesInStructure(text)) {
    const spot = { start: start + at, end: start + at + length };
    const written = text.slice(at, at + length);
    const sign = signs.get(written);
    if (what === 'fence') {
      report(codeFence, spot, undefined);
      read.fill(' ', at, at + length);
    } else if (what === 'bullet') {
      report(bullet, spot, { sign: written });
      read[at] = '-';
    } else if (sign !== undefined) {
      report(lookAlike, spot, { ...sign, sign: written });
      if (sign.like === '') canGoOn = false;
      else read[at] = sign.like;
    }
  }
  return canGoOn ? read.join('') : null;
}

/** A key, as it stands before its colon; what it holds is looked at once signs are put right. */
const key = /(^[^\S\n]*(?:-[^\S\n]+)*|[{,][^\S\n]*)([^\s:{}[\],#"'][^\n:{}[\],#"']*?)(?=[^\S\n]*[:：])/gu;
const isName = /^[a-z][a-z0-9_-]*$/;
const opensBlock = /(?:^|[:-][^\S\n]+)[|>][+-]?[0-9]?[^\S\n]*(?:#.*)?$/u;

interface Found {
  readonly at: number;
  readonly length: number;
  readonly what: 'sign' | 'bullet' | 'fence';
}

/** Such signs outside of comments, texts in block form and running prose, in the order of their places. */
function placesInStructure(text: string): readonly Found[] {
  const found = new Map<number, Found>();
  /** The column of the bullets of a list that goes on; one may begin below a key that has no value yet. */
  let list: number | 'may-begin' | null = null;
  let begin = 0;
  /** Blanks before the lines of the text in block form that goes on here; -1: none does. */
  let block = -1;
  let depth = 0;
  for (const line of text.split('\n')) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const isEmpty = line.trim() === '';
    if (block >= 0 && !isEmpty && indent <= block) block = -1;
    if (block < 0 && !isEmpty) {
      for (const at of inLine(line, depth > 0))
        found.set(begin + at, { at: begin + at, length: 1, what: 'sign' });
      const [before = ''] = aBullet.exec(line) ?? [];
      const column = before.length - 1;
      if (column >= 0 && (list === 'may-begin' || list === column)) {
        found.set(begin + column, { at: begin + column, length: 1, what: 'bullet' });
        list = column;
      } else if (list === 'may-begin' || (list !== null && indent <= list)) list = null;
      if (aFence.test(line)) found.set(begin, { at: begin, length: line.trimEnd().length, what: 'fence' });
      const plain = asMeant(line);
      if (/^[^#]*:\s*$/.test(plain)) list = 'may-begin';
      if (opensBlock.test(plain)) block = columnOfKey(plain);
      depth = Math.max(0, depth + bracketsOf(plain));
    }
    begin += line.length + 1;
  }
  return [...found.values()].sort((one, other) => one.at - other.at);
}

/** A text in block form is indented further than the key, or the dash, that it belongs to. */
function columnOfKey(line: string): number {
  const dashes = /^ *(?:- +)*/.exec(line)?.[0] ?? '';
  return /^ *(?:- +)*[|>]/.test(line) ? dashes.lastIndexOf('-') : dashes.length;
}

const bracketsOf = (line: string): number => {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$/g, '');
  return bare.split(/[[{]/).length - bare.split(/[\]}]/).length;
};

/** A blank of any kind, or a sign that is not seen. */
const odd = `[^\\S\\n]|[${[...signs]
  .filter(([, { like }]) => like === '')
  .map(([sign]) => sign)
  .join('')}]`;
const oddAtStart = new RegExp(`^(?:${odd}|-(?=${odd}))*`);
const oddAtEnd = new RegExp(`(?:${odd})+$`);
const oddAtColon = new RegExp(`^(?:${odd})*[:：](?:${odd})*`);
const oddAtSeparator = new RegExp(`(?:${odd})*[,，[\\]{}［］｛｝](?:${odd})*`, 'gu');

function inLine(line: string, within: boolean): readonly number[] {
  if (!any.test(line)) return [];
  const found: number[] = [];
  const note = (from: number, to: number): void => {
    // letters of one other alphabet alone are a word of that language, and not a name in disguise
    const isMixed = /[a-z]/.test(line.slice(from, to));
    for (let at = from; at < to; at += 1) {
      const sign = signs.get(line[at] ?? '');
      if (sign !== undefined && (isMixed || sign.likeness !== 'letter')) found.push(at);
    }
  };
  // before the first word and between dashes
  note(0, oddAtStart.exec(line)?.[0].length ?? 0);
  if (asMeant(line).trimStart().startsWith('#')) return found;
  // keys, and what stands at their colons
  for (const match of line.matchAll(key)) {
    const [, before = '', word = ''] = match;
    if (!isName.test(asMeant(word).trim())) continue;
    const at = match.index + before.length;
    note(match.index, at + word.length);
    const rest = oddAtColon.exec(line.slice(at + word.length));
    note(at + word.length, at + word.length + (rest?.[0].length ?? 0));
  }
  // after the last word
  note(line.length - (oddAtEnd.exec(line)?.[0].length ?? 0), line.length);
  const value = /(?:^|[:-]\s+)([[{])/u.exec(asMeant(line));
  if (within || value !== null) {
    // names, numbers and separators between brackets
    for (const match of line.matchAll(/[^,[\]{}"':，：［］｛｝]+/gu)) {
      const meant = asMeant(match[0]).trim();
      if (/^[a-z0-9_.:+-]*$/.test(meant)) note(match.index, match.index + match[0].length);
    }
    for (const match of line.matchAll(oddAtSeparator)) note(match.index, match.index + match[0].length);
  } else {
    // a value that is nothing but one name, number or time
    const [whole = '', lead = '', word = ''] = /^([^:]*:\s+)(\S+)\s*$/u.exec(line) ?? [];
    const meant = asMeant(word);
    const isOne = /^(?:[a-z][a-z0-9_]*|-?[0-9][0-9.]*%?|-?(?:[0-9]+[dhms])+|TLP:[A-Z+]+)$/.test(meant);
    if (whole !== '' && isOne) note(lead.length, lead.length + word.length);
  }
  return found;
}
