/** A text with marks (Markdown), made safe: no HTML, no picture from elsewhere, links to the web only. */
import { clean } from '@sandtable/words';
import type { Element, Root as Page } from 'hast';
import type { BlockContent, DefinitionContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';

export type Written = BlockContent | DefinitionContent;

/** Its parts; its headings stand below those of the paper. */
export function writtenBlocks(markdown: string): Written[] {
  const tree = fromMarkdown(clean(markdown), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.flatMap((child) => safe(child)) as Written[];
}

/** What turns words round can also be written by its number (`&#x202e;`), and stands there only once the marks are read. */
const cleaned = <T extends RootContent>(node: T): T =>
  Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value]),
  ) as T;

/** The same as elements of a page. */
export function writtenElements(markdown: string): Element[] {
  const page = toHast({ type: 'root', children: writtenBlocks(markdown) }) as Page;
  return page.children.filter((child): child is Element => child.type === 'element');
}

const lowest = 6;
const below = 3;

/** What may stand in the place of a node: itself with safe contents, its contents alone, its words, or nothing. */
function safe(written: RootContent): RootContent[] {
  const node = cleaned(written);
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the nodes are another library’s
  switch (node.type) {
    case 'html':
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return [];
    case 'image':
    case 'imageReference':
      return text(node.alt ?? '');
    case 'linkReference':
      return inside(node);
    case 'link':
      return /^https?:\/\//iu.test(node.url)
        ? [{ ...node, children: inside(node) as typeof node.children }]
        : inside(node);
    case 'heading':
      return [
        {
          ...node,
          depth: Math.min(lowest, node.depth + below) as typeof node.depth,
          children: inside(node) as typeof node.children,
        },
      ];
    default:
      return 'children' in node ? [{ ...node, children: inside(node) } as RootContent] : [node];
  }
}

const inside = (node: Extract<Nodes, { children: unknown }>): RootContent[] =>
  node.children.flatMap((child) => safe(child));
