/** A scenario's own tests: the luck they want, the steps they play, what they expect. */
import {
  type Chance,
  type ChancePin,
  type Distribution,
  type Expectation,
  type ExpectedTime,
  type Luck,
  type Moment,
  type Scenario,
  type ScenarioTest,
  type Value,
} from '@sandtable/core/scenario';
import { noneOf, oneOf } from '../diagnostics/diagnostic.ts';
import { unknownReference } from '../diagnostics/reference.ts';
import { impossibleLuck } from '../diagnostics/script.ts';
import { needsKey, notTogether } from '../diagnostics/shape.ts';
import type { Named } from '../forms/form.ts';
import type { PlainValue, SourcePhrase } from '../forms/leaf.ts';
import type { Located, TextReader, Spot } from '../text/reader.ts';
import type { SourceExpectation, SourcePin } from '../schema/expectation.ts';
import { readDuration, writeDuration } from '../forms/time.ts';
import {
  type Checking,
  conditionType,
  eventOf,
  eventPattern,
  expressionOf,
  maybeMoment,
  momentOf,
  nameOf,
  recipientsOf,
  textOf,
} from './checking.ts';
import { parametersOf, stepsOf } from './script.ts';

export function testOf(
  checking: Checking,
  scenario: Scenario,
  { name, value }: Checking['source']['tests'][number],
): ScenarioTest {
  const { reader } = checking;
  return {
    name,
    text: textOf(checking, value.text),
    seed: value.seed.value,
    parameters: parametersOf(reader, scenario, value.parameters),
    luck: value.luck.flatMap((pin) => luckPinOf(reader, scenario.luck, pin)),
    chances: value.chances.flatMap((pin) => chancePinOf(reader, scenario, pin)),
    play: stepsOf(reader, scenario, value.play),
    expect: value.expect.flatMap((one) => expectationOf(checking, one)),
  };
}

// Luck

function declared<T extends { readonly name: string }>(
  reader: TextReader,
  kind: 'luck' | 'chance',
  all: readonly T[],
  { name, spot }: Named<unknown>,
): T | null {
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const possible = all.map((one) => one.name);
  reader.report(unknownReference, spot, { kind, ...noneOf(name, possible) });
  return null;
}

function luckPinOf(
  reader: TextReader,
  all: readonly Luck[],
  pin: Named<PlainValue>,
): readonly ScenarioTest['luck'][number][] {
  const luck = declared(reader, 'luck', all, pin);
  if (luck === null || pin.value.spot.start < 0) return [];
  const value = drawn(luck, pin.value);
  if (value !== null) return [{ luck: luck.name, value }];
  // a value that this luck can never have is reported at the luck's own declaration
  if (luck.distribution.draw === 'one-of' && luck.distribution.values.length === 0) return [];
  reader.report(impossibleLuck, pin.value.spot, {
    found: String(pin.value.value),
    name: luck.name,
    ...reach(luck),
  });
  return [];
}

/** The value in the form in which the draw yields it; null when the draw cannot yield it. */
function drawn({ duration, distribution }: Luck, { value }: PlainValue): Value | null {
  const seconds = typeof value === 'string' ? readDuration(value) : null;
  const meant = duration ? (seconds === null ? null : seconds / 60) : value;
  if (meant === null) return null;
  if (distribution.draw === 'one-of') return distribution.values.find((one) => one === meant) ?? null;
  if (typeof meant !== 'number') return null;
  if (distribution.draw === 'normal') return meant;
  return meant >= distribution.low && meant <= distribution.high ? meant : null;
}

function reach({ duration, distribution }: Luck): {
  readonly why: string;
  readonly fix: string;
  readonly possible: readonly string[];
} {
  const written = (value: Value) =>
    duration && typeof value === 'number' ? writeDuration(Math.round(value * 60)) : String(value);
  const range = rangeOf(distribution);
  const possible = distribution.draw === 'one-of' ? distribution.values.map(written) : [];
  if (distribution.draw === 'one-of')
    return { why: `It is one of ${oneOf(possible)}.`, fix: 'Write one of them.', possible };
  if (range === null) {
    const kind = duration ? 'a duration, such as `20m`' : 'a number';
    return { why: `It draws ${kind}.`, fix: `Write ${kind}.`, possible };
  }
  const [low, high] = range.map(written);
  return {
    why: `It is drawn between ${low} and ${high}.`,
    fix: `Write a value from ${low} to ${high}.`,
    possible,
  };
}
const rangeOf = (distribution: Distribution): readonly [number, number] | null =>
  distribution.draw === 'between' || distribution.draw === 'triangle'
    ? [distribution.low, distribution.high]
    : null;

function chancePinOf(reader: TextReader, scenario: Scenario, pin: Named<SourcePin>): readonly ChancePin[] {
  const { word, times, spot } = pin.value;
  const chance = declared(reader, 'chance', scenario.chances, pin);
  if (chance === null || spot.start < 0 || times.some((time) => time.spot.start < 0)) return [];
  const wrong = (at: Spot, found: string, why: string, fix: string): readonly ChancePin[] => {
    const possible = ['fires', 'never'];
    reader.report(impossibleLuck, at, { found, name: chance.name, why, fix, possible });
    return [];
  };
  const { how } = chance;
  if (how.by === 'moment') {
    if (word !== 'fires' && word !== 'never') {
      const why = 'It is drawn at its own moment.';
      return wrong(spot, word ?? writeDuration(times[0]?.value ?? 0), why, 'Write `fires` or `never`.');
    }
    if (how.odds === 0 && word === 'fires')
      return wrong(spot, word, 'Its odds are 0%.', 'Give it odds, or take it out.');
    if (how.odds === 1 && word === 'never')
      return wrong(spot, word, 'Its odds are 100%.', 'Give it lower odds, or take it out.');
    return [{ chance: chance.name, fires: word === 'fires' }];
  }
  if (word === 'never') return [{ chance: chance.name, times: [] }];
  if (word !== null)
    return wrong(
      spot,
      word,
      'It comes about at a rate, so it needs a time.',
      'Write a time, such as `40m`, or `never`.',
    );
  return timesOf(chance, times, scenario.duration, wrong);
}

