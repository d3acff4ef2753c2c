/** From located source to checked data: the steps that every part of a scenario needs. */
import { noneOf } from '../diagnostics/diagnostic.ts';
import type { Kind } from '../expression/names.ts';
import {
  missingLanguage,
  momentHere,
  notAMoment,
  timeForCondition,
  timeNotOnce,
  timeWithoutDate,
  undeclaredLanguage,
  unitWithForms,
} from '../diagnostics/value.ts';
import { checkExpression, readEvent } from '../expression/check.ts';
import type { TypeOf } from '../expression/typing.ts';
import {
  type Delay,
  type EventReference,
  type Expression,
  type Moment,
  type Recipients,
  type Text,
  eventKinds,
  nearest,
  isUnit,
} from '@sandtable/core/scenario';
import { languageMark } from '@sandtable/core/view';
import { type NamePart, parseExpression } from '../expression/parse.ts';
import {
  notFilledIn,
  openPlaceholder,
  unknownPlaceholder,
  unknownReference,
  unknownRole,
} from '../diagnostics/reference.ts';
import { unknownKind } from '../diagnostics/expression.ts';
import type { SourceExpression, SourcePhrase, SourceText } from '../forms/leaf.ts';
import { type Located, type PlacedFile, type TextReader, type Spot, partOf } from '../text/reader.ts';
import type { SourceRecipients } from '../forms/reference.ts';
import type { SourceScenario } from '../schema/scenario-form.ts';
import {
  type TimeOfDay,
  meantDuration,
  readDuration,
  readTimeOfDay,
  startExOf,
  timesOfDay,
  writeDuration,
  writeTimeOfDay,
} from '../forms/time.ts';
import { type Declared, luckType, spellOut } from './declared.ts';
import { spotWithin, tellMistake, tellExpressionSyntax } from './expression.ts';

export interface Checking {
  readonly reader: TextReader;
  readonly source: SourceScenario;
  readonly declared: Declared;
  /** The included and attached files by their paths. A file that is missing here has been reported already. */
  readonly beside: ReadonlyMap<string, PlacedFile>;
  readonly language: string;
  readonly languages: readonly string[];
  /** Null: only errors are reported, no advice. */
  readonly review: Review | null;
}
export interface Review {
  /** Names of real states and companies, which are not wanted in an invented world. */
  readonly realNames: readonly string[];
  /** Filled while texts are read: language and place of each translation that is missing. */
  readonly untranslated: (readonly [language: string, spot: Spot])[];
}

// Texts

