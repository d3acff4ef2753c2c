// A role's own screen: one column that a minister can read. It is made from the role's view alone.
import { isAhead, isOver } from '@sandtable/core';
import type { InboxMessage, PlayedRole, RoleDecision, RoleView } from '@sandtable/core/view';
import { duration, exerciseMarking, gauge, marked, number, storyTime, tlpMeaning } from '@sandtable/words';
import {
  answerWords,
  contactNotice,
  offeredOption,
  othersAnswer,
  peopleNoticeWords,
  stepSentences,
  confirmedWords,
} from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { attachmentLines } from '../panes/attachments.ts';
import { type Block, type Frame, type Size, frameOf, ofHeight, rule, stack } from '../screen/frame.ts';
import { type Line, emptyLine, flow, line, span, spread } from '../screen/line.ts';
import { scrolled } from '../screen/scrolled.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { formBlock, formTitle } from '../panes/form-view.ts';
import { proposedTo, rolePowers } from '@sandtable/powers';
import { organisationSections } from '@sandtable/powers/joint';
import { activityLines } from '../panes/activity.ts';
import { tlpManner } from '../screen/theme.ts';
import type { RoleDesk, RoleScreenState } from './role-state.ts';

export function roleFrame(screen: RoleScreenState, desk: RoleDesk, size: Size): Frame {
  const width = Math.min(size.columns, 100);
  const top = roleHeader(desk, width);
  const foot = roleFoot(screen, desk, width);
  const rows = Math.max(1, size.rows - top.length - foot.length);
  return frameOf(
    stack({ lines: top }, ofHeight(body(screen, desk, width, rows), rows), { lines: foot }),
    size,
  );
}

function roleHeader(desk: RoleDesk, width: number): readonly Line[] {
  const { view, say } = desk;
  const marking = spread(
    line(span(exerciseMarking(say), 'marking'), '   ', view.exercise.title),
    line(' ', span(view.exercise.marking, tlpManner(view.exercise.marking)), ' '),
    width,
  );
  const who = line(' ', span(view.role.title, 'strong'), ` · ${view.role.organisation}`);
  const when = [
    span('  '),
    span(storyTime(view.story, desk), 'strong'),
    ...(view.phase === null ? [] : [span(`   ${view.phase.title}`)]),
  ];
  const pause = view.pause === null ? [] : [line(' ', span(pauseWords(view.pause, desk), 'warn'))];
  const aide = desk.isAide ? prose(say('role.aide'), width) : [];
  return [marking, spread(who, [...when, span(' ')], width), ...aide, ...pause];
}

function pauseWords(
  pause: { readonly reason: string; readonly until: number | null },
  desk: RoleDesk,
): string {
  const { say } = desk;
  const reason = pauseReason(pause.reason, say);
  return pause.until === null
    ? reason
    : say('desk.header.pause-until', { reason, time: wallTime(pause.until, desk, desk.wall) });
}
/** Why play is paused, in words. */
export function pauseReason(reason: string, say: RoleDesk['say']): string {
  switch (reason) {
    case 'break':
    case 'real-world':
    case 'safety':
    case 'confusion':
    case 'technical':
      return say(`desk.pause.${reason}`);
    default:
      return reason;
  }
}

function body(screen: RoleScreenState, desk: RoleDesk, width: number, rows: number): Block {
  if (screen.form !== null)
    return stack(
      { lines: [rule(formTitle(screen.form, desk), '', width, true)] },
      formBlock(screen.form, desk, width, rows - 1),
    );
  const shown =
    screen.shows === 'log'
      ? logLines(desk, width)
      : screen.shows === 'help'
        ? helpLines(desk, width)
        : mainLines(desk, width);
  return { lines: scrolled(shown, screen.scroll, rows, desk.say) };
}

