/** The forms of single values: what a string *is* (a text, an expression, a moment, a duration, a name ...). */
import { readsAsProse } from '../expression/token.ts';
import {
  type Instead,
  type Located,
  type TextReader,
  type Spot,
  blankName,
  firstLine,
  nodeWord,
  nowhere,
  spotOf,
} from '../text/reader.ts';
import {
  badFormat,
  cutByComment,
  emptyText,
  notADuration,
  notAFlag,
  notANumber,
  notAText,
  notAWord,
  numberRange,
  unquotedExpression,
  wrongQuotes,
} from '../diagnostics/value.ts';
import { type Node, type Scalar, type YAMLMap, isCollection, isMap, isNode, isScalar, isSeq } from 'yaml';
import { wrongShape } from '../diagnostics/shape.ts';
import { asScalar, isEmpty } from './form.ts';
import { type Form } from './shape.ts';
import { nearest } from '@sandtable/core/scenario';
import { inQuotes, quotedExpression, upToComment } from '../text/quote.ts';
import { meantDuration, readDuration } from './time.ts';

/** How a scalar was written, or its kind when it is none. */
export const written = (node: Node): string =>
  isScalar(node) ? String(node.source ?? node.value) : nodeWord(node);
export const tellAt = (reader: TextReader, node: Node): Spot => firstLine(reader, spotOf(node));

/** A text before its languages and placeholders are looked at; `language` null: written as a plain string. */
export interface SourceText {
  readonly spot: Spot;
  readonly parts: readonly {
    readonly language: string | null;
    readonly spot: Spot;
    readonly node: Scalar;
    readonly value: string;
  }[];
}

function proseOf(node: Scalar, reader: TextReader): string | null {
  if (typeof node.value !== 'string') {
    if (node.tag === undefined)
      reader.report(
        notAText,
        spotOf(node),
        { found: nodeWord(node), why: 'value' },
        inQuotes(reader.text, spotOf(node)),
      );
    return null;
  }
  if (node.type === 'PLAIN' && node.comment && !/^[\s#!-]/.test(node.comment)) {
    const end = spotOf(node).end;
    const hash = reader.text.indexOf('#', end);
    const line = firstLine(reader, { start: end, end: reader.text.length }).end;
    if (hash !== -1 && hash < line) {
      const spot = { start: hash, end: line };
      const { start } = spotOf(node);
      const whole = reader.text.slice(start, hash).includes('\n')
        ? null
        : inQuotes(reader.text, upToComment(reader.text, start));
      reader.report(cutByComment, spot, { lost: reader.text.slice(spot.start, spot.end) }, whole);
    }
  }
  if (node.value.trim() === '') {
    reader.report(emptyText, spotOf(node), undefined);
    return null;
  }
  // a text in block form ends with a line break that is no part of it
  return node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL'
    ? node.value.replace(/\n+$/, '')
    : node.value;
}

/** `{held}`, and `Who: me` in a list: what can only be prose. A map with values may be one of languages that are misspelt. */
function mapAsText({ text: source }: TextReader, node: YAMLMap): Instead | null {
  const spot = spotOf(node);
  const hollow =
    source[spot.start] === '{' && node.items.every(({ value }) => isEmpty(isNode(value) ? value : null));
  const inList = node.flow !== true && /(?:^|\n)[ \t]*-[ \t]+$/.test(source.slice(0, spot.start));
  return hollow || inList ? inQuotes(source, spot) : null;
}

export const languagePattern = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

export const text: Form<SourceText> = {
  blank: { spot: nowhere, parts: [] },
  read: (node, reader) => {
    const spot = spotOf(node);
    const scalar = asScalar(node);
    if (scalar !== null) {
      const value = proseOf(scalar, reader);
      return value === null
        ? { spot: nowhere, parts: [] }
        : { spot, parts: [{ language: null, spot, node: scalar, value }] };
    }
    if (!isMap(node)) {
      const why = isSeq(node) && node.flow === true ? 'bracket' : 'colon';
      const instead = why === 'bracket' ? inQuotes(reader.text, spot) : null;
      reader.report(notAText, tellAt(reader, node), { found: nodeWord(node), why }, instead);
      return { spot: nowhere, parts: [] };
    }
    const parts: SourceText['parts'][number][] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) && typeof key.value === 'string' ? key.value : '';
      if (!languagePattern.test(name) || !isScalar(value) || value.value === null) {
        const first = reader.text[spot.start];
        const why =
          first === '?'
            ? 'question'
            : first === '{' && (value === null || isCollection(key))
              ? 'brace'
              : 'colon';
        reader.report(notAText, tellAt(reader, node), { found: 'a map', why }, mapAsText(reader, node));
        return { spot: nowhere, parts: [] };
      }
      const prose = proseOf(value, reader);
      if (prose !== null)
        parts.push({ language: name, spot: isScalar(key) ? spotOf(key) : spot, node: value, value: prose });
    }
    return { spot: parts.length === 0 ? nowhere : spot, parts };
  },
  schema: () => ({ $ref: '#/$defs/text' }),
  shape: { is: 'text' },
};

