// A role at the same keyboard: what it may see, and what it may do, until the screen is turned back.
import { isAhead, isOver } from '@sandtable/core';
import type { RoleView } from '@sandtable/core/view';
import { roleSituations, type Session } from '@sandtable/host';
import {
  duration,
  gauge,
  marked,
  markingLine,
  type Say,
  type Tongue,
  storyTime,
  tlpMeaning,
} from '@sandtable/words';
import {
  answerWords,
  contactNotice,
  othersAnswer,
  peopleNoticeWords,
  stepSentences,
  confirmedWords,
} from '@sandtable/words/play';
import { attachmentSentences } from '../panes/attachments.ts';
import { type Deed, type RolePower, type RoleSituation, proposedTo, rolePowers } from '@sandtable/powers';
import { organisationSections } from '@sandtable/powers/joint';
import { pauseReason } from '../role/role-frame.ts';
import { optionLine } from './views.ts';
import { activitySentences } from '../panes/activity.ts';
import { type Known, commandLike, findCommand } from './command.ts';
import { type Talk, lead } from './conversation.ts';
import { type Typable, helpLines, helpOn, knownCommands } from './known.ts';
import { type RolePlainCommand, rolePlainCommands } from './plain-commands.ts';

/** Who is talked with as a role: what they see, and how they are heard. */
export interface RoleTalk {
  readonly language: string;
  readonly say: Say;
  readonly situation: () => RoleSituation;
  readonly tell: (line: string) => void;
  readonly listen: (asked: 'command' | 'answer') => Promise<string | null>;
  readonly putBack: (line: string) => void;
  readonly piped: boolean;
  readonly give: (power: RolePower, deed: Extract<Deed, { do: 'give' | 'draft' }>) => boolean;
  /** The input is over, or a real-world stop was called: the screen goes back. */
  readonly over: () => boolean;
}

interface Screen extends Omit<RoleTalk, 'give' | 'language' | 'situation'> {
  readonly session: Session;
  readonly give: (deed: Extract<Deed, { do: 'give' }>) => boolean;
}

/** At the keyboard of exercise control, which is turned to whoever plays the role, and back. */
export async function roleScreen(role: string, { session, give, ...talk }: Screen): Promise<void> {
  const { say, tell, listen, over } = talk;
  const { language } = session;
  const situationOf = roleSituations(session, say);
  const situation = (): RoleSituation => situationOf(session.role(role));
  tell(say('plain.role.guard', { role: situation().view.role.title }));
  if ((await listen('command')) === null) return;
  const at: RoleTalk = {
    ...talk,
    language,
    situation,
    give: (_power, deed) => deed.do === 'give' && give(deed),
  };
  roleGreeting(at).forEach(tell);
  let seen = inboxSizes(situation().view);
  for (;;) {
    const typed = await listen('command');
    if (typed === null || over()) return;
    if ((await roleCommand(typed, at)) === 'done') break;
    const { view } = situation();
    inboxLines(view, say, language, seen).forEach(tell);
    seen = inboxSizes(view);
    // play has stopped for something real: exercise control has the screen
    if (view.pause?.reason === 'real-world') break;
  }
  tell(say('plain.role.back'));
}

/** What somebody is told who begins to play a role. */
export function roleGreeting({ say, language, situation }: RoleTalk): readonly string[] {
  const now = situation();
  const first = now.view;
  const { title, organisation } = first.role;
  return [
    markingLine(first.exercise.title, first.exercise.marking, say),
    say('plain.role.hello', { role: title, organisation }),
    ...(now.isAide ? [say('role.aide')] : []),
    ...(isAhead(first) ? [peopleNoticeWords(first.people, say)] : []),
    ...roleAnswer('where', now, say, language),
    ...proposedLines(now, { say, language }),
    ...first.alsoPlays.map(({ role: other }) =>
      say('plain.role.also', { role: other.title, organisation: other.organisation }),
    ),
    ...inboxLines(first, say, language),
  ];
}

