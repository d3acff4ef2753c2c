// What can be asked for in plain mode, each as lines: where we are, what is left, who is here, the order, the world.
import type { DecisionBoard, HotWashStep, InjectCard } from '@sandtable/core/view';
import { giveWords } from '../wording/handed.ts';
import { attachmentSentences } from '../panes/attachments.ts';
import { stoppedBy } from '../wording/stop.ts';
import { aloudWords } from '../wording/facts.ts';
import { callWords, doorWords, goWords, reachedRows } from '../wording/door.ts';
import { seatWords } from '../wording/seats.ts';
import {
  castSentences,
  duration,
  gauge,
  marked,
  markingLine,
  roleName,
  roomClock,
  rowName,
  storyTime,
  storyTimeAt,
  tlpMeaning,
  unitFor,
  value,
} from '@sandtable/words';
import { answerWords, offeredOption, quorumOf, stepName } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import type { DeskSituation } from '../wording/situation.ts';
import { boxSeconds, planLag } from '../wording/time-box.ts';
import { activitySentences } from '../panes/activity.ts';
import { fold, textIn } from '@sandtable/core/scenario';
import { debriefSections, ownNowKeys, nowWords, thenWords, toldWords } from '@sandtable/powers';
import { timeOnStep } from '../wording/hot-wash.ts';

export type View = (desk: DeskSituation) => readonly string[];

/** The NOW line, with the words to type, and what must be read with it. */
export function nowLines(desk: DeskSituation): readonly string[] {
  const { say } = desk;
  const words = nowWords(desk.view.now, desk);
  const keys = ownNowKeys(desk);
  const typed = keys.map(({ power, does }) =>
    does === 'next'
      ? say(`power.${power}.word`)
      : say('plain.now.key', {
          word: say(`power.${power}.word`),
          // the word to type is “next” already
          does: say(does === 'said' ? 'plain.now.said' : `now.key.${does}`),
        }),
  );
  const line =
    keys.length === 0
      ? say('plain.now', { words })
      : say('plain.now.with-keys', { words, keys: typed.join(', ') });
  return [line, ...nowDetails(desk)];
}

function nowDetails(desk: DeskSituation): readonly string[] {
  const { view } = desk;
  const { now } = view;
  switch (now.now) {
    case 'give':
    case 'proposal':
    case 'deliver':
      return cardLines(now.card, desk);
    case 'discuss':
    case 'discussing':
      return discussionLines(desk, now.discussion);
    case 'put':
    case 'confirm':
    case 'decide':
    case 'deciding':
      return decisionView(desk, now.decision);
    case 'brief-back':
      return briefBackLines(desk);
    case 'activity':
    case 'working':
      return view.activity?.name === now.activity
        ? [desk.say(`plain.activity.how.${view.activity.kind}`), ...activitySentences(view.activity, desk)]
        : activityAhead(now.activity, desk);
    case 'question':
      return (view.questions.find(({ entry }) => entry === now.question)?.told ?? []).map((told) =>
        toldWords(told, desk),
      );
    case 'hot-wash':
      return hotWashLines(desk, now.step);
    case 'resume':
      return stoppedBy(desk);
    case 'tell':
    case 'open-briefing':
    case 'start':
    case 'say':
    case 'break':
    case 'advance':
    case 'advancing':
    case 'busy':
    case 'stop':
    case 'finish':
    case 'leave':
    case 'wait':
    case 'after':
      return [];
  }
}

/** What comes after it. */
export const whatFollows: View = (desk) => {
  const words = thenWords(desk);
  return [words === '' ? desk.say('plain.then.nothing') : words];
};

