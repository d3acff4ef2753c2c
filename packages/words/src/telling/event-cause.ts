// What people did, told: the causes of a record.
import { titleOfAim } from '@sandtable/core/evaluation';
import { titleOfTask } from '@sandtable/core/scenario';
import {
  meaningOf,
  type Cause,
  type CauseKind,
  type Meaning,
  type TextSlot,
  type TimeBoxOf,
} from '@sandtable/core/record';
import { hotWashQuestions } from '@sandtable/core/view';
import type { CauseTellers, RecordTelling, Sentence } from './sentence.ts';
import { evaluationTellers } from './evaluation/evaluation-told.ts';
import {
  type Telling,
  agendaItemName,
  answerText,
  decisionSerial,
  injectName,
  listOf,
  cleanOptionText,
  roleName,
  roleNames,
  senderName,
  spoken,
  spokenIfAny,
  cleanTitle,
  variableValue,
  whatWasSaid,
} from './names.ts';
import { cleanLine } from './clean.ts';
import { languageCalled } from '../words.ts';
import { textReader } from './reader.ts';
import { doorTold } from './door-told.ts';
import { draftedWords } from './drafted.ts';
import { duration, storyTimeAt } from './time.ts';
import { wallTime } from './room-time.ts';

const silent = (): null => null;

function why(
  entry: { readonly n: number; readonly body: { readonly because?: { readonly text: number } } },
  telling: Telling,
): string {
  const because = entry.body.because;
  return because === undefined
    ? ''
    : telling.say('format.because', { why: spoken({ entry: entry.n, text: because.text }, telling) });
}
function onlyWhy(
  entry: Parameters<typeof why>[0],
  telling: Telling,
  key: 'format.event.pause' | 'format.event.resume' | 'format.event.end',
): Sentence {
  const because = why(entry, telling);
  return because === '' ? null : telling.say(key) + because;
}
function said(
  entry: { readonly n: number; readonly body: { readonly said: { readonly text: number } } },
  telling: Telling,
): string {
  return spoken({ entry: entry.n, text: entry.body.said.text }, telling);
}

/** What was put on the wall of an activity. The answers to a survey are never told, only that they were given. */
type WallKind = 'contribute' | 'cluster' | 'vote' | 'draw' | 'rate' | 'take-down';

const wallTellers: CauseTellers<WallKind> = {
  contribute: (entry, telling) => {
    const { of, by, about, said } = entry.body;
    const told = telling.say(`wall.told.contribute.${of}`, {
      activity: activityName(entry.body.activity, telling),
      about: about ?? 0,
    });
    return { text: byWhom(by, told, telling), said: spoken({ entry: entry.n, text: said.text }, telling) };
  },
  cluster: ({ body: { activity, ideas, under } }, telling) => {
    const values = {
      activity: activityName(activity, telling),
      ideas: listOf(ideas.map(String), telling),
      count: ideas.length,
    };
    return under === null
      ? telling.say('wall.told.cluster-out', values)
      : telling.say('wall.told.cluster', { ...values, under });
  },
  vote: ({ body: { activity, for: number, votes, by } }, telling) =>
    byWhom(
      by,
      telling.say('wall.told.vote', { activity: activityName(activity, telling), number, votes }),
      telling,
    ),
  draw: (entry, telling) => {
    const { activity, part, name, low, high, story } = entry.body;
    const words = (slot: TextSlot | undefined): string => spokenIfAny(entry.n, slot, telling);
    const title = { activity: activityName(activity, telling) };
    if (part === 'across' || part === 'up')
      return {
        text: telling.say('wall.told.axis', title),
        said: telling.say('wall.told.ends', { name: words(name), low: words(low), high: words(high) }),
      };
    return {
      text: telling.say('wall.told.future', { ...title, where: telling.say(`wall.future.${part}`) }),
      said:
        story === undefined
          ? words(name)
          : telling.say('wall.told.story', { name: words(name), story: words(story) }),
    };
  },
  rate: ({ body: { activity, by } }, telling) =>
    telling.say('wall.told.rate', { role: roleName(by, telling), activity: activityName(activity, telling) }),
  'take-down': ({ body: { activity, entry } }, telling) =>
    telling.say('wall.told.take-down', { activity: activityName(activity, telling), entry }),
};

const activityName = (name: string, telling: Telling): string => cleanTitle('activities', name, telling);

