/** Each decision: what was asked and answered, by whom and why, who dissented, and what the deciders knew when it was closed. */
import { groundOf, type AnswerGrounds, type Entry } from '@sandtable/core/record';
import { askables, textIn, type Decision } from '@sandtable/core/scenario';
import {
  answerText,
  listOf,
  roleName,
  roleNames,
  spoken,
  standingText,
  storyTimeAt,
  cleanTitle,
  value,
  wallTime,
  type Telling,
} from '@sandtable/words';
import { citable, isSecret, isUntraced } from './attribution.ts';
import {
  evidence,
  evidenceList,
  heading,
  bulletList,
  paragraph,
  quote,
  strong,
  table,
  type Block,
  type Inline,
} from '../page/markdown.ts';
import { entriesOf, type Paper } from './paper.ts';
import { reasonWords } from './reason.ts';
import type { Closing, Knowledge } from './walk.ts';

/** What was said with an answer, at once or entered later. */
type Answered = Extract<Entry, { readonly kind: 'answer' | 'amend' }>;

export function decisions(paper: Paper): Block[] {
  const { say } = paper.telling;
  const firstOf = (decision: Decision) =>
    paper.entries.find(
      (entry) =>
        (entry.kind === 'decision.opened' || entry.kind === 'decision.closed' || entry.kind === 'answer') &&
        entry.body.decision === decision.name,
    )?.n ?? Infinity;
  // in the order in which they came to the table
  const asked = paper.program.scenario.decisions
    .filter((decision) => firstOf(decision) < Infinity)
    .toSorted((a, b) => firstOf(a) - firstOf(b));
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
  const lines = paper.entries.flatMap((entry): Inline[][] => {
    if (entry.kind === 'decision.opened' && entry.body.decision === decision.name)
      return [[say('aar.opened', { at: at(entry) }), ' ', evidence(entry)]];
    if (entry.kind === 'decision.closed' && entry.body.decision === decision.name) {
      const { body } = entry;
      const untold = untraced(paper, decision);
      const votes = closings.find((closing) => closing.entry.n === entry.n);
      const line = closedText(paper, decision, entry, votes);
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
    if (entry.kind === 'decision.reversed' && entry.body.decision === decision.name) {
      const line = say('aar.reversed', {
        at: at(entry),
        answer: standingText(decision.name, entry.body, telling),
      });
      return [[strong(line), whyReversed(paper, entry), ' ', evidence(entry)]];
    }
    if (entry.kind === 'decision.reopened' && entry.body.decision === decision.name)
      return [[say('aar.reopened', { at: at(entry) }), ' ', evidence(entry)]];
    return [];
  });
  return lines.length === 0
    ? [paragraph(say('aar.still-open'))]
    : [paragraph(say('aar.course')), bulletList([...early, ...lines])];
}

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
  const opened = entriesOf(paper, 'decision.opened').find(({ body }) => body.decision === decision.name);
  if (opened === undefined) return [];
  return entriesOf(paper, 'answer').filter(({ n, body }) => n < opened.n && body.decision === decision.name);
}

function whyReversed({ entries, telling }: Paper, { cause }: Entry): string {
  const reversal = entries.find(({ n }) => n === cause);
  return reversal?.kind === 'reverse' ? reasonWords(reversal.n, reversal.body.because, telling) : '';
}

/** Whether answers must not be traced to roles: because of the attribution rule, or because the ballot was secret. */
const untraced = (paper: Paper, decision: Decision): boolean =>
  isUntraced(paper) || isSecret(paper, decision.name);

/** Whether it was ever closed; if so, its closing line already says that nobody answered. */
const wasClosed = ({ walk }: Paper, { name }: Decision): boolean =>
  walk.closings.some((closing) => closing.decision === name);

