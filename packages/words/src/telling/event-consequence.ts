// What came of it, told: the consequences of a record.
import {
  type Consequence,
  type ConsequenceKind,
  type EntryHead,
  type EffectDone,
  scriptedEffect,
} from '@sandtable/core/record';
import { cleanLine } from './clean.ts';
import type { RecordTelling, Sentence } from './sentence.ts';
import { named, outcomeText, textIn, type AgendaItem } from '@sandtable/core/scenario';
import {
  type Telling,
  agendaItemName,
  cleanOptionText,
  decisionSerial,
  filled,
  injectName,
  listOf,
  roleName,
  roleNames,
  senderName,
  spoken,
  saysNothing,
  ownText,
  standingText,
  cleanTitle,
  variableValue,
} from './names.ts';
import { toldChange } from './number.ts';
import { proposalReason } from './proposal.ts';
import { duration, storyTimeAt } from './time.ts';
import { wallTime } from './room-time.ts';

type Effect = EntryHead & Consequence;
type Tellers = {
  readonly [K in ConsequenceKind]: (
    entry: Extract<Effect, { readonly kind: K }>,
    telling: RecordTelling,
  ) => Sentence;
};

const silent = (): null => null;
const at = (seconds: number, telling: Telling): string =>
  storyTimeAt(telling.scenario.story, seconds, telling);

