/**
 * The handbook page: legal, practical, operational and technological problems of one or many exercises, and how they were met, from their
 * decision logs, what was owed and parked, and the live plans. Every figure says of how many; nobody is compared with anybody.
 */
import { askables, type Askable } from '@sandtable/core/scenario';
import { words } from '@sandtable/words';
import { groundNames } from '../after/grounds.ts';
import type { Document } from '../page/document.ts';
import { bulletList, heading, paragraph, quote, table, type Block, type Cell } from '../page/markdown.ts';
import { fieldWords } from '../plan/plan-table.ts';
import type { DecisionLogged, DutyLogged } from './exercise-lessons.ts';
import { gather, type Gathered, type LessonsRequest } from './gathered.ts';
import { ofMany, sourcesTold } from './lessons-paper.ts';

type Say = ReturnType<typeof words>;

/** What stands for the law of a decision: by what right, and what protects those whom it concerns. */
const legal: readonly Askable[] = askables.filter(
  (ask) => ask !== 'rationale' && ask !== 'confidence' && ask !== 'missing' && ask !== 'dissent',
);

/** So many quotations of a kind stand with one decision. */
const mostQuoted = 3;

export function handbookPage(request: LessonsRequest): Document {
  const say = words(request.language);
  const gathered = gather(request);
  return ofMany(request, gathered, {
    kind: say('handbook.kind'),
    title: say('handbook.title'),
    blocks: [
      ...sourcesTold(request, gathered, say),
      paragraph(say('handbook.note')),
      ...legalPart(gathered, say),
      ...practicalPart(request, gathered, say),
      ...operationalPart(request, gathered, say),
      ...technologicalPart(request, say),
    ],
  });
}

/** The same decision in all exercises of its scenario. */
const grouped = ({ counted }: Gathered): readonly (readonly DecisionLogged[])[] => [
  ...Map.groupBy(
    counted.flatMap(({ decisions }) => decisions),
    ({ key }) => key,
  ).values(),
];

const share = (n: number, of: number, say: Say): string => say('lessons.n-of', { n, of });

function legalPart(gathered: Gathered, say: Say): Block[] {
  const all = gathered.counted.flatMap(({ decisions }) => decisions);
  const safeguards = legal
    .map((ask) => ({ ask, asked: all.filter(({ asked }) => asked.includes(ask)) }))
    .filter(({ asked }) => asked.length > 0);
  const duties = dutiesOf(gathered, 'duty');
  const groups = grouped(gathered).filter((group) =>
    group.some(({ law, asked }) => law.length > 0 || legal.some((ask) => asked.includes(ask))),
  );
  return [
    heading(2, say('handbook.legal')),
    ...(safeguards.length === 0
      ? [paragraph(say('handbook.nothing-asked'))]
      : [
          table(
            [say('handbook.safeguard'), say('handbook.given')],
            safeguards.map(({ ask, asked }): Cell[] => [
              groundNames([ask], { say }),
              share(asked.filter(({ lacking }) => !lacking.includes(ask)).length, asked.length, say),
            ]),
          ),
        ]),
    ...dutyTable(duties, say),
    ...groups.flatMap((group) => decisionTold(group, say)),
  ];
}

/** What was decided, by which law and on what authority, with which safeguards, and what followed. */
function decisionTold(group: readonly DecisionLogged[], say: Say): Block[] {
  const [first] = group;
  if (first === undefined) return [];
  const stood = Map.groupBy(group, ({ stands }) => stands);
  const lacking = legal.flatMap((ask) => {
    const asked = group.filter((each) => each.asked.includes(ask));
    const without = asked.filter((each) => each.lacking.includes(ask));
    return without.length === 0
      ? []
      : [`${groundNames([ask], { say })} ${share(without.length, asked.length, say)}`];
  });
  const law = [...new Set(group.flatMap((each) => each.law))];
  return [
    heading(3, first.question),
    bulletList([
      [
        say('handbook.decided', {
          answers: [...stood]
            .map(([stands, of]) => `${stands} (${share(of.length, group.length, say)})`)
            .join('; '),
        }),
      ],
      ...(law.length === 0 ? [] : [[say('handbook.law', { law: law.join('; ') })]]),
      ...(lacking.length === 0 ? [] : [[say('handbook.not-given', { lacking: lacking.join('; ') })]]),
      [
        say('handbook.followed', {
          reversed: group.filter(({ reversed }) => reversed).length,
          byDefault: group.filter(({ byDefault }) => byDefault).length,
          of: group.length,
        }),
      ],
    ]),
    ...legal.flatMap((ask) => quoted(group, ask, say)),
  ];
}

