// Effects that a facilitator adds to an answer, in a short notation: `trust +5, send 2-12 after 20m, reveal no_bomb to police`.
import type { AddedEffect } from '@sandtable/core/record';
import type { ControlView } from '@sandtable/core/view';
import type { Scenario, Value } from '@sandtable/core/scenario';
import { readTypedDuration } from './read-time.ts';
import { type NumberRead, readNumber } from '@sandtable/words';

export interface EffectNames {
  readonly view: ControlView;
  readonly scenario: Scenario;
}

export type DoubtfulNumber = Extract<NumberRead, { is: 'doubtful' }>;
/** A number among what was typed, with what it may mean. */
interface Doubt {
  readonly typed: string;
  readonly doubtful: DoubtfulNumber;
}

/** Null when one of them cannot be read: none is taken then, nor when a number in it is doubtful. */
export function readEffects(typed: string, names: EffectNames): readonly AddedEffect[] | Doubt | null {
  const effects: AddedEffect[] = [];
  // a comma between digits belongs to a number
  for (const part of typed.split(/;|,(?!\d)|(?<!\d),/u).map((each) => each.trim())) {
    if (part === '') continue;
    const effect = readEffect(part, names);
    if (effect === null || 'doubtful' in effect) return effect;
    effects.push(effect);
  }
  return effects.length === 0 ? null : effects;
}

function readEffect(part: string, names: EffectNames): AddedEffect | Doubt | null {
  const [verb = '', ...rest] = part.split(/\s+/u);
  switch (verb.toLowerCase()) {
    case 'send':
      return send(rest, names);
    case 'cancel': {
      const inject = injectOf(rest.join(' '), names);
      return inject === null ? null : { verb: 'cancel', inject };
    }
    case 'reveal':
      return reveal(rest.join(' '), names);
    case 'open': {
      const decision = decisionOf(rest.join(' '), names);
      return decision === null ? null : { verb: 'open', decision };
    }
    default:
      return change(part, names);
  }
}

function send(words: readonly string[], names: EffectNames): AddedEffect | null {
  const [which = '', after, ...long] = words;
  const inject = injectOf(which, names);
  if (inject === null) return null;
  if (after === undefined) return { verb: 'send', inject, after: null };
  const seconds = after.toLowerCase() === 'after' ? readTypedDuration(long.join('')) : null;
  return seconds === null ? null : { verb: 'send', inject, after: seconds };
}

function reveal(words: string, { scenario, view }: EffectNames): AddedEffect | null {
  const parts = /^(\S+)\s+to\s+(.+)$/iu.exec(words);
  const fact = scenario.facts.find((each) => each.name === parts?.[1]?.toLowerCase());
  if (fact === undefined || parts?.[2] === undefined) return null;
  const to: string[] = [];
  for (const word of parts[2].toLowerCase().split(/\s*(?:\+|\band\b|\s)\s*/u)) {
    const group = scenario.groups.find((each) => each.name === word);
    if (word === 'all') to.push(...view.seats.map((each) => each.role));
    else if (group !== undefined) to.push(...group.roles);
    else if (scenario.roles.some((each) => each.name === word)) to.push(word);
    else return null;
  }
  return { verb: 'reveal', fact: fact.name, to: [...new Set(to)] };
}

/** `trust +5`, `trust -5`, `trust = 40`, `closed = yes`. A derived variable cannot be set. */
function change(part: string, { scenario, view }: EffectNames): AddedEffect | Doubt | null {
  const parts = /^([a-z][a-z0-9_]*)\s*(=|[+-])\s*(.+)$/iu.exec(part);
  const variable = scenario.variables.find(
    (each) => each.name === parts?.[1]?.toLowerCase() && each.is === null,
  );
  const sign = parts?.[2];
  const typed = parts?.[3];
  if (variable === undefined || typed === undefined) return null;
  const { name, type, min, max } = variable;
  if (type !== 'number') {
    const value = sign === '=' ? wordOf(variable, typed) : null;
    return value === null ? null : { verb: 'set', variable: name, value };
  }
  const unit = view.world.find((each) => each.name === name)?.unit ?? null;
  const most = min === null || max === null ? null : max - min;
  const read = readNumber(typed, sign === '=' ? { min, max, unit } : { min: null, max: most, unit });
  if (read.is === 'none') return null;
  if (read.is === 'doubtful') return { typed, doubtful: read };
  // whether it is within the limits is for the engine to say
  if (sign === '=') return { verb: 'set', variable: name, value: read.value };
  return { verb: 'add', variable: name, value: sign === '-' ? 0 - read.value : read.value };
}

function wordOf({ type, values }: Scenario['variables'][number], typed: string): Value | null {
  if (type !== 'boolean') return values.find((each) => each === typed.toLowerCase()) ?? null;
  return /^(yes|true)$/iu.test(typed) ? true : /^(no|false)$/iu.test(typed) ? false : null;
}

function injectOf(typed: string, { scenario }: EffectNames): string | null {
  return (
    scenario.injects.find((each) => each.serial === typed || each.name === typed.toLowerCase())?.name ?? null
  );
}
function decisionOf(typed: string, { scenario }: EffectNames): string | null {
  return (
    scenario.decisions.find(
      (each) => each.serial.toLowerCase() === typed.toLowerCase() || each.name === typed.toLowerCase(),
    )?.name ?? null
  );
}
