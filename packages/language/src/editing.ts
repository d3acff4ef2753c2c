// What stands where in a file, and what may stand there: for editors.
export { nameFrom, namePattern, reservedNames, roleWords, serialPattern } from './expression/names.ts';
export { parseExpression } from './expression/parse.ts';
export type { Shape, TakenShape } from './forms/shape.ts';
export type { NameKind } from './expression/names.ts';
export type { Spot } from './text/reader.ts';
export { isPicture } from './files/picture.ts';
export { keysTaken, mayHoldText } from './forms/below.ts';
export { shapesAt, type PathStep } from './survey/shape-at.ts';
export {
  identity,
  type Declaration,
  type KeyPlace,
  type Mention,
  type Outline,
  type Survey,
  type Thing,
} from './survey/survey.ts';
export { type Term } from './survey/mentions.ts';
export { foreignTable, isLost } from './text/csv.ts';