function quoted(group: readonly DecisionLogged[], ask: Askable, say: Say): Block[] {
  const said = [
    ...new Set(
      group.flatMap(({ given }) => given.flatMap(({ ground, words: own }) => (ground === ask ? [own] : []))),
    ),
  ];
  return said.slice(0, mostQuoted).map((own) => quote(`${groundNames([ask], { say })}: ${own}`));
}

/** By what was owed: how often it came to its time, and how often it was met. */
const dutiesOf = (
  { counted }: Gathered,
  kind: DutyLogged['kind'],
): readonly { readonly duty: DutyLogged; readonly met: number; readonly of: number }[] =>
  [
    ...Map.groupBy(
      counted.flatMap(({ duties }) => duties.filter((each) => each.kind === kind)),
      ({ key }) => key,
    ).values(),
  ].flatMap((all) => {
    const duty = all.at(-1);
    return duty === undefined ? [] : [{ duty, met: all.filter(({ met }) => met).length, of: all.length }];
  });

const dutyTable = (duties: ReturnType<typeof dutiesOf>, say: Say): Block[] =>
  duties.length === 0
    ? []
    : [
        table(
          [say('aar.duty'), say('aar.law'), say('handbook.met')],
          duties.map(({ duty, met, of }): Cell[] => [
            duty.text,
            duty.law ?? say('aar.no-law'),
            share(met, of, say),
          ]),
        ),
      ];

function practicalPart(request: LessonsRequest, gathered: Gathered, say: Say): Block[] {
  const { counted } = gathered;
  const missing = grouped(gathered).flatMap((group) => {
    const asked = group.filter((each) => each.asked.includes('missing'));
    const told = quoted(group, 'missing', say);
    const [first] = group;
    const named = asked.filter(({ given }) => given.some(({ ground }) => ground === 'missing'));
    return first === undefined || told.length === 0
      ? []
      : [paragraph(`${first.question} ${share(named.length, asked.length, say)}`), ...told];
  });
  const parked = counted.flatMap((exercise) => exercise.parked);
  const fates = (['taken-up', 'action', 'left', 'open'] as const).map((fate) => ({
    fate,
    count: parked.filter((each) => each.fate === fate).length,
  }));
  return [
    heading(2, say('handbook.practical')),
    heading(3, say('handbook.missing')),
    ...(missing.length === 0 ? [paragraph(say('handbook.none-told'))] : missing),
    heading(3, say('handbook.parked')),
    ...(parked.length === 0
      ? [paragraph(say('handbook.none-parked'))]
      : [
          paragraph(
            fates
              .filter(({ count }) => count > 0)
              .map(({ fate, count }) =>
                say('handbook.fate', {
                  fate: fate === 'open' ? say('handbook.still-parked') : say(`aar.parked.${fate}`),
                  n: count,
                  of: parked.length,
                }),
              )
              .join('; '),
          ),
          bulletList([...new Set(parked.map(({ text }) => text))].map((text) => [text])),
        ]),
    ...planned(request, ['training', 'exercises'], say),
  ];
}

function operationalPart(request: LessonsRequest, gathered: Gathered, say: Say): Block[] {
  const all = gathered.counted.flatMap(({ decisions }) => decisions);
  const late = dutiesOf(gathered, 'not-done').filter(({ met, of }) => met < of);
  return [
    heading(2, say('handbook.operational')),
    paragraph(
      say('handbook.decisions', {
        of: all.length,
        byDefault: all.filter(({ byDefault }) => byDefault).length,
        reversed: all.filter(({ reversed }) => reversed).length,
      }),
    ),
    ...(late.length === 0
      ? [paragraph(say('handbook.all-done'))]
      : [
          table(
            [say('aar.action'), say('handbook.in-time')],
            late.map(({ duty, met, of }): Cell[] => [duty.text, share(met, of, say)]),
          ),
        ]),
    ...planned(request, ['planning', 'organisation'], say),
  ];
}

function technologicalPart(request: LessonsRequest, say: Say): Block[] {
  const blocks = planned(request, ['equipment'], say);
  return [
    heading(2, say('handbook.technological')),
    ...(blocks.length === 0 ? [paragraph(say('handbook.none-technological'))] : blocks),
  ];
}

/** From the live plans: the issue, what is done about it, and how far that is. */
function planned({ plans }: LessonsRequest, elements: readonly string[], say: Say): Block[] {
  const rows = plans.flatMap(({ plan: { actions } }) =>
    actions
      .filter(({ details }) => elements.includes(details.element))
      .map(({ details }): Cell[] => [
        details.issue,
        details.action,
        fieldWords('element', details.element, say),
        fieldWords('status', details.status, say),
      ]),
  );
  return rows.length === 0
    ? []
    : [
        heading(3, say('handbook.planned')),
        table(
          [
            say('plan.column.issue'),
            say('plan.column.action'),
            say('plan.column.element'),
            say('plan.column.status'),
          ],
          rows,
        ),
      ];
}
