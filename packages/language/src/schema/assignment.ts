/** `{ queue: "inflow * 2", open: true }`: variables and what they get. */
import { type Node, isScalar } from 'yaml';
import { namePattern } from '../expression/names.ts';
import { keyedBy } from '../forms/form.ts';
import { type Form } from '../forms/shape.ts';
import { type SourceExpression, expression, plainValue, written } from '../forms/leaf.ts';
import { spotOf } from '../text/reader.ts';

export interface AssignedValue extends SourceExpression {
  /** A single word that is in no double quotes: what is wrong with it hangs on what it is given to. */
  readonly bare?: Node;
}
/** Most often such a word is a choice. */
const given: Form<AssignedValue> = {
  ...expression,
  read: (node, reader, owner) => {
    const isWord = isScalar(node) && (node.type === 'PLAIN' || node.type === 'QUOTE_SINGLE');
    const isPlain = isWord && typeof node.value === 'string' && !node.comment && !node.tag && !node.anchor;
    return isPlain && namePattern.test(written(node))
      ? { ...expression.blank, spot: spotOf(node), bare: node }
      : expression.read(node, reader, owner);
  },
};
export const assignments = keyedBy('variable', given);
export const plainAssignments = keyedBy('variable', plainValue);
