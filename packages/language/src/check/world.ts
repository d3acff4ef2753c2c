/** Who there is, what there is to know, and what moves. */
import {
  fold,
  type Actor,
  type Distribution,
  type Expression,
  type Fact,
  type Luck,
  type Role,
  type Scenario,
  type Value,
  type Variable,
} from '@sandtable/core/scenario';
import { namePattern, roleWords } from '../expression/names.ts';
import { badLuck, deputyCycle, notSettable, selfCorrection, takenName } from '../diagnostics/reference.ts';
import { missingKey, notTogether, reservedName } from '../diagnostics/shape.ts';
import { numberRange } from '../diagnostics/value.ts';
import { keyIn } from '../forms/form.ts';
import type { PlainValue } from '../forms/leaf.ts';
import type { TypeOf } from '../expression/typing.ts';
import type { Spot } from '../text/reader.ts';
import { readDuration } from '../forms/time.ts';
import {
  type Checking,
  amountType,
  expressionOf,
  maybeName,
  maybeSpeaker,
  maybeText,
  nameOf,
  namesOf,
  recipientsOf,
  textOf,
  unitOf,
} from './checking.ts';
import { effectsOf } from './effects.ts';
import { luckType } from './declared.ts';
import { distinctChoices, checkedValue } from './document.ts';

export type WorldPart = Pick<
  Scenario,
  'organisations' | 'roles' | 'groups' | 'actors' | 'variables' | 'luck' | 'facts'
>;

export function worldOf(checking: Checking): WorldPart {
  const { source, declared } = checking;
  const roles = source.roles.map((one) => roleOf(checking, one));
  circles(checking, 'deputy', new Map(roles.map((role) => [role.name, role.deputy])));
  circles(
    checking,
    'if-absent',
    new Map(roles.map((role) => [role.name, role.ifAbsent.how === 'taken-over' ? role.ifAbsent.by : null])),
  );
  distinctShorts(checking);
  return {
    organisations: source.organisations.map(({ name, value }) => ({
      name,
      title: textOf(checking, value.name),
      sector: value.sector.value,
    })),
    roles,
    groups: source.groups.map(({ name, value }) => {
      for (const member of value.names) if (member.value !== 'all') nameOf(checking, 'role', member);
      return { name, roles: declared.groups.get(name) ?? [] };
    }),
    actors: source.actors.map((one) => actorOf(checking, one)),
    variables: source.variables.map((one) => variableOf(checking, one)),
    luck: source.luck.map((one) => luckOf(checking, one)),
    facts: source.facts.map((one) => factOf(checking, one)),
  };
}

function roleOf(checking: Checking, { name, value }: Checking['source']['roles'][number]): Role {
  const absent = value['if-absent'];
  const how = absent.value;
  return {
    name,
    title: textOf(checking, value.name),
    short: maybeText(checking, value.short),
    organisation: nameOf(checking, 'organisation', value.organisation),
    brief: maybeText(checking, value.brief),
    deputy: maybeName(checking, 'role', value.deputy),
    ifAbsent:
      how === 'essential' || how === 'simulated'
        ? { how }
        : { how: 'taken-over', by: nameOf(checking, 'role', absent) },
    can: value.can.map(({ text, decides }) => ({
      text: textOf(checking, text),
      decides: namesOf(checking, 'decision', decides),
    })),
  };
}

/** Where one types a role, its short name stands for it: no other role may be called so, and no word may mean something else there. */
function distinctShorts({ source, reader, language }: Checking): void {
  const seen = new Map<string, { readonly role: string; readonly spot: Spot; readonly what: string }>(
    source.roles.map(({ name, spot }) => [fold(name), { role: name, spot, what: 'a role' }]),
  );
  for (const { name, value } of source.roles)
    for (const part of value.short?.parts ?? []) {
      const short = fold(part.value);
      const tongue = part.language ?? language;
      if (roleWords.has(short)) reader.report(reservedName, part.spot, { name: part.value, why: 'roles' });
      const before = [seen.get(short), seen.get(`${tongue} ${short}`)].find(
        (one) => one !== undefined && one.role !== name,
      );
      if (before !== undefined)
        reader.report(takenName, part.spot, {
          name: part.value,
          what: before.what,
          where: reader.where(before.spot.start, part.spot.start),
        });
      seen.set(`${tongue} ${short}`, { role: name, spot: part.spot, what: 'the short name of a role' });
    }
}

