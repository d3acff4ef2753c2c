// `next`: the one key of a presenter. It does what the NOW line says, and asks where that cannot be put right.
import type { ControlView, InjectCard, NowLine } from '@sandtable/core/view';
import { board, defaultWarning, roleTitles, settleWarning } from '../form/choices.ts';
import { askedTime, field, give, maybe, whenItWas } from '../form/field.ts';
import { fateFields, readOutWarning, unparked, waitingNote } from '../hot-wash/hot-wash.ts';
import type { ControlPower, ControlPowerId, ControlSituation, Deed, Prompt, Values } from '../form/power.ts';
import { leaveWarning, leftBehind, missed, missedOnTheWay } from './left-behind.ts';
import { advanceWarning, hidesNow } from './now-line.ts';
import { floorAt } from '../people/floor.ts';
import { mayDoNow } from '../people/functions.ts';
import { startWarning } from '../people/seats.ts';

/** A stop of the real world is lifted only with a reason. */
export function whySafe({ view, say }: ControlSituation): Prompt | null {
  return view.stage === 'paused' && view.pause?.reason === 'real-world'
    ? { kind: 'text', asks: say('power.ask.why-safe') }
    : null;
}

/** Names what is now: while it stays the same, going on does the same. What its words say may change with the story. */
export function whatIsNow({ now, next }: ControlView): string {
  // where an item would move the story to changes with every second of it
  const what = now.now === 'advance' ? { now: now.now } : now;
  return JSON.stringify([what, next], (key, value: unknown) => {
    if (key === 'card') return (value as InjectCard).name;
    return key === 'misses' ? undefined : value;
  });
}

/** What a power does about what is now, as its key says it: `power.now.WORD`. */
export interface NowKey {
  readonly power: ControlPowerId;
  readonly does:
    | 'next'
    | 'said'
    | 'asked'
    | 'given'
    | 'put'
    | 'confirm'
    | 'close-so'
    | 'more-time'
    | 'send'
    | 'leave-out'
    | 'answer'
    | 'later'
    | 'enter'
    | 'enter-table'
    | 'close'
    | 'end-it'
    | 'move-on'
    | 'jump-there'
    | 'go-there'
    | 'done'
    | 'done-first'
    | 'missed'
    | 'go-on'
    | 'begin'
    | 'say-which';
}
const nextDoes = (does: NowKey['does']): NowKey => ({ power: 'next', does });

/** What can be done about what is now: the first is what the line asks for. */
export function nowKeys(view: ControlView): readonly NowKey[] {
  const { now } = view;
  switch (now.now) {
    case 'open-briefing':
    case 'start':
    case 'finish':
      return [nextDoes('next')];
    case 'discuss':
      return [nextDoes('asked')];
    case 'activity':
      return [nextDoes('begin')];
    case 'leave':
      return [nextDoes('next'), ...doneBefore(view)];
    case 'resume':
      return [nextDoes('go-on')];
    case 'say':
    case 'deliver':
      return [nextDoes('said')];
    case 'give':
    case 'tell':
      return [nextDoes('given')];
    case 'put':
    case 'decide':
      return [nextDoes('put')];
    case 'confirm':
      return now.agreed
        ? [nextDoes('confirm')]
        : [nextDoes('close-so'), ...(now.early ? [] : [{ power: 'plus', does: 'more-time' } as const])];
    case 'proposal':
      return [nextDoes('send'), { power: 'decline', does: 'leave-out' }];
    case 'question':
      return [
        { power: 'reply', does: 'answer' },
        { power: 'later', does: 'later' },
      ];
    case 'stop':
      return stopKeys(now, view);
    case 'deciding':
      return [{ power: 'decide', does: 'enter' }];
    case 'discussing':
      return [nextDoes('close')];
    case 'working':
      return [nextDoes('end-it')];
    case 'brief-back':
      return [nextDoes('next'), { power: 'told-back', does: 'enter-table' }];
    case 'break':
      return [nextDoes('begin')];
    case 'advance':
      // a clock that runs goes there by itself
      return [nextDoes(view.phase?.clock === 'runs' ? 'begin' : 'move-on')];
    case 'busy':
      return [nextDoes('move-on')];
    case 'advancing':
      return [nextDoes('jump-there')];
    case 'wait':
      return [nextDoes('go-there')];
    case 'hot-wash':
      return [nextDoes(waitingNote(view) === null ? 'next' : 'say-which')];
    case 'after':
      return view.next === null ? [] : [nextDoes('next')];
  }
}