/** A role, the roles of a group, or nobody in particular. */
function byWhom(by: string | null, told: string, telling: Telling): string {
  if (by === null) return told;
  const group = telling.scenario.groups.find(({ name }) => name === by);
  return telling.say('wall.told.by', {
    who: group === undefined ? roleName(by, telling) : roleNames(group.roles, telling),
    told,
  });
}

/** What the hot wash turned to, and what became of what was parked. */
const hotWashTellers: CauseTellers<'turn-to' | 'unpark'> = {
  'turn-to': ({ body: { at } }, telling) => {
    const { say, scenario } = telling;
    if (at.of === 'parked')
      return { text: say('format.event.turn-to.parked'), said: parkedWords(at.note, telling) };
    const questions = hotWashQuestions(textReader(telling.language)(scenario));
    return say('format.event.turn-to.question', {
      number: at.number,
      of: questions.length,
      question: questions[at.number - 1]?.trim() ?? '',
    });
  },
  unpark: ({ n, body }, telling) => {
    const { say } = telling;
    const said = spokenIfAny(n, body.said, telling);
    const told = say(`format.event.unpark.${body.becomes}`, {
      item: parkedWords(body.note, telling),
      owner: spokenIfAny(n, body.owner, telling),
    });
    const text =
      body.until === undefined
        ? told
        : `${told} ${say('format.until', { until: spokenIfAny(n, body.until, telling) })}`;
    return said === '' ? text : { text, said };
  },
};

/** The words of the note that was parked. */
function parkedWords(number: number, telling: RecordTelling): string {
  const note = telling.entries.find(({ n }) => n === number);
  return note?.kind === 'note'
    ? spoken({ entry: number, text: note.body.said.text }, telling)
    : telling.say('format.entry-number', { number });
}

