/**
 * The NOW line, against the order in which things are due (docs/semantics.md, “The attendant”; decision 28): words that fell due by
 * themselves, decisions that opened by themselves, answers to be confirmed, proposals, questions; then the table, and of the agenda nothing
 * that is over, and nothing beyond what must come first.
 */
import type { AgendaItem } from '@sandtable/core/scenario';
import type { Entry } from '@sandtable/core/record';
import { isSatisfied } from '../../model/decisions.ts';
import { lifeOf, type WindowLife } from '../../model/world.ts';
import type { RecordSays } from '../record-says.ts';
import { collapsed, nowLineIn } from '../statement.ts';
import { en, titleOfRole, tongue } from '../words-of-record.ts';
import type { Law } from './look.ts';

const { say } = tongue;

export const due: Law = async ({ says, session, ear, show }) => {
  const { screen, text } = show('due, now', (await ear.say('now')).join('\n'));
  const line = nowLineIn(text);
  const meant = meantBy(says, session.entries);
  return meant.some((each) => each.test(line))
    ? []
    : [`${screen}: “${line}”, and due is ${meant.map(({ source }) => source).join(' or ')}`];
};

const literal = (words: string): string => collapsed(words).replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
const begins = (...words: readonly string[]): RegExp =>
  new RegExp(`^(?:${words.map(literal).join('|')})`, 'u');
const holds = (...words: readonly string[]): RegExp => new RegExp(words.map(literal).join('.*'), 'u');

/** How the line may read; the first that is due decides. */
function meantBy(says: RecordSays, entries: readonly Entry[]): readonly RegExp[] {
  const { world } = says;
  const { scenario } = world;
  switch (world.stage) {
    case 'set-up':
      return [begins(say('desk.now.open-briefing'))];
    case 'briefing':
      return [begins(say('desk.now.start'))];
    case 'paused':
      return [holds('go on')];
    case 'conduct':
      break;
    case 'end-ex':
    case 'hot-wash':
    case 'debrief':
    case 'closed':
      return [/^(?!.*\b(?:Put|Send) D?\d)/u];
  }
  const given = says.sent.find(
    ({ hand, name, withdrawnFrom }, at) =>
      hand === 'due' &&
      withdrawnFrom.length === 0 &&
      !says.sent.slice(at + 1).some((later) => later.name === name),
  );
  const [tidings] = [...says.tidings.values()].filter((each) => each.due);
  const unread = scenario.injects.find(({ name }) => name === given?.inject);
  // a fact that was revealed may be older
  if (unread !== undefined) return [holds(unread.serial, ': given'), begins('Tell ')];
  if (given !== undefined || tidings !== undefined) return [begins('Tell ')];
  const open = scenario.decisions.filter(
    ({ name }) =>
      lifeOf(world.decisions, name).status === 'open' && lifeOf(world.decisions, name).answers.length === 0,
  );
  const byItself = (how: ByItself) =>
    open
      .filter(({ name }) => openedByItself(name, entries) === how)
      .map(({ serial }) => holds(`${serial} has opened by itself`));
  const [surely] = byItself('surely');
  const perhaps = byItself('perhaps');
  if (surely !== undefined) return [surely, ...perhaps];
  const ready = scenario.decisions.find((decision) => {
    const { status, answers } = lifeOf(world.decisions, decision.name);
    return status !== 'closed' && answers.length > 0 && isSatisfied(world, decision);
  });
  if (ready !== undefined)
    return [...perhaps, holds(`${ready.serial} is answered`), holds(`${ready.serial}: they do not agree`)];
  const proposal = scenario.injects.find(({ name }) => lifeOf(world.injects, name).proposed);
  if (proposal !== undefined) return [...perhaps, holds(`${proposal.serial} “`)];
  // a question that was put off or asked back is told by who else holds the line
  const urgent = says.questions
    .filter(({ answered }) => !answered)
    .map(({ by }) => begins(`${titleOfRole(scenario, by)} asks exercise control`));
  return [...perhaps, ...urgent, ...atTheTable(says, entries)];
}

type ByItself = 'surely' | 'perhaps' | 'no';