/** Deputies, or who takes over, must not lead back to where they began. */
function circles(
  checking: Checking,
  key: 'deputy' | 'if-absent',
  next: ReadonlyMap<string, string | null>,
): void {
  const seen = new Map<string, string>();
  for (const start of next.keys()) {
    const path: string[] = [];
    let at: string | null = start;
    while (at !== null && !seen.has(at)) {
      seen.set(at, start);
      path.push(at);
      at = next.get(at) ?? null;
    }
    // only a circle that this very walk has closed is new
    if (at === null || seen.get(at) !== start) continue;
    const cycle = path.slice(path.indexOf(at));
    const [first = at] = cycle;
    const spot = checking.source.roles.find((one) => one.name === first)?.value[key]?.spot;
    if (spot) checking.reader.report(deputyCycle, spot, { cycle: [...cycle, first], key });
  }
}

function actorOf(checking: Checking, { name, value }: Checking['source']['actors'][number]): Actor {
  return {
    name,
    title: textOf(checking, value.name),
    organisation: maybeName(checking, 'organisation', value.organisation),
    shownAs: maybeSpeaker(checking, value['shown-as']),
    voice: maybeText(checking, value.voice),
    answers: value.answers.map((answer) => ({
      about: answer.about.map((one) => one.value),
      says: textOf(checking, answer.says),
      ifPressed: maybeText(checking, answer['if-pressed']),
      reveals: namesOf(checking, 'fact', answer.reveals),
    })),
  };
}

function variableOf(
  checking: Checking,
  { name, spot, value }: Checking['source']['variables'][number],
): Variable {
  const { reader, declared } = checking;
  const values = distinctChoices(reader, value.values);
  const limit = (given: typeof value.min): number | null =>
    given === null || given.spot.start < 0 ? null : given.value;
  const [min, max] = [limit(value.min), limit(value.max)];
  if (value.node !== null && value.start === null && value.is === null) {
    reader.report(missingKey, spot, {
      key: 'start',
      within: 'a variable',
      about: 'A variable has a value at StartEx, or a formula (`is`).',
    });
  }
  for (const other of ['start', 'per-minute', 'per-hour'] as const) {
    if (value.is !== null && value[other] !== null) {
      reader.report(notTogether, keyIn(value, other), {
        first: 'is',
        second: other,
        why: 'A derived variable follows its formula and nothing else.',
      });
    }
  }
  if (value['per-minute'] !== null && value['per-hour'] !== null) {
    reader.report(notTogether, keyIn(value, 'per-hour'), {
      first: 'per-minute',
      second: 'per-hour',
      why: 'Both are rates.',
    });
  }
  if (min !== null && max !== null && min >= max && value.max !== null) {
    reader.report(numberRange, value.max.spot, { found: max, wanted: `a number above ${min}` });
  }
  const type = declared.names.variable(name);
  const of = type === null || type === 'unknown' ? null : type;
  if (value.whole) checkWhole(checking, value, of);
  let start: Value | null = value.start?.value ?? null;
  if (value.start !== null && value.is === null && of !== null)
    start = checkedValue(reader, value.start, of, { min, max });
  const rate = value['per-minute'] ?? value['per-hour'];
  if (rate !== null && of !== null && of.type !== 'number' && value.is === null) {
    reader.report(notSettable, keyIn(value, value['per-minute'] === null ? 'per-hour' : 'per-minute'), {
      name,
      why: 'rate',
    });
  }
  return {
    name,
    title: textOf(checking, value.name),
    type: of?.type ?? 'number',
    start,
    is: value.whole ? rounded(declared.formula(name)) : declared.formula(name),
    whole: value.whole,
    values: of?.type === 'choice' ? (of.values ?? []) : (values ?? []),
    min,
    max,
    unit: unitOf(checking, value.unit),
    rate:
      rate === null
        ? null
        : {
            expression: expressionOf(checking, rate, amountType),
            seconds: value['per-minute'] === null ? 3600 : 60,
          },
    seenBy: recipientsOf(checking, value['seen-by']),
    shownAs: value['shown-as'],
  };
}