const tellers: CauseTellers<CauseKind> = {
  prepare: (entry, telling) =>
    telling.say('format.event.prepare', { roles: roleNames(entry.body.roles, telling) }),
  rehearsal: (_entry, telling) => telling.say('format.event.rehearsal'),
  seat: (entry, telling) => {
    const { role, name, participant, aide } = entry.body;
    // number 0 is exercise control; people count from 1
    if (participant === 0)
      return telling.say('format.event.seat', {
        person: telling.say('cast.control'),
        role: roleName(role, telling),
      });
    const person =
      name === undefined
        ? telling.say('format.person', { number: entry.body.participant })
        : spoken({ entry: entry.n, text: name.text }, telling);
    return telling.say(aide === true ? 'format.event.seat-aide' : 'format.event.seat', {
      person,
      role: roleName(role, telling),
    });
  },
  unseat: (entry, telling) => {
    const { role, participant } = entry.body;
    return telling.say('format.event.unseat', {
      person: participant === null ? 'none' : telling.say('format.person', { number: participant }),
      role: roleName(role, telling),
    });
  },
  merge: (entry, telling) =>
    telling.say('format.event.merge', {
      role: roleName(entry.body.role, telling),
      into: roleName(entry.body.into, telling),
    }),
  attribute: (entry, telling) =>
    telling.say('format.event.attribute', { attribution: entry.body.attribution }),
  mark: (entry, telling) => telling.say('format.event.mark', { marking: entry.body.marking }),
  exercise: (entry, telling) => {
    const { title, version, state } = entry.body;
    return telling.say('format.event.exercise', {
      title: spoken({ entry: entry.n, text: title.text }, telling),
      version: cleanLine(version),
      state,
    });
  },
  'chatham-house': (entry, telling) =>
    telling.say('format.event.chatham-house', { on: entry.body.on ? 'yes' : 'no' }),
  // told by the stage they lead to
  brief: silent,
  start: silent,
  'hot-wash': silent,
  debrief: silent,
  close: silent,
  // told by the stage they lead to, but for the reason
  pause: (entry, telling) => onlyWhy(entry, telling, 'format.event.pause'),
  resume: (entry, telling) => onlyWhy(entry, telling, 'format.event.resume'),
  end: (entry, telling) => onlyWhy(entry, telling, 'format.event.end'),
  // told by what they bring about
  next: silent,
  advance: silent,
  leave: silent,
  settle: silent,
  open: silent,
  put: (entry, telling) =>
    telling.say('format.event.put', { decision: decisionSerial(entry.body.decision, telling) }),
  act: silent,
  deliver: silent,
  'jump-over': (entry, telling) => telling.say('format.event.jump-over') + why(entry, telling),
  drop: (entry, telling) =>
    telling.say(entry.body.dropped ? 'format.event.drop' : 'format.event.put-back', {
      item: agendaItemName(entry.body.phase, entry.body.item, telling),
      phase: cleanTitle('phases', entry.body.phase, telling),
    }) + why(entry, telling),
  'move-break': ({ body: { phase, after } }, telling) =>
    telling.say('format.event.move-break', {
      phase: cleanTitle('phases', phase, telling),
      item: agendaItemName(after.phase, after.item, telling),
      there: cleanTitle('phases', after.phase, telling),
    }),
  'more-time': (entry, telling) =>
    telling.say(`format.event.more-time.${entry.body.of}`, { minutes: entry.body.minutes }),
  go: (entry, telling) =>
    telling.say('format.event.go', { phase: cleanTitle('phases', entry.body.phase, telling) }) +
    why(entry, telling),
  hold: (entry, telling) =>
    telling.say('format.event.hold', { inject: injectName(entry.body.inject, telling) }),
  release: (entry, telling) =>
    telling.say('format.event.release', { inject: injectName(entry.body.inject, telling) }),
  skip: (entry, telling) =>
    telling.say('format.event.skip', { inject: injectName(entry.body.inject, telling) }) +
    why(entry, telling),
  retime: (entry, telling) =>
    telling.say('format.event.retime', {
      inject: injectName(entry.body.inject, telling),
      at: storyTimeAt(telling.scenario.story, entry.body.at, telling),
    }),
  edit: (entry, telling) => ({
    text: telling.say('format.event.edit', { inject: injectName(entry.body.inject, telling) }),
    said: said(entry, telling),
  }),
  // told by the withdrawal itself, but for the reason
  withdraw: (entry, telling) =>
    entry.body.because === undefined
      ? null
      : telling.say('format.event.withdraw', { inject: injectName(entry.body.inject, telling) }) +
        why(entry, telling),
  given: givenTold,
  acknowledge: acknowledgeTold,
  // told with what it is about, in `event.ts`
  happened: silent,
  defer: (entry, telling) => {
    const asked = telling.entries.find(({ n }) => n === entry.body.question);
    return telling.say('format.event.defer', {
      role: asked?.kind === 'ask' ? roleName(asked.body.by, telling) : '',
    });
  },
  adhoc: silent,
  say: (entry, telling) => ({
    text: telling.say('format.event.say', {
      from: senderName(entry.body.from, null, telling),
      to: roleNames(entry.body.to, telling),
    }),
    said: said(entry, telling),
  }),
  ask: (entry, telling) => ({
    text: telling.say('format.event.ask', { role: roleName(entry.body.by, telling) }),
    said: said(entry, telling),
  }),
  reply: (entry, telling) => ({
    text: telling.say('format.event.reply', {
      number: String(entry.body.question),
      from: senderName(entry.body.from, null, telling),
    }),
    said: said(entry, telling),
  }),
  answer: (entry, telling) => {
    const { decision, by, answer, grounds, drafted } = entry.body;
    const part = (
      slot: { readonly text: number } | undefined,
      key: 'format.conditions' | 'format.because',
    ): string =>
      slot === undefined
        ? ''
        : key === 'format.because'
          ? telling.say(key, { why: spoken({ entry: entry.n, text: slot.text }, telling) })
          : telling.say(key, { conditions: spoken({ entry: entry.n, text: slot.text }, telling) });
    return (
      telling.say('format.event.answer', {
        decision: decisionSerial(decision, telling),
        role: roleName(by, telling),
        answer: answerText(decision, answer, entry.n, telling),
      }) +
      part(grounds.conditions, 'format.conditions') +
      part(grounds.rationale, 'format.because') +
      (drafted === undefined ? '' : ` ${draftedWords(drafted, entry.author, telling)}`)
    );
  },
  amend: (entry, telling) => {
    const { decision, by, grounds } = entry.body;
    return {
      text: telling.say('format.event.amend', {
        decision: decisionSerial(decision, telling),
        role: roleName(by, telling),
        what: whatWasSaid(grounds, telling),
      }),
      said: Object.values(grounds)
        .map((each) =>
          typeof each === 'string'
            ? telling.say(`format.confidence.${each}`)
            : spoken({ entry: entry.n, text: each.text }, telling),
        )
        .join(' '),
    };
  },
  retract: (entry, telling) =>
    telling.say('format.event.retract', {
      decision: decisionSerial(entry.body.decision, telling),
      role: roleName(entry.body.by, telling),
    }),
  extend: (entry, telling) => {
    const { decision, seconds, minutes } = entry.body;
    const serial = decisionSerial(decision, telling);
    if (seconds === 0) return telling.say('format.event.extend', { decision: serial, minutes });
    return telling.say('format.event.extend-story', {
      decision: serial,
      minutes,
      story: duration(seconds, telling),
    });
  },
  allow: (entry, telling) =>
    telling.say('format.event.allow', {
      decision: decisionSerial(entry.body.decision, telling),
      option: cleanOptionText(entry.body.decision, entry.body.option, telling),
    }) + why(entry, telling),
  reverse: (entry, telling) =>
    telling.say('format.event.reverse', {
      decision: decisionSerial(entry.body.decision, telling),
      role: roleName(entry.body.by, telling),
      answer: answerText(entry.body.decision, entry.body.answer, entry.n, telling),
    }) + why(entry, telling),
  recall: (entry, telling) =>
    telling.say('format.event.recall', { decision: decisionSerial(entry.body.decision, telling) }) +
    why(entry, telling),
  share: (entry, telling) => ({
    text: telling.say('format.event.share', {
      role: roleName(entry.body.by, telling),
      with: roleNames(entry.body.with, telling),
    }),
    said: cleanTitle('facts', entry.body.fact, telling),
  }),
  aloud: (entry, telling) => ({
    text: telling.say('format.event.aloud', { roles: roleNames(entry.body.to, telling) }),
    said: cleanTitle('facts', entry.body.fact, telling),
  }),
  // told by what is met or missed, but for the reason
  seen: (entry, telling) =>
    entry.body.because === undefined
      ? null
      : telling.say('format.event.seen', {
          how: entry.body.how,
          expected: cleanTitle('expected', entry.body.expected, telling),
        }) + why(entry, telling),
  override: (entry, telling) => {
    const values = entry.body.values.map(([name, value]) =>
      telling.say('format.becomes', {
        variable: cleanTitle('variables', name, telling),
        value: variableValue(name, value, telling),
      }),
    );
    return telling.say('format.event.override', { values: values.join('; ') }) + why(entry, telling);
  },
  correct: (entry, telling) => {
    const { entry: number, instead } = entry.body;
    const before = meaningOf(telling.entries, number);
    return (
      correctionTold(number, before, before && { ...before, entry: entry.n, says: instead }, telling) +
      why(entry, telling)
    );
  },
  'close-discussion': silent,
  'told-back': (entry, telling) => ({
    text: telling.say('format.event.told-back', { roles: roleNames(entry.body.by, telling) }),
    said: entry.body.said
      .map((slot) => (slot === null ? '–' : spoken({ entry: entry.n, text: slot.text }, telling)))
      .join(' / '),
  }),
  heard: (entry, telling) =>
    telling.say(entry.body.heard ? 'format.event.heard' : 'format.event.not-heard', {
      task: titleOfTask(entry.body.task, telling),
    }),
  ...wallTellers,
  note: (entry, telling) => {
    const { tag, role, interprets } = entry.body;
    if (interprets !== undefined) {
      const { words, into } = interprets;
      const text = telling.say('format.interprets', {
        entry: telling.say('format.entry-number', { number: words.entry }),
        language: languageCalled(into),
      });
      return { text, said: said(entry, telling) };
    }
    const name = tag ?? 'none';
    const kind = telling.say(`format.note.${name}`);
    const text =
      role === null
        ? telling.say('format.noted', { kind })
        : telling.say('format.noted-about', { kind, role: roleName(role, telling) });
    const { on } = entry.body;
    return {
      text:
        on === undefined
          ? text
          : telling.say('format.noted-on', { noted: text, name: cleanLine(titleOfAim(on, telling)) }),
      said: said(entry, telling),
    };
  },
  ...hotWashTellers,
  ...evaluationTellers,
  'box-ran-out': (entry, telling) =>
    telling.say('format.event.box-ran-out', { of: boxName(entry.body, telling) }),
  join: (entry, telling) => telling.say('format.event.join', { number: entry.body.participant }),
  left: (entry, telling) => telling.say('format.event.left', { number: entry.body.participant }),
  door: doorTold,
  transcribe: (entry, telling) => telling.say(`format.event.transcribe.${entry.body.what}`),
  erased: (entry, telling) => {
    const { texts, struck } = entry.body;
    const entries = [...new Set(texts.map(({ entry: number }) => String(number)))];
    return struck
      ? telling.say('format.event.struck', { entries: listOf(entries, telling) })
      : telling.say('format.event.erased', { count: texts.length });
  },
};