/** Does what a line says. */
export async function roleCommand(typed: string, at: RoleTalk): Promise<'done' | 'goes-on'> {
  const { say, situation, tell, language } = at;
  const known = (): readonly Known<Typable<RoleSituation, RolePlainCommand>>[] =>
    knownCommands<RoleSituation, RolePlainCommand>(
      rolePowers,
      rolePlainCommands,
      { can: (power) => power.available(situation()), explains: () => false },
      say,
    );
  const instead = (line: string): ReturnType<Talk<RoleSituation>['instead']> => {
    const found = commandLike.test(line) ? findCommand(line, known()) : null;
    if (found?.found !== 'command') return 'nothing';
    const { is } = found.command;
    return is.of === 'power' && is.power.id === 'stop-play' ? 'stop' : 'command';
  };
  const talk: Talk<RoleSituation> = {
    say,
    situation,
    tell,
    listen: () => at.listen('answer'),
    instead,
    piped: at.piped,
    putBack: at.putBack,
    clock: (seconds) => duration(seconds, { say, language }),
    reading: ({ view, wall, zone }) => ({ say, zone, wall, story: view.story, effects: null }),
  };
  const commands = known();
  const found = findCommand(typed, commands);
  if (found.found === 'unknown')
    tell(
      found.near === null
        ? say('plain.unknown', { word: found.word })
        : say('plain.unknown-near', { word: found.word, near: found.near }),
    );
  if (found.found !== 'command') return 'goes-on';
  const { is } = found.command;
  if (is.of === 'power') {
    const power = is.power as RolePower;
    const deed = await lead(power, found.rest, found.sure, talk);
    if ((deed?.do === 'give' || deed?.do === 'draft') && at.give(power, deed)) tell(say('plain.role.done'));
  } else if (is.own === 'done') return 'done';
  else if (is.own === 'help') {
    const on = found.rest === '' ? null : findCommand(found.rest, commands);
    (on?.found === 'command' ? helpOn(on.command, say) : helpLines(commands, found.rest, say)).forEach(tell);
  } else roleAnswer(is.own, situation(), say, language).forEach(tell);
  return 'goes-on';
}

/** What came to a role since it was last told: messages, a phase, a decision or a discussion that opened, a pause. */
export function roleNews({ say, language, situation }: RoleTalk): () => readonly string[] {
  const standing = (now: RoleSituation): readonly string[] => [
    ...standingIn(now.view),
    ...reportLines(now),
    ...proposedLines(now, { say, language }),
  ];
  const standingIn = (view: RoleView): readonly string[] => [
    ...(view.pause === null
      ? []
      : [say('plain.role.paused', { reason: pauseReason(view.pause.reason, say) })]),
    ...standingLines(view, { say, language }),
    ...decisionLines(view, { say, language }),
    ...(isOver(view) ? [contactNotice(view.people, say)] : []),
  ];
  const first = situation();
  let seen = inboxSizes(first.view);
  let stood: ReadonlySet<string> = new Set(standing(first));
  return () => {
    const now = situation();
    const { view } = now;
    const came = inboxLines(view, say, language, seen);
    const stands = standing(now);
    const fresh = stands.filter((line) => !stood.has(line));
    seen = inboxSizes(view);
    stood = new Set(stands);
    return [...fresh, ...came];
  };
}

/** How much reached the role, and each that it plays as well. */
const inboxSizes = ({ role, inbox, alsoPlays }: RoleView): ReadonlyMap<string, number> =>
  new Map([
    [role.name, inbox.length],
    ...alsoPlays.map((each) => [each.role.name, each.inbox.length] as const),
  ]);

/** What came after those; what reached a role that one plays as well is told as that role’s. */
function inboxLines(
  view: RoleView,
  say: Say,
  language: string,
  seen: ReadonlyMap<string, number> = new Map(),
): readonly string[] {
  const since = (name: string): number => seen.get(name) ?? 0;
  return [
    ...messageLines(view.inbox.slice(since(view.role.name)), say, language),
    ...view.alsoPlays.flatMap(({ role, inbox }) =>
      messageLines(inbox.slice(since(role.name)), say, language).map((line) => asRole(role, line, say)),
    ),
  ];
}

const asRole = (role: RoleView['role'], line: string, say: Say): string =>
  say('plain.role.as', { role: role.title, line });

function messageLines(inbox: RoleView['inbox'], say: Say, language: string): readonly string[] {
  return inbox.flatMap((each) => {
    const time = storyTime(each.story, { say, language });
    const tlp =
      each.tlp === null
        ? ''
        : say('plain.role.marking', { tlp: each.tlp, meaning: tlpMeaning(each.tlp, say) });
    const line = say(each.withdrawn ? 'plain.role.message-withdrawn' : 'plain.role.message', {
      time,
      from: each.from,
      channel: each.channel,
      text: marked(each.text, say),
    });
    const note = each.contentNote === null ? [] : [say('common.content-note', { text: each.contentNote })];
    const confirmed = each.confirmed === null ? [] : [confirmedWords(each.confirmed, say)];
    return [...note, line + tlp, ...attachmentSentences(each.attachments, say), ...confirmed];
  });
}