/** A short plain string that is not translated: a theme, a licence, a channel. Numbers keep the way they are written. */
export const line: Form<Located<string>> = {
  blank: blankName,
  read: (node, reader) => {
    const scalar = asScalar(node);
    if (scalar === null) {
      reader.report(notAText, tellAt(reader, node), {
        found: nodeWord(node),
        why: isMap(node) ? 'colon' : 'bracket',
      });
      return blankName;
    }
    if (typeof scalar.value === 'string') return { value: proseOf(scalar, reader) ?? '', spot: spotOf(node) };
    return { value: written(node), spot: spotOf(node) };
  },
  schema: () => ({ type: ['string', 'number'] }),
  shape: { is: 'plain' },
};

/** A string of a fixed form. */
export function formatted(
  wanted: string,
  pattern: RegExp,
  example: string,
  exists: (text: string) => boolean = () => true,
): Form<Located<string>> {
  return {
    blank: blankName,
    read: (node, reader) => {
      const scalar = asScalar(node);
      const found = written(node);
      if (scalar !== null && pattern.test(found) && exists(found))
        return { value: found, spot: spotOf(node) };
      reader.report(badFormat, tellAt(reader, node), { found, wanted, example });
      return blankName;
    },
    schema: () => ({ type: ['string', 'number'], pattern: pattern.source }),
    shape: { is: 'plain' },
  };
}
export const language = formatted('a language code', languagePattern, 'en');

/** One of a few fixed words. */
export function word<const W extends string>(words: readonly [W, ...(readonly W[])]): Form<W> {
  const [first] = words;
  return {
    blank: first,
    read: (node, reader) => {
      const found = written(node);
      const match = isScalar(node) ? words.find((one) => one === found || one === node.value) : undefined;
      if (match !== undefined) return match;
      reader.report(notAWord, tellAt(reader, node), { found, words, nearest: nearest(found, words) });
      return first;
    },
    schema: () => ({ enum: [...words] }),
    shape: { is: 'words', words },
  };
}