/** How the deciders stood when it closed: each answer with its number, and who had given none. Only where several decide. */
function voteText(paper: Paper, decision: Decision, { answers: given }: Closing): string {
  const { telling } = paper;
  const { say } = telling;
  const deciders = decision.by.roles;
  const own = given.filter((answer) => deciders.includes(answer.role));
  if (deciders.length < 2 || own.length === 0) return '';
  const silent = deciders.filter((role) => own.every((answer) => answer.role !== role));
  const tally = Map.groupBy(own, (each) => answerText(decision.name, each.answer, each.entry, telling));
  const votes = [...tally].map(([answer, of]) => say('aar.vote', { answer, count: of.length })).join('; ');
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
  const given = entriesOf(paper, 'answer').filter((entry) => entry.body.decision === decision.name);
  const amended = entriesOf(paper, 'amend').filter((entry) => entry.body.decision === decision.name);
  if (given.length === 0) return wasClosed(paper, decision) ? [] : [paragraph(say('aar.nobody-answered'))];
  const { status } = paper.walk.end.decisions[program.scenario.decisions.indexOf(decision)] ?? {};
  if (decision.ballot !== 'open' && status !== 'closed')
    return [paragraph(say('aar.ballot-not-closed', { count: given.length, ballot: decision.ballot }))];
  if (untraced(paper, decision)) {
    const counted = Map.groupBy(given, ({ n, body }) => answerText(decision.name, body.answer, n, telling));
    return [
      table(
        [say('aar.answer'), say('aar.how-many'), say('aar.evidence')],
        [...counted].map(([answer, of]) => [answer, String(of.length), evidenceList(of)]),
      ),
      paragraph(say('aar.untraced')),
    ];
  }
  const rows = given.map((entry) => [
    roleName(entry.body.by, telling),
    [answerText(decision.name, entry.body.answer, entry.n, telling), saidAt(entry, amended, telling)]
      .filter((each) => each !== '')
      .join(', '),
    storyTimeAt(program.scenario.story, entry.story, telling),
    evidence(entry),
  ]);
  return [
    table([say('aar.who'), say('aar.answer'), say('aar.when'), say('aar.evidence')], rows),
    ...[...given, ...amended].toSorted((a, b) => a.n - b.n).flatMap((entry) => grounds(paper, entry)),
  ];
}

/** When it was said, where it was entered later: with the answer, or added to it. */
function saidAt(
  { wall, n, body }: Extract<Entry, { readonly kind: 'answer' }>,
  amended: readonly Extract<Entry, { readonly kind: 'amend' }>[],
  telling: Telling,
): string {
  const added = amended.findLast(
    (each) => each.n > n && each.body.by === body.by && each.body.saidAt !== null,
  );
  const said = added?.body.saidAt ?? body.saidAt;
  return said === null || wall === null
    ? ''
    : telling.say('aar.said-at', { said: wallTime(said), entered: wallTime(wall) });
}

const groundKeys = ['conditions', ...askables.map((ask) => groundOf[ask])] as const;

/** What was said with the answer, in their words. */
function grounds(paper: Paper, entry: Answered): Block[] {
  const { telling } = paper;
  const said = groundKeys.flatMap((key) => {
    const all: AnswerGrounds = entry.body.grounds;
    const ground = all[key];
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
  const title = paragraph(strong(telling.say('aar.knew')), ' ', evidence(entry));
  if (isUntraced(paper)) return [title, bulletList([together(paper, known)])];
  return [title, bulletList(known.map((one) => knewLine(paper, one)))];
}

/** What they knew among them, where it may not be said who knew what. */
function together(paper: Paper, known: readonly Knowledge[]): Inline[] {
  const { say } = paper.telling;
  const messages = new Set(known.flatMap(({ heard }) => heard));
  const facts = new Set(known.flatMap(({ view }) => view.facts.map((fact) => fact.name)));
  return [
    say('aar.among-them'),
    ' ',
    ...receivedAndKnown(
      [...messages].toSorted((a, b) => a - b),
      [...facts],
      paper,
    ),
    '.',
  ];
}

function receivedAndKnown(
  messages: readonly number[],
  facts: readonly string[],
  paper: Paper,
): readonly Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const shown = messages.flatMap((number) => {
    const entry = paper.entries.find(({ n }) => n === number);
    return entry ? [citable(paper, entry)] : [];
  });
  const titles = facts.map((name) => `“${cleanTitle('facts', name, telling)}”`);
  return [
    messages.length === 0 ? say('aar.heard-nothing') : say('aar.heard', { count: messages.length }),
    ...(messages.length === 0 ? [] : [' (', ...evidenceList(shown), ')']),
    '; ',
    titles.length === 0 ? say('aar.knew-no-facts') : say('aar.knew-facts', { facts: titles.join(', ') }),
  ];
}

function knewLine(paper: Paper, { role, view, heard }: Knowledge): Inline[] {
  const { telling } = paper;
  const { say } = telling;
  const world = view.world.map((gauge) => `${gauge.title} ${value(gauge.value, gauge.unit, telling)}`);
  return [
    strong(roleName(role, telling)),
    ': ',
    ...receivedAndKnown(
      heard,
      view.facts.map((fact) => fact.name),
      paper,
    ),
    world.length === 0 ? '' : `; ${say('aar.saw', { values: world.join(', ') })}`,
    '.',
  ];
}
