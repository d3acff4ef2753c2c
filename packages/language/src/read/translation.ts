/** A translation beside: a tree like the scenario's with texts in another language, laid over the texts of the scenario. */
import { type Node, Pair, Scalar, YAMLMap, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import { notTranslated, nothingToTranslate, translatedTwice } from '../diagnostics/translation.ts';
import { isEmpty } from '../forms/form.ts';
import { nearest } from '@sandtable/core/scenario';
import { type TextReader, type Spot, firstLine, keySpot, spotOf } from '../text/reader.ts';
import { mayHoldText, shapeUnder } from '../forms/below.ts';
import type { Shape } from '../forms/shape.ts';

interface Laying {
  readonly reader: TextReader;
  readonly language: string;
  /** The language of the scenario. */
  readonly scenarioLanguage: string;
}
/** A node of the scenario, and how another is put in its place. */
interface Place {
  readonly node: Node;
  readonly put: (node: Node) => void;
}

export function layOver(laying: Laying, scenario: YAMLMap, translation: YAMLMap, shape: Shape): void {
  lay(laying, { node: scenario, put: () => undefined }, translation, shape, spotOf(translation));
}

/** `owner` is the key that the translation stands under. */
function lay(laying: Laying, place: Place, translation: Node, shape: Shape, owner: Spot): void {
  if (isEmpty(translation)) return;
  const { node } = place;
  const fits = shape.is === 'either' ? alternative(shape.shapes, node) : shape;
  if (fits.is === 'text') return layText(laying, place, translation, owner);
  if (fits.is === 'list' && isSeq(node) && isSeq(translation)) {
    const items = node.items;
    translation.items.forEach((item, at) => {
      if (!isNode(item)) return;
      const there: unknown = items[at];
      const spot = firstLine(laying.reader, spotOf(item));
      if (isNode(there)) lay(laying, { node: there, put: (one) => (items[at] = one) }, item, fits.each, spot);
      else tellNothing(laying, spot, `item ${at + 1} of the list`, null, []);
    });
    return;
  }
  const hasKeys = fits.is === 'map' || fits.is === 'named' || fits.is === 'verbs';
  if (!hasKeys || !isMap(node) || !isMap(translation)) {
    laying.reader.report(notTranslated, owner.start < 0 ? spotOf(translation) : owner, undefined);
    return;
  }
  const keys = node.items.map((pair) => nameOf(pair));
  /** What stands under a key of the scenario; null where no text can be. */
  const each = (key: string): Shape | null => {
    const found = shapeUnder(fits, key, keys);
    return found !== null && mayHoldText(found) ? found : null;
  };
  for (const pair of translation.items) {
    const key = nameOf(pair);
    const there = node.items[keys.indexOf(key)];
    const spot = keySpot(pair);
    const inside = each(key);
    if (there === undefined || !isNode(there.value)) {
      const known = keys.filter((one) => each(one) !== null);
      tellNothing(laying, spot, key, nearest(key, known), known);
    } else if (inside === null) laying.reader.report(notTranslated, spot, undefined);
    else if (isNode(pair.value))
      lay(laying, { node: there.value, put: (one) => (there.value = one) }, pair.value, inside, spot);
  }
}

const nameOf = (pair: unknown): string =>
  isPair(pair) && isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : '';

function alternative(shapes: readonly Shape[], node: Node): Shape {
  const kind = isSeq(node) ? ['list'] : isMap(node) ? ['map', 'named', 'verbs', 'text'] : ['text'];
  return shapes.find(({ is }) => kind.includes(is)) ?? shapes[0] ?? { is: 'plain' };
}

function layText(laying: Laying, { node, put }: Place, translation: Node, owner: Spot): void {
  const { reader, language, scenarioLanguage } = laying;
  if (!isScalar(translation)) {
    reader.report(notTranslated, owner.start < 0 ? firstLine(reader, spotOf(translation)) : owner, undefined);
    return;
  }
  const spot = spotOf(translation);
  const key = new Scalar(language);
  key.range = [spot.start, spot.start, spot.start];
  const pair = new Pair(key, translation);
  if (isMap(node)) {
    const before = node.items.find((one) => nameOf(one) === language);
    if (before === undefined) node.items.push(pair);
    else {
      const where = reader.where(keySpot(before).start, spot.start);
      reader.report(translatedTwice, firstLine(reader, spot), { language, where });
    }
    return;
  }
  const there = spotOf(node);
  const first = new Scalar(scenarioLanguage);
  first.range = [there.start, there.start, there.start];
  const both = new YAMLMap();
  both.range = [there.start, there.end, there.end];
  both.items.push(new Pair(first, node), pair);
  put(both);
}

function tellNothing(
  { reader }: Laying,
  spot: Spot,
  what: string,
  near: string | null,
  known: readonly string[],
): void {
  reader.report(nothingToTranslate, spot, { what, nearest: near, known });
}
