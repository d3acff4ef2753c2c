/** Which names there are, and what an expression may know of each. */
import { type Kind, bareNames, reservedNames, roleWords } from '../expression/names.ts';
import { meantFlag } from '../diagnostics/synonyms.ts';
import { checkExpression } from '../expression/check.ts';
import type { NameType, Names, TypeOf } from '../expression/typing.ts';
import {
  type EventKind,
  type EventSubject,
  type Expression,
  askableWord,
  eventWords,
  plainSubject,
} from '@sandtable/core/scenario';
import { parseExpression } from '../expression/parse.ts';
import { derivedCycle, derivedTooDeep, repeatedTask, takenName } from '../diagnostics/reference.ts';
import { reservedName } from '../diagnostics/shape.ts';
import type { Named } from '../forms/form.ts';
import type { PlainValue } from '../forms/leaf.ts';
import type { TextReader, Spot } from '../text/reader.ts';
import type { SourceRecipients } from '../forms/reference.ts';
import { readDuration } from '../forms/time.ts';
import type { SourceScenario } from '../schema/scenario-form.ts';
import { tellMistake, tellExpressionSyntax } from './expression.ts';

export interface Declared {
  readonly roles: readonly string[];
  /** The roles of each group, in the order of the file. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly tasks: readonly string[];
  readonly names: Names;
  readonly has: (kind: Kind, name: string) => boolean;
  readonly all: (kind: Kind) => readonly string[];
  /** The checked formula of a derived variable. */
  readonly formula: (variable: string) => Expression | null;
}
/** The type of a plain start value among choices. */
export function typeOfValue(value: PlainValue, values: readonly string[] | null): TypeOf {
  if (values !== null) return { type: 'choice', values };
  if (typeof value.value === 'boolean' || meantFlag(String(value.value)) !== null) return { type: 'boolean' };
  return typeof value.value === 'number' ? { type: 'number' } : { type: 'choice', values: null };
}

/** Derived variables may depend on one another in chains of at most this length. */
const deepest = 50;

export function declare(source: SourceScenario, reader: TextReader): Declared {
  const roles = source.roles.map((role) => role.name);
  reserved(source, reader);
  const tasks = taskNames(source, reader);
  distinct(reader, [
    [source.roles, 'a role'],
    [source.groups, 'a group'],
    [source.actors, 'an actor'],
  ]);
  distinct(reader, [
    [source.variables, 'a variable'],
    [source.luck, 'luck'],
  ]);
  distinct(reader, [
    [source.sources, 'a source'],
    [source.law, 'an article of law'],
  ]);
  const lists: Readonly<Record<Kind, ReadonlySet<string>>> = {
    inject: setOf(source.injects),
    decision: setOf(source.decisions),
    action: setOf(source.actions),
    fact: setOf(source.facts),
    phase: setOf(source.phases),
    clock: setOf(source.clocks),
    expected: setOf(source.expected),
    rule: setOf(source.rules),
    chance: setOf(source.chances),
    activity: setOf(source.activities),
    discussion: setOf(source.discussions),
    organisation: setOf(source.organisations),
    role: new Set(roles),
    group: setOf(source.groups),
    actor: setOf(source.actors),
    variable: setOf(source.variables),
    luck: setOf(source.luck),
    source: setOf(source.sources),
    law: setOf(source.law),
    task: new Set(tasks),
    parameter: setOf(source.parameters),
    measure: setOf(source.measures),
  };
  const all = (kind: Kind): readonly string[] => [...lists[kind]];
  const groups = groupRoles(source, roles);
  const { names, formula } = namesOf(source, reader, roles, groups, all);
  return { roles, groups, tasks, names, has: (kind, name) => lists[kind].has(name), all, formula };
}

const setOf = (list: readonly Named<unknown>[]): ReadonlySet<string> => new Set(list.map((one) => one.name));

