/** For those who lead the exercise: each decision with what its sheet does not show, and the questions of the discussions. */
import { textIn, type Decision, type Discussion } from '@sandtable/core/scenario';
import {
  conditionText,
  roleName,
  roleNames,
  standingText,
  storyTimeAt,
  type Telling,
} from '@sandtable/words';
import type { Element } from 'hast';
import { box, bullets, grid, type Content } from '../page/page.ts';
import { sheet } from '../page/sheet.ts';
import { dutyText } from '../msel/trigger.ts';
import { ruleText } from './decision-sheet.ts';

export function leadersGuide(telling: Telling): Element {
  const { say, scenario } = telling;
  return sheet(
    {
      kind: say('paper.guide'),
      label: say('paper.control-only'),
      dense: true,
      content: [
        box('h1', say('paper.guide')),
        box(
          'div.columns',
          scenario.discussions.map((discussion) => discussionPart(discussion, telling)),
          scenario.decisions.map((decision) => decisionPart(decision, telling)),
        ),
        expected(telling),
        facts(telling),
      ],
    },
    telling,
  );
}

function discussionPart(discussion: Discussion, telling: Telling): Content {
  const { say } = telling;
  return [
    box('h2', textIn(discussion.ask, telling)),
    bullets(discussion.probes.map((probe) => textIn(probe, telling))),
    discussion.ifSilent === null
      ? null
      : box('p', box('b', say('paper.if-silent')), ` ${textIn(discussion.ifSilent, telling)}`),
    discussion.notes === null ? null : box('p', textIn(discussion.notes, telling)),
  ];
}

function decisionPart(decision: Decision, telling: Telling): Content {
  const { say } = telling;
  return [
    box('h2', `${decision.serial} `, textIn(decision.question, telling)),
    box(
      'p',
      ruleText(decision, telling),
      ' ',
      say('paper.otherwise', { answer: otherwiseText(decision, telling) }),
    ),
    bullets(
      decision.options.map((option) => [
        textIn(option.text, telling),
        option.onlyIf === null
          ? null
          : ` ${say('paper.only-if', { condition: conditionText(option.onlyIf, telling) })}`,
        option.whyNot === null ? null : ` ${say('paper.why-not', { why: textIn(option.whyNot, telling) })}`,
      ]),
    ),
    decision.ifThey.length === 0
      ? null
      : [
          box('h3', say('paper.if-they')),
          bullets(
            decision.ifThey.map((proposal) => [
              textIn(proposal.do, telling),
              proposal.treatAs === null ? null : ` → ${optionOf(decision, proposal.treatAs, telling)}`,
              proposal.say === null ? null : ` “${textIn(proposal.say, telling)}”`,
            ]),
          ),
        ],
    decision.notes === null ? null : box('p', textIn(decision.notes, telling)),
  ];
}

/** What stands when nobody decides. */
function otherwiseText({ name, otherwise }: Decision, telling: Telling): string {
  if (otherwise === null) return telling.say('paper.otherwise-nothing');
  const stands = { options: [], amount: null, ranking: [], ...otherwise };
  return standingText(name, stands, telling);
}

function optionOf(decision: Decision, name: string, telling: Telling): string {
  const option = decision.options.find((each) => each.name === name);
  return option ? textIn(option.text, telling) : name;
}

function expected(telling: Telling): Content {
  const { say, scenario } = telling;
  if (scenario.expected.length === 0) return null;
  return [
    box('h2', say('paper.expected')),
    grid(
      [say('paper.who'), say('paper.expected'), say('paper.when'), say('paper.within'), say('paper.seen')],
      scenario.expected.map((each) => [
        roleName(each.by, telling),
        textIn(each.text, telling),
        dutyText(each, 'expected', telling),
        say('paper.minutes-of', { minutes: Math.round(each.within / 60) }),
        '☐',
      ]),
    ),
  ];
}

function facts(telling: Telling): Content {
  const { say, scenario } = telling;
  if (scenario.facts.length === 0) return null;
  return [
    box('h2', say('paper.truth')),
    box('p', say('paper.startex', { at: storyTimeAt(scenario.story, 0, telling) })),
    grid(
      [say('aar.fact'), say('paper.marking'), say('paper.known-to')],
      scenario.facts.map((fact) => [
        [textIn(fact.text, telling), fact.rumour ? ` (${say('aar.rumour')})` : null],
        fact.tlp,
        roleNames(fact.knownTo.roles, telling),
      ]),
    ),
  ];
}
