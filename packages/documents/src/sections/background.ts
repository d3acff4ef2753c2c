/** What anybody may look up: words, the law of the story, and for those who lead the sources. */
import { citationOf, textIn } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import { link, paragraph, strong, type Block, type Inline } from '../page/markdown.ts';
import { paragraphsIn } from '../page/page.ts';
import { listed, section, under } from './section.ts';

export function glossarySection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('paper.glossary'),
    listed(
      scenario.glossary.map(({ name, text }): Inline[] => [
        strong(name.replaceAll('_', ' ')),
        `: ${textIn(text, telling).trim()}`,
      ]),
    ),
  );
}

export function lawSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  if (scenario.law.length === 0) return [];
  return section(
    say('paper.law'),
    [paragraph(say('paper.law-note'))],
    scenario.law.flatMap(({ title, text, source }) =>
      under(
        textIn(title, telling).trim(),
        paragraphsIn(textIn(text, telling)).map((each) => paragraph(each)),
        source === null
          ? []
          : [paragraph(say('paper.law-source', { source: shortCitation(source, telling) }))],
      ),
    ),
  );
}

/** An article by its title, a source by its first sentence: what was opened of it stands among the sources. */
export function shortCitation(name: string, telling: Telling): string {
  const citation = citationOf(name, telling) ?? name;
  return telling.scenario.law.some((article) => article.name === name)
    ? citation
    : (/^.*?(?=[.:](?:\s|$))/u.exec(citation)?.[0] ?? citation);
}

export function sourcesSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  return section(
    say('paper.sources'),
    listed(
      scenario.sources.map(({ text, link: address }): Inline[] => [
        textIn(text, telling).trim(),
        ...(address === null ? [] : [' ', link(address, address)]),
      ]),
    ),
  );
}