const tellers: Tellers = {
  elapsed: silent,
  'stage.changed': (entry, telling) => {
    const { stage, pause } = entry.body;
    if (stage !== 'paused' || pause === undefined) return telling.say(`format.event.stage.${stage}`);
    const reason = telling.say(`format.pause.${pause.reason}`);
    if (pause.until === null) return reason;
    return telling.say('format.pause-until', {
      pause: reason,
      until: wallTime(pause.until, telling, entry.wall),
    });
  },
  'phase.entered': (entry, telling) => {
    const phase = cleanTitle('phases', entry.body.phase, telling);
    const say = telling.scenario.phases.find((each) => each.name === entry.body.phase)?.say ?? null;
    if (say === null) return telling.say('format.event.phase-entered', { phase });
    return { text: telling.say('format.event.phase-read-out', { phase }), said: textIn(say, telling) };
  },
  'phase.left': silent,
  'phase.done': (entry, telling) =>
    telling.say('format.event.phase-done', { phase: cleanTitle('phases', entry.body.phase, telling) }),
  'jump.started': (entry, telling) => telling.say('format.event.jump', { to: at(entry.body.to, telling) }),
  'jump.ended': silent,
  // what was delivered, asked or opened tells itself; what was only said does not
  'item.done': ({ body }, telling) => {
    const item = telling.scenario.phases.find((each) => each.name === body.phase)?.agenda[body.item];
    if (item?.does === 'say')
      return { text: telling.say('format.event.read-out'), said: textIn(item.text, telling) };
    return item?.does === 'brief-back' ? telling.say(`format.event.brief-back.${item.by}`) : null;
  },
  'item.passed-over': (entry, telling) => {
    const { phase, item, because } = entry.body;
    const of = telling.scenario.phases.find((each) => each.name === phase)?.agenda[item];
    // an inject whose gate failed was told as skipped
    if (because === 'gate' && of?.does === 'inject') return null;
    // of one thing that stands there twice, for two lengths of the day, one is left out
    if (because === 'gate' && standsTwice(phase, item, telling)) return null;
    return telling.say(`format.event.passed-over.${because}`, { item: agendaItemName(phase, item, telling) });
  },
  'target.set': (entry, telling) =>
    entry.body.to === null ? null : telling.say('format.event.target', { to: at(entry.body.to, telling) }),
  'inject.proposed': (entry, telling) => {
    const reason = proposalReason(entry.body.inject, telling);
    return (
      telling.say('format.event.proposed', {
        inject: injectName(entry.body.inject, telling),
        because: entry.body.because,
      }) + (reason === null ? '' : telling.say('format.event.proposed-why', { reason }))
    );
  },
  'inject.delivered': (entry, telling) => delivered(entry, telling),
  'inject.skipped': (entry, telling) =>
    telling.say('format.event.skipped', {
      inject: injectName(entry.body.inject, telling),
      because: entry.body.because,
    }),
  'inject.withdrawn': (entry, telling) =>
    telling.say('format.event.withdrawn', {
      inject: injectName(entry.body.inject, telling),
      roles: roleNames(entry.body.to, telling),
    }),
  'inject.cancelled': (entry, telling) =>
    telling.say('format.event.cancelled', { inject: injectName(entry.body.inject, telling) }),
  // what a person said is told by the entry that said it
  'message.sent': (entry, telling) => {
    const { said, from, to, of, effect, printed } = entry.body;
    if (said !== null) return null;
    const scripted =
      of === undefined || effect === null ? null : scriptedEffect(telling.scenario, of, effect);
    const words =
      scripted?.verb === 'message' ? filled(textIn(scripted.text, telling), printed, telling) : null;
    const text = telling.say('format.event.say', {
      from: senderName(from, null, telling),
      to: roleNames(to, telling),
    });
    return { text, said: words };
  },
  'decision.opened': (entry, telling) => {
    const { decision, until } = entry.body;
    const serial = decisionSerial(decision, telling);
    const question = named(telling.scenario.decisions, decision)?.question;
    const text =
      until === null
        ? telling.say('format.event.opened', { decision: serial })
        : telling.say('format.event.opened-until', { decision: serial, until: at(until, telling) });
    return { text, said: question === undefined ? null : textIn(question, telling) };
  },
  'decision.lettered': (entry, telling) =>
    telling.say('format.event.lettered', {
      decision: decisionSerial(entry.body.decision, telling),
      options: entry.body.options
        .map((option) => cleanOptionText(entry.body.decision, option, telling))
        .join('”, “'),
    }),
  'decision.passed-over': (entry, telling) =>
    telling.say(`format.event.passed-over.${entry.body.because}`, {
      item: decisionSerial(entry.body.decision, telling),
    }),
  'decision.closed': (entry, telling) => {
    const { dissent, early, conditional } = entry.body;
    const notes = [
      early ? telling.say('format.early') : '',
      conditional ? telling.say('format.conditional') : '',
      dissent.length > 0 ? telling.say('format.dissent', { roles: roleNames(dissent, telling) }) : '',
    ];
    return closed(entry, telling) + notes.join('');
  },
  'decision.reopened': (entry, telling) =>
    telling.say('format.event.reopened', { decision: decisionSerial(entry.body.decision, telling) }) +
    remaining(entry.body.remains, telling),
  'decision.reversed': (entry, telling) =>
    telling.say('format.event.reversed', {
      decision: decisionSerial(entry.body.decision, telling),
      answer: standingText(entry.body.decision, entry.body, telling),
    }) + remaining(entry.body.remains, telling),
  'action.taken': (entry, telling) =>
    telling.say('format.event.taken', {
      role: roleName(entry.body.by, telling),
      action: cleanTitle('actions', entry.body.action, telling),
    }),
  'busy.until': (entry, telling) => {
    const { what, name, to } = entry.body;
    const of = what === 'decision' ? decisionSerial(name, telling) : cleanTitle('actions', name, telling);
    return telling.say('format.event.busy', {
      what: of,
      to: at(to, telling),
      duration: duration(to - entry.story, telling),
    });
  },
  'fact.breached': (entry, telling) => ({
    text: telling.say('format.event.breached', {
      role: roleName(entry.body.by, telling),
      roles: roleNames(entry.body.roles, telling),
      tlp: telling.scenario.facts.find(({ name }) => name === entry.body.fact)?.tlp ?? '',
    }),
    said: cleanTitle('facts', entry.body.fact, telling),
  }),
  'fact.learned': (entry, telling) => ({
    text: telling.say('format.event.learned', { roles: roleNames(entry.body.roles, telling) }),
    said: cleanTitle('facts', entry.body.fact, telling),
  }),
  'variable.set': (entry, telling) => {
    const { variable, from, to } = entry.body;
    return telling.say('format.event.variable', {
      variable: cleanTitle('variables', variable, telling),
      ...toldChange(variableValue(variable, from, telling), variableValue(variable, to, telling)),
    });
  },
  'effect.queued': silent,
  'clock.started': (entry, telling) =>
    telling.say('format.event.clock-started', {
      clock: cleanTitle('clocks', entry.body.clock, telling),
      until: at(entry.body.until, telling),
    }),
  'clock.met': (entry, telling) =>
    telling.say('format.event.clock-met', { clock: cleanTitle('clocks', entry.body.clock, telling) }),
  'clock.missed': (entry, telling) =>
    telling.say('format.event.clock-missed', { clock: cleanTitle('clocks', entry.body.clock, telling) }),
  'clock.stopped': (entry, telling) =>
    telling.say('format.event.clock-stopped', { clock: cleanTitle('clocks', entry.body.clock, telling) }),
  'expected.started': (entry, telling) => {
    const by = telling.scenario.expected.find((each) => each.name === entry.body.expected)?.by;
    return telling.say('format.event.expected-started', {
      role: by === undefined ? '' : roleName(by, telling),
      expected: cleanTitle('expected', entry.body.expected, telling),
      until: at(entry.body.until, telling),
    });
  },
  'expected.met': (entry, telling) =>
    telling.say('format.event.expected-met', {
      expected: cleanTitle('expected', entry.body.expected, telling),
      how: entry.body.how,
    }),
  'expected.missed': (entry, telling) =>
    telling.say(`format.event.expected-missed.${entry.body.how}`, {
      expected: cleanTitle('expected', entry.body.expected, telling),
    }),
  'rule.applied': (entry, telling) =>
    telling.say('format.event.rule', { rule: cleanTitle('rules', entry.body.rule, telling) }),
  'chance.fired': (entry, telling) =>
    telling.say('format.event.chance', { chance: cleanTitle('chances', entry.body.chance, telling) }),
  'discussion.opened': (entry, telling) => ({
    text: telling.say('format.event.discussion'),
    said: cleanTitle('discussions', entry.body.discussion, telling),
  }),
  'discussion.closed': (_entry, telling) => telling.say('format.event.discussion-closed'),
  'activity.opened': (entry, telling) =>
    telling.say('format.event.activity', {
      activity: cleanTitle('activities', entry.body.activity, telling),
    }),
  'activity.closed': (entry, telling) =>
    telling.say('format.event.activity-closed', {
      activity: cleanTitle('activities', entry.body.activity, telling),
    }),
  noted: (entry, telling) => {
    const scripted = scriptedEffect(telling.scenario, entry.body.of, entry.body.effect);
    return {
      text: telling.say('format.event.noted'),
      said: scripted?.verb === 'note' ? textIn(scripted.text, telling) : null,
    };
  },
  corrected: (entry, telling) => {
    const undone =
      entry.body.undone.length === 0
        ? ''
        : telling.say('format.undone', { what: remainsOf(entry.body.undone, telling) });
    return (
      telling.say('format.event.corrected', { number: entry.body.entry }) +
      undone +
      remaining(entry.body.remains, telling)
    );
  },
  'outcome.reached': ({ body }, telling) => {
    const outcome = telling.scenario.outcomes.find(({ name }) => name === body.outcome);
    const text = outcome === undefined ? body.outcome : outcomeText(outcome, body.told, telling);
    return { text: telling.say('format.event.outcome'), said: text === '' ? null : cleanLine(text) };
  },
  trouble: (entry, telling) => telling.say('format.event.trouble', { where: entry.body.where }),
};

