/** The report as one page of HTML, to be read on a screen, filled in and printed: the same parts as in Markdown, and a picture. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Html, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { textIn } from '@sandtable/core/scenario';
import { box, htmlPage, later, type Content } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { isLong, stretchesOf, table, type Block, type LongBlock } from '../page/markdown.ts';
import { coursePicture } from './picture.ts';
import { letterOf, reportOf, type Annex, type ReportRequest } from './report.ts';

export function afterActionPage(request: ReportRequest): Iterable<string> {
  const { telling, paper, status, title, body, annexes } = reportOf(request);
  const { say, scenario, language } = telling;
  const name = textIn(scenario.title, telling);
  const part = (content: readonly Content[], wide = false) =>
    sheet(
      {
        kind: say('aar.paper'),
        label: scenario.version,
        tlp: paper.marking,
        aboutReal: status,
        runs: true,
        wide,
        content,
      },
      telling,
    );
  const annex = ({ name: which, blocks }: Annex, at: number) => {
    const content = [box('h1', say(`aar.annex.${which}`, { letter: letterOf(at) })), elements(blocks)];
    return which === 'knowledge'
      ? part([...content, box('h2', say('aar.picture')), coursePicture(paper)], true)
      : part(content);
  };
  return htmlPage(say('aar.title', { title: name }), language, [
    part([elements(title), elements(body)]),
    ...annexes.map(annex),
  ]);
}

const elements = (blocks: readonly Block[]): Element[] =>
  blocks.flatMap((block) => (isLong(block) ? longElement(block) : elementsOf(block)));

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