function mainLines(desk: RoleDesk, width: number): readonly Line[] {
  const { view, say } = desk;
  const open = view.decisions.filter((each) => each.open);
  const made = view.decisions.filter((each) => !each.open && each.result !== null);
  return [
    ...(isAhead(view) ? [...prose(peopleNoticeWords(view.people, say), width), emptyLine] : []),
    ...(isOver(view) ? [...prose(contactNotice(view.people, say), width, 'strong'), emptyLine] : []),
    ...(view.hotWash === null
      ? []
      : [
          rule(say('role.hot-wash'), '', width, false),
          ...stepSentences(view.hotWash, say).flatMap((each) => prose(each, width, 'strong')),
          emptyLine,
        ]),
    ...organisationSections(desk).flatMap(({ title, lines }) => [
      rule(title, '', width, false),
      ...lines.flatMap((each) => labelled(span(' -'), 3, each, width)),
    ]),
    ...open.flatMap((each) => decisionLines(each, desk, width)),
    ...(view.discussion === null
      ? []
      : [rule(say('role.discussion'), '', width, false), ...prose(view.discussion.ask, width, 'strong')]),
    ...(view.activity === null
      ? []
      : [
          rule(view.activity.title, '', width, false),
          ...(view.activity.items.length > 0 && view.activity.kind !== 'survey'
            ? view.activity.items.flatMap((each) => labelled(span(' -'), 3, each, width))
            : []),
          ...activityLines(view.activity, desk, width),
        ]),
    rule(say('role.inbox'), say('role.inbox-count', { count: view.inbox.length }), width, false),
    ...(view.inbox.length === 0 ? prose(say('role.inbox-empty'), width, 'faint') : []),
    ...view.inbox.toReversed().flatMap((each) => messageLines(each, desk, width)),
    ...view.alsoPlays.flatMap((each) => playedInbox(each, desk, width)),
    ...worldLines(view, desk, width),
    ...factLines(view.facts, say('role.facts'), desk, width),
    ...view.alsoPlays.flatMap(({ role, facts }) =>
      factLines(facts, say('role.facts-as', { role: role.title }), desk, width),
    ),
    ...made.flatMap((each) => [
      rule(say('role.decided'), '', width, false),
      ...prose(each.question, width),
      ...prose(each.result === null ? '' : answerWords(each.result, each.amount, desk), width, 'strong'),
    ]),
    ...(view.phase === null || view.phase.soFar === null
      ? []
      : [rule(say('role.so-far'), '', width, false), ...prose(view.phase.soFar, width)]),
    ...(view.role.brief === null
      ? []
      : [
          rule(say('role.brief'), '', width, false),
          ...prose(view.role.brief, width),
          ...view.role.can.flatMap((each) => labelled(span(' -'), 3, each, width)),
        ]),
    ...(view.law.length === 0 ? [] : [rule(say('role.law'), '', width, false)]),
    ...view.law.flatMap(({ title, text }) => [
      ...prose(title.trim(), width, 'strong'),
      ...prose(text.trim(), width),
    ]),
  ];
}

function decisionLines(each: RoleDecision, desk: RoleDesk, width: number): readonly Line[] {
  const { say } = desk;
  const time = [
    each.secondsLeft === null ? '' : say('role.story-left', { time: duration(each.secondsLeft, desk) }),
    each.minutes === null ? '' : say('role.minutes', { minutes: each.minutes }),
  ].filter((one) => one !== '');
  return [
    rule(say('role.decision'), time.join(' '), width, true),
    ...prose(each.question, width, 'strong'),
    ...(each.whyNow === null ? [] : prose(each.whyNow, width)),
    ...(each.law.length === 0
      ? []
      : prose(say('role.turns-on', { law: each.law.join('; ') }), width, 'faint')),
    ...each.options.flatMap((option) =>
      labelled(
        span(`   ${option.letter ?? '-'}`),
        6,
        offeredOption(option, desk),
        width,
        option.allowed ? 'plain' : 'faint',
      ),
    ),
    ...(each.amount === null
      ? []
      : prose(
          say('desk.decision.amount', {
            min: number(each.amount.min, each.amount.unit, desk),
            max: number(each.amount.max, each.amount.unit, desk),
          }),
          width,
        )),
    ...prose(say(`role.part.${each.part}`), width, 'faint'),
    ...(each.mine === null
      ? []
      : labelled(span(say('role.mine')), 12, answerWords(each.mine, each.amount, desk), width, 'strong')),
    ...proposedTo(desk)
      .filter(({ decision }) => decision === each.name)
      .flatMap(({ who, answer }) => [
        ...prose(
          `${say('role.proposed', { who })} ${answerWords(answer, each.amount, desk)}`,
          width,
          'strong',
        ),
        ...prose(say(desk.isAide ? 'role.proposed.by-aide' : 'role.proposed.to-send'), width, 'faint'),
      ]),
    ...flow(
      each.others.map((other) =>
        line(
          `${other.title}: `,
          span(othersAnswer(other, each.amount, desk) ?? '--', other.answer === null ? 'faint' : 'strong'),
        ),
      ),
      width,
    ),
    emptyLine,
  ];
}

/** What reached a role that this one plays as well: under that role's name, so that nobody takes it for one's own. */
function playedInbox({ role, inbox }: PlayedRole, desk: RoleDesk, width: number): readonly Line[] {
  const { say } = desk;
  return [
    rule(
      say('role.inbox-as', { role: role.title }),
      say('role.inbox-count', { count: inbox.length }),
      width,
      false,
    ),
    ...prose(say('role.as', { role: role.title, organisation: role.organisation }), width, 'faint'),
    ...inbox.toReversed().flatMap((each) => messageLines(each, desk, width)),
  ];
}

