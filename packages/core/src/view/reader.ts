/** Who reads: the core holds no locale, so how numbers and times are printed is handed in. */
import type { Expression, Value } from '../scenario/expression.ts';
import type { Printed } from '../record/entry.ts';
import type { Scenario, Text } from '../scenario/scenario.ts';
import { storyTime } from './story-time.ts';
import type { StoryTime } from './story-time.ts';

/** A variable and its value, as it is printed. */
export interface Standing {
  readonly variable: string;
  readonly title: string;
  readonly value: string;
}

export interface Reader {
  /** A language code; texts the scenario lacks in it are given in the scenario's own. */
  readonly language: string;
  /** Null: it could not be computed. */
  value(value: Value | null, unit: string | null): string;
  time(time: StoryTime): string;
  /** A condition of the scenario, with what its variables read now, such as `trust < 50 (trust 63)`. */
  condition(expression: Expression, now: readonly Standing[], scenario: Scenario): string;
  /** What stands where words were erased, struck or withheld, and the channel of what was simply said. */
  readonly erased: string;
  readonly struck: string;
  readonly withheld: string;
  readonly spoken: string;
  /** The questions of a hot wash for which the scenario has none. */
  readonly hotWash: readonly [string, string, string];
  /** What a participant is called who may not be named. */
  person(participant: number): string;
}

/** For tests and traces: plain numbers, `H+01:30`. */
export const plainReader: Reader = {
  language: 'en',
  value: (value, unit) =>
    value === null ? '(no value)' : unit === null ? String(value) : `${value} ${unit}`,
  time: ({ seconds }) =>
    `H+${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`,
  condition: ({ source }, now) =>
    now.length === 0
      ? source
      : `${source} (${now.map((each) => `${each.variable} ${each.value}`).join(', ')})`,
  erased: '(erased)',
  struck: '(struck)',
  withheld: '(withheld)',
  person: (participant) => `participant ${participant}`,
  spoken: 'said',
  hotWash: ['What went well?', 'What did not?', 'What do you change?'],
};

export function read(scenario: Scenario, reader: Reader, text: Text): string {
  return text[reader.language] ?? text[scenario.language] ?? Object.values(text)[0] ?? '';
}
export function readOrNull(scenario: Scenario, reader: Reader, text: Text | null): string | null {
  return text === null ? null : read(scenario, reader, text);
}

/** Fills `{queue}`, `{clock}` and `{phase}` with what they stood for when the text was printed; `{{` is a brace. */
export function fill(scenario: Scenario, reader: Reader, template: string, printed: Printed): string {
  return template.replace(/\{\{|\}\}|\{([a-z][a-z0-9_]*)\}/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole.slice(1);
    const value = printed.find(([key]) => key === name)?.[1];
    if (value === undefined) return whole;
    if (name === 'clock' && typeof value === 'number') return reader.time(storyTime(scenario, value));
    if (name === 'phase') {
      const phase = scenario.phases.find((candidate) => candidate.name === value);
      return phase ? read(scenario, reader, phase.title) : String(value);
    }
    const variable = scenario.variables.find((candidate) => candidate.name === name);
    return reader.value(value, readOrNull(scenario, reader, variable?.unit ?? null));
  });
}