function stopKeys(now: Extract<NowLine, { readonly now: 'stop' }>, view: ControlView): readonly NowKey[] {
  const { stop } = now;
  switch (stop.why) {
    case 'decision-closes':
      return [nextDoes('close-so'), { power: 'decide', does: 'enter' }, { power: 'plus', does: 'more-time' }];
    case 'clock-ends': {
      const clock = view.clocks.find(({ name }) => name === stop.clock);
      const done: NowKey = { power: 'seen', does: 'done' };
      const decided: NowKey = { power: 'decide', does: 'enter' };
      return [
        ...((clock?.metBy.length ?? 0) === 0 ? [] : [done]),
        ...((clock?.decidedBy.length ?? 0) === 0 ? [] : [decided]),
        nextDoes('missed'),
      ];
    }
    case 'expected-ends':
      return [{ power: 'seen', does: 'done' }, nextDoes('missed')];
    case 'phase-ends':
    case 'jump':
    case 'outcome':
    case 'end-ex':
      return [nextDoes('go-on'), ...doneBefore(view)];
  }
}

/** What a jump would let be missed can be entered as done before it. */
function doneBefore(view: ControlView): readonly NowKey[] {
  const may = missedOnTheWay(view).some(({ mayBeDone }) => mayBeDone);
  return may ? [{ power: 'seen', does: 'done-first' }] : [];
}

/** Where its words are hidden nothing is marked as read that nobody has read. */
const warning = (situation: ControlSituation): string | null =>
  ownWarning(situation) ??
  (situation.masked === true && hidesNow(situation.view) ? situation.say('power.warn.unread') : null);
/** That words are hidden, and that play begins, tells players nothing. */
const mayBeSeen = (situation: ControlSituation): boolean =>
  situation.view.now.now === 'start' || ownWarning(situation) === null;

/** What will happen that cannot be put right, or that the room would notice; null where the line has said all. */
function ownWarning(situation: ControlSituation): string | null {
  const { view, say } = situation;
  const { now } = view;
  switch (now.now) {
    case 'start':
      return startWarning({ view, say });
    case 'confirm':
      return confirmWarning(now, situation);
    case 'proposal':
      return say('power.warn.deliver', {
        inject: say('power.named', { serial: now.card.serial, title: now.card.title }),
        roles: roleTitles(
          view,
          now.card.to.map(({ role }) => role),
          say,
        ),
        channel: now.card.channel,
      });
    case 'stop':
      return stopWarning(now, situation);
    case 'leave':
      return leaveWarning(situation);
    case 'brief-back':
      return briefBackWarning(situation);
    case 'working':
      return now.empty ? say('power.warn.end-empty', { title: now.title }) : null;
    case 'advancing':
    case 'wait':
      return advanceWarning(now.to, situation);
    case 'hot-wash':
      return view.next?.kind === 'turn-to' ? readOutWarning({ view, say }) : null;
    case 'after':
      return view.next?.kind === 'close' ? say('power.warn.close') : null;
    case 'open-briefing':
    case 'resume':
    case 'say':
    case 'give':
    case 'tell':
    case 'put':
    case 'question':
    case 'deliver':
    case 'discuss':
    case 'discussing':
    case 'decide':
    case 'deciding':
    case 'activity':
    case 'break':
    case 'advance':
    case 'busy':
    case 'finish':
      return null;
  }
}

