/** Mistakes in expressions, told at their place in the file. */
import type { Mistake } from '../../expression/typing.ts';
import type { SyntaxProblem } from '../../expression/token.ts';
import {
  answerHere,
  argumentCount,
  choiceWithoutQuotes,
  differentTypes,
  divisionByZero,
  impossibleChoice,
  measureHere,
  missingWord,
  operandType,
  resultType,
  unknownFunction,
  unknownKind,
  unknownName,
  unknownThing,
  unknownWord,
} from '../diagnostics/expression.ts';
import { syntaxProblems } from '../diagnostics/syntax.ts';
import type { SourceExpression, SourcePhrase } from '../leaf.ts';
import { nearest } from '../nearest.ts';
import { partOf, type Reader, type Spot } from '../reader.ts';

type Written = SourceExpression | SourcePhrase;

/** The place of a part of an expression or moment. */
export function placeOf(reader: Reader, written: Written, start: number, end: number): Spot {
  const { node, spot } = written;
  if (node === null) return spot;
  if (typeof node.value !== 'string') return { start: spot.start + start, end: spot.start + end };
  return partOf(reader, node, start, end);
}

export function tellSyntax(reader: Reader, written: Written, problem: SyntaxProblem): void {
  const text = 'source' in written ? written.source : written.value;
  const found = text.slice(problem.start, problem.end);
  const empty = problem.trap === 'empty';
  const spot = empty ? written.spot : placeOf(reader, written, problem.start, problem.end);
  reader.report(syntaxProblems[problem.trap], spot, { found, instead: problem.instead });
}

export function tellMistake(reader: Reader, written: Written, mistake: Mistake): void {
  const spot = placeOf(reader, written, mistake.start, mistake.end);
  const { report } = reader;
  switch (mistake.mistake) {
    case 'unknown-name':
      return report(unknownName, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'choice-name':
      return report(choiceWithoutQuotes, spot, mistake);
    case 'unknown-kind':
      return report(unknownKind, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'unknown-thing':
      return report(unknownThing, spot, { ...mistake, nearest: nearest(mistake.name, mistake.possible) });
    case 'unknown-word':
      return report(unknownWord, spot, { ...mistake, nearest: nearest(mistake.word, mistake.possible) });
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
