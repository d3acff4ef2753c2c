/** Commands of the evaluation: ratings, findings, the steps of the report one after the other, corrective actions. */
import { untilClosed, type CommandRule, type CommandRules } from './command-rule.ts';
import { firstOf, isControl, unless } from './checks.ts';
import type { Draft } from '../evolve/draft.ts';
import { raterOf, type EvaluationKind } from '../evolve/evaluation.ts';
import {
  breachesFound,
  objectiveOf,
  reportStep,
  standingFindings,
  ratedKey,
} from '../questions/evaluation.ts';
import { hasName } from '../questions/names.ts';
import type { CauseBodies } from '../record/cause.ts';
import type { Stage } from '../record/consequence.ts';
import type { Refusal } from '../record/entry.ts';
import type { Rated } from '../record/evaluation.ts';
import type { Author, TextSlot } from '../record/parts.ts';
import { refuse } from '../record/refuse.ts';

const sinceEndEx: readonly Stage[] = ['end-ex', 'hot-wash', 'debrief', 'closed'];
/** The report is written when everybody has gone: it goes on after the exercise was closed. */
const sinceDebrief: readonly Stage[] = ['debrief', 'closed'];

/** So many recommendations a report carries: more are not followed. */
const mostRecommendations = 10;

/** What many of them share. */
const aside = { who: 'control', counts: 'aside', correction: null } as const;

export const evaluationCommands: CommandRules<EvaluationKind> = {
  scale: {
    ...aside,
    when: untilClosed,
    words: {},
    check: ({ state }) => unless(state.evaluation.judgements.length === 0, 'scale.late'),
  },
  judge: {
    ...aside,
    when: sinceEndEx,
    words: { said: 'control', name: 'name' },
    check: (draft, body, author) =>
      firstOf(
        notFinal(draft),
        noName(draft, body.name),
        ratedKnown(draft, body.rated),
        checkVerdict(draft, body),
        () => checkRater(draft, body, author),
        () => checkEvidence(draft, body),
      ),
  },
  reconcile: {
    ...aside,
    when: sinceDebrief,
    words: { said: 'control' },
    check: (draft, body) =>
      firstOf(notFinal(draft), ratedKnown(draft, body.rated), checkVerdict(draft, body), () =>
        unless(
          draft.state.evaluation.judgements.some(({ rated }) => ratedKey(rated) === ratedKey(body.rated)),
          'reconcile.none',
          { name: body.rated.name },
        ),
      ),
  },
  find: {
    ...aside,
    when: sinceDebrief,
    words: { observation: 'control', reference: 'control', analysis: 'control', recommendation: 'control' },
    check: (draft, body) =>
      firstOf(
        notFinal(draft),
        named(draft, 'objective', body.objective),
        body.organisation === null ? null : named(draft, 'organisation', body.organisation),
        () => checkFinding(draft, body),
      ),
  },
  issue: {
    ...aside,
    when: sinceDebrief,
    words: {},
    check: ({ state: { evaluation } }) =>
      firstOf(
        notMet(evaluation),
        unless(standingFindings(evaluation).length > 0, 'issue.no-findings'),
        noOpenComments(evaluation),
      ),
  },
  comment: {
    ...aside,
    who: 'everybody',
    when: sinceDebrief,
    words: { said: 'giver', by: 'name' },
    check: (draft, body, author) =>
      firstOf(
        noName(draft, body.by),
        named(draft, 'organisation', body.organisation),
        ofOrganisation(draft, author, body.organisation),
        () => checkComment(draft, body),
      ),
  },
  dispose: {
    ...aside,
    when: sinceDebrief,
    words: { said: 'control', by: 'name' },
    check: (draft, { comment, by }) =>
      firstOf(
        notMet(draft.state.evaluation),
        noName(draft, by),
        unless(
          draft.state.evaluation.comments.some(({ entry }) => entry === comment),
          'dispose.no-comment',
          { entry: comment },
        ),
      ),
  },
  meet: {
    ...aside,
    when: sinceDebrief,
    words: { said: 'control' },
    check: ({ state: { evaluation } }) =>
      firstOf(
        notMet(evaluation),
        unless(evaluation.drafts.length > 0, 'report.no-draft'),
        noOpenComments(evaluation),
      ),
  },
  approve: {
    ...aside,
    when: sinceDebrief,
    words: { by: 'name', office: 'control' },
    check: (draft) => firstOf(notFinal(draft), unless(draft.state.evaluation.met !== null, 'report.not-met')),
  },
  'plan-action': {
    ...aside,
    when: sinceDebrief,
    words: { action: 'control', contact: 'name', retest: 'control' },
    check: (draft, body) =>
      firstOf(
        notFinal(draft),
        noName(draft, body.contact),
        named(draft, 'organisation', body.organisation),
        () => checkAction(draft, body),
      ),
  },
  'accept-action': {
    ...aside,
    who: 'everybody',
    when: sinceDebrief,
    words: { by: 'name' },
    check: (draft, { action: number, by }, author) => {
      const action = draft.state.evaluation.actions.find(({ entry }) => entry === number);
      if (action === undefined) return refuse('action.none', { entry: number });
      return firstOf(
        noName(draft, by),
        ofOrganisation(draft, author, action.organisation),
        unless(action.accepted === null, 'accept-action.already', { entry: action.accepted?.entry ?? 0 }),
      );
    },
  },
} satisfies { readonly [Kind in EvaluationKind]: CommandRule<Kind> };

