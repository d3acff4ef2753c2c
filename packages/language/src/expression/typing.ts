/** Types of expressions, the names that they may use, and what can be wrong with them. */
import type { EventKind, EventSubject, ValueType } from '@sandtable/core/scenario';
import type { TextSpan } from './token.ts';

/** The type of a value. A choice carries what it can be; null where that is not known because of another mistake. */
export type TypeOf =
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'choice'; readonly values: readonly string[] | null };

/** Null: there is none of that name. `unknown`: there is one, but a mistake elsewhere hides its type. */
export type NameType = TypeOf | 'unknown' | null;
/** The names that an expression may use. */
export interface Names {
  readonly variable: (name: string) => NameType;
  readonly luck: (name: string) => NameType;
  readonly parameter: (name: string) => NameType;
  readonly measure: (name: string) => NameType;
  readonly subject: (kind: EventKind, name: string) => EventSubject | null;
  /** All names of a kind, for suggestions. */
  readonly all: (kind: EventKind | 'bare' | 'parameter' | 'measure') => readonly string[];
}

export interface Allowed {
  /** `answer`: in the effects of a decision that takes an amount. */
  readonly answer: boolean;
  /** `measure.N`: in tests and outcomes. */
  readonly measures: boolean;
}

/** What is wrong in an expression, as data; `check/expression.ts` turns it into a diagnostic. */
export type Mistake = TextSpan &
  (
    | {
        readonly mistake: 'unknown-name';
        readonly name: string;
        readonly possible: readonly string[];
        /** A choice is wanted; which, if that is known. */
        readonly choice: boolean;
        readonly choices: readonly string[];
      }
    | { readonly mistake: 'unknown-kind'; readonly name: string; readonly possible: readonly string[] }
    | {
        readonly mistake: 'unknown-thing';
        readonly kind: string;
        readonly name: string;
        readonly possible: readonly string[];
      }
    | {
        readonly mistake: 'unknown-word';
        readonly thing: string;
        readonly word: string;
        readonly possible: readonly string[];
      }
    | {
        readonly mistake: 'not-asked';
        readonly decision: string;
        readonly ground: string;
        readonly asked: readonly string[];
      }
    | { readonly mistake: 'missing-word'; readonly thing: string; readonly possible: readonly string[] }
    | { readonly mistake: 'unknown-function'; readonly name: string; readonly possible: readonly string[] }
    | {
        readonly mistake: 'argument-count';
        readonly name: string;
        readonly wanted: string;
        readonly found: number;
      }
    | {
        readonly mistake: 'operand-type';
        readonly operator: string;
        readonly wanted: ValueType;
        readonly found: ValueType;
      }
    | {
        readonly mistake: 'different-types';
        readonly what: string;
        readonly left: ValueType;
        readonly right: ValueType;
      }
    | { readonly mistake: 'result-type'; readonly wanted: ValueType; readonly found: ValueType }
    | {
        readonly mistake: 'impossible-choice';
        readonly choice: string;
        readonly of: string;
        readonly possible: readonly string[];
      }
    | { readonly mistake: 'division-by-zero' }
    | { readonly mistake: 'answer-here' }
    | { readonly mistake: 'measure-here' }
    | { readonly mistake: 'choice-name'; readonly name: string; readonly choice: string }
  );