/** When it was due is when it was delivered last; when it was given, and by whom, the entry says. */
function givenTold(entry: Extract<Cause, { readonly kind: 'given' }>, telling: RecordTelling): Sentence {
  const { say, entries } = telling;
  const { inject, given, by, at } = entry.body;
  const said = entries.find(
    ({ kind, n }) =>
      (kind === 'message.sent' && inject === `message-${n}`) ||
      (kind === 'fact.learned' && inject === `fact-${n}`),
  );
  const name =
    said === undefined
      ? injectName(inject, telling)
      : say(said.kind === 'fact.learned' ? 'format.revealed-fact' : 'format.message');
  if (!given) return say('format.event.not-given', { inject: name });
  const delivered = entries.findLast(
    (each) => each.n < entry.n && each.kind === 'inject.delivered' && each.body.inject === inject,
  );
  const due = (said ?? delivered)?.wall ?? null;
  const wall = at ?? entry.wall;
  const person = by === undefined ? say('cast.control') : spoken({ entry: entry.n, text: by.text }, telling);
  return due === null || wall === null
    ? say('format.event.given', { inject: name, person })
    : say('format.event.given-at', {
        inject: name,
        person,
        due: wallTime(due, telling, wall),
        at: wallTime(wall, telling, entry.wall),
      });
}