function roleAnswer(
  own: Exclude<RolePlainCommand, 'help' | 'done'>,
  situation: RoleSituation,
  say: Say,
  language: string,
): readonly string[] {
  const { view } = situation;
  const tongue = { say, language };
  const orNone = (lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [say('plain.role.none')] : lines;
  switch (own) {
    case 'inbox':
    case 'again':
      return orNone(inboxLines(view, say, language));
    case 'where':
      return [
        say('plain.where.time', { time: storyTime(view.story, tongue) }),
        ...standingLines(view, tongue),
        ...reportLines(situation),
        ...view.clocks.map((each) =>
          say('plain.role.clock', { clock: each.title, time: duration(each.secondsLeft, tongue) }),
        ),
        ...decisionLines(view, tongue),
      ];
    case 'decision':
      return orNone(decisionLines(view, tongue));
    case 'facts':
      return orNone([
        ...factLines(view.facts, say),
        ...view.alsoPlays.flatMap(({ role, facts }) =>
          factLines(facts, say).map((line) => asRole(role, line, say)),
        ),
      ]);
    case 'law':
      return orNone(
        view.law.map(({ title, text }) => say('plain.law', { title: title.trim(), text: text.trim() })),
      );
    case 'world':
      return orNone(
        view.world.map((each) => say('plain.world', { name: each.title, value: gauge(each, tongue) })),
      );
    case 'actions':
      return orNone(
        view.actions.map((each, place) =>
          say('plain.choice', { number: String(place + 1), label: each.text }),
        ),
      );
    case 'log':
      return orNone(view.log.map((each) => each.text ?? each.what));
    case 'brief':
      return orNone([...(view.role.brief === null ? [] : [view.role.brief]), ...view.role.can]);
  }
}

/** What the report says of the role's organisation. */
const reportLines = (situation: RoleSituation): readonly string[] =>
  organisationSections(situation).flatMap(({ title, lines }) => [title, ...lines]);

/** Where the exercise stands for a role. */
function standingLines(view: RoleView, tongue: Tongue): readonly string[] {
  const { say } = tongue;
  const { phase, hotWash, discussion, activity } = view;
  return [
    ...(phase === null ? [] : [phase.title, ...(phase.soFar === null ? [] : [phase.soFar])]),
    ...(hotWash === null ? [] : stepSentences(hotWash, say)),
    ...(discussion === null ? [] : [say('plain.role.discussion', { ask: discussion.ask })]),
    ...(activity === null ? [] : [activity.title, ...activitySentences(activity, tongue)]),
  ];
}

function factLines(facts: RoleView['facts'], say: Say): readonly string[] {
  return facts.map((each) => {
    const to = each.mayShareWith.map((one) => one.title).join(', ');
    return (
      say('plain.role.fact', { text: each.text, tlp: each.tlp }) +
      (to === '' ? '' : say('plain.role.share', { roles: to }))
    );
  });
}

/** An open one with how it stands; of a closed one what came of it. */
/** What an aide has written, and what becomes of it. */
const proposedLines = (situation: RoleSituation, tongue: Tongue): readonly string[] =>
  proposedTo(situation).flatMap(({ decision, who, answer }) => {
    const { say } = tongue;
    const amount = situation.view.decisions.find(({ name }) => name === decision)?.amount ?? null;
    return [
      `${say('role.proposed', { who })} ${answerWords(answer, amount, tongue)}`,
      say(situation.isAide ? 'role.proposed.by-aide' : 'role.proposed.to-send'),
    ];
  });

function decisionLines(view: RoleView, tongue: Tongue): readonly string[] {
  const { say } = tongue;
  return view.decisions
    .filter((each) => each.open || each.result !== null)
    .flatMap((each) => [
      say('plain.role.decision', { question: each.question, part: say(`power.part.${each.part}`) }),
      ...(each.law.length === 0 ? [] : [say('role.turns-on', { law: each.law.join('; ') })]),
      ...each.options.map((option) => optionLine(option, say)),
      ...(each.open && each.mine !== null
        ? [say('plain.role.mine', { answer: answerWords(each.mine, each.amount, tongue) })]
        : []),
      ...(each.open ? each.others : []).map((other) =>
        say('plain.role.other', {
          role: other.title,
          answer: othersAnswer(other, each.amount, tongue) ?? say('plain.decision.waiting'),
        }),
      ),
      ...(each.result === null
        ? []
        : [say('plain.decision.result', { answer: answerWords(each.result, each.amount, tongue) })]),
    ]);
}