function reserved(source: SourceScenario, reader: TextReader): void {
  const tell = (
    list: readonly Named<unknown>[],
    words: ReadonlySet<string>,
    why: 'language' | 'roles' | 'bare' | 'option',
  ): void => {
    for (const { name, spot } of list) if (words.has(name)) reader.report(reservedName, spot, { name, why });
  };
  const lists: readonly (readonly Named<unknown>[])[] = [
    source.organisations,
    source.roles,
    source.groups,
    source.actors,
    source.variables,
    source.luck,
    source.facts,
    source.phases,
    source.clocks,
    source.duties,
    source.injects,
    source.expected,
    source.rules,
    source.chances,
    source.discussions,
    source.decisions,
    source.actions,
    source.activities,
    source.objectives,
    source.measures,
    source.outcomes,
    source.parameters,
    source.sources,
    source.law,
    source.tests,
  ];
  for (const list of lists) tell(list, reservedNames, 'language');
  for (const list of [source.roles, source.groups, source.actors]) tell(list, roleWords, 'roles');
  for (const list of [source.variables, source.luck]) tell(list, bareNames, 'bare');
  const words = new Set(['none', ...eventWords.decision.map((word) => word.parts[0] ?? '')]);
  for (const decision of source.decisions) {
    tell(decision.value.options, words, 'option');
    tell(decision.value.options, reservedNames, 'language');
  }
}

function distinct(
  reader: TextReader,
  lists: readonly (readonly [readonly Named<unknown>[], string])[],
): void {
  const seen = new Map<string, readonly [Spot, string]>();
  for (const [list, what] of lists) {
    for (const { name, spot } of list) {
      const before = seen.get(name);
      if (before === undefined) seen.set(name, [spot, what]);
      else
        reader.report(takenName, spot, {
          name,
          what: before[1],
          where: reader.where(before[0].start, spot.start),
        });
    }
  }
}

function taskNames(source: SourceScenario, reader: TextReader): readonly string[] {
  const seen = new Map<string, Spot>();
  for (const objective of source.objectives) {
    for (const target of objective.value.targets) {
      for (const { name, spot } of target.value.tasks) {
        const before = seen.get(name);
        if (before === undefined) seen.set(name, spot);
        else reader.report(repeatedTask, spot, { name, where: reader.where(before.start, spot.start) });
      }
    }
  }
  return [...seen.keys()];
}

function groupRoles(
  source: SourceScenario,
  roles: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    source.groups.map((group) => {
      const members = new Set(group.value.names.map((one) => one.value));
      return [group.name, roles.filter((role) => members.has('all') || members.has(role))];
    }),
  );
}

/** Roles of a list of roles and groups, in the order of the file. Unknown names are passed over here. */
export function spellOut(
  names: readonly string[],
  roles: readonly string[],
  groups: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (names.includes('all')) return roles;
  const wanted = new Set(names.flatMap((name) => groups.get(name) ?? [name]));
  return roles.filter((role) => wanted.has(role));
}

