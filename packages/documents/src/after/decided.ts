/** What was decided, in a row each: what stands, whose it is, and what was asked for with it and not given. */
import type { RoleAnswer } from '@sandtable/core';
import { textIn, type Decision } from '@sandtable/core/scenario';
import { fewest } from '@sandtable/core/view';
import { answerText, listOf, roleNames, standingText, storyTimeAt } from '@sandtable/words';
import { isSecret, isUntraced } from './attribution.ts';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../page/markdown.ts';
import { groundNames, notGiven, standingAnswers } from './grounds.ts';
import { entriesOfDecision, type Paper } from './paper.ts';

/** Those that came to the table, in the order in which they did, and those that never arose. */
export function decisionsAsked(paper: Paper): {
  readonly asked: readonly Decision[];
  readonly missed: readonly Decision[];
} {
  const firstOf = (decision: Decision) =>
    paper.ofDecision
      .get(decision.name)
      ?.find(({ kind }) => kind === 'decision.opened' || kind === 'decision.closed' || kind === 'answer')
      ?.n ?? Infinity;
  const { decisions: all } = paper.program.scenario;
  const cameUp = Map.groupBy(all, (decision) => firstOf(decision) < Infinity);
  const asked = (cameUp.get(true) ?? []).toSorted((a, b) => firstOf(a) - firstOf(b));
  return { asked, missed: cameUp.get(false) ?? [] };
}

/** Whether answers must not be traced to roles: because of the attribution rule, or because the ballot was secret. */
export const untraced = (paper: Paper, decision: Decision): boolean =>
  isUntraced(paper) || isSecret(paper, decision.name);

export const lastClosing = (paper: Paper, decision: Decision) =>
  entriesOfDecision(paper, decision, 'decision.closed').at(-1);

/** What stands at the end, in words: the option, the amount, or what they said. */
export function decided(paper: Paper, decision: Decision): string {
  const { telling, program, walk } = paper;
  const result = walk.end.decisions[program.places.decision.get(decision.name) ?? -1]?.result ?? null;
  if (result === null) return telling.say('aar.still-open');
  if (result.each.length > 0) return eachDecided(paper, decision);
  if (result.how === 'declined') return telling.say('format.declined');
  const makers = standingAnswers(paper, decision).filter(({ role }) => result.roles.includes(role));
  if (result.how === 'other' && !untraced(paper, decision) && makers.length > 0)
    return listOf(
      [...new Set(makers.map(({ answer, entry }) => answerText(decision.name, answer, entry, telling)))],
      telling,
    );
  return standingText(decision.name, result, telling);
}

/** Where each decided alone: how many gave which answer. */
function eachDecided(paper: Paper, decision: Decision): string {
  const { telling } = paper;
  const given = standingAnswers(paper, decision);
  if (untraced(paper, decision) && given.length < fewest) return telling.say('aar.votes-few');
  return votesOf(paper, decision, given);
}

/**
 * How many gave which answer. Where nobody may be traced, answers stand in no order of those who gave them, and their numbers are left out
 * where one of several is so small that it would single somebody out.
 */
export function votesOf(paper: Paper, decision: Decision, given: readonly RoleAnswer[]): string {
  const { telling } = paper;
  const counted = Map.groupBy(given, ({ entry, answer }) =>
    answerText(decision.name, answer, entry, telling),
  );
  const votes = untraced(paper, decision)
    ? [...counted].toSorted(([one], [other]) => (one < other ? -1 : 1))
    : [...counted];
  const singlesOut = isUntraced(paper) && votes.length > 1 && votes.some(([, of]) => of.length < fewest);
  return singlesOut
    ? telling.say('aar.votes-uncounted', { answers: votes.map(([answer]) => answer).join('; ') })
    : votes.map(([answer, of]) => telling.say('aar.vote', { answer, count: of.length })).join('; ');
}

export function decisionsTaken(paper: Paper): Block[] {
  const { telling, program } = paper;
  const { say } = telling;
  const { asked, missed } = decisionsAsked(paper);
  const rows = asked.map((decision): Cell[] => {
    const closing = lastClosing(paper, decision);
    return [
      `${decision.serial}. ${textIn(decision.question, telling).trim()}`,
      decided(paper, decision),
      closing === undefined ? '' : whose(paper, decision),
      closing === undefined ? '' : storyTimeAt(program.scenario.story, closing.story, telling),
      closing === undefined ? '' : groundNames(notGiven(paper, decision), telling),
      closing === undefined ? '' : evidence(closing),
    ];
  });
  return [
    heading(2, say('aar.decisions')),
    rows.length === 0
      ? paragraph(say('aar.no-decisions'))
      : table(
          [
            say('aar.decision'),
            say('aar.what-stands'),
            say('aar.decided-by'),
            say('aar.when'),
            say('aar.asked-not-given'),
            say('aar.evidence'),
          ],
          rows,
        ),
    ...(missed.length === 0
      ? []
      : [paragraph(say('aar.not-asked', { decisions: missed.map(({ serial }) => serial).join(', ') }))]),
  ];
}

function whose(paper: Paper, decision: Decision): string {
  const { telling, program, walk } = paper;
  const { say } = telling;
  const result = walk.end.decisions[program.places.decision.get(decision.name) ?? -1]?.result ?? null;
  if (result === null) return '';
  if (result.how === 'default' && result.roles.length === 0) return say('aar.by-default');
  if (decision.rule === 'each') return say('aar.each-for-itself');
  return untraced(paper, decision) ? say('aar.deciders') : roleNames(result.roles, telling);
}