/** Which tables have told nothing yet, as far as was entered. */
function briefBackWarning({ view, say }: ControlSituation): string | null {
  const silent = view.briefBack?.tables.filter(({ said }) => said === null) ?? [];
  if (silent.length === 0) return null;
  return view.briefBack?.by === 'plenary'
    ? say('power.warn.end-empty', { title: say('desk.card.brief-back') })
    : say('power.warn.end-silent', {
        count: silent.length,
        tables: silent.map(({ title }) => title).join('; '),
      });
}

function confirmWarning(
  { decision, early }: Extract<NowLine, { readonly now: 'confirm' }>,
  situation: ControlSituation,
): string {
  return settleWarning(board(situation.view, decision), early, situation);
}

function stopWarning(
  { stop }: Extract<NowLine, { readonly now: 'stop' }>,
  situation: ControlSituation,
): string | null {
  const { view, say } = situation;
  switch (stop.why) {
    case 'clock-ends':
      return [
        say('power.warn.stop-clock-ends', {
          clock: view.clocks.find((each) => each.name === stop.clock)?.title ?? stop.clock,
        }),
        ...missed(situation),
      ].join(' ');
    case 'expected-ends':
      return [
        say('power.warn.stop-expected-ends', {
          expected: view.expected.find((each) => each.name === stop.expected)?.text ?? stop.expected,
        }),
        ...missed(situation),
      ].join(' ');
    case 'decision-closes':
      return defaultWarning(board(view, stop.decision), situation);
    case 'end-ex':
    case 'outcome':
      return [
        say(stop.why === 'end-ex' ? 'power.warn.end' : 'power.warn.stop-outcome'),
        ...leftBehind(situation),
      ].join(' ');
    case 'jump':
    case 'phase-ends': {
      const left = leftBehind(situation);
      return left.length === 0 ? null : left.join(' ');
    }
  }
}

/** Why there is nothing to go on with: somebody else must speak first, or does this. */
function whyNot(situation: ControlSituation): string | null {
  const { view, say } = situation;
  const { now } = view;
  const floor = floorAt(situation);
  if (!floor.mine) return say('now.why-not.floor', { person: floor.holder });
  if (!mayDoNow(situation)) return say('now.why-not.director');
  if (now.now === 'deciding')
    return say('now.why-not.deciding', {
      decision: now.serial,
      leave: say('power.jump-over.word'),
    });
  return now.now === 'question' ? say('now.why-not.question', { role: now.title }) : null;
}

/** Whether what is now is theirs to do who looks at it. */
const mayGoOn = (situation: ControlSituation): boolean => floorAt(situation).mine && mayDoNow(situation);

/** What can be done about what is now by whoever looks at it. */
export const ownNowKeys = (situation: ControlSituation): readonly NowKey[] =>
  nowKeys(situation.view).filter(({ power }) => power !== 'next' || mayGoOn(situation));

export const next: ControlPower = {
  id: 'next',
  group: 'order',
  key: ' ',
  fields: [
    field('because', { keyword: 'because', words: true }, (situation) =>
      situation.view.now.now === 'resume' ? whySafe(situation) : null,
    ),
    ...fateFields(({ view }) => waitingNote(view) !== null),
    askedTime(),
  ],
  available: (situation) =>
    (situation.view.next !== null || waitingNote(situation.view) !== null) && mayGoOn(situation),
  whyNot,
  about: ({ view }) => whatIsNow(view),
  warning,
  mayBeSeen,
  build(situation, values) {
    const note = waitingNote(situation.view);
    return note !== null ? unparked(note, values) : whenItWas(goOn(situation, values), values);
  },
};

function goOn({ view, wall }: ControlSituation, values: Values): Deed {
  const command = view.next;
  if (command === null) throw new TypeError('next was given where there is nothing to do');
  // the length of a break counts from the moment at which the key is pressed
  if (command.kind === 'pause' && view.now.now === 'break')
    return give({ kind: 'pause', body: { reason: 'break', until: wall + view.now.seconds * 1000 } });
  const words = maybe(values, 'because');
  if (command.kind !== 'resume' || words === null) return give(command);
  return give({ kind: 'resume', body: { because: { text: 0 } } }, [words]);
}
