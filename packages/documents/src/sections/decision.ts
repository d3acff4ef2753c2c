/** A decision for those who lead: who decides and how, what stands without an answer, and what each option leads to. */
import { citationOf, textIn, type Decision, type Option } from '@sandtable/core/scenario';
import { conditionText, duration, roleNames, standingText, type Telling } from '@sandtable/words';
import { ruleText } from '../before/decision-sheet.ts';
import {
  bulletList,
  heading,
  paragraph,
  strong,
  type Block,
  type Cell,
  type Inline,
} from '../page/markdown.ts';
import { effectSentences } from './effects.ts';
import { listed, tabled, textBlocks } from './section.ts';

export function decisionBlocks(decision: Decision, telling: Telling): readonly Block[] {
  const { say } = telling;
  const question = textIn(decision.question, telling).trim();
  return [
    heading(3, say('manual.decision', { serial: decision.serial, question })),
    ...textBlocks(decision.whyNow, telling),
    ...listed([
      ruleText(decision, telling),
      ...(decision.consult.roles.length === 0
        ? []
        : [say('paper.consult', { roles: roleNames(decision.consult.roles, telling) })]),
      ...(decision.minutes === null ? [] : [say('paper.time-box', { minutes: decision.minutes })]),
      ...(decision.within === null
        ? []
        : [say('manual.decision.within', { duration: duration(decision.within, telling) })]),
      ...(decision.takes === 0
        ? []
        : [say('manual.decision.takes', { duration: duration(decision.takes, telling) })]),
      ...(decision.ballot === 'open' ? [] : [say(`manual.decision.ballot.${decision.ballot}`)]),
      say('paper.otherwise', { answer: otherwiseText(decision, telling) }),
      ...(decision.law.length === 0
        ? []
        : [
            say('role.turns-on', {
              law: decision.law.map((law) => citationOf(law, telling) ?? law).join('; '),
            }),
          ]),
      ...(decision.ask.length === 0
        ? []
        : [
            say('manual.decision.ask', {
              asked: decision.ask.map((each) => say(`paper.ask.${each}`)).join('; '),
            }),
          ]),
    ]),
    ...tabled(
      [say('manual.option'), say('manual.leads-to')],
      decision.options.map((option): Cell[] => [optionText(option, telling), leadsTo(option, telling)]),
    ),
    ...amountBlocks(decision, telling),
    ...ifTheyBlocks(decision, telling),
    ...textBlocks(decision.notes, telling),
  ];
}

const degrees = ['none', 'little', 'some'];

function optionText({ text, onlyIf, whyNot, intrudes }: Option, telling: Telling): Inline[] {
  const { say } = telling;
  return [
    strong(textIn(text, telling).trim()),
    onlyIf === null ? '' : ` ${say('paper.only-if', { condition: conditionText(onlyIf, telling) })}`,
    whyNot === null ? '' : ` ${say('paper.why-not', { why: textIn(whyNot, telling).trim() })}`,
    intrudes === null ? '' : ` ${say('manual.option.intrudes', { degree: degrees[intrudes] ?? 'gravely' })}`,
  ];
}

const leadsTo = ({ effects }: Option, telling: Telling): string =>
  effectSentences(effects, telling).join(' ') || telling.say('manual.effect.none');

/** What any answer leads to: of an amount there are no options. */
function amountBlocks(decision: Decision, telling: Telling): readonly Block[] {
  const sentences = effectSentences(decision.effects, telling);
  return sentences.length === 0
    ? []
    : [paragraph(strong(telling.say('manual.any-answer')), ` ${sentences.join(' ')}`)];
}

function ifTheyBlocks(decision: Decision, telling: Telling): readonly Block[] {
  const { say } = telling;
  if (decision.ifThey.length === 0) return [];
  return [
    paragraph(strong(say('paper.if-they'))),
    bulletList(
      decision.ifThey.map((proposal): Inline[] => {
        const like = decision.options.find(({ name }) => name === proposal.treatAs);
        return [
          textIn(proposal.do, telling).trim(),
          like === undefined ? '' : ` → ${textIn(like.text, telling).trim()}`,
          proposal.say === null ? '' : ` “${textIn(proposal.say, telling).trim()}”`,
          proposal.effects.length === 0 ? '' : ` ${effectSentences(proposal.effects, telling).join(' ')}`,
        ];
      }),
    ),
  ];
}

/** What stands when nobody decides. */
function otherwiseText({ name, otherwise }: Decision, telling: Telling): string {
  if (otherwise === null) return telling.say('paper.otherwise-nothing');
  return standingText(name, { options: [], amount: null, ranking: [], ...otherwise }, telling);
}
