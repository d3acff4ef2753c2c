/** How kinds of names and of values are called. */
import type { Declaration, NameKind } from '@sandtable/language/editing';
import type { Say } from '@sandtable/words';

export const kindWord = (kind: NameKind, say: Say): string => say(`author.kind.${kind}`);

export const valueWord = (value: Declaration['value'], say: Say): string =>
  value === null ? '' : say(`author.type.${value}`);