const placeholder = /\{\{|\{([^{}]*)\}|\{/g;

/** A text that is shown as it stands. */
export const textOf = (checking: Checking, source: SourceText): Text => inLanguages(checking, source, braces);

/** A text that is filled in when it is delivered: an inject's, what is attached to it, a message. */
export const printedTextOf = (checking: Checking, source: SourceText): Text =>
  inLanguages(checking, source, placeholders);

function inLanguages(
  checking: Checking,
  source: SourceText,
  look: (checking: Checking, part: SourceText['parts'][number]) => void,
): Text {
  const { reader, language, languages } = checking;
  const text: Record<string, string> = {};
  let blank = source.parts.length === 0;
  for (const part of source.parts) {
    const key = part.language ?? language;
    if (part.language !== null && !languages.includes(part.language)) {
      reader.report(undeclaredLanguage, part.spot, { language: part.language, languages });
      blank = true;
    }
    if (part.value.includes('{')) look(checking, part);
    text[key] = part.value;
  }
  if (text[language] === undefined) {
    if (!blank) reader.report(missingLanguage, source.spot, { language });
    text[language] = '';
    return text;
  }
  if (blank) return text;
  for (const one of languages) {
    if (text[one] !== undefined) continue;
    checking.review?.untranslated.push([one, source.spot]);
    // a reader sees that the translation is missing, and the original text
    text[one] = languageMark(language) + text[language];
  }
  return text;
}

/** At most this many wrong placeholders of one text are reported: finding the place of each walks the text again. */
const mostPlaceholders = 20;

/** In a text that is not filled in a brace is a brace; what may have been meant as more is told. */
function braces({ reader }: Checking, part: SourceText['parts'][number]): void {
  const found = [...part.value.matchAll(/\{\{|\{[a-z][a-z0-9_]*\}/g)];
  for (const { 0: whole, index } of found.slice(0, mostPlaceholders))
    reader.report(notFilledIn, partOf(reader, part.node, index, index + whole.length), { found: whole });
}

function placeholders({ reader, declared }: Checking, part: SourceText['parts'][number]): void {
  let wrong = 0;
  for (const match of part.value.matchAll(placeholder)) {
    const [whole, name] = match;
    if (whole === '{{' || name === 'clock' || name === 'phase') continue;
    if (name !== undefined && declared.has('variable', name)) continue;
    wrong += 1;
    if (wrong > mostPlaceholders) return;
    const spot = partOf(reader, part.node, match.index, match.index + whole.length);
    if (name === undefined || !/^[A-Za-z0-9_ .-]+$/.test(name)) {
      reader.report(openPlaceholder, spot, { found: whole });
      continue;
    }
    const possible = [...declared.all('variable'), 'clock', 'phase'];
    reader.report(unknownPlaceholder, spot, { ...noneOf(name, possible) });
  }
}

export const maybeText = (checking: Checking, source: SourceText | null): Text | null =>
  source === null ? null : textOf(checking, source);
/** `vehicles`, or `vehicle | vehicles`. */
export function unitOf(checking: Checking, source: SourceText | null): Text | null {
  for (const { value, spot } of source?.parts ?? [])
    if (!isUnit(value)) checking.reader.report(unitWithForms, spot, { found: value });
  return maybeText(checking, source);
}
export const textsOf = (checking: Checking, list: readonly SourceText[]): readonly Text[] =>
  list.map((one) => textOf(checking, one));

// Names

/** A name that must be declared as one of this kind; reports it when it is not. */
export function nameOf(
  checking: Checking,
  kind: Kind,
  located: Located<string>,
  also: readonly string[] = [],
): string {
  const { declared, reader } = checking;
  if (located.spot.start < 0 || declared.has(kind, located.value)) return located.value;
  const possible = [...declared.all(kind), ...also];
  const about = { ...noneOf(located.value, possible) };
  if (kind === 'role') reader.report(unknownRole, located.spot, { ...about, one: true });
  else reader.report(unknownReference, located.spot, { ...about, kind: kindWord(kind) });
  return located.value;
}
/** The name of somebody who can speak: an actor or a role, or one of `also`. */
export function speakerOf(
  { declared, reader }: Checking,
  { value, spot }: Located<string>,
  also: readonly string[] = [],
): string {
  if (!also.includes(value) && !declared.has('actor', value) && !declared.has('role', value)) {
    const possible = [...declared.all('actor'), ...declared.roles, ...also];
    reader.report(unknownReference, spot, { kind: 'actor or role', ...noneOf(value, possible) });
  }
  return value;
}
export const maybeSpeaker = (checking: Checking, located: Located<string> | null): string | null =>
  located === null ? null : speakerOf(checking, located);
export const maybeName = (checking: Checking, kind: Kind, located: Located<string> | null): string | null =>
  located === null ? null : nameOf(checking, kind, located);
export const namesOf = (
  checking: Checking,
  kind: Kind,
  list: readonly Located<string>[],
): readonly string[] => list.map((one) => nameOf(checking, kind, one));

const kindWord = (kind: Kind): string =>
  kind === 'expected' ? 'expected action' : kind === 'task' ? 'critical task' : kind;

export function recipientsOf(checking: Checking, source: SourceRecipients): Recipients {
  const { declared, reader } = checking;
  const written = source.names.map((one) => one.value);
  for (const { value, spot } of source.names) {
    if (value === 'all' || declared.has('role', value) || declared.has('group', value)) continue;
    const possible = [...declared.roles, ...declared.groups.keys(), 'all'];
    reader.report(unknownRole, spot, {
      ...noneOf(value, possible),
      one: false,
    });
  }
  return { written, roles: spellOut(written, declared.roles, declared.groups) };
}
/** Recipients where nobody named means everybody. */
export const allOr = (checking: Checking, source: SourceRecipients): Recipients =>
  source.names.length === 0
    ? { written: ['all'], roles: checking.declared.roles }
    : recipientsOf(checking, source);

// Expressions

export const conditionType: TypeOf = { type: 'boolean' };
export const amountType: TypeOf = { type: 'number' };
const nowhereAllowed = { answer: false, measures: false };

export function expressionOf(
  checking: Checking,
  source: SourceExpression,
  wanted: TypeOf | null,
  allowed: { readonly answer?: boolean; readonly measures?: boolean } = nowhereAllowed,
): Expression {
  const { reader, declared } = checking;
  const blank: Expression = {
    source: source.source,
    type: wanted?.type ?? 'boolean',
    tree: { op: 'literal', value: false },
  };
  if (source.node === null) return blank;
  const parsed = parseExpression(source.source);
  if (parsed.problem !== null) {
    const found = source.source.trim();
    const seconds = wanted?.type === 'boolean' ? readDuration(found) : null;
    if (seconds !== null)
      reader.report(timeForCondition, source.spot, { found, minutes: Math.round(seconds / 60) });
    else tellExpressionSyntax(reader, source, parsed.problem);
    return blank;
  }
  const may = { ...nowhereAllowed, ...allowed };
  return checkExpression(source.source, parsed.syntax, declared.names, wanted, may, (mistake) => {
    tellMistake(reader, source, mistake);
  }).expression;
}
export const maybeCondition = (checking: Checking, source: SourceExpression | null): Expression | null =>
  source === null ? null : expressionOf(checking, source, conditionType);

// Events and moments

export const eventPattern = /^[A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)+$/;

/** The event that is meant when a thing is named without a word after it. */
const firstEvent = {
  inject: 'delivered',
  decision: 'made',
  phase: 'entered',
  action: 'taken',
  rule: 'applied',
  chance: 'fired',
  clock: 'started',
} as const;
/** The event that the bare name of a thing stands for. */
function eventOfThing(declared: Declared, name: string): string | null {
  const kind = (Object.keys(firstEvent) as (keyof typeof firstEvent)[]).find((one) =>
    declared.has(one, name),
  );
  return kind === undefined ? null : `${kind}.${name}.${firstEvent[kind]}`;
}

/** Reads `kind.name.word` at `from` in a moment or measure. Null when it is no such name, which has been reported. */
export function eventOf(
  checking: Checking,
  phrase: SourcePhrase,
  text: string,
  from: number,
): EventReference | null {
  const { reader, declared } = checking;
  const parts: NamePart[] = [];
  let at = from;
  for (const name of text.split('.')) {
    parts.push({ name, start: at, end: at + name.length });
    at += name.length + 1;
  }
  const [first, second, ...further] = parts;
  const whole = spotWithin(reader, phrase, from, from + text.length);
  if (first === undefined || second === undefined || !eventPattern.test(text)) {
    reader.report(notAMoment, whole, { found: text, meant: eventOfThing(declared, text) });
    return null;
  }
  const kind = eventKinds.find((one) => one === first.name);
  if (kind === undefined) {
    const spot = spotWithin(reader, phrase, first.start, first.end);
    reader.report(unknownKind, spot, {
      name: first.name,
      nearest: nearest(first.name, eventKinds),
      possible: eventKinds,
    });
    return null;
  }
  const span = { start: first.start, end: second.end };
  const read = readEvent(declared.names, kind, span, second, further, (mistake) =>
    tellMistake(reader, phrase, mistake),
  );
  if (read === null) return null;
  if (read.type === 'boolean') return read.event;
  reader.report(momentHere, whole, { found: text, why: 'number' });
  return null;
}

const after = /^(?:(\S+)\s+)?after\s+(\S+)$/;
const never: Moment = { at: 'reserve' };

export interface MomentsAllowed {
  /** `reserve` may stand. */
  readonly reserve: boolean;
  /** A plain duration counts from when the phase was entered. */
  readonly visit: boolean;
}

export function momentOf(checking: Checking, phrase: SourcePhrase, allowed: MomentsAllowed): Moment {
  const { reader } = checking;
  if (phrase.node === null) return never;
  const text = phrase.value.trim();
  const tell = (spot: Spot, found: string, meant: string | null): Moment => {
    reader.report(notAMoment, spot, { found, meant });
    return never;
  };
  if (text === 'reserve') {
    if (!allowed.reserve) reader.report(momentHere, phrase.spot, { found: text, why: 'reserve' });
    return never;
  }
  const seconds = readDuration(text);
  if (seconds !== null) return { at: allowed.visit ? 'visit' : 'story', seconds };
  const clock = readTimeOfDay(text);
  if (clock !== null) return atTimeOfDay(checking, phrase, clock);
  const parts = after.exec(text);
  if (parts === null) return tell(phrase.spot, phrase.value, meantMoment(checking, text));
  const [, delayText, eventText = ''] = parts;
  const delay = delayText === undefined ? { seconds: 0 } : delayOf(checking, phrase, delayText);
  const event = eventOf(checking, phrase, eventText, text.length - eventText.length);
  return event === null || delay === null ? never : { at: 'event', event, delay };
}

/** The one time in the story at which clocks show it. */
function atTimeOfDay({ reader, source }: Checking, { value, spot }: SourcePhrase, of: TimeOfDay): Moment {
  const { story, duration } = source;
  const found = value.trim();
  const hHour = story?.['h-hour'] ?? null;
  if (hHour === null) {
    reader.report(timeWithoutDate, spot, { found, meant: meantDuration(found) });
    return never;
  }
  // a wrong date is reported where it stands
  if (hHour.spot.start < 0) return never;
  const startEx = startExOf(hHour.value, story?.startex.value ?? 0);
  const [seconds, ...others] = timesOfDay(of, startEx, duration.value);
  if (seconds !== undefined && others.length === 0) return { at: 'story', seconds };
  const times = seconds === undefined ? [] : [seconds, ...others];
  const days = times.slice(0, 7).map((one) => writeTimeOfDay(startEx, one));
  reader.report(timeNotOnce, spot, {
    found,
    from: writeTimeOfDay(startEx, 0),
    until: writeTimeOfDay(startEx, duration.value),
    possible: new Set(days).size === times.length ? days : times.map(writeDuration),
  });
  return never;
}

function meantMoment({ declared, source }: Checking, text: string): string | null {
  // `8:30`, `Wednesday 10:50`, `wed 10:50`
  const [, weekday = '', hour = '', minute = ''] = /^([a-z]{3})?[a-z]* ?(\d{1,2}):(\d{2})$/i.exec(text) ?? [];
  const named = weekday === '' ? '' : `${weekday[0]?.toUpperCase()}${weekday.slice(1).toLowerCase()} `;
  const clock = `${named}${hour.padStart(2, '0')}:${minute}`;
  if (source.story?.['h-hour'] && readTimeOfDay(clock) !== null) return clock;
  const duration = meantDuration(text);
  if (duration !== null) return duration;
  if (eventPattern.test(text)) return `after ${text}`;
  if (declared.has('luck', text)) return `${text} after phase.${declared.all('phase')[0] ?? 'NAME'}.entered`;
  if (nearest(text, ['reserve']) !== null) return 'reserve';
  return null;
}

function delayOf(checking: Checking, phrase: SourcePhrase, text: string): Delay | null {
  const { reader, declared, source } = checking;
  const seconds = readDuration(text);
  if (seconds !== null) return { seconds };
  const spot = spotWithin(reader, phrase, 0, text.length);
  const luck = source.luck.find((one) => one.name === text);
  if (luck !== undefined) {
    const values =
      luck.value.between ?? luck.value.triangle ?? luck.value.normal ?? luck.value['one-of'] ?? [];
    const durations = values.every(
      (one) => typeof one.value === 'string' && readDuration(one.value) !== null,
    );
    if (!durations && luckType(luck.value) !== 'unknown')
      reader.report(momentHere, spot, { found: text, why: 'luck' });
    return { luck: text };
  }
  if (/^[a-z]/.test(text)) {
    const possible = declared.all('luck');
    reader.report(unknownReference, spot, {
      kind: 'luck',
      ...noneOf(text, possible),
    });
  } else reader.report(notAMoment, spot, { found: text, meant: meantDuration(text) });
  return null;
}

export const maybeMoment = (
  checking: Checking,
  phrase: SourcePhrase | null,
  allowed: MomentsAllowed,
): Moment | null => (phrase === null ? null : momentOf(checking, phrase, allowed));
