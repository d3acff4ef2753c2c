/** Who reads: the core holds no locale and no words, so how numbers, times and what has no text of the author's are said is handed in. */
import { unitForms } from '../scenario/unit.ts';
import type { Expression, Value } from '../scenario/expression.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Printing } from '../scenario/text.ts';
import { titleOfSpeaker } from '../scenario/titles.ts';

export interface Reader extends Printing {
  /** How much room a text takes where it is read: letters, or the cells of a terminal. */
  widthOf(text: string): number;
  /** A condition of the scenario, with what its variables read now, such as `trust < 50 (trust 63)`. */
  condition(expression: Expression, now: readonly VariableNow[]): string;
  /** What exercise control is called. */
  readonly control: string;
  /** What stands where words were erased, struck or withheld, and the channel of what was simply said. */
  readonly erased: string;
  readonly struck: string;
  readonly withheld: string;
  readonly spoken: string;
  /** The questions of a hot wash for which the scenario has none. */
  readonly hotWash: readonly [string, string, string];
  /** Words as they were said, with what an interpreter put beside them in the reader's language. */
  interpreted(said: string, beside: string): string;
  /** What a participant is called who may not be named. */
  person(participant: number): string;
}

/** Used where the reader is chosen before the scenario is known, for example before a record is opened. */
export type ReaderOf = (scenario: Scenario) => Reader;

/** A variable and its value. */
export interface VariableNow {
  readonly variable: string;
  /** Null: it could not be computed. */
  readonly value: Value | null;
}

/** For tests and traces: English, plain numbers, `H+01:30`. */
export const plainReader: ReaderOf = (scenario) => ({
  scenario,
  language: 'en',
  widthOf: (text) => text.length,
  value: (value, unit) =>
    value === null
      ? '(no value)'
      : unit === null
        ? String(value)
        : `${value} ${unitForms(unit)[value === 1 ? 'one' : 'other']}`,
  time: ({ seconds }) =>
    `H+${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`,
  condition: ({ source }, now) =>
    now.length === 0
      ? source
      : `${source} (${now.map((each) => `${each.variable} ${each.value}`).join(', ')})`,
  control: 'exercise control',
  erased: '(erased)',
  struck: '(struck)',
  withheld: '(withheld)',
  interpreted: (said, beside) => `${said} (interpreted: ${beside})`,
  person: (participant) => `participant ${participant}`,
  spoken: 'said',
  hotWash: ['What went well?', 'What did not?', 'What do you change?'],
});

/** Who speaks or is spoken to: a role, an actor or exercise control. */
export const speakerName = (name: string, reader: Reader): string =>
  name === 'exercise_control' ? reader.control : titleOfSpeaker(name, reader);
