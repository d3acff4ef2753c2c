// What stands where in a file, and what may stand there: for editors.
export { namePattern, reservedNames, roleWords } from './expression/names.ts';
export { parseExpression } from './expression/parse.ts';
export type { NameKind, Shape, Taken } from './forms/shape.ts';
export { isPicture } from './read/picture.ts';
export { mayHoldText } from './read/translation.ts';
export { shapesAt, type Step } from './survey/shape-at.ts';
export {
  identity,
  type Declaration,
  type KeyPlace,
  type Mention,
  type Outline,
  type Survey,
  type Term,
  type Thing,
} from './survey/survey.ts';