function timesOf(
  chance: Chance,
  times: readonly Located<number>[],
  duration: number,
  wrong: (at: Spot, found: string, why: string, fix: string) => readonly ChancePin[],
): readonly ChancePin[] {
  const { how } = chance;
  const last = times.at(-1);
  if (last === undefined) return [];
  const rate = how.by === 'rate' ? how.perHour.tree : null;
  if (rate?.op === 'literal' && Number(rate.value) <= 0)
    return wrong(last.spot, writeDuration(last.value), 'Its rate is always 0.', 'Write `never`.');
  if (times.length > chance.times) {
    const why = `It comes about ${chance.times === 1 ? 'once' : `${chance.times} times`} at most.`;
    return wrong(last.spot, writeDuration(last.value), why, 'Write fewer times, or raise its `times`.');
  }
  const late = times.find(({ value }) => value > duration);
  if (late !== undefined) {
    const why = `The story ends at ${writeDuration(duration)}.`;
    return wrong(late.spot, writeDuration(late.value), why, 'Write an earlier time.');
  }
  const early = times.find(({ value }, at) => at > 0 && value <= (times[at - 1]?.value ?? 0));
  if (early !== undefined)
    return wrong(
      early.spot,
      writeDuration(early.value),
      'The time before it is not earlier.',
      'Write the times in order.',
    );
  return [{ chance: chance.name, times: times.map(({ value }) => value) }];
}

// What is expected

const anyTime = { reserve: false, visit: false };

function expectationOf(checking: Checking, source: SourceExpectation | null): readonly Expectation[] {
  if (source === null) return [];
  const { reader } = checking;
  const spot = source.verb === 'holds' ? source.of.spot : source.spot;
  const { file, line, column } = reader.position(Math.max(0, spot.start));
  const written = reader.text
    .slice(spot.start, spot.end)
    .replaceAll(/\s*#[^\n]*(?=\n)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const about = { written, place: `${file}:${line}:${column}` };
  switch (source.verb) {
    case 'holds':
    case 'that': {
      const that = expressionOf(checking, source.of, conditionType, { measures: true });
      const at = source.verb === 'that' ? maybeMoment(checking, source.with.at, anyTime) : null;
      return [{ ...about, is: 'that', that, at }];
    }
    case 'happens': {
      const event = source.of.node === null ? null : eventOf(checking, source.of, source.of.value, 0);
      const when = timeOf(checking, source);
      return event === null ? [] : [{ ...about, is: 'happens', event, when }];
    }
    case 'outcome':
      return [{ ...about, is: 'outcome', outcome: outcomeOf(checking, source.of) }];
    case 'fact': {
      const { 'known-to': to, 'not-known-to': notTo, at } = source.with;
      if (to.names.length === 0 && notTo.names.length === 0)
        reader.report(needsKey, source.verbSpot, {
          key: 'fact',
          needs: 'known-to',
          why: 'It must say who knows it, with `known-to`, or who does not, with `not-known-to`.',
        });
      return [
        {
          ...about,
          is: 'known',
          fact: nameOf(checking, 'fact', source.of),
          to: recipientsOf(checking, to).roles,
          notTo: recipientsOf(checking, notTo).roles,
          at: maybeMoment(checking, at, anyTime),
        },
      ];
    }
  }
}

function outcomeOf({ reader, source }: Checking, { value, spot }: Located<string>): string {
  const possible = source.outcomes.map(({ name }) => name);
  if (spot.start >= 0 && !possible.includes(value))
    reader.report(unknownReference, spot, { kind: 'outcome', ...noneOf(value, possible) });
  return value;
}

type Happens = Extract<SourceExpectation, { readonly verb: 'happens' }>;

function timeOf(checking: Checking, { with: times, verbSpot }: Happens): ExpectedTime | null {
  const { at, within, before, latest } = times;
  const given = [
    ['at', at],
    ['within', within],
    ['before', before],
    ['latest', latest],
  ] as const;
  const [first, second] = given.filter(([key, one]) => one !== null && !(key === 'within' && at !== null));
  if (first !== undefined && second !== undefined)
    checking.reader.report(notTogether, second[1]?.spot ?? verbSpot, {
      first: first[0],
      second: second[0],
      why: 'One time is enough: `at`, `within`, `before` or `latest`; only `at` and `within` stand together.',
    });
  if (within !== null) {
    const from: Moment = at === null ? { at: 'story', seconds: 0 } : momentOf(checking, at, anyTime);
    return { by: 'within', moment: from, seconds: within.value };
  }
  if (at !== null) return { by: 'at', moment: momentOf(checking, at, anyTime) };
  if (before !== null) return { by: 'before', moment: limitOf(checking, before) };
  return latest === null ? null : { by: 'latest', moment: limitOf(checking, latest) };
}

/** A moment; an event alone stands for the moment at which it happens. */
function limitOf(checking: Checking, phrase: SourcePhrase): Moment {
  const text = phrase.value.trim();
  if (phrase.node === null || !eventPattern.test(text)) return momentOf(checking, phrase, anyTime);
  const event = eventOf(checking, phrase, text, 0);
  return event === null ? { at: 'reserve' } : { at: 'event', event, delay: { seconds: 0 } };
}