/** Whether no hand has put it to the room. What `next` did cannot always be told from what came of it. */
function openedByItself(decision: string, entries: readonly Entry[]): ByItself {
  const opened = entries.findLast(
    (entry) =>
      (entry.kind === 'decision.opened' || entry.kind === 'decision.reopened') &&
      entry.body.decision === decision,
  );
  const cause = entries.find(({ n }) => n === opened?.cause);
  if (opened === undefined || cause === undefined || opened.kind === 'decision.reopened') return 'no';
  const isPut = (entry: Entry) =>
    (entry.kind === 'put' || entry.kind === 'open') && entry.body.decision === decision;
  if (entries.some(isPut)) return 'no';
  return cause.kind === 'next' || entries.some(({ kind, n }) => kind === 'next' && n > opened.n)
    ? 'perhaps'
    : 'surely';
}

/** What is under way, what stands in the clock's way, and of the agenda whatever is not over, up to the first that surely comes. */
function atTheTable(says: RecordSays, entries: readonly Entry[]): readonly RegExp[] {
  const { world, over } = says;
  const phase = world.scenario.phases.find(({ name }) => name === world.phase);
  const agenda = phase?.agenda ?? [];
  const isDropped = (at: number) =>
    entries
      .filter((entry) => entry.kind === 'drop')
      .findLast(({ body }) => body.phase === world.phase && body.item === at)?.body.dropped === true;
  const ahead = agenda.filter((_, at) => !over.has(at) && !isDropped(at));
  const surely = ahead.findIndex((item) => comesSurely(world, item));
  const items = surely < 0 ? ahead : ahead.slice(0, surely + 1);
  const ways = [
    /\btakes (?:until|another)\b/u,
    begins('The story runs ', 'The story clock runs.', 'Nothing that is left', 'Nothing is left to do'),
    begins('This module is done.', 'The agenda is done.'),
    // a break that was moved here
    begins('Break of'),
  ];
  return [...items.map((item) => wordsOf(world, item)), ...ways, ...stops(says)];
}

/** Before its time has come, nothing stands in the clock's way; a jump of the clock stands a second before. */
const isAtHand = ({ now }: RecordSays['world'], until: number | null): boolean =>
  until !== null && until - now <= 1;

/** What attended play does not pass by itself: it names what it is about, and only what still runs and ends now. */
function stops({ world }: RecordSays): readonly RegExp[] {
  const { scenario } = world;
  const runsOut = (window: WindowLife): boolean =>
    window.state === 'running' && isAtHand(world, window.until);
  return [
    ...scenario.clocks
      .filter(({ name }) => runsOut(lifeOf(world.clocks, name)))
      .map(({ title }) => holds(`The legal clock “${en(title)}” ends now`)),
    ...scenario.expected
      .filter(({ name }) => runsOut(lifeOf(world.expected, name)))
      .map(({ text }) => holds('Has ', ` done this: “${en(text)}”`)),
    ...scenario.decisions.flatMap(({ name, serial }) => {
      const { status, until } = lifeOf(world.decisions, name);
      return status === 'open' && isAtHand(world, until) ? [begins(`The time for ${serial} is up.`)] : [];
    }),
    // whether they are true is the law of the course
    begins(
      say('desk.stop.phase-ends'),
      'The story jumps to ',
      say('desk.stop.outcome'),
      say('desk.stop.end-ex'),
    ),
  ];
}

function comesSurely({ scenario, injects, decisions }: RecordSays['world'], item: AgendaItem): boolean {
  if (item.onlyIf !== null) return false;
  if (item.does === 'inject') {
    const { delivered, skipped, cancelled } = lifeOf(injects, item.inject);
    const gate = scenario.injects.find(({ name }) => name === item.inject)?.onlyIf ?? null;
    return gate === null && delivered === 0 && !skipped && !cancelled;
  }
  return item.does !== 'decide' || lifeOf(decisions, item.decision).status !== 'closed';
}

function wordsOf({ scenario }: RecordSays['world'], item: AgendaItem): RegExp {
  switch (item.does) {
    case 'inject':
      return holds(scenario.injects.find(({ name }) => name === item.inject)?.serial ?? item.inject);
    case 'decide': {
      const { serial = '' } = scenario.decisions.find(({ name }) => name === item.decision) ?? {};
      return begins(`Put ${serial} to them`, `They decide ${serial}`);
    }
    case 'discuss':
      return holds(en(scenario.discussions.find(({ name }) => name === item.discussion)?.ask ?? {}));
    case 'activity':
      return holds(en(scenario.activities.find(({ name }) => name === item.activity)?.title ?? {}));
    case 'say':
      return begins('Say: ');
    case 'advance':
      return begins('Move the story on', 'Let the story run on', 'The story runs ');
    case 'break':
      return begins('Break of');
    case 'brief-back':
      return begins('Brief-back');
  }
}
