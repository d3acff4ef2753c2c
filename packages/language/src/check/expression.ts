/** Mistakes in expressions, told at their place in the file. */
import { type Instead, type TextReader, type Spot, partOf } from '../text/reader.ts';
import type { Mistake } from '../expression/typing.ts';
import type { SyntaxProblem, SyntaxTrap } from '../expression/token.ts';
import {
  answerHere,
  argumentCount,
  choiceWithoutQuotes,
  differentTypes,
  divisionByZero,
  impossibleChoice,
  measureHere,
  missingWord,
  notAsked,
  operandType,
  resultType,
  unknownFunction,
  unknownKind,
  unknownName,
  unknownThing,
  unknownWord,
} from '../diagnostics/expression.ts';
import { lookAlike } from '../diagnostics/pasted.ts';
import { syntaxProblems } from '../diagnostics/syntax.ts';
import type { SourceExpression, SourcePhrase } from '../forms/leaf.ts';
import { nearest } from '@sandtable/core/scenario';
import { likenessOf } from '../text/pasted-signs.ts';

type Written = SourceExpression | SourcePhrase;

/** The place of a part of an expression or moment. */
export function spotWithin(reader: TextReader, written: Written, start: number, end: number): Spot {
  const { node, spot } = written;
  if (node === null) return spot;
  if (typeof node.value !== 'string') return { start: spot.start + start, end: spot.start + end };
  return partOf(reader, node, start, end);
}

export function tellExpressionSyntax(reader: TextReader, written: Written, problem: SyntaxProblem): void {
  const text = 'source' in written ? written.source : written.value;
  const found = text.slice(problem.start, problem.end);
  const empty = problem.trap === 'empty';
  const spot = empty ? written.spot : spotWithin(reader, written, problem.start, problem.end);
  const pasted = problem.trap === 'unexpected' ? likenessOf(found) : null;
  if (pasted !== null) return reader.report(lookAlike, spot, { ...pasted, sign: found });
  const instead = insteadOf(reader, problem, spot);
  reader.report(
    syntaxProblems[problem.trap],
    spot,
    { found, instead: problem.trap === 'typographic-quote' ? (instead?.text ?? null) : problem.instead },
    instead,
  );
}

const exact = new Set<SyntaxTrap>([
  'assignment',
  'hexadecimal',
  'leading-point',
  'trailing-point',
  'decimal-comma',
  'chained-comparison',
  'single-and-or',
  'shouted-word',
  'foreign-operator',
  'typographic-quote',
  'double-quote',
]);

/** Only what cannot mean anything else: `20m` may be meant in hours, `5%` as 0.05, `1,500` as one thousand and five hundred. */
function insteadOf({ text }: TextReader, { trap, instead }: SyntaxProblem, spot: Spot): Instead | null {
  if (instead === null || !exact.has(trap) || spot.start < 0) return null;
  if (trap === 'decimal-comma' && /\.[0-9]{3}$/.test(instead)) return null;
  if (trap === 'typographic-quote' || trap === 'double-quote') return straightQuotes(text, spot.start);
  return { spot, text: instead };
}

/** Both quotes of a choice at once: one alone would leave it open. */
function straightQuotes(text: string, at: number): Instead | null {
  const start = text[at - 1] === '\\' ? at - 1 : at;
  const [whole, choice] =
    /^\\?["‘’“”„«»]\s*([\w-]+)\s*\\?["‘’“”„«»]/u.exec(text.slice(start, start + 80)) ?? [];
  return whole === undefined ? null : { spot: { start, end: start + whole.length }, text: `'${choice}'` };
}

export function tellMistake(reader: TextReader, written: Written, mistake: Mistake): void {
  const spot = spotWithin(reader, written, mistake.start, mistake.end);
  const { report } = reader;
  switch (mistake.mistake) {
    case 'unknown-name':
      return report(unknownName, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'choice-name':
      return report(choiceWithoutQuotes, spot, { ...mistake, bare: false });
    case 'unknown-kind':
      return report(unknownKind, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'unknown-thing':
      return report(unknownThing, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'unknown-word':
      return report(unknownWord, spot, { ...mistake, nearest: nearest(mistake.word, mistake.possible) });
    case 'not-asked':
      return report(notAsked, spot, { ...mistake, nearest: nearest(mistake.ground, mistake.asked) });
    case 'missing-word':
      return report(missingWord, spot, mistake);
    case 'unknown-function':
      return report(unknownFunction, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'argument-count':
      return report(argumentCount, spot, mistake);
    case 'operand-type':
      return report(operandType, spot, mistake);
    case 'different-types':
      return report(differentTypes, spot, mistake);
    case 'result-type':
      return report(resultType, spot, mistake);
    case 'impossible-choice':
      return report(impossibleChoice, spot, {
        ...mistake,
        nearest: nearest(mistake.choice, mistake.possible),
      });
    case 'division-by-zero':
      return report(divisionByZero, spot, undefined);
    case 'answer-here':
      return report(answerHere, spot, undefined);
    case 'measure-here':
      return report(measureHere, spot, undefined);
  }
}