export function cardLines(card: InjectCard, desk: DeskSituation): readonly string[] {
  const { say } = desk;
  const lines = [say('plain.card.text', { text: marked(card.text, say) })];
  if (card.contentNote !== null) lines.unshift(say('plain.card.content-note', { text: card.contentNote }));
  for (const each of card.textFor)
    lines.push(say('plain.card.text-for', { role: each.title, text: marked(each.text, say) }));
  if (card.tlp !== null)
    lines.push(say('plain.card.marking', { tlp: card.tlp, meaning: tlpMeaning(card.tlp, say) }));
  if (card.cc.length > 0)
    lines.push(say('plain.card.cc', { roles: card.cc.map((each) => each.title).join(', ') }));
  if (card.notes !== null) lines.push(say('plain.card.notes', { text: card.notes }));
  if (card.sensitivity !== null) lines.push(say('plain.card.sensitivity', { text: card.sensitivity }));
  for (const each of card.reveals) lines.push(say('plain.card.reveals', { fact: each.text, tlp: each.tlp }));
  for (const each of card.expected)
    lines.push(say('plain.card.expected', { role: each.title, text: each.text }));
  for (const { title, words } of reachedRows(card.name, desk))
    lines.push(say('plain.card.reached', { role: title, words }));
  // last, since it may be long: what the controller must take care of comes before
  return [...lines, ...attachmentSentences(card.attachments, say)];
}

/** Notes to exercise control on an inject; none on one that is not in the scenario. */
export function careLines(inject: string, desk: DeskSituation): readonly string[] {
  if (!desk.scenario.injects.some((each) => each.name === inject)) return [];
  const { notes, sensitivity } = desk.card(inject);
  const lines = notes === null ? [] : [desk.say('plain.card.notes', { text: notes })];
  return sensitivity === null ? lines : [...lines, desk.say('plain.card.sensitivity', { text: sensitivity })];
}

/** Before it begins: what it will ask, and what can be typed then. */
function activityAhead(name: string, { scenario, say, language }: DeskSituation): readonly string[] {
  const activity = scenario.activities.find((each) => each.name === name);
  if (activity === undefined) return [];
  const how = say(`plain.activity.how.${activity.kind}`);
  return [
    ...activity.items.map((each) => textIn(each, { scenario, language })),
    say('plain.activity.then', { how }),
  ];
}

function discussionLines({ view, say }: DeskSituation, name: string): readonly string[] {
  const of = view.discussion;
  if (of?.name !== name) return [];
  const lines = of.probes.map((text) => say('plain.probe', { text }));
  for (const { text, heard } of of.listenFor)
    lines.push(say(heard ? 'plain.heard' : 'plain.listen-for', { text }));
  if (of.ifSilent !== null) lines.push(say('plain.if-silent', { text: of.ifSilent }));
  if (of.notes !== null) lines.push(say('plain.card.notes', { text: of.notes }));
  return lines;
}

function briefBackLines({ view, say }: DeskSituation): readonly string[] {
  const board = view.briefBack;
  if (board === null) return [];
  return board.tables.map((table, place) => {
    const name = board.by === 'plenary' ? say('power.everybody') : table.title;
    if (table.said === null)
      return say(place === board.turn ? 'plain.table.turn' : 'plain.table.waits', { table: name });
    const said = table.said.map((words, column) => `${board.form[column] ?? ''}: ${words ?? '–'}`);
    return say('plain.table.told', { table: name, said: said.join('; ') });
  });
}

export function findDecision({ view }: DeskSituation, typed: string): DecisionBoard | undefined {
  return view.decisions.find((each) => fold(each.serial) === fold(typed) || fold(each.name) === fold(typed));
}

/** With its letter, if it has one: the others cannot be chosen yet. */
export const optionLine = (
  option: { readonly letter: string | null; readonly text: string; readonly allowed: boolean },
  say: DeskSituation['say'],
): string =>
  option.letter === null
    ? option.text
    : say('plain.decision.option', { letter: option.letter, text: offeredOption(option, { say }) });