function namesOf(
  source: SourceScenario,
  reader: TextReader,
  roles: readonly string[],
  groups: ReadonlyMap<string, readonly string[]>,
  all: (kind: Kind) => readonly string[],
): { readonly names: Names; readonly formula: (variable: string) => Expression | null } {
  const byName = <T>(list: readonly Named<T>[]): ReadonlyMap<string, Named<T>> =>
    new Map(list.map((one) => [one.name, one]));
  const variables = byName(source.variables);
  const parameters = byName(source.parameters);
  const luck = byName(source.luck);
  const measures = byName(source.measures);
  const decisions = byName(source.decisions);
  const deciders = (list: SourceRecipients): readonly string[] =>
    spellOut(
      list.names.map((one) => one.value),
      roles,
      groups,
    );
  const subjects = new Map<string, EventSubject>();
  const known = new Map<string, NameType>();
  const formulas = new Map<string, Expression>();
  const underWay: string[] = [];

  const variableType = (name: string): NameType => {
    const done = known.get(name);
    if (done !== undefined) return done;
    const variable = variables.get(name);
    if (variable === undefined) return null;
    const { start, is } = variable.value;
    const choices = variable.value.values?.map((one) => one.value) ?? null;
    if (is === null) {
      const type = start === null || start.spot.start < 0 ? 'unknown' : typeOfValue(start, choices);
      known.set(name, type);
      return type;
    }
    const at = underWay.indexOf(name);
    if (at !== -1) {
      const cycle = [...underWay.slice(at), name];
      const blamed = cycle.map((one) => variables.get(one)).find((one) => one !== undefined);
      if (blamed !== undefined) reader.report(derivedCycle, blamed.spot, { cycle });
      for (const one of cycle) known.set(one, 'unknown');
      return 'unknown';
    }
    if (is.node === null) return 'unknown';
    if (underWay.length >= deepest) {
      reader.report(derivedTooDeep, variable.spot, { most: deepest });
      known.set(name, 'unknown');
      return 'unknown';
    }
    underWay.push(name);
    const parsed = parseExpression(is.source);
    let type: NameType = 'unknown';
    if (parsed.problem !== null) tellExpressionSyntax(reader, is, parsed.problem);
    else {
      const wanted: TypeOf | null = choices === null ? null : { type: 'choice', values: choices };
      const allowed = { answer: false, measures: false };
      const checked = checkExpression(is.source, parsed.syntax, names, wanted, allowed, (mistake) =>
        tellMistake(reader, is, mistake),
      );
      type = checked.of ?? 'unknown';
      formulas.set(name, checked.expression);
    }
    underWay.pop();
    if (!known.has(name)) known.set(name, type);
    return known.get(name) ?? type;
  };

  const subject = (kind: EventKind, name: string): EventSubject | null => {
    if (kind === 'decision') {
      const decision = decisions.get(name);
      if (decision === undefined) return null;
      const found = subjects.get(name) ?? decisionSubject(decision, deciders(decision.value.by));
      subjects.set(name, found);
      return found;
    }
    if (!all_.get(kind)?.has(name)) return null;
    return kind === 'fact' ? factSubject : plainSubject;
  };
  const factSubject: EventSubject = { ...plainSubject, roles: new Set(roles) };
  const all_ = new Map<EventKind, ReadonlySet<string>>(
    (Object.keys(eventWords) as EventKind[]).map((kind) => [kind, new Set(all(kind))]),
  );
  const names: Names = {
    variable: variableType,
    luck: (name) => {
      const one = luck.get(name);
      return one === undefined ? null : luckType(one.value);
    },
    parameter: (name) => {
      const one = parameters.get(name);
      if (one === undefined) return null;
      if (one.value.start.spot.start < 0) return 'unknown';
      return typeOfValue(one.value.start, one.value.values?.map((choice) => choice.value) ?? null);
    },
    measure: (name) => {
      const one = measures.get(name);
      if (one === undefined) return null;
      return one.value.last === null ? { type: 'number' } : 'unknown';
    },
    subject,
    all: (kind) => (kind === 'bare' ? [...all('variable'), ...all('luck')] : all(kind)),
  };
  return {
    names,
    formula: (variable) => {
      variableType(variable);
      return formulas.get(variable) ?? null;
    },
  };
}

function decisionSubject(
  decision: Named<SourceScenario['decisions'][number]['value']>,
  roles: readonly string[],
): EventSubject {
  const { rule, answer, options, ask } = decision.value;
  const features = new Set<'each' | 'amount' | 'ranking' | 'options'>();
  if (options.length > 0) features.add('options');
  if (rule === 'each' && options.length > 0) features.add('each');
  if (answer === 'amount' || answer === 'ranking') features.add(answer);
  return {
    options: new Set(options.map((option) => option.name)),
    roles: new Set(roles),
    features,
    asked: new Set(ask.map(askableWord)),
  };
}

/** What a draw yields: numbers, durations (in minutes), or choices. */
export function luckType(luck: SourceScenario['luck'][number]['value']): NameType {
  const values = luck.between ?? luck.triangle ?? luck.normal ?? luck['one-of'] ?? [];
  const first = values[0];
  if (first === undefined || first.spot.start < 0) return 'unknown';
  if (typeof first.value === 'boolean') return { type: 'boolean' };
  if (typeof first.value === 'number' || readDuration(first.value) !== null) return { type: 'number' };
  return { type: 'choice', values: values.map((one) => String(one.value)) };
}