function closed(entry: Extract<Effect, { readonly kind: 'decision.closed' }>, telling: Telling): string {
  const { decision: name, how, each, options, amount, ranking } = entry.body;
  const decision = decisionSerial(name, telling);
  const none = saysNothing({ options, amount, ranking });
  if (each.length > 0) {
    const own = each.map((one) =>
      telling.say('format.each', {
        role: roleName(one.role, telling),
        answer: ownText(entry.body, one, telling),
      }),
    );
    return telling.say('format.event.closed', { decision, how: 'made', answer: own.join('; ') });
  }
  if (none && how === 'default') return telling.say('format.event.closed-without', { decision });
  // each answered alone, and differently, and whose answer is whose is not told
  if (none && how === 'made') return telling.say('format.event.closed-each', { decision });
  if (none && how === 'other') return telling.say('format.event.closed-other', { decision });
  return telling.say('format.event.closed', {
    decision,
    how,
    answer: standingText(name, entry.body, telling),
  });
}

function delivered(
  entry: Extract<Effect, { readonly kind: 'inject.delivered' }>,
  telling: Telling,
): Sentence {
  const { inject: name, to, printed, edited } = entry.body;
  const inject = named(telling.scenario.injects, name);
  const own = edited.find((each) => each.role === null);
  const words =
    own !== undefined
      ? spoken(own.said, telling)
      : inject === undefined
        ? adhocWords(name, telling)
        : textIn(inject.text, telling);
  const said = words === null ? null : filled(words, printed, telling);
  const roles = roleNames(to, telling);
  if (inject === undefined) return { text: telling.say('format.event.delivered-adhoc', { roles }), said };
  const values = {
    inject: telling.say('format.serial', { serial: inject.serial }),
    from: senderName(inject.from, inject, telling),
    roles,
    channel: cleanLine(inject.channel),
  };
  const titles = inject.attach.map(({ title }) => `“${cleanLine(textIn(title, telling))}”`);
  const text =
    titles.length === 0
      ? telling.say('format.event.delivered', values)
      : telling.say('format.event.delivered-with', { ...values, attached: listOf(titles, telling) });
  return { text, said };
}