export function decisionView(desk: DeskSituation, name: string): readonly string[] {
  const { view, say } = desk;
  const board = view.decisions.find((each) => each.name === name);
  if (board === undefined) return [];
  const lines = [
    say('plain.decision.head', {
      serial: board.serial,
      question: board.question,
      status: say(`plain.decision.${board.status}`),
    }),
  ];
  if (board.whyNow !== null) lines.push(say('plain.decision.why-now', { text: board.whyNow }));
  if (board.law.length > 0) lines.push(say('role.turns-on', { law: board.law.join('; ') }));
  lines.push(
    say('plain.decision.rule', {
      rule: say(`plain.rule.${board.rule}`, quorumOf(board)),
      lead: board.lead === null ? '' : say('plain.decision.lead', { role: roleName(board.lead, desk) }),
    }),
  );
  for (const option of board.options) {
    // why it is not open says as much
    const text = optionLine({ ...option, allowed: true }, say);
    const why = option.allowed ? '' : say('plain.decision.not-open', { why: option.whyNot ?? '' });
    lines.push(text + why + (option.isDefault ? say('plain.decision.default') : ''));
  }
  if (board.form === 'ranking')
    lines.push(
      say('plain.decision.ranking', {
        letters: board.options.flatMap(({ letter }) => letter ?? []).join(', '),
      }),
    );
  if (board.amount !== null)
    lines.push(
      say('plain.decision.amount', {
        min: board.amount.min,
        max: board.amount.max,
        unit: unitFor(board.amount.max, board.amount.unit ?? '', say.language),
      }),
    );
  for (const each of board.deciders) {
    const answer = !each.answered
      ? each.playedBy === each.role
        ? say(each.present ? 'plain.decision.waiting' : 'plain.decision.absent')
        : say('desk.decision.played-by', { role: roleName(each.playedBy, desk) })
      : each.answer === null
        ? say(`desk.decision.${board.ballot === 'secret' ? 'secret' : 'sealed'}`)
        : answerWords(each.answer, board.amount, desk);
    lines.push(
      say('plain.decision.decider', { role: each.title, part: say(`power.part.${each.part}`), answer }) +
        (each.dissents ? say('plain.decision.dissents') : ''),
    );
    for (const { ask, text } of each.grounds)
      lines.push(`${say('desk.decision.with', { role: each.title, what: say(`desk.ask.${ask}`) })}: ${text}`);
  }
  for (const each of board.ifThey)
    lines.push(say('plain.decision.if-they', { number: each.number, do: each.do, say: each.say ?? '' }));
  if (board.result !== null)
    lines.push(say('plain.decision.result', { answer: answerWords(board.result, board.amount, desk) }));
  if (board.status === 'open') lines.push(...boxLines(board, desk));
  if (board.notes !== null) lines.push(say('plain.card.notes', { text: board.notes }));
  return lines;
}

export const where: View = (desk) => {
  const { view, say } = desk;
  const lines = [
    markingLine(view.exercise.title, view.exercise.marking, say),
    say('plain.where.time', { time: storyTime(view.story, desk) }),
  ];
  if (view.phase !== null) {
    const { title, number, of, clock, pace } = view.phase;
    lines.push(
      say('plain.where.phase', { title, number, of }),
      clock === 'runs' ? say('plain.where.runs', { pace }) : say('plain.where.stands'),
    );
  }
  const soFar = view.phase?.soFar ?? null;
  if (soFar !== null) lines.push(say('plain.where.so-far', { text: soFar }));
  lines.push(say(`format.event.stage.${view.stage}`));
  return [...lines, ...nowLines(desk)];
};

export const leftView: View = (desk) => {
  const { view, say, clock, scenario } = desk;
  const lines: string[] = [];
  for (const each of view.decisions) {
    if (each.status !== 'open') continue;
    lines.push(...boxLines(each, desk));
    if (each.secondsLeft !== null)
      lines.push(say('plain.left.window', { serial: each.serial, time: duration(each.secondsLeft, desk) }));
  }
  if (clock.plannedItem !== null && view.stage === 'conduct')
    lines.push(
      say('plain.left.item', { spent: roomClock(clock.item), planned: roomClock(clock.plannedItem) }),
    );
  for (const each of view.clocks) {
    if (each.secondsLeft === null || each.until === null) continue;
    const at = storyTimeAt(scenario.story, each.until, desk);
    lines.push(
      say('plain.left.legal', {
        clock: each.title,
        time: duration(each.secondsLeft, desk),
        at,
      }),
    );
  }
  const until = view.pause?.until ?? null;
  if (until !== null) lines.push(say('plain.left.break', { at: wallTime(until, desk, desk.wall) }));
  lines.push(say('plain.left.elapsed', { time: duration(clock.elapsed / 1000, desk) }));
  const lag = clock.behind === null ? null : planLag(clock.behind);
  if (lag !== null && lag.is !== 'in-time') lines.push(say(`plain.left.${lag.is}`, { minutes: lag.minutes }));
  return lines;
};

