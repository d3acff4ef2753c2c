/** What may stand below a place of the language: under a key, under a name, in a list. */
import { type FormField, type Shape, type Verb, isLeaf } from './shape.ts';

type Key = Pick<Verb<unknown, unknown>, 'form' | 'about'> & { readonly need?: FormField<unknown>['need'] };

/** The keys that a place takes where these are written already. Names that stand in the place of keys are not among them. */
export function keysTaken(shape: Shape, written: readonly string[]): Readonly<Record<string, Key>> {
  if (shape.is === 'map') return shape.fields;
  if (shape.is !== 'verbs') return {};
  const { verbs, common } = shape;
  const name = written.find((key) => Object.hasOwn(verbs, key));
  const verb = name === undefined ? undefined : verbs[name];
  return name === undefined || verb === undefined
    ? { ...verbs, ...common }
    : { ...verb.beside, ...common, [name]: verb };
}

/** What stands under a key, or under a name. `written`: the keys that stand there, as far as they are known. */
export function shapeUnder(shape: Shape, key: string, written: readonly string[]): Shape | null {
  if (shape.is === 'named') return shape.each;
  const keys = keysTaken(shape, written);
  return (Object.hasOwn(keys, key) ? keys[key]?.form.shape : undefined) ?? null;
}

/** Whether a text can stand somewhere in what has this shape, so many steps in at most. */
export function mayHoldText(shape: Shape, steps = 6): boolean {
  if (steps === 0) return false;
  return shape.is === 'text' || shapesWithin(shape).some((one) => mayHoldText(one, steps - 1));
}

function shapesWithin(shape: Shape): readonly Shape[] {
  if (isLeaf(shape)) return [];
  switch (shape.is) {
    case 'list':
    case 'named':
      return [shape.each];
    case 'either':
      return shape.shapes;
    case 'map':
      return Object.values(shape.fields).map(({ form }) => form.shape);
    case 'verbs': {
      const { verbs, common } = shape;
      const keys = [verbs, common, ...Object.values(verbs).map(({ beside }) => beside)];
      return keys.flatMap((each) => Object.values<Key>(each)).map(({ form }) => form.shape);
    }
  }
}
