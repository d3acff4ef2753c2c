/** A decision on paper: the question, the options that nothing holds back, and room for what people really decide. */
import { citationOf, foresee, textIn, type Decision, type ExpressionNode } from '@sandtable/core/scenario';
import { roleName, roleNames, value, type Telling } from '@sandtable/words';
import type { Element } from 'hast';
import { box, bullets, lengthOf, paragraphs, type Content } from '../page/page.ts';
import { cutSheets, sheet } from '../page/sheet.ts';
import { writing } from './print.ts';

/** One for each who answers alone: each for itself, or unseen by the others. */
const answersAlone = ({ rule, ballot }: Decision): boolean => rule === 'each' || ballot !== 'open';

/** The roles that get the sheet of a decision: every decider if each answers alone, otherwise the lead. */
export function sheetHolders(decision: Decision): readonly string[] {
  if (answersAlone(decision)) return decision.by.roles;
  return [decision.lead ?? decision.by.roles[0] ?? ''];
}

interface HeldSheet {
  readonly decision: Decision;
  readonly role: string;
}

/** What fits into half a page: in characters, and in things to be written down. */
const [inAHalf, askedInAHalf] = [1000, 7];

/** Of these, in their order: two to a page where both are short and ask for little. */
export function decisionSheets(held: readonly HeldSheet[], telling: Telling): readonly Element[] {
  const { say } = telling;
  const kind = say('paper.decision-sheet');
  const sheets = held.map(({ decision, role }) => ({
    role,
    content: box('div.of-decision', contentOf(decision, telling)),
    strip: [box('strong', decision.serial), box('span', say('paper.entered'))],
    isShort: decision.ask.length + 1 <= askedInAHalf,
  }));
  const isHalf = ({ content, isShort }: (typeof sheets)[number]): boolean =>
    sheets.length > 1 && isShort && lengthOf(content) <= inAHalf;
  return [
    ...cutSheets(
      kind,
      2,
      sheets.filter(isHalf).map(({ role, content, strip }) => ({
        content: [box('p.whose', roleName(role, telling)), content],
        strip,
      })),
      telling,
    ),
    ...sheets
      .filter((each) => !isHalf(each))
      .map(({ role, content, strip }) =>
        sheet({ kind, label: roleName(role, telling), content: [content], strip }, telling),
      ),
  ];
}

function contentOf(decision: Decision, telling: Telling): Content {
  const { say } = telling;
  return [
    box('h1.asked', textIn(decision.question, telling)),
    decision.whyNow === null ? null : paragraphs(textIn(decision.whyNow, telling), 'p.who'),
    lawCited(decision, telling),
    box(
      'p',
      ruleText(decision, telling),
      decision.consult.roles.length === 0
        ? null
        : ` ${say('paper.consult', { roles: roleNames(decision.consult.roles, telling) })}`,
      decision.minutes === null ? null : ` ${say('paper.time-box', { minutes: decision.minutes })}`,
      answersAlone(decision) ? ` ${say('paper.alone')}` : null,
    ),
    answer(decision, telling),
    box(
      'div.own',
      decision.closed ? null : writing(say('paper.own-words'), 2),
      writing(say('paper.conditions')),
    ),
    box(
      'div.asks',
      decision.ask.map((each) => writing(say(`paper.ask.${each}`), linesFor(decision))),
      writing(say('paper.decided-by'), linesFor(decision)),
    ),
  ];
}

/** Who decides, and how many answers become one. */
export const ruleText = ({ rule, by, lead, quorum }: Decision, telling: Telling): string =>
  telling.say(`aar.rule.${rule}`, {
    deciders: roleNames(by.roles, telling),
    lead: lead === null ? '' : roleName(lead, telling),
    quorum: quorum ?? 0,
  });

/** Lines for each thing that is asked: with many, or many options above them, a sheet would go on overleaf, where nobody writes. */
const linesFor = ({ ask, options }: Decision): number =>
  ask.length > 5 || ask.length + options.length > 8 ? 1 : 2;

/** The articles on which it turns, by their titles: the handout has their words. */
const lawCited = ({ law }: Decision, telling: Telling): Content =>
  law.length === 0
    ? null
    : box(
        'p',
        telling.say('role.turns-on', {
          law: law.map((name) => citationOf(name, telling) ?? name).join('; '),
        }),
      );

function answer(decision: Decision, telling: Telling): Content {
  const { say } = telling;
  const { answer: form } = decision;
  if (form.form === 'text') return null;
  if (form.form === 'amount') {
    const unit = form.unit && textIn(form.unit, telling);
    return writing(
      say('paper.amount', { min: value(form.min, unit, telling), max: value(form.max, unit, telling) }),
    );
  }
  // what is open in today's setting, whatever is done; who else is given one hears of it in the room
  const setting = new Map(telling.scenario.parameters.map(({ name, start }) => [name, start]));
  const known = (leaf: ExpressionNode) => (leaf.op === 'parameter' ? (setting.get(leaf.name) ?? null) : null);
  const open = decision.options.filter(
    ({ onlyIf }) => onlyIf === null || foresee(onlyIf.tree, known) === true,
  );
  return [
    form.form === 'choice' ? null : box('p', say(`paper.form.${form.form}`)),
    bullets(
      open.map((option) => textIn(option.text, telling)),
      'ul.options',
    ),
  ];
}