export const who: View = (desk) => {
  const { view, say } = desk;
  const lines = view.seats.map((seat) =>
    say('plain.who.seat', {
      role: seat.title,
      organisation: seat.organisation,
      state: seatWords(seat, desk),
    }),
  );
  lines.push(...castSentences(desk));
  for (const board of view.decisions) {
    const waiting = board.waitsFor.map(({ title }) => title);
    if (waiting.length > 0)
      lines.push(say('plain.who.waiting', { serial: board.serial, roles: waiting.join(', ') }));
  }
  return [...lines, ...toGiveLines(desk), ...openQuestions(desk)];
};

/** What is due and goes by hand: a card, something read aloud, a call. */
const toGiveLines = (desk: DeskSituation): readonly string[] =>
  desk.view.toGive.map((each) =>
    desk.say('plain.to-give', {
      words: giveWords(each, '', desk),
      serial: each.serial ?? each.inject,
      text: each.text.trim(),
    }),
  );

export function openQuestions(desk: DeskSituation): readonly string[] {
  const { view, say, wall } = desk;
  return view.questions
    .filter((each) => !each.answered)
    .flatMap((each) => {
      const line = say('plain.question', {
        number: String(each.entry),
        role: each.title,
        text: each.text ?? '',
      });
      const aged =
        each.wall === null
          ? line
          : say('plain.question.age', { line, age: duration(Math.max(0, wall - each.wall) / 1000, desk) });
      return [
        each.waitsFor === 'us' ? aged : say('plain.question.they', { line: aged }),
        ...each.told.map((told) => toldWords(told, desk)),
      ];
    });
}

export const orderView: View = (desk) => {
  const { view, say, scenario } = desk;
  const lines = view.order.map((row) => {
    const name = rowName(row, desk);
    const details = [
      row.at === null ? '' : say('plain.order.at', { at: storyTimeAt(scenario.story, row.at, desk) }),
      row.minutes === null ? '' : say('plain.order.minutes', { minutes: row.minutes }),
      row.why === null ? '' : say('plain.order.why', { why: row.why }),
      row.mayDrop ? say('plain.order.may-drop') : '',
    ];
    return say('plain.order.row', { status: say(`plain.status.${row.status}`), name }) + details.join('');
  });
  return lines.length === 0 ? [say('plain.order.empty')] : lines;
};

export const world: View = (desk) => {
  const { view, say } = desk;
  const lines = view.world.map((each) => say('plain.world', { name: each.title, value: gauge(each, desk) }));
  for (const each of view.measures) {
    if (each.value === null) continue;
    const written = value(each.value, each.unit === null ? null : say('plain.minutes-unit'), desk);
    lines.push(
      say('plain.measure', {
        name: each.title,
        value: written,
        target: each.target ?? '-',
      }),
    );
  }
  return lines.length === 0 ? [say('plain.world-empty')] : lines;
};

/** The law of the story, as everybody may read it. */
export const lawView: View = ({ scenario, language, say }) =>
  scenario.law.length === 0
    ? [say('plain.role.none')]
    : scenario.law.map(({ title, text }) => {
        const reader = { scenario, language };
        return say('plain.law', { title: textIn(title, reader).trim(), text: textIn(text, reader).trim() });
      });

export const factsView: View = ({ view, say }) => {
  const lines = view.facts.map((fact) => {
    const holders =
      fact.holders.length === 0 ? say('format.nobody') : fact.holders.map((each) => each.title).join(', ');
    const aloud = aloudWords(fact, say);
    const rumour = fact.rumour ? say('plain.fact.rumour') : '';
    return (
      say('plain.fact', { name: fact.name, text: fact.text, tlp: fact.tlp, holders }) +
      rumour +
      (aloud === '' ? '' : say('plain.fact.aloud', { aloud }))
    );
  });
  return lines.length === 0 ? [say('plain.fact.none')] : lines;
};

