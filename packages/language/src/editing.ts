// What stands where in a file, and what may stand there: for editors.
export { namePattern, reservedNames, roleWords } from './expression/names.ts';
export { parseExpression } from './expression/parse.ts';
export type { Shape, Taken } from './forms/shape.ts';
export type { NameKind } from './expression/names.ts';
export { isPicture } from './files/picture.ts';
export { keysOf, mayHoldText } from './forms/below.ts';
export { shapesAt, type Step } from './survey/shape-at.ts';
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
