/** The forms of names, alone and in lists. */
import { isMap, isScalar, isSeq } from 'yaml';
import { type NameKind, namePattern } from '../expression/names.ts';
import { badName, emptyList, wrongShape } from '../diagnostics/shape.ts';
import { asScalar, listOfOne, meantName } from './form.ts';
import { type Form } from './shape.ts';
import { tellAt, written } from './leaf.ts';
import { type Located, type Spot, blankName, nodeWord, nowhere, spotOf } from '../text/reader.ts';

/** A name that is looked up nowhere: a sector, a choice. */
export const freeName: Form<Located<string>> = {
  blank: blankName,
  read: (node, reader) => {
    const scalar = asScalar(node);
    if (scalar !== null && typeof scalar.value === 'string' && namePattern.test(scalar.value)) {
      return { value: scalar.value, spot: spotOf(node) };
    }
    if (scalar !== null)
      reader.report(badName, tellAt(reader, node), {
        name: written(node),
        meant: meantName(written(node)),
        isTitle: false,
      });
    else
      reader.report(wrongShape, tellAt(reader, node), {
        wanted: 'a name',
        found: nodeWord(node),
        example: 'name',
      });
    return blankName;
  },
  schema: () => ({ $ref: '#/$defs/name' }),
  shape: { is: 'plain' },
};

/** A name of something that is declared elsewhere, or a word in its place. */
export function referTo(
  kinds: NameKind | readonly NameKind[],
  words: readonly string[] = [],
): Form<Located<string>> {
  const all = typeof kinds === 'string' ? [kinds] : kinds;
  return {
    ...freeName,
    read: (node, reader, owner) => {
      const name =
        isScalar(node) && !namePattern.test(written(node)) ? reader.called(written(node), all) : null;
      if (name === null) return freeName.read(node, reader, owner);
      reader.report(badName, tellAt(reader, node), { name: written(node), meant: name, isTitle: true });
      return { value: name, spot: nowhere };
    },
    shape: { is: 'name', kinds: all, words },
  };
}
const recipient = referTo(['role', 'group'], ['all']);

/** A list of roles and groups, or `[all]`. */
export interface SourceRecipients {
  readonly spot: Spot;
  readonly names: readonly Located<string>[];
}
/** `watch and boats`, `watch; boats`: with a comma between. */
const inCommas = (names: string): string => names.split(/\s*[,;&/+]\s*|\s+(?:and|und|et|y)\s+/).join(', ');
export const noRecipients: SourceRecipients = { spot: nowhere, names: [] };
export const recipients: Form<SourceRecipients> = {
  blank: noRecipients,
  read: (node, reader, owner) => {
    if (!isSeq(node)) {
      const found = isScalar(node) && typeof node.value === 'string' ? `[${inCommas(node.value)}]` : '[all]';
      const about = { wanted: 'a list of roles and groups', found: nodeWord(node), example: found };
      reader.report(wrongShape, tellAt(reader, node), about, listOfOne(node));
      return noRecipients;
    }
    if (node.items.length === 0) reader.report(emptyList, spotOf(node), { what: 'role' });
    const names: Located<string>[] = [];
    for (const item of node.items) {
      if (isScalar(item) || isMap(item) || isSeq(item)) names.push(recipient.read(item, reader, owner));
    }
    return { spot: spotOf(node), names };
  },
  schema: () => ({ $ref: '#/$defs/recipients' }),
  shape: { is: 'list', each: recipient.shape },
};