export const clocksView: View = (desk) => {
  const { view, say, scenario } = desk;
  const lines = view.clocks.map((each) => {
    const until =
      each.until === null
        ? ''
        : say('plain.clock.until', { at: storyTimeAt(scenario.story, each.until, desk) });
    return say('plain.clock', { clock: each.title, status: say(`plain.clock.${each.status}`) }) + until;
  });
  return lines.length === 0 ? [say('plain.clock.none')] : lines;
};

export const expected: View = (desk) => {
  const { view, say, scenario } = desk;
  const lines = view.expected
    .filter((each) => each.status !== 'waiting')
    .map((each) => {
      const until =
        each.until === null
          ? ''
          : say('plain.clock.until', { at: storyTimeAt(scenario.story, each.until, desk) });
      return (
        say('plain.expected', {
          name: each.name,
          role: each.title,
          text: each.text,
          status: say(`plain.expected.${each.status}`),
        }) + until
      );
    });
  return lines.length === 0 ? [say('plain.expected.none')] : lines;
};

export const notesView: View = (desk) => {
  const { view, say } = desk;
  const lines = view.notes.map((each) =>
    say('plain.note', {
      number: each.entry,
      tag: each.tag === null ? say('plain.note.plain') : say(`power.tag.${each.tag}`),
      text: each.text ?? say('format.erased-text'),
    }),
  );
  const debrief = debriefSections(desk).flatMap((section) => [section.title, ...section.lines]);
  return [...(lines.length === 0 ? [say('plain.note.none')] : lines), ...debrief];
};

export const recordView: View = ({ say, head }) => [
  say('plain.record', { number: head.number, hash: head.hash }),
];

/** The time that is left at the table, where minutes are planned. */
function boxLines(board: DecisionBoard, desk: DeskSituation): readonly string[] {
  const { say } = desk;
  const seconds = boxSeconds(board, desk);
  if (seconds === null) return [];
  const clock = roomClock(Math.abs(seconds) * 1000);
  const time = seconds < 0 ? say('plain.left.over', { time: clock }) : clock;
  return [say('plain.left.box', { serial: board.serial, time })];
}

/** Where it is, with the time that it took so far; at the opening what will be asked, and how much is parked. */
function hotWashLines(desk: DeskSituation, step: HotWashStep): readonly string[] {
  const { view, say } = desk;
  if (step.at !== 'opening') return [hereWords(stepName(step, say), timeOnStep(desk), desk)];
  const count = view.hotWash?.parked.length ?? 0;
  return [
    ...step.questions.map((ask, place) => say('plain.hot-wash.question', { number: place + 1, ask })),
    ...(count === 0 ? [] : [say('plain.hot-wash.parked', { count })]),
    say('plain.hot-wash.how'),
  ];
}

const hereWords = (step: string, spent: number, { say }: DeskSituation): string =>
  spent < 1000
    ? say('plain.hot-wash.at', { step })
    : say('plain.hot-wash.at-since', { step, time: roomClock(spent) });

/** Where people come in, and who is there. */
export const doorView: View = (desk) => {
  const { say } = desk;
  const door = doorWords(desk);
  if (door === null) return [say('desk.door.none')];
  const of = (is: (typeof door.people)[number]['is']): readonly string[] => {
    const who = door.people.filter((each) => each.is === is).map(({ words }) => words);
    return who.length === 0 ? [] : [say(`plain.door.${is}`, { who: who.join('; ') })];
  };
  return [
    door.code === null
      ? say('plain.door.closed', { address: door.address })
      : say('plain.door.address', { address: door.address, code: door.code }),
    ...(door.ssh === null ? [] : [say('plain.door.ssh', { ...door.ssh })]),
    ...door.papers.map((file) => say('desk.door.paper', { file })),
    ...of('waits'),
    ...of('dropped'),
    ...of('never-came'),
    ...of('on-paper'),
    ...of('here'),
    ...callWords(desk),
    ...goWords(desk),
  ];
};