function acknowledgeTold(
  entry: Extract<Cause, { readonly kind: 'acknowledge' }>,
  telling: RecordTelling,
): Sentence {
  const { by, message, said } = entry.body;
  const received = telling.entries.filter(
    ({ n, kind, body }) =>
      n < entry.n &&
      ((kind === 'inject.delivered' && [...body.to, ...body.cc].includes(by)) ||
        (kind === 'message.sent' && body.to.includes(by))),
  )[message - 1];
  const what =
    received?.kind === 'inject.delivered'
      ? injectName(received.body.inject, telling)
      : telling.say('format.message');
  return {
    text: telling.say('format.event.acknowledge', { role: roleName(by, telling), message: what }),
    said: said === undefined ? null : spoken({ entry: entry.n, text: said.text }, telling),
  };
}

function boxName(box: TimeBoxOf, telling: Telling): string {
  switch (box.of) {
    case 'decision':
      return decisionSerial(box.name, telling);
    case 'discussion':
      return cleanTitle('discussions', box.name, telling);
    case 'activity':
      return cleanTitle('activities', box.name, telling);
    case 'brief-back':
      return telling.say('format.item.brief-back');
  }
}

/** What an entry said, and what stands in its place; null where nothing does. */
export function correctionTold(
  number: number,
  before: Meaning | null,
  after: Meaning | null,
  telling: Telling,
  tense: 'is' | 'will-be' = 'is',
): string {
  const was = before && meaningTold(before, telling);
  const instead = after && meaningTold(after, telling);
  if (was === null) return telling.say('format.event.correct-back', { number });
  return instead === null
    ? telling.say('format.event.correct-back-from', { number, was })
    : telling.say('format.event.correct', { number, was, instead, tense });
}

/** What stands there, or is to stand there: an answer and whose, a value, to whom. Null where nothing does. */
function meaningTold({ of, says, entry }: Meaning, telling: Telling): string | null {
  if (says === null) return null;
  switch (says.of) {
    case 'answer':
      return telling.say('format.by', {
        answer: answerText(of.kind === 'answer' ? of.body.decision : '', says.answer, entry, telling),
        role: roleName(says.by, telling),
      });
    case 'override':
      return says.values
        .map(([name, value]) =>
          telling.say('format.value', {
            variable: cleanTitle('variables', name, telling),
            value: variableValue(name, value, telling),
          }),
        )
        .join('; ');
    case 'seen':
      return telling.say('format.event.seen', {
        how: says.how,
        expected: cleanTitle('expected', says.expected, telling),
      });
    case 'adhoc':
    case 'aloud':
    case 'deliver':
    case 'say':
    case 'share':
      return telling.say('format.to', { roles: roleNames(says.to, telling) });
  }
}

export function causeTold(entry: Cause, telling: RecordTelling): Sentence {
  const tell = tellers[entry.kind] as (entry: Cause, telling: RecordTelling) => Sentence;
  return tell(entry, telling);
}