function messageLines(each: InboxMessage, desk: RoleDesk, width: number): readonly Line[] {
  const { say } = desk;
  const head = flow(
    [
      line(span(storyTime(each.story, desk), 'strong')),
      line(`${each.from}, ${each.channel}`),
      ...(each.tlp === null ? [] : [line(span(`${each.tlp} `, tlpManner(each.tlp)))]),
    ],
    width,
    2,
  );
  const text = each.withdrawn
    ? [
        ...prose(say('role.withdrawn'), width, 'warn'),
        ...prose(marked(each.text.trim(), say), width, 'faint'),
      ]
    : prose(marked(each.text.trim(), say), width);
  const attached = attachmentLines(each.attachments, say, width);
  const note =
    each.contentNote === null
      ? []
      : prose(say('common.content-note', { text: each.contentNote.trim() }), width, 'warn');
  const confirmed = each.confirmed === null ? [] : prose(confirmedWords(each.confirmed, say), width, 'faint');
  return [...head, ...note, ...text, ...attached, ...confirmed, emptyLine];
}

function worldLines(view: RoleView, desk: RoleDesk, width: number): readonly Line[] {
  const clocks = view.clocks.map((each) =>
    line(
      `${each.title}: `,
      span(
        desk.say('role.story-left', { time: duration(each.secondsLeft, desk) }),
        each.secondsLeft <= 900 ? 'warn' : 'plain',
      ),
    ),
  );
  const gauges = view.world.map((each) => line(`${each.title}: `, span(gauge(each, desk), 'strong')));
  return clocks.length + gauges.length === 0
    ? []
    : [rule(desk.say('role.world'), '', width, false), ...flow([...clocks, ...gauges], width)];
}

function factLines(
  facts: RoleView['facts'],
  title: string,
  { say }: RoleDesk,
  width: number,
): readonly Line[] {
  if (facts.length === 0) return [];
  return [
    rule(title, say('role.facts-key'), width, false),
    ...facts.flatMap((each) => [
      ...labelled(
        span('-'),
        2,
        `${each.text.trim()}${each.detail === null ? '' : ` ${each.detail.trim()}`}`,
        width,
      ),
      ...labelled(span(`  ${each.tlp}`, tlpManner(each.tlp)), 4, tlpMeaning(each.tlp, say), width, 'faint'),
    ]),
  ];
}

function logLines(desk: RoleDesk, width: number): readonly Line[] {
  const { view, say } = desk;
  if (view.log.length === 0)
    return [rule(say('role.log'), '', width, true), ...prose(say('role.log-empty'), width, 'faint')];
  return [
    rule(say('role.log'), '', width, true),
    ...view.log
      .toReversed()
      .flatMap((each) =>
        labelled(
          span(desk.storyTimeAt(each.story), 'faint'),
          18,
          each.text === null ? each.what : `${each.what}: ${each.text}`,
          width,
        ),
      ),
  ];
}

function helpLines(desk: RoleDesk, width: number): readonly Line[] {
  const { say } = desk;
  const powers = rolePowers.filter((each) => each.key !== null && each.available(desk));
  return [
    rule(say('desk.help.title'), '', width, true),
    ...powers.flatMap((each) =>
      labelled(span(` ${each.key ?? ''}`, 'key'), 6, say(`power.${each.id}.does`), width),
    ),
    ...labelled(span(' l', 'key'), 6, say('role.key-log'), width),
    ...labelled(span(' esc', 'key'), 6, desk.leaves, width),
  ];
}

function roleFoot(screen: RoleScreenState, desk: RoleDesk, width: number): readonly Line[] {
  const { say } = desk;
  const told =
    screen.told === null
      ? emptyLine
      : screen.told.how === 'done'
        ? line(' ', span(say('role.given', { what: screen.told.text }), 'good'))
        : line(' ', span(screen.told.text, 'bad'));
  if (screen.form !== null) return [told];
  const keys = rolePowers
    .filter((each) => each.key !== null && each.available(desk))
    .map((each) => line(span(each.key ?? '', 'key'), ` ${say(`power.${each.id}.name`)}`));
  const own = [
    line(span('l', 'key'), ` ${say('role.key-log')}`),
    line(span('?', 'key'), ` ${say('desk.key.help')}`),
    line(span('q', 'key'), ` ${desk.leaves}`),
  ];
  return [told, ...flow([...keys, ...own], width - 1).map((each) => line(' ', ...each))];
}
