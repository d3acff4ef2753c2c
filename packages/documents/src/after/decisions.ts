/** Each decision: what was asked and answered, by whom and why, who dissented, and what the deciders knew when it was closed. */
import type { RoleAnswer } from '@sandtable/core';
import type { Entry } from '@sandtable/core/record';
import { fewest } from '@sandtable/core/view';
import { textIn, type Decision } from '@sandtable/core/scenario';
import {
  answerText,
  listOf,
  roleName,
  roleNames,
  standingText,
  storyTimeAt,
  cleanTitle,
  gauge,
  value,
  type RecordTelling,
} from '@sandtable/words';
import { draftedBy, draftedWords } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { citable, isUntraced } from './attribution.ts';
import { decisionsAsked, untraced, votesOf } from './decided.ts';
import { groundNames, groundsSaid, notGiven, standingAnswers } from './grounds.ts';
import {
  evidence,
  evidenceList,
  heading,
  bulletList,
  paragraph,
  strong,
  table,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { entriesOfDecision, type Paper } from './paper.ts';
import { reasonWords } from './reason.ts';
import type { Closing, Knowledge } from './walk.ts';

export function decisionLog(paper: Paper): Block[] {
  const { say } = paper.telling;
  const { asked } = decisionsAsked(paper);
  return asked.length === 0
    ? []
    : [heading(2, say('aar.decision-log')), ...asked.flatMap((decision) => one(paper, decision))];
}

function one(paper: Paper, decision: Decision): Block[] {
  const { telling, walk } = paper;
  const { say } = telling;
  const closings = walk.closings.get(decision.name) ?? [];
  return [
    heading(3, `${decision.serial}. ${textIn(decision.question, telling)}`),
    paragraph(
      say(`aar.rule.${decision.rule}`, {
        deciders: roleNames(decision.by.roles, telling),
        lead: decision.lead === null ? '' : roleName(decision.lead, telling),
        quorum: decision.quorum ?? 0,
      }),
    ),
    ...options(paper, decision),
    ...course(paper, decision, closings),
    ...answers(paper, decision),
    ...closings.flatMap((closing) => knowledge(paper, closing)),
  ];
}

function options(paper: Paper, decision: Decision): Block[] {
  const { telling } = paper;
  if (decision.answer.form === 'amount') {
    const { min, max, unit } = decision.answer;
    const named = unit && textIn(unit, telling);
    return [
      paragraph(
        telling.say('aar.amount', { min: value(min, named, telling), max: value(max, named, telling) }),
      ),
    ];
  }
  if (decision.options.length === 0) return [paragraph(telling.say('aar.own-words'))];
  return [
    paragraph(telling.say('aar.options')),
    bulletList(decision.options.map((option) => [textIn(option.text, telling)])),
  ];
}

/** Opened, closed, reversed, reopened: what became of it, each with its entry. */
function course(paper: Paper, decision: Decision, closings: readonly Closing[]): Block[] {
  const { telling, program } = paper;
  const { say } = telling;
  const at = (entry: Entry) => storyTimeAt(program.scenario.story, entry.story, telling);
  const before = answeredBefore(paper, decision);
  const early: Inline[][] =
    before[0] === undefined
      ? []
      : [[say('aar.answered-before', { at: at(before[0]) }), ' ', ...evidenceList(before)]];
  const lines = (paper.ofDecision.get(decision.name) ?? []).flatMap((entry): Inline[][] => {
    if (entry.kind === 'decision.opened')
      return [[say('aar.opened', { at: at(entry) }), ' ', evidence(entry)]];
    if (entry.kind === 'decision.closed') {
      const { body } = entry;
      const untold = untraced(paper, decision);
      const votes = closings.find((closing) => closing.entry.n === entry.n);
      const again = putRightBy(paper, entry) ? `${say('aar.closed-put-right')} ` : '';
      const line = `${again}${closedText(paper, decision, entry, votes)}`;
      const dissent =
        body.dissent.length === 0
          ? []
          : [
              ' ',
              untold
                ? say('aar.some-dissent')
                : say('aar.dissent', { roles: roleNames(body.dissent, telling) }),
            ];
      return [
        [
          strong(line),
          ...dissent,
          body.early ? ` ${say('aar.early')}` : '',
          body.conditional ? ` ${say('aar.conditional')}` : '',
          votes ? voteText(paper, decision, votes) : '',
          ' ',
          evidence(entry),
        ],
      ];
    }
    if (entry.kind === 'decision.reversed') {
      const line = say('aar.reversed', {
        at: at(entry),
        answer: standingText(decision.name, entry.body, telling),
      });
      return [[strong(line), whyReversed(paper, entry), ' ', evidence(entry)]];
    }
    if (entry.kind === 'decision.reopened')
      return [[say('aar.reopened', { at: at(entry) }), ' ', evidence(entry)]];
    return [];
  });
  return lines.length === 0
    ? [paragraph(say('aar.still-open'))]
    : [paragraph(say('aar.course')), bulletList([...early, ...lines])];
}

/** Whether it closes once more because somebody's answer was put right. */
const putRightBy = ({ numbered }: Paper, { cause }: Entry): boolean =>
  cause !== null && numbered.get(cause)?.kind === 'correct';

/** How it was closed: by whose answer, or what stood in the place of one that nobody gave. */
function closedText(
  paper: Paper,
  decision: Decision,
  { story, body }: Extract<Entry, { readonly kind: 'decision.closed' }>,
  closing: Closing | undefined,
): string {
  const { telling, program } = paper;
  const { say } = telling;
  const at = storyTimeAt(program.scenario.story, story, telling);
  if (body.each.length > 0) return say('aar.closed-each', { at });
  // one by one, since “everybody did not answer” would say something else
  const by = (roles: readonly string[]) =>
    untraced(paper, decision)
      ? say('aar.deciders')
      : listOf(
          roles.map((role) => roleName(role, telling)),
          telling,
        );
  const stands = body.options.length > 0 || body.amount !== null || body.ranking.length > 0;
  const answer = standingText(decision.name, body, telling);
  if (body.how === 'declined') return say('aar.closed-declined', { at, by: by(body.roles) });
  if (body.how === 'other' && !stands) return say('aar.closed-own-words', { at });
  const { deciders = [], answers: given = [] } = closing ?? {};
  const silent = deciders.filter((role) => given.every((own) => own.role !== role));
  if (body.how === 'default' && silent.length === deciders.length)
    return stands
      ? say('aar.closed-unanswered', { at, by: by(deciders), answer })
      : say('aar.closed-empty', { at, by: by(deciders) });
  if (body.how === 'default' && !stands) return say('aar.closed-undecided', { at });
  return say('aar.closed', { at, how: body.how, answer });
}

/** The answers that were given before anybody asked for them. */
function answeredBefore(paper: Paper, decision: Decision): readonly Entry[] {
  const opened = entriesOfDecision(paper, decision, 'decision.opened')[0];
  if (opened === undefined) return [];
  return entriesOfDecision(paper, decision, 'answer').filter(({ n }) => n < opened.n);
}

function whyReversed({ numbered, telling }: Paper, { cause }: Entry): string {
  const reversal = cause === null ? undefined : numbered.get(cause);
  return reversal?.kind === 'reverse' ? reasonWords(reversal.n, reversal.body.because, telling) : '';
}

/** Whether it was ever closed; if so, its closing line already says that nobody answered. */
const wasClosed = ({ walk }: Paper, { name }: Decision): boolean => walk.closings.has(name);

/** How the deciders stood when it closed: each answer with its number, and who had given none. Only where several decide. */
function voteText(paper: Paper, decision: Decision, { answers: given, players }: Closing): string {
  const { telling } = paper;
  const { say } = telling;
  const own = given.filter((answer) => players.includes(answer.role));
  if (players.length < 2 || own.length === 0) return '';
  // a count of one or two among as few tells whose it was
  if (untraced(paper, decision) && own.length < fewest) return ` ${say('aar.votes-few')}`;
  const silent = players.filter((role) => own.every((answer) => answer.role !== role));
  const votes = votesOf(paper, decision, own);
  if (silent.length === 0) return ` ${say('aar.votes', { votes })}`;
  if (decision.rule === 'lead' && !untraced(paper, decision))
    return ` ${say('aar.votes-lead', { votes, roles: roleNames(silent, telling) })}`;
  return untraced(paper, decision)
    ? ` ${say('aar.votes-missing', { votes, count: silent.length })}`
    : ` ${say('aar.votes-without', { votes, roles: roleNames(silent, telling) })}`;
}

function answers(paper: Paper, decision: Decision): Block[] {
  const { telling, program } = paper;
  const { say } = telling;
  const standingNow = standingAnswers(paper, decision);
  const asked = wasClosed(paper, decision) ? lacking(paper, decision) : [];
  if (standingNow.length === 0)
    return wasClosed(paper, decision) ? asked : [paragraph(say('aar.nobody-answered'))];
  const { status } = paper.walk.end.decisions[program.places.decision.get(decision.name) ?? -1] ?? {};
  if (decision.ballot !== 'open' && status !== 'closed')
    return [paragraph(say('aar.ballot-not-closed', { count: standingNow.length, ballot: decision.ballot }))];
  if (untraced(paper, decision)) {
    const counted = Map.groupBy(standingNow, ({ entry, answer }) =>
      answerText(decision.name, answer, entry, telling),
    );
    return [
      table(
        [say('aar.answer'), say('aar.how-many'), say('aar.evidence')],
        [...counted].map(([answer, of]) => [
          answer,
          String(of.length),
          evidenceList(of.map(({ entry }) => entry).toSorted((a, b) => a - b)),
        ]),
      ),
      paragraph(say('aar.untraced')),
      ...asked,
    ];
  }
  const rows = standingNow.map((own) => [
    roleName(own.role, telling),
    [answerText(decision.name, own.answer, own.entry, telling), saidAt(own, telling), mended(paper, own)]
      .filter((each) => each !== '')
      .join(', '),
    storyTimeAt(program.scenario.story, own.story, telling),
    evidence(own.entry),
  ]);
  return [
    table([say('aar.who'), say('aar.answer'), say('aar.when'), say('aar.evidence')], rows),
    ...standingNow.flatMap((own) => [...whoDrafted(paper, own), ...groundsSaid(paper, own)]),
    ...asked,
  ];
}

/** What was asked for with the answer, and nobody gave. */
function lacking(paper: Paper, decision: Decision): Block[] {
  const lacked = notGiven(paper, decision);
  return lacked.length === 0
    ? []
    : [
        bulletList(
          lacked.map((ask) => [
            paper.telling.say('aar.ground-not-given', { ground: groundNames([ask], paper.telling) }),
          ]),
        ),
      ];
}

/** When it was said, where it was entered later. */
const saidAt = ({ saidAt: said, wall }: RoleAnswer, telling: RecordTelling): string =>
  said === null || wall === null
    ? ''
    : telling.say('aar.said-at', {
        said: wallTime(said, telling, wall),
        entered: wallTime(wall, telling),
      });

/** By whom it was written, where somebody else sent it. */
function whoDrafted(paper: Paper, own: RoleAnswer): Block[] {
  const { telling } = paper;
  return draftOf(paper, own).map(({ drafted, entry }) => {
    const words = draftedWords(drafted, entry.author, telling);
    return paragraph(
      telling.say('aar.drafted', { role: roleName(own.role, telling), words }),
      ' ',
      evidence(entry),
    );
  });
}

const draftOf = ({ numbered }: Paper, { saidIn }: RoleAnswer) => {
  const entry = numbered.get(saidIn);
  const drafted = entry?.kind === 'answer' ? entry.body.drafted : undefined;
  return entry === undefined || drafted === undefined ? [] : [{ drafted, entry }];
};

/** The same for programs, of the answers of which it may be told whose they are. */
export const draftsOf = (paper: Paper, decision: Decision) =>
  answersAreTold(paper, decision)
    ? standingAnswers(paper, decision).flatMap((own) =>
        draftOf(paper, own).map(({ drafted, entry }) => ({
          role: roleName(own.role, paper.telling),
          ...draftedBy(drafted, entry.author, paper.telling),
          changed: drafted.changed,
          entries: [entry.n],
        })),
      )
    : [];

/** No ballot covers them, and nobody may be traced by them. */
function answersAreTold(paper: Paper, decision: Decision): boolean {
  const { program, walk } = paper;
  const { status } = walk.end.decisions[program.places.decision.get(decision.name) ?? -1] ?? {};
  return (decision.ballot === 'open' || status === 'closed') && !untraced(paper, decision);
}

/** Whether it stands in the place of another one. */
const mended = ({ numbered, telling }: Paper, { entry }: RoleAnswer): string =>
  numbered.get(entry)?.kind === 'correct' ? telling.say('aar.answer-put-right') : '';

function knowledge(paper: Paper, { entry, knowledge: known }: Closing): Block[] {
  const { telling } = paper;
  const title = paragraph(strong(telling.say('aar.knew')), ' ', evidence(entry));
  if (isUntraced(paper)) return [title, bulletList([together(paper, known)])];
  return [title, bulletList(known.map((one) => knewLine(paper, one)))];
}

/** What they knew among them, where it may not be said who knew what. */
function together(paper: Paper, known: readonly Knowledge[]): Inline[] {
  const heard = [...new Set(known.flatMap((one) => one.heard))].toSorted((a, b) => a - b);
  const told = [...new Set(known.flatMap((one) => one.told))];
  const untold = [...new Set(known.flatMap((one) => one.untold))].filter((name) => !told.includes(name));
  return [paper.telling.say('aar.among-them'), ' ', ...receivedAndKnown({ heard, told, untold }, paper), '.'];
}

function receivedAndKnown(
  { heard, told, untold }: Pick<Knowledge, 'heard' | 'told' | 'untold'>,
  paper: Paper,
): readonly Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const shown = heard.flatMap((number) => {
    const entry = paper.numbered.get(number);
    return entry ? [citable(paper, entry)] : [];
  });
  const named = (facts: readonly string[]) => facts.map((name) => factWords(paper, name, told)).join(', ');
  return [
    heard.length === 0 ? say('aar.heard-nothing') : say('aar.heard', { count: heard.length }),
    ...(heard.length === 0 ? [] : [' (', ...evidenceList(shown), ')']),
    '; ',
    told.length === 0 ? say('aar.knew-no-facts') : say('aar.knew-facts', { facts: named(told) }),
    ...(untold.length === 0 ? [] : ['; ', say('aar.untold-facts', { facts: named(untold) })]),
  ];
}

/** A fact as it was known; of a rumour that it is one, and whether they knew by then what corrects it. */
function factWords({ program, telling }: Paper, name: string, known: readonly string[]): string {
  const fact = program.scenario.facts.find((each) => each.name === name);
  const title = cleanTitle('facts', name, telling);
  if (fact?.rumour !== true) return telling.say('aar.fact-known', { title });
  const corrected = fact.correctedBy !== null && known.includes(fact.correctedBy);
  return telling.say('aar.rumour-known', { title, corrected: corrected ? 'yes' : 'no' });
}

function knewLine(paper: Paper, knowledge: Knowledge): Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const who = strong(roleName(knowledge.role, telling));
  if (knowledge.absent) return [who, ': ', say('aar.not-played'), '.'];
  const world = knowledge.world.map((each) => `${each.title} ${gauge(each, telling)}`);
  return [
    who,
    ': ',
    ...receivedAndKnown(knowledge, paper),
    world.length === 0 ? '' : `; ${say('aar.saw', { values: world.join(', ') })}`,
    '.',
  ];
}