/** A number as half of the world writes it. */
const decimalComma = /^-?[0-9]+,[0-9]+$/;
/** Thousands set apart, as people write them: `1 000`, `1’000`. */
const inGroups = /^-?[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+$/;
/** A number, and what it counts: `5 lorries`. */
const withThing = /^(-?[0-9]+(?:\.[0-9]+)?)\s*\p{L}[\p{L} ]*$/u;

/** Whether a text is a number that is written otherwise; a duration is none. */
const isNumberOtherwise = (text: string): boolean =>
  decimalComma.test(text) ||
  inGroups.test(text) ||
  /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ||
  (withThing.test(text) && meantDuration(text) === null && readDuration(text) === null);

function readNumber(node: Node, reader: TextReader): number | null {
  const scalar = asScalar(node);
  if (
    scalar !== null &&
    typeof scalar.value === 'number' &&
    Number.isFinite(scalar.value) &&
    /^[-+]?[0-9]/.test(written(node))
  ) {
    return scalar.value + 0;
  }
  const found = written(node);
  const comma = decimalComma.test(found) ? found.replace(',', '.') : null;
  const point = /^-?\.[0-9]+$/.test(found) ? found.replace('.', '0.') : null;
  const groups = inGroups.test(found.replace(/\s*\p{L}[\p{L} ]*$/u, ''))
    ? found.replaceAll(/[^-0-9]/g, '')
    : null;
  const thousands = /^(-?[0-9]+(?:[.,][0-9]+)?)\s*k$/iu.exec(found)?.[1]?.replace(',', '.') ?? null;
  // of a span, a time or a fraction the first number is not what was meant
  const unit =
    /^(-?[0-9]+(?:\.[0-9]+)?)\s*(?:[^\s\d:/.,~–-]\S{0,2})?$/u.exec(found)?.[1] ??
    withThing.exec(found)?.[1] ??
    null;
  reader.report(notANumber, tellAt(reader, node), {
    found,
    meant: comma ?? point ?? groups ?? (thousands === null ? unit : String(Number(thousands) * 1000)),
  });
  return null;
}

export function number(limits: {
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
  readonly wanted: string;
}): Form<number> {
  const blank = Math.max(0, limits.least ?? 0);
  return {
    blank,
    read: (node, reader) => {
      const value = readNumber(node, reader);
      if (value === null) return blank;
      const { least = -Infinity, most = Infinity, whole = false } = limits;
      if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
      reader.report(numberRange, spotOf(node), { found: value, wanted: limits.wanted });
      return blank;
    },
    schema: () => ({
      type: limits.whole === true ? 'integer' : 'number',
      ...(limits.least !== undefined && { minimum: limits.least }),
      ...(limits.most !== undefined && { maximum: limits.most }),
    }),
    shape: { is: 'number' },
  };
}
/** A number with its place, where it is compared with others afterwards. */
export const anyNumber: Form<Located<number>> = {
  blank: { value: 0, spot: nowhere },
  read: (node, reader) => {
    const value = readNumber(node, reader);
    return value === null ? { value: 0, spot: nowhere } : { value, spot: spotOf(node) };
  },
  schema: () => ({ type: 'number' }),
  shape: { is: 'number' },
};
export const count = number({
  least: 1,
  most: 1_000_000,
  whole: true,
  wanted: 'a whole number of at least 1',
});
export const minutes = number({ least: 0, most: 10_000, wanted: 'a number of minutes, 0 or more' });

export const flag: Form<boolean> = {
  blank: false,
  read: (node, reader) => {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    reader.report(notAFlag, tellAt(reader, node), { found: written(node) });
    return false;
  },
  schema: () => ({ type: 'boolean' }),
  shape: { is: 'flag' },
};
/** What may follow a verb that stands alone: nothing, or `true`. */
export const nothing: Form<null> = {
  blank: null,
  read: (node, reader) => {
    if (!isScalar(node) || node.value !== true) {
      reader.report(wrongShape, tellAt(reader, node), {
        wanted: 'nothing',
        found: nodeWord(node),
        example: '{ end }',
      });
    }
    return null;
  },
  schema: () => ({ const: true }),
  shape: { is: 'plain' },
};

/** A plain value: a number, true or false, or a word. */
export type PlainValue = Located<number | boolean | string>;
export const plainValue: Form<PlainValue> = {
  blank: { value: 0, spot: nowhere },
  read: (node, reader) => {
    const scalar = asScalar(node);
    const isNumber = scalar !== null && typeof scalar.value === 'string' && isNumberOtherwise(written(node));
    if (
      scalar !== null &&
      !isNumber &&
      (typeof scalar.value === 'string' || typeof scalar.value === 'boolean')
    ) {
      return { value: scalar.value, spot: spotOf(node) };
    }
    if (isNumber || (scalar !== null && typeof scalar.value === 'number')) {
      const value = readNumber(node, reader);
      return value === null ? { value: 0, spot: nowhere } : { value, spot: spotOf(node) };
    }
    reader.report(wrongShape, tellAt(reader, node), {
      wanted: 'a value',
      found: nodeWord(node),
      example: '40',
    });
    return { value: 0, spot: nowhere };
  },
  schema: () => ({ type: ['number', 'boolean', 'string'] }),
  shape: { is: 'plain' },
};

/** A duration in seconds. */
export function durationForm(signed: boolean): Form<Located<number>> {
  return {
    blank: { value: 0, spot: nowhere },
    read: (node, reader) => {
      const found = written(node);
      const negative = signed && found.startsWith('-');
      const seconds = isScalar(node) ? readDuration(negative ? found.slice(1) : found) : null;
      if (seconds !== null) return { value: negative ? 0 - seconds : seconds, spot: spotOf(node) };
      reader.report(notADuration, tellAt(reader, node), {
        found,
        meant: isScalar(node) ? meantDuration(found) : null,
      });
      return { value: 0, spot: nowhere };
    },
    schema: () => ({ $ref: '#/$defs/duration' }),
    shape: { is: 'duration' },
  };
}
export const duration = durationForm(false);

/** A moment or an event as written; names in it are looked up once all are known. */
export interface SourcePhrase {
  readonly value: string;
  readonly spot: Spot;
  readonly node: Scalar | null;
}
const blankPhrase: SourcePhrase = { value: '', spot: nowhere, node: null };
function phrase(definition: 'moment' | 'event', wanted: string, example: string): Form<SourcePhrase> {
  return {
    blank: blankPhrase,
    read: (node, reader) => {
      const scalar = asScalar(node);
      if (scalar === null) {
        reader.report(wrongShape, tellAt(reader, node), { wanted, found: nodeWord(node), example });
        return blankPhrase;
      }
      return { value: written(node), spot: spotOf(node), node: scalar };
    },
    schema: () => ({ $ref: `#/$defs/${definition}` }),
    shape: { is: definition },
  };
}
export const moment = phrase('moment', 'a moment', '35m');
export const event = phrase('event', 'an event', 'decision.close.made');
/** Where an event may stand for the moment at which it happens. */
export const momentOrEvent: Form<SourcePhrase> = {
  ...moment,
  schema: () => ({ anyOf: [moment.schema(), event.schema()] }),
};

/** An expression as written; `source` is what is parsed. */
export interface SourceExpression {
  readonly source: string;
  readonly spot: Spot;
  readonly node: Scalar | null;
}
export const expression: Form<SourceExpression> = {
  blank: { source: '', spot: nowhere, node: null },
  read: (node, reader) => {
    const scalar = asScalar(node);
    const blank = { source: '', spot: nowhere, node: null };
    if (scalar === null) {
      const fix = { wanted: 'an expression', found: nodeWord(node), example: '"trust > 50"' };
      if (!isMap(node) || !/^\{\s*\w+\s*\}$/.test(reader.text.slice(spotOf(node).start, spotOf(node).end))) {
        reader.report(wrongShape, tellAt(reader, node), fix);
      } else
        reader.report(
          unquotedExpression,
          tellAt(reader, node),
          { found: 'a name in braces', fix: '"name"' },
          {
            spot: spotOf(node),
            text: quotedExpression(reader.text.slice(spotOf(node).start + 1, spotOf(node).end - 1)),
          },
        );
      return blank;
    }
    const spot = spotOf(node);
    if (typeof scalar.value === 'number' || typeof scalar.value === 'boolean') {
      if (typeof scalar.value === 'number' && readNumber(node, reader) === null) return blank;
      return { source: written(node), spot, node: scalar };
    }
    if (typeof scalar.value !== 'string' || scalar.tag !== undefined || scalar.anchor !== undefined)
      return blank;
    if (scalar.type === 'QUOTE_DOUBLE') return { source: scalar.value, spot, node: scalar };
    const found = scalar.value.trim();
    const fix = quotedExpression(found);
    if (scalar.type === 'PLAIN' && decimalComma.test(found)) {
      readNumber(node, reader);
      return blank;
    }
    // text that is no formula is reported as what it seems to be
    if (scalar.type === 'PLAIN' && readDuration(found) !== null) return { source: found, spot, node: scalar };
    // a formula that YAML has cut at a comma is reported by the map in which it stands
    if (scalar.type === 'PLAIN' && /\([^)]*$/.test(found) && reader.text[spot.end] === ',') return blank;
    // a comment may have been meant as a part of it
    const cut = scalar.type === 'PLAIN' && node.comment && !/^[\s#!-]/.test(node.comment);
    const end = spot.start + reader.text.slice(spot.start, spot.end).trimEnd().length;
    const instead = cut || readsAsProse(found) ? null : { spot: { start: spot.start, end }, text: fix };
    if (scalar.type === 'PLAIN')
      reader.report(unquotedExpression, tellAt(reader, node), { found, fix }, instead);
    else reader.report(wrongQuotes, tellAt(reader, node), { found, fix }, instead);
    return blank;
  },
  schema: () => ({ $ref: '#/$defs/expression' }),
  shape: { is: 'expression' },
};