type EvaluationNow = Draft['state']['evaluation'];

const named = (
  { program }: Draft,
  of: 'objective' | 'organisation' | 'target',
  name: string,
): Refusal | null => unless(hasName(program, of, name), 'unknown', { what: of, name });

const ratedKnown = (draft: Draft, { of, name, organisation }: Rated): Refusal | null =>
  firstOf(
    named(draft, of, name),
    organisation === undefined ? null : named(draft, 'organisation', organisation),
  );

/** Where the Chatham House Rule holds nobody who took part is named; whoever approves the report signs it. Words are kept, and withheld where they are told. */
const noName = ({ state }: Draft, name: TextSlot | undefined): Refusal | null =>
  unless(!state.chathamHouse || name === undefined, 'chatham-house.no-names');

const notFinal = ({ state }: Draft): Refusal | null =>
  unless(reportStep(state.evaluation) !== 'final', 'report.final');
const notMet = (evaluation: EvaluationNow): Refusal | null =>
  reportStep(evaluation) === 'final' ? refuse('report.final') : unless(evaluation.met === null, 'report.met');
const noOpenComments = ({ comments }: EvaluationNow): Refusal | null => {
  const open = comments.filter(({ disposed }) => disposed === null);
  return unless(open.length === 0, 'report.open-comments', {
    entries: open.map(({ entry }) => entry).join(', '),
  });
};

/** A role speaks for its own organisation; exercise control writes down what any of them said. */
function ofOrganisation({ program }: Draft, author: Author, organisation: string): Refusal | null {
  if (isControl(author)) return null;
  const own = program.scenario.roles.find(({ name }) => name === author.role)?.organisation;
  return unless(own === organisation, 'organisation.other', { organisation, role: author.role ?? '' });
}

function checkVerdict(
  { program, state }: Draft,
  { rated, rating, condition, breach, said }: CauseBodies['judge'] | CauseBodies['reconcile'],
): Refusal | null {
  const { scale } = state.evaluation;
  if (rating === 'not-observed') return unless(condition === undefined, 'judge.no-condition');
  if ((rating === null) !== (scale === 'narrative')) return refuse('judge.scale', { scale });
  if (rating === null) return unless(said !== undefined, 'judge.words', { name: rated.name });
  if (rating === 'M') return unless(condition !== undefined, 'judge.condition');
  if (condition !== undefined) return refuse('judge.no-condition');
  if (rating === 'U') return null;
  const found = breachesFound(program.scenario, state);
  return firstOf(
    unless(breach !== true, 'judge.breach', { rating }),
    unless(breach === false || [...found.facts, ...found.clocks].length === 0, 'judge.breach-found', () => ({
      rating,
      found: [...found.facts, ...found.clocks].join(', '),
    })),
  );
}