/** An inject that was made up on the spot, `adhoc-3`, has its words from the entry that sent it. */
function adhocWords(name: string, telling: Telling): string | null {
  const number = /^adhoc-(\d+)$/u.exec(name)?.[1];
  return number === undefined ? null : spoken({ entry: Number(number), text: 0 }, telling);
}

function remaining(remains: readonly EffectDone[], telling: Telling): string {
  return remains.length === 0 ? '' : telling.say('format.remains', { what: remainsOf(remains, telling) });
}

/** Things that an answer did, in words. */
function remainsOf(remains: readonly EffectDone[], telling: Telling): string {
  return remains.map((each) => remainsText(each, telling)).join('; ');
}

function remainsText(of: EffectDone, telling: Telling): string {
  switch (of.did) {
    case 'variable':
      return telling.say('format.remains-variable', {
        variable: cleanTitle('variables', of.variable, telling),
        ...toldChange(
          variableValue(of.variable, of.from, telling),
          variableValue(of.variable, of.to, telling),
        ),
      });
    case 'inject':
      return telling.say('format.remains-inject', { inject: injectName(of.inject, telling) });
    case 'fact':
      return telling.say('format.remains-fact', {
        fact: cleanTitle('facts', of.fact, telling),
        roles: roleNames(of.roles, telling),
      });
    case 'phase':
      return telling.say('format.remains-phase', { phase: cleanTitle('phases', of.phase, telling) });
    case 'decision':
      return telling.say('format.remains-decision', { decision: decisionSerial(of.decision, telling) });
    case 'clock':
      return telling.say('format.remains-clock', { clock: cleanTitle('clocks', of.clock, telling) });
  }
}

/** Whether another item of that agenda does the same, mostly with other minutes. */
function standsTwice(phase: string, place: number, { scenario }: Telling): boolean {
  const agenda = scenario.phases.find(({ name }) => name === phase)?.agenda ?? [];
  const one = agenda[place];
  return agenda.some((other, at) => at !== place && one !== undefined && isSameDoing(one, other));
}

function isSameDoing(one: AgendaItem, other: AgendaItem): boolean {
  switch (one.does) {
    case 'inject':
      return other.does === 'inject' && other.inject === one.inject;
    case 'decide':
      return other.does === 'decide' && other.decision === one.decision;
    case 'discuss':
      return other.does === 'discuss' && other.discussion === one.discussion;
    case 'activity':
      return other.does === 'activity' && other.activity === one.activity;
    case 'say':
    case 'advance':
    case 'brief-back':
    case 'break':
      return other.does === one.does;
  }
}

export function consequenceTold(entry: Effect, telling: RecordTelling): Sentence {
  const tell = tellers[entry.kind] as (entry: Effect, telling: RecordTelling) => Sentence;
  return tell(entry, telling);
}
