/** One self-contained page: no script, nothing from elsewhere. The library escapes whatever people wrote. */
import { clean } from '@sandtable/words';
import type { Comment, Element, ElementContent, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { style } from './style.ts';

declare module 'hast' {
  interface CommentData {
    later?: () => Iterable<ElementContent[]>;
  }
}

export type Content = string | Element | readonly Content[] | null;

/** Whatever is put into a page goes through here: words without control characters, lists spelt out, nothing where there is nothing. */
function contents(...given: readonly Content[]): ElementContent[] {
  return given.flatMap((one): ElementContent[] => {
    if (one === null || one === '') return [];
    if (typeof one === 'string') return [{ type: 'text', value: clean(one) }];
    return 'type' in one ? [one] : contents(...one);
  });
}

/** `div.note` with what stands in it. */
export const box = (selector: string, ...given: readonly Content[]): Element =>
  h(selector, contents(...given));

/** How many characters stand in it. */
export function lengthOf(node: Nodes): number {
  if (node.type === 'text') return node.value.length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
}

/** What stands between the empty lines of a text, each on one line. */
export const paragraphsIn = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/u)
    .map((part) => part.trim().replaceAll(/\s*\n\s*/gu, ' '))
    .filter((part) => part !== '');

/** A text of the scenario: its paragraphs as paragraphs. */
export const paragraphs = (text: string, selector = 'p'): Element[] =>
  paragraphsIn(text).map((part) => box(selector, part));

/** The same with its lines where they were broken: a list, an address. */
export const brokenLines = (text: string): Element[] =>
  text
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) =>
      box(
        'p',
        part
          .trim()
          .split('\n')
          .flatMap((line, at) => (at === 0 ? [line.trim()] : [h('br'), line.trim()])),
      ),
    );

export const bullets = (items: readonly Content[], selector = 'ul'): Element | null =>
  items.length === 0
    ? null
    : box(
        selector,
        items.map((item) => box('li', item)),
      );

export function grid(
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  selector = '',
): Element {
  return box(
    `table.grid${selector}`,
    box(
      'thead',
      box(
        'tr',
        head.map((cell) => box('th', cell)),
      ),
    ),
    box(
      'tbody',
      rows.map((row) =>
        box(
          'tr',
          row.map((cell) => box('td', cell)),
        ),
      ),
    ),
  );
}

/** Says to the browser what the paper promises: it may load and run nothing. Its pictures stand in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Stands in the place of elements that are made when the page is written down, stretch by stretch, and gone then. */
export const later = (stretches: () => Iterable<ElementContent[]>): Comment => ({
  type: 'comment',
  // nobody can have written that: control characters are taken out of every text
  value: '\u0000',
  data: { later: stretches },
});

function* placesIn(node: Nodes): Generator<() => Iterable<ElementContent[]>> {
  if (node.type === 'comment' && node.data?.later) yield node.data.later;
  if ('children' in node) for (const child of node.children) yield* placesIn(child);
}

/** In pieces, so that the whole of a long page is never in memory. */
export function* htmlPage(title: string, language: string, body: readonly Content[]): Generator<string> {
  const document = h(null, [
    { type: 'doctype' },
    h('html', { lang: language }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', contents(title)),
        h('style', style),
      ]),
      h('body', contents(...body)),
    ]),
  ]);
  const [first = '', ...others] = toHtml(document).split(toHtml(later(() => [])));
  yield first;
  for (const [at, stretches] of [...placesIn(document)].entries()) {
    for (const children of stretches()) yield toHtml({ type: 'root', children });
    yield others[at] ?? '';
  }
  yield '\n';
}
