/** Each decision: what was asked and answered, by whom and why, who dissented, and what the deciders knew when it was closed. */
import type { AnswerGrounds, Decision, Entry } from '@sandtable/core';
import {
  answerText,
  roleName,
  roleNames,
  spoken,
  standing,
  storyTimeAt,
  textIn,
  titleOf,
  value,
} from '@sandtable/words';
import {
  evidence,
  heading,
  list,
  paragraph,
  quote,
  strong,
  table,
  type Block,
  type Inline,
} from './markdown.ts';
import { entriesOf, type Paper } from './paper.ts';
import type { Closing, Knowledge } from './walk.ts';

type Answered = Extract<Entry, { readonly kind: 'answer' }>;

export function decisions(paper: Paper): Block[] {
  const { say } = paper.telling;
  const asked = paper.program.scenario.decisions.filter((decision) =>
    paper.entries.some(
      (entry) =>
        (entry.kind === 'decision.opened' || entry.kind === 'decision.closed' || entry.kind === 'answer') &&
        entry.body.decision === decision.name,
    ),
  );
  const missed = paper.program.scenario.decisions.filter((decision) => !asked.includes(decision));
  return [
    heading(2, say('aar.decisions')),
    ...(asked.length === 0 ? [paragraph(say('aar.no-decisions'))] : []),
    ...asked.flatMap((decision) => one(paper, decision)),
    ...(missed.length === 0
      ? []
      : [
          paragraph(
            say('aar.not-asked', { decisions: missed.map((decision) => decision.serial).join(', ') }),
          ),
        ]),
  ];
}

function one(paper: Paper, decision: Decision): Block[] {
  const { telling, walk } = paper;
  const { say } = telling;
  const closings = walk.closings.filter((closing) => closing.decision === decision.name);
  return [
    heading(3, `${decision.serial}. ${textIn(decision.question, telling)}`),
    paragraph(
      say(`aar.rule.${decision.rule}`, {
        deciders: roleNames(decision.by.roles, telling),
        lead: decision.lead === null ? '' : roleName(decision.lead, telling),
        quorum: decision.quorum ?? 0,
      }),
    ),
    options(paper, decision),
    ...course(paper, decision),
    ...answers(paper, decision),
    ...closings.flatMap((closing) => knowledge(paper, closing)),
  ];
}

function options(paper: Paper, decision: Decision): Block {
  const { telling } = paper;
  if (decision.answer.form === 'amount') {
    const { min, max, unit } = decision.answer;
    const named = unit && textIn(unit, telling);
    return paragraph(
      telling.say('aar.amount', { min: value(min, named, telling), max: value(max, named, telling) }),
    );
  }
  return list(decision.options.map((option) => [textIn(option.text, telling)]));
}

/** Opened, closed, reversed, reopened: what became of it, each with its entry. */
function course(paper: Paper, decision: Decision): Block[] {
  const { telling, program } = paper;
  const { say } = telling;
  const at = (entry: Entry) => storyTimeAt(program.scenario.story, entry.story, telling);
  const lines = paper.entries.flatMap((entry): Inline[][] => {
    if (entry.kind === 'decision.opened' && entry.body.decision === decision.name)
      return [[say('aar.opened', { at: at(entry) }), ' ', evidence(entry)]];
    if (entry.kind === 'decision.closed' && entry.body.decision === decision.name) {
      const { body } = entry;
      const line = say('aar.closed', {
        at: at(entry),
        how: body.how,
        answer: standing(decision.name, body, telling),
      });
      const dissent =
        body.dissent.length === 0
          ? []
          : [' ', say('aar.dissent', { roles: roleNames(body.dissent, telling) })];
      return [
        [
          strong(line),
          ...dissent,
          body.early ? ` ${say('aar.early')}` : '',
          body.conditional ? ` ${say('aar.conditional')}` : '',
          ' ',
          evidence(entry),
        ],
      ];
    }
    if (entry.kind === 'decision.reversed' && entry.body.decision === decision.name) {
      const line = say('aar.reversed', {
        at: at(entry),
        answer: standing(decision.name, entry.body, telling),
      });
      return [[strong(line), ' ', evidence(entry)]];
    }
    if (entry.kind === 'decision.reopened' && entry.body.decision === decision.name)
      return [[say('aar.reopened', { at: at(entry) }), ' ', evidence(entry)]];
    return [];
  });
  return lines.length === 0 ? [paragraph(say('aar.still-open'))] : [list(lines)];
}

function answers(paper: Paper, decision: Decision): Block[] {
  const { telling, program } = paper;
  const { say } = telling;
  const given = entriesOf(paper, 'answer').filter((entry) => entry.body.decision === decision.name);
  if (given.length === 0) return [paragraph(say('aar.nobody-answered'))];
  const rows = given.map((entry) => [
    roleName(entry.body.by, telling),
    answerText(decision.name, entry.body.answer, entry.n, telling),
    storyTimeAt(program.scenario.story, entry.story, telling),
    evidence(entry),
  ]);
  return [
    table([say('aar.who'), say('aar.answer'), say('aar.when'), say('aar.evidence')], rows),
    ...given.flatMap((entry) => grounds(paper, entry)),
  ];
}

const groundKeys = [
  'conditions',
  'rationale',
  'authority',
  'confidence',
  'missing',
  'dissent',
  'legality',
  'necessity',
  'proportionality',
  'nonDiscrimination',
  'endDate',
] as const satisfies readonly (keyof AnswerGrounds)[];

/** What was said with the answer, in their words. */
function grounds(paper: Paper, entry: Answered): Block[] {
  const { telling } = paper;
  const said = groundKeys.flatMap((key) => {
    const ground = entry.body.grounds[key];
    if (ground === undefined) return [];
    const words =
      typeof ground === 'string'
        ? telling.say(`aar.confidence.${ground}`)
        : spoken({ entry: entry.n, text: ground.text }, telling);
    return [`${telling.say(`aar.ground.${key}`)}: ${words}`];
  });
  if (said.length === 0) return [];
  return [
    paragraph(telling.say('aar.said-with', { role: roleName(entry.body.by, telling) }), ' ', evidence(entry)),
    ...said.map(quote),
  ];
}

function knowledge(paper: Paper, { entry, knowledge: known }: Closing): Block[] {
  const { telling } = paper;
  return [
    paragraph(strong(telling.say('aar.knew', { number: entry.n }))),
    list(known.map((one) => knewLine(paper, one))),
  ];
}

function knewLine(paper: Paper, { role, view }: Knowledge): Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const heard = view.inbox.filter((message) => !message.withdrawn);
  const messages = heard.flatMap((message, at): Inline[] => [
    ...(at === 0 ? [] : [', ']),
    evidence(message.entry),
  ]);
  const facts = view.facts.map((fact) => `“${titleOf('facts', fact.name, telling)}”`);
  const world = view.world.map((gauge) => `${gauge.title} ${value(gauge.value, gauge.unit, telling)}`);
  return [
    strong(roleName(role, telling)),
    ': ',
    heard.length === 0 ? say('aar.heard-nothing') : say('aar.heard', { count: heard.length }),
    ...(heard.length === 0 ? [] : [' (', ...messages, ')']),
    '; ',
    facts.length === 0 ? say('aar.knew-no-facts') : say('aar.knew-facts', { facts: facts.join(', ') }),
    world.length === 0 ? '' : `; ${say('aar.saw', { values: world.join(', ') })}`,
    '.',
  ];
}