/** Counts are numbers, and begin and end at whole ones. */
function checkWhole(
  { reader }: Checking,
  value: Checking['source']['variables'][number]['value'],
  type: TypeOf | null,
): void {
  if (type !== null && type.type !== 'number') {
    const second = (['values', 'is', 'start'] as const).find((key) => value[key] !== null) ?? 'start';
    reader.report(notTogether, keyIn(value, 'whole'), {
      first: 'whole',
      second,
      why: 'Only numbers are whole; this variable is none.',
    });
  }
  for (const given of [value.start, value.min, value.max])
    if (given !== null && typeof given.value === 'number' && !Number.isInteger(given.value))
      reader.report(numberRange, given.spot, { found: given.value, wanted: 'a whole number' });
}

const rounded = (formula: Expression | null): Expression | null =>
  formula && { ...formula, tree: { op: 'call', function: 'round', arguments: [formula.tree] } };

const draws = ['between', 'triangle', 'normal', 'one-of'] as const;

function luckOf(checking: Checking, { name, spot, value }: Checking['source']['luck'][number]): Luck {
  const { reader } = checking;
  const given = draws.filter((draw) => value[draw] !== null);
  const [draw, second] = given;
  if (second !== undefined && draw !== undefined) {
    reader.report(notTogether, keyIn(value, second), {
      first: draw,
      second,
      why: 'Luck is drawn in one way.',
    });
  }
  const title = maybeText(checking, value.name);
  const nothing = { draw: 'one-of', values: [] } as const;
  const none: Luck = { name, title, type: 'number', duration: false, distribution: nothing };
  if (draw === undefined) {
    if (value.node !== null) {
      reader.report(missingKey, spot, {
        key: 'between',
        within: 'luck',
        about: 'It must say how it is drawn: between, triangle, normal or one-of.',
      });
    }
    return none;
  }
  const list = value[draw] ?? [];
  const type = luckType(value);
  if (type === null || type === 'unknown') return none;
  const duration = list.every((one) => typeof one.value === 'string' && readDuration(one.value) !== null);
  const distribution = distributionOf(draw, list, duration);
  if (distribution === null) {
    const wanted = {
      between: 'two numbers or two durations, the lower first',
      triangle: 'three numbers or durations in rising order',
      normal: 'two numbers or durations: the mean and a deviation above 0',
      'one-of': 'several values, all numbers, all durations, all choices, or true and false',
    };
    const node = value.node?.get(draw, true);
    reader.report(badLuck, node?.range ? { start: node.range[0], end: node.range[1] } : keyIn(value, draw), {
      wanted: wanted[draw],
    });
    return none;
  }
  return { name, title, type: type.type, duration, distribution };
}

function distributionOf(
  draw: (typeof draws)[number],
  list: readonly PlainValue[],
  duration: boolean,
): Distribution | null {
  const values = list.map((one) => (duration ? (readDuration(String(one.value)) ?? 0) / 60 : one.value));
  if (draw === 'one-of') {
    const [first] = values;
    const alike = values.every((one) => typeof one === typeof first);
    const mixed = !duration && values.some((one) => typeof one === 'string' && readDuration(one) !== null);
    const named = values.every((one) => typeof one !== 'string' || namePattern.test(one));
    return values.length >= 2 && alike && named && !mixed ? { draw, values } : null;
  }
  const numbers = values.filter((one) => typeof one === 'number');
  if (numbers.length !== values.length) return null;
  const [a = 0, b = 0, c = 0] = numbers;
  if (draw === 'triangle')
    return numbers.length === 3 && a <= b && b <= c && a < c ? { draw, low: a, mode: b, high: c } : null;
  if (numbers.length !== 2) return null;
  if (draw === 'between') return a < b ? { draw, low: a, high: b } : null;
  return b > 0 ? { draw, mean: a, deviation: b } : null;
}

function factOf(checking: Checking, { name, value }: Checking['source']['facts'][number]): Fact {
  const correction = value['corrected-by'];
  if (correction !== null) {
    const other = checking.source.facts.find((one) => one.name === correction.value);
    if (correction.value === name || other?.value.rumour === true) {
      checking.reader.report(selfCorrection, correction.spot, { name: correction.value });
    }
  }
  return {
    name,
    text: textOf(checking, value.text),
    detail: maybeText(checking, value.detail),
    tlp: value.tlp,
    knownTo: recipientsOf(checking, value['known-to']),
    mayGoTo: value['may-go-to'] === null ? null : recipientsOf(checking, value['may-go-to']),
    rumour: value.rumour,
    correctedBy: maybeName(checking, 'fact', correction),
    onBreach: effectsOf(checking, value['on-breach']),
  };
}
