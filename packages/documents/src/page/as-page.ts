/** A document as one page of HTML, to be read on a screen, filled in and printed. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Html, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import type { Document, PaperPart } from './document.ts';
import {
  heading,
  isLong,
  stretchesOf,
  table,
  type Block,
  type Figure,
  type LongBlock,
  type WritingRoom,
} from './markdown.ts';
import { box, htmlPage, later, type Content } from './page.ts';
import { sheet } from './sheet.ts';

export function asPage(paper: Document): Iterable<string> {
  const { kind, title, label, marking, aboutReal, state, telling } = paper;
  const part = ({ blocks, wide = false }: PaperPart, at: number) =>
    sheet(
      {
        kind,
        label,
        tlp: marking,
        ...(aboutReal === undefined ? {} : { aboutReal }),
        runs: true,
        wide,
        content: [
          at === 0 ? elements([heading(1, title)]) : null,
          // else it stands at the head and foot of every page
          at === 0 && aboutReal === undefined ? box('p.who', state) : null,
          elements(blocks),
        ],
      },
      telling,
    );
  return htmlPage(title, telling.language, paper.parts.map(part));
}

const elements = (blocks: readonly Block[]): Content[] =>
  blocks.flatMap((block): Content[] => {
    if (isLong(block)) return [longElement(block)];
    if (block.type === 'figure') return drawn(block);
    if (block.type === 'writing-room') return [roomElement(block)];
    return elementsOf(block);
  });

const drawn = ({ title, told, svg }: Figure): Content[] => [box('h2', title), box('p', told), svg];

const roomElement = ({ question, lines }: WritingRoom): Element =>
  box(
    'div.write',
    box('b', question),
    Array.from({ length: lines }, () => box('i')),
  );

/** The only HTML among the blocks are the anchors of entries; whatever people wrote is text and stays text. */
function elementsOf(block: RootContent): Element[] {
  const tree = toHast(
    { type: 'root', children: [block] },
    {
      handlers: {
        html: (_state: unknown, node: Html) => h('a', { id: /id="([\w-]+)"/u.exec(node.value)?.[1] ?? null }),
      },
    },
  ) as Root;
  return tree.children.filter((child): child is Element => child.type === 'element');
}

function longElement(block: LongBlock): Element {
  const contents = later(function* () {
    for (const part of stretchesOf(block)) yield elementsOf(part).flatMap(rowsOrItems);
  });
  return block.type === 'long-list'
    ? h('ul', contents)
    : h('table', [
        ...elementsOf(table(block.head, [])).flatMap(({ children }) => children),
        h('tbody', contents),
      ]);
}

/** Of a list its items; of a table the rows of its body. */
const rowsOrItems = ({ tagName, children }: Element): ElementContent[] =>
  tagName === 'table'
    ? children.flatMap((child) => ('tagName' in child && child.tagName === 'tbody' ? child.children : []))
    : children;