/** Each evaluator rates what they watch, and no more once the debrief has said what counts. */
function checkRater(
  { program, state: { evaluation } }: Draft,
  body: CauseBodies['judge'],
  { participant }: Author,
): Refusal | null {
  const by = raterOf(body, participant);
  const watches = evaluation.watching.find((each) => each.participant === by)?.objectives;
  const objective = objectiveOf(program.scenario, body.rated) ?? '';
  return firstOf(
    unless(body.name === undefined || body.sheet !== undefined, 'judge.name'),
    unless(watches === undefined || watches.includes(objective), 'judge.not-watched', {
      objective,
      watches: watches?.join(', ') ?? '',
    }),
    unless(
      evaluation.reconciled.every(({ rated }) => ratedKey(rated) !== ratedKey(body.rated)),
      'judge.reconciled',
      { name: body.rated.name },
    ),
  );
}

/** It rests on at least one observation, unless nobody observed it. */
const checkEvidence = (draft: Draft, { rating, rests }: CauseBodies['judge']): Refusal | null =>
  firstOf(
    noArtefact(draft, rests),
    unless(
      rating === 'not-observed' ||
        rests.some((entry) => draft.state.notes.some((note) => note.entry === entry)),
      'judge.no-observation',
    ),
  );

/** What only the exercise brought about says nothing of those who were exercised. */
function noArtefact({ state }: Draft, rests: readonly number[]): Refusal | null {
  const artefact = state.notes.find(({ entry, tag }) => tag === 'artefact' && rests.includes(entry));
  return artefact === undefined ? null : refuse('find.artefact', { entry: artefact.entry });
}

function checkFinding(draft: Draft, body: CauseBodies['find']): Refusal | null {
  const { evaluation } = draft.state;
  const standing = standingFindings(evaluation);
  const others = standing.filter(
    ({ entry, recommendation }) => recommendation !== null && entry !== body.instead,
  );
  return firstOf(
    noArtefact(draft, body.rests),
    unless(body.rests.length > 0, 'find.no-evidence'),
    body.of === 'strength'
      ? unless(body.cause === undefined && body.recommendation === undefined, 'find.strength')
      : unless(body.analysis !== undefined && body.cause !== undefined, 'find.analysis'),
    unless(body.recommendation === undefined || others.length < mostRecommendations, 'find.ten', {
      most: mostRecommendations,
    }),
    body.instead === undefined ? null : findingStands(draft, body.instead),
  );
}

const findingStands = ({ state }: Draft, number: number): Refusal | null =>
  unless(
    standingFindings(state.evaluation).some(({ entry }) => entry === number),
    'find.none',
    { entry: number },
  );

/** An organisation checks what the draft says of it, and what it says of several. */
function checkComment(
  draft: Draft,
  { finding: number, organisation }: CauseBodies['comment'],
): Refusal | null {
  const { evaluation } = draft.state;
  const finding = evaluation.findings.find(({ entry }) => entry === number);
  const issued = evaluation.drafts.at(-1)?.entry;
  return firstOf(
    notMet(evaluation),
    unless(issued !== undefined, 'report.no-draft'),
    findingStands(draft, number),
    unless(finding !== undefined && finding.wordedIn < (issued ?? 0), 'comment.not-in-draft', {
      entry: number,
    }),
    unless(finding?.organisation === null || finding?.organisation === organisation, 'comment.not-theirs', {
      entry: number,
      organisation,
    }),
  );
}

function checkAction(draft: Draft, body: CauseBodies['plan-action']): Refusal | null {
  const { evaluation } = draft.state;
  const { finding, starts, ends, instead } = body;
  return firstOf(
    findingStands(draft, finding),
    unless(
      evaluation.findings.some(({ entry, of }) => entry === finding && of === 'improvement'),
      'plan-action.strength',
      { entry: finding },
    ),
    unless(isDay(ends) && (starts === undefined || (isDay(starts) && starts <= ends)), 'plan-action.dates', {
      starts: starts ?? '',
      ends,
    }),
    instead === undefined
      ? null
      : unless(
          evaluation.actions.some(({ entry }) => entry === instead),
          'action.none',
          { entry: instead },
        ),
  );
}

/** `2027-03-31`, and a day that there is. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}
