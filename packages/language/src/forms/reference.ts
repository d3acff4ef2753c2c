/** The forms of names, alone and in lists. */
import { fold } from '@sandtable/core/scenario';
import { isMap, isScalar, isSeq } from 'yaml';
import { type NameKind, namePattern } from '../expression/names.ts';
import { badName, emptyList, wrongShape } from '../diagnostics/shape.ts';
import { asScalar, listOfOne, meantName } from './form.ts';
import { type Form } from './shape.ts';
import { tellAt, written } from './leaf.ts';
import {
  type Located,
  type Spot,
  type TextReader,
  blankName,
  nodeWord,
  nowhere,
  spotOf,
} from '../text/reader.ts';

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
      const isTitle = fold(written(node)) !== name;
      reader.report(badName, tellAt(reader, node), { name: written(node), meant: name, isTitle });
      return { value: name, spot: nowhere };
    },
    shape: { is: 'name', kinds: all, words },
  };
}
const roleOrGroup = ['role', 'group'] as const;
const plainRecipient = referTo(roleOrGroup, ['all']);
const recipient: typeof plainRecipient = {
  ...plainRecipient,
  read: (node, reader, owner) => {
    const found = isScalar(node) ? written(node) : '';
    const names = isScalar(node) && !namePattern.test(found) ? namesIn(found, reader) : null;
    if (names === null || reader.called(found, roleOrGroup) !== null)
      return plainRecipient.read(node, reader, owner);
    reader.report(badName, tellAt(reader, node), { name: found, meant: names.join(', '), isTitle: false });
    return { value: names[0] ?? '', spot: nowhere };
  },
};

/** A list of roles and groups, or `[all]`. */
export interface SourceRecipients {
  readonly spot: Spot;
  readonly names: readonly Located<string>[];
}
const between = /\s*[,;&/+]\s*|\s+(?:and|und|et|y)\s+/u;
const everybody = ['everybody', 'everyone', 'all', 'all roles', 'all players', 'alle', 'tous', 'todos'];
const nameOf = (one: string, reader: TextReader): string | null =>
  everybody.includes(fold(one)) ? 'all' : reader.called(one, roleOrGroup);
/** `watch boats`, `everybody`: the names that were meant, where each is that of a role or a group. */
function namesIn(found: string, reader: TextReader): readonly string[] | null {
  for (const parts of [found.split(between), found.trim().split(/\s+/u)]) {
    const names = parts.map((one) => nameOf(one, reader));
    if (names.every((one) => one !== null)) return names;
  }
  return null;
}
/** `watch and boats`, `Watch; the boats`: as a list of names. */
const asList = (found: string, reader: TextReader): string =>
  `[${(namesIn(found, reader) ?? found.split(between).map((one) => nameOf(one, reader) ?? one)).join(', ')}]`;
export const noRecipients: SourceRecipients = { spot: nowhere, names: [] };
export const recipients: Form<SourceRecipients> = {
  blank: noRecipients,
  read: (node, reader, owner) => {
    if (!isSeq(node)) {
      const found = isScalar(node) && typeof node.value === 'string' ? asList(node.value, reader) : '[all]';
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
