/** Tests within a scenario, and the steps of a script: what is done, by whom, and what must have come of it. */
import type { SaidInWords, ScriptAnswer } from './answer.ts';
import type { EventReference, Expression, Value } from './expression.ts';
import type { Moment, Recipients, Text } from './terms.ts';

export interface ScenarioTest {
  readonly name: string;
  readonly text: Text;
  readonly seed: string;
  readonly parameters: readonly { readonly parameter: string; readonly value: Value }[];
  /** Luck that is drawn like this, whatever the seed; durations in minutes. */
  readonly luck: readonly { readonly luck: string; readonly value: Value }[];
  readonly chances: readonly ChancePin[];
  readonly play: readonly ScriptStep[];
  readonly expect: readonly Expectation[];
}
/**
 * How a test pins a chance. `times`: for one with a rate, the story seconds from which it comes about, the first time, the second ...;
 * none: never.
 */
export type ChancePin =
  | { readonly chance: string; readonly fires: boolean }
  | { readonly chance: string; readonly times: readonly number[] };

/** `at` null: at the end. */
export type Expectation = ExpectedThing & {
  /** As it stands in the file, on one line. */
  readonly written: string;
  /** `scenario.yaml:310:9`. */
  readonly place: string;
};
type ExpectedThing =
  | { readonly is: 'that'; readonly that: Expression; readonly at: Moment | null }
  | { readonly is: 'happens'; readonly event: EventReference; readonly when: ExpectedTime | null }
  | {
      readonly is: 'known';
      readonly fact: string;
      readonly to: readonly string[];
      readonly notTo: readonly string[];
      readonly at: Moment | null;
    }
  /** It is the one that is told at EndEx. */
  | { readonly is: 'outcome'; readonly outcome: string };
/** When an event must happen for the first time; `within` from the moment on, less than so many seconds later. */
export type ExpectedTime =
  | { readonly by: 'at' | 'before' | 'latest'; readonly moment: Moment }
  | { readonly by: 'within'; readonly moment: Moment; readonly seconds: number };

/** One step of a script: what is done, by whom, and from which story time on (null: as soon as it can be done). */
export type ScriptStep = ScriptAct & {
  readonly at: number | null;
  /** Where it stands, for errors: `scenario.yaml:310:9`. */ readonly place: string;
};
export type ScriptAct =
  | {
      readonly step: 'decide';
      readonly decision: string;
      readonly by: readonly string[];
      readonly answer: ScriptAnswer;
      readonly with: string | null;
      readonly because: string | null;
      readonly confidence: 'low' | 'medium' | 'high' | null;
      /** What else was said of what the decision asks for: its legal ground, its end date ... */
      readonly said: readonly { readonly of: SaidInWords; readonly text: string }[];
    }
  | { readonly step: 'do'; readonly action: string; readonly by: string | null }
  | {
      readonly step: 'share';
      readonly fact: string;
      readonly by: string;
      readonly with: Recipients;
      readonly beyond: boolean;
    }
  /** `to` null: everybody heard it. */
  | { readonly step: 'aloud'; readonly fact: string; readonly to: Recipients | null }
  | { readonly step: 'say'; readonly text: string; readonly by: string; readonly to: Recipients }
  | { readonly step: 'next'; readonly times: number }
  | { readonly step: 'advance'; readonly seconds: number }
  | { readonly step: 'hold' | 'release' | 'skip' | 'send' | 'withdraw'; readonly inject: string }
  | {
      readonly step: 'override';
      readonly values: readonly { readonly variable: string; readonly value: Value }[];
      readonly because: string | null;
    }
  /** Each role’s own answers to a survey, from 1 to 5, or null. */
  | {
      readonly step: 'rate';
      readonly activity: string;
      readonly by: readonly string[];
      readonly ratings: readonly (number | null)[];
    }
  | { readonly step: 'seen'; readonly expected: string }
  | { readonly step: 'jump'; readonly phase: string }
  | { readonly step: 'pause' }
  | { readonly step: 'resume' }
  | { readonly step: 'note'; readonly text: string }
  | { readonly step: 'end' };
