/** For planners: what the exercise rests on, what is counted, how it may end, and what is asked when it is over. */
import {
  citationOf,
  textIn,
  type Clock,
  type Measure,
  type Outcome,
  type Text,
} from '@sandtable/core/scenario';
import { cleanTitle, conditionText, duration, roleName, value, type Telling } from '@sandtable/words';
import { measureName } from '@sandtable/words/paper';
import type { Element } from 'hast';
import { dutyText } from '../msel/trigger.ts';
import { box, bullets, grid, type Content } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';

/** `cover`: what stands before it on its first page. */
export function basisSheet(cover: Content, telling: Telling): Element {
  const { say, scenario } = telling;
  const { safety, contact, clocks, measures, outcomes, glossary, sources } = scenario;
  const texts = (list: readonly (Text | null)[]) =>
    list.flatMap((each) => (each === null ? [] : [textIn(each, telling)]));
  return sheet(
    {
      kind: say('paper.planners-part'),
      label: say('paper.control-only'),
      dense: true,
      content: [
        cover,
        box('h1', say('paper.basis')),
        box(
          'div.columns.of-basis',
          part(say('paper.assumptions'), texts(scenario.assumptions)),
          part(say('paper.artificialities'), texts(scenario.artificialities)),
          part(say('paper.out-of-play'), texts(scenario.outOfPlay)),
          part(say('paper.care'), texts([safety, contact])),
        ),
        table(
          say('paper.clocks'),
          [say('paper.clock'), say('paper.who'), say('paper.when'), say('paper.within')],
          clocks.map((clock) => clockRow(clock, telling)),
        ),
        table(
          say('paper.measures'),
          [say('paper.measure'), say('paper.target')],
          measures.map((each) => [measureName(each.name, telling), targetText(each, telling) ?? '']),
        ),
        box(
          'div.columns.of-basis',
          part(
            say('paper.outcomes'),
            outcomes.map((outcome) => outcomeItem(outcome, telling)),
          ),
          part(say('paper.hot-wash'), texts(scenario.hotWash)),
          part(
            say('paper.glossary'),
            glossary.map(({ name, text }) => `${name.replaceAll('_', ' ')}: ${textIn(text, telling)}`),
          ),
          part(
            say('paper.sources'),
            sources.map(({ text, link }) => [textIn(text, telling), link === null ? null : ` ${link}`]),
          ),
        ),
      ],
    },
    telling,
  );
}

const part = (title: string, items: readonly Content[]): Content =>
  items.length === 0 ? null : [box('h2', title), bullets(items)];
const table = (title: string, head: readonly string[], rows: readonly Content[][]): Content =>
  rows.length === 0 ? null : [box('h2', title), grid(head, rows)];

function clockRow(clock: Clock, telling: Telling): Content[] {
  const { name, law, owedBy, within } = clock;
  const cited = law === null ? null : citationOf(law, telling);
  return [
    [cleanTitle('clocks', name, telling), cited === null ? null : ` (${cited})`],
    owedBy === null ? '' : roleName(owedBy, telling),
    dutyText(clock, 'clock', telling),
    duration(within, telling),
  ];
}

/** What is wanted of a measure; null where it has no target. */
export function targetText({ how }: Measure, telling: Telling): string | null {
  if (how.target === null) return null;
  const hours = how.by === 'interval' ? how.target / 3600 : 0;
  return how.by === 'interval'
    ? hours >= 2 && Number.isInteger(hours)
      ? telling.say('aar.within-hours', { hours })
      : telling.say('aar.within-minutes', { minutes: how.target / 60 })
    : `${how.target.comparison} ${value(how.target.value, null, telling)}`;
}

const outcomeItem = ({ clauses, onlyIf }: Outcome, telling: Telling): Content => [
  clauses.map(({ text }) => textIn(text, telling).trim()).join(' … '),
  onlyIf === null ? null : ` ${telling.say('paper.only-if', { condition: conditionText(onlyIf, telling) })}`,
];
