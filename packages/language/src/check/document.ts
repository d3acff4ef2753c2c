/** What the document says of itself. */
import { notAFlag, numberRange } from '../diagnostics/value.ts';
import { meantFlag } from '../diagnostics/synonyms.ts';
import { needsKey } from '../diagnostics/shape.ts';
import { impossibleValue } from '../diagnostics/reference.ts';
import { keyIn } from '../forms/form.ts';
import type { PlainValue } from '../forms/leaf.ts';
import {
  type Law,
  type Parameter,
  type Scenario,
  type Source,
  type Story,
  type Value,
  nearest,
} from '@sandtable/core/scenario';
import { oneOf } from '../diagnostics/diagnostic.ts';
import type { Located, TextReader } from '../text/reader.ts';
import type { TypeOf } from '../expression/typing.ts';
import { repeatedKey } from '../diagnostics/yaml.ts';
import { type Checking, maybeName, maybeText, textOf, textsOf } from './checking.ts';
import { typeOfValue } from './declared.ts';

export type DocumentPart = Pick<
  Scenario,
  | 'language'
  | 'languages'
  | 'id'
  | 'title'
  | 'summary'
  | 'kind'
  | 'version'
  | 'licence'
  | 'authors'
  | 'marking'
  | 'fictional'
  | 'themes'
  | 'attribution'
  | 'chathamHouse'
  | 'changes'
  | 'safety'
  | 'contact'
  | 'sources'
  | 'law'
  | 'glossary'
  | 'assumptions'
  | 'artificialities'
  | 'outOfPlay'
  | 'story'
  | 'duration'
  | 'tick'
  | 'parameters'
>;

export function documentOf(checking: Checking): DocumentPart {
  const { source, reader } = checking;
  if (source.tick.spot.start >= 0 && source.tick.value < 1) {
    reader.report(numberRange, source.tick.spot, {
      found: source.tick.value,
      wanted: 'a duration of at least 1s',
    });
  }
  if (source.duration.spot.start >= 0 && source.duration.value < 60) {
    reader.report(numberRange, source.duration.spot, {
      found: source.duration.value,
      wanted: 'a duration of at least 1m',
    });
  }
  return {
    language: checking.language,
    languages: checking.languages,
    id: source.id.value,
    title: textOf(checking, source.title),
    summary: textOf(checking, source.summary),
    kind: source.kind,
    version: source.version.value,
    changes: source.changes.map(({ version, text }) => ({
      version: version.value,
      text: textOf(checking, text),
    })),
    licence: source.licence?.value ?? null,
    authors: source.authors.map((one) => one.value),
    marking: source.marking,
    fictional: textOf(checking, source.fictional),
    themes: source.themes.map((one) => one.value),
    attribution: source.attribution,
    chathamHouse: source['chatham-house'],
    safety: maybeText(checking, source.safety),
    contact: maybeText(checking, source.contact),
    sources: source.sources.map(({ name, value }): Source => ({
      name,
      text: textOf(checking, value.text),
      link: value.link?.value ?? null,
      checked: value.checked?.value ?? null,
    })),
    law: source.law.map(({ name, value }): Law => ({
      name,
      title: textOf(checking, value.title),
      text: textOf(checking, value.text),
      source: maybeName(checking, 'source', value.source),
    })),
    glossary: source.glossary.map(({ name, value }) => ({ name, text: textOf(checking, value) })),
    assumptions: textsOf(checking, source.assumptions),
    artificialities: textsOf(checking, source.artificialities),
    outOfPlay: textsOf(checking, source['out-of-play']),
    story: storyOf(checking),
    duration: source.duration.value,
    tick: Math.max(1, source.tick.value),
    parameters: source.parameters.map((one) => parameterOf(checking, one)),
  };
}

function storyOf({ source, reader }: Checking): Story {
  const { story } = source;
  if (story === null) return { hHour: null, zone: null, startex: 0, shownAs: 'elapsed' };
  const hHour = story['h-hour']?.value ?? null;
  if (hHour === null && story['shown-as'] === 'clock') {
    reader.report(needsKey, keyIn(story, 'shown-as'), {
      key: 'shown-as: clock',
      needs: 'h-hour',
      why: 'The time of day is counted from H-hour.',
    });
  }
  return { hHour, zone: story.zone?.value ?? null, startex: story.startex.value, shownAs: story['shown-as'] };
}

/** The choices, each once; repetitions are reported. */
export function distinctChoices(
  reader: TextReader,
  list: readonly Located<string>[] | null,
): readonly string[] | null {
  if (list === null) return null;
  const seen = new Map<string, Located<string>>();
  for (const one of list) {
    const before = seen.get(one.value);
    if (before === undefined) seen.set(one.value, one);
    else if (one.spot.start >= 0) {
      reader.report(repeatedKey, one.spot, {
        key: one.value,
        where: reader.where(before.spot.start, one.spot.start),
      });
    }
  }
  return [...seen.keys()];
}

function parameterOf(
  { reader, ...checking }: Checking,
  { name, value }: Checking['source']['parameters'][number],
): Parameter {
  const values = distinctChoices(reader, value.values);
  const type = typeOfValue(value.start, values);
  const start = checkedValue(reader, value.start, type);
  return {
    name,
    title: textOf({ reader, ...checking }, value.name),
    type: type.type,
    start,
    values: values ?? [],
  };
}

/** A plain value that must have this type, else it is reported. The limits apply to numbers. */
export function checkedValue(
  reader: TextReader,
  given: PlainValue,
  type: TypeOf,
  limits: { readonly min: number | null; readonly max: number | null } = { min: null, max: null },
): Value {
  const { value, spot } = given;
  const wrong = (wanted: string, possible: readonly string[]): Value => {
    const found = String(value);
    reader.report(impossibleValue, spot, { found, wanted, nearest: nearest(found, possible), possible });
    return value;
  };
  switch (type.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (meantFlag(String(value)) === null) return wrong('true or false', []);
      reader.report(notAFlag, spot, { found: String(value) });
      return value;
    case 'number': {
      const { min, max } = limits;
      const wanted =
        min !== null && max !== null
          ? `a number from ${min} to ${max}`
          : min !== null
            ? `a number of at least ${min}`
            : max !== null
              ? `a number of at most ${max}`
              : 'a number';
      if (typeof value !== 'number') return wrong(wanted, []);
      return value < (min ?? -Infinity) || value > (max ?? Infinity) ? wrong(wanted, []) : value;
    }
    case 'choice': {
      if (type.values === null)
        return wrong('a number, true or false, or one of `values`, which are missing', []);
      const word = String(value);
      return type.values.includes(word) ? word : wrong(oneOf(type.values), type.values);
    }
  }
}
