/**
 * One style: `and`, `or` and `not` for `&&`, `||` and `!`, each where the expression reads as before, and one layout. Comments, quotes,
 * prose and the order of keys stay.
 */
import { parseExpression, shapesAt, type PathStep } from '@sandtable/language/editing';
import { isMap, isPair, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { laidOut } from './layout.ts';

/**
 * The text of a scenario, a part of one, a translation or a script in the one style. Formatting it again changes nothing. What YAML
 * cannot read stays as it is, and lines end as the first one does. Pure.
 */
export function format(text: string): string {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const now = formatted(text.replaceAll('\r\n', '\n'));
  return end === '\n' ? now : now.replaceAll('\n', end);
}

function formatted(text: string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = laidOut(text.slice(mark.length));
  const { contents } = parseDocument(plain, { uniqueKeys: false, logLevel: 'silent' });
  let from = 0;
  let result = mark;
  for (const { range } of expressionsIn(contents, [])) {
    if (!range) continue;
    const [start, end] = range;
    result += plain.slice(from, start) + inWords(plain.slice(start, end));
    from = end;
  }
  return result + plain.slice(from);
}

/** The scalars in double quotes that stand where an expression is wanted, in the order of the file. */
function expressionsIn(node: unknown, path: readonly PathStep[]): readonly Scalar[] {
  if (isMap(node)) {
    const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    return node.items.flatMap(({ value }, at) =>
      expressionsIn(value, [...path, { into: 'map', key: keys[at] ?? '', keys }]),
    );
  }
  if (isSeq(node))
    return node.items.flatMap((item) =>
      isPair(item) ? [] : expressionsIn(item, [...path, { into: 'list' }]),
    );
  if (!isScalar(node) || node.type !== 'QUOTE_DOUBLE') return [];
  return shapesAt(path).some(({ is }) => is === 'expression') ? [node] : [];
}

const signs = /'[^']*'|\s*(&&|\|\|)\s*|!(?!=)\s*/g;
const words: Readonly<Record<string, string>> = { '&&': ' and ', '||': ' or ' };

/** An expression in its quotes, with words for signs. Where that would change its meaning the signs stay: `!a == b` is not `not a == b`. */
function inWords(written: string): string {
  if (/[\\\n]/.test(written)) return written;
  let now = written;
  for (let at = 0; ; at += 1) {
    const sign = [...now.matchAll(signs)].filter(([found]) => !found.startsWith("'"))[at];
    if (sign === undefined) return now;
    const word = sign[1] === undefined ? 'not ' : (words[sign[1]] ?? '');
    const next = now.slice(0, sign.index) + word + now.slice(sign.index + sign[0].length);
    if (meaning(next) !== null && meaning(next) === meaning(now)) {
      now = next;
      at -= 1;
    }
  }
}

/** The expression's tree without the places in its text. Null: it cannot be read. */
function meaning(written: string): string | null {
  const { syntax } = parseExpression(written.slice(1, -1));
  return (
    syntax &&
    JSON.stringify(syntax, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value))
  );
}
