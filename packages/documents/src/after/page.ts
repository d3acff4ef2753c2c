/** The report as one page of HTML, to be read on a screen, filled in and printed: the same parts as in Markdown, and a picture. */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Html } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { textIn } from '@sandtable/core/scenario';
import { box, htmlPage, type Content } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { asNodes, type Block } from '../page/markdown.ts';
import { coursePicture } from './picture.ts';
import { letterOf, reportOf, type Annex, type ReportRequest } from './report.ts';

export function afterActionPage(request: ReportRequest): string {
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

/** The only HTML among the blocks are the anchors of entries; whatever people wrote is text and stays text. */
function elements(blocks: readonly Block[]): Element[] {
  const tree = toHast(
    { type: 'root', children: asNodes(blocks) },
    {
      handlers: {
        html: (_state: unknown, node: Html) => h('a', { id: /id="([\w-]+)"/u.exec(node.value)?.[1] ?? null }),
      },
    },
  ) as Root;
  return tree.children.filter((child): child is Element => child.type === 'element');
}
