// `next`: the one key of a presenter. It does what the NOW line says, and asks where that cannot be put right.
import type { Command } from '@sandtable/core/record';
import type { ControlView } from '@sandtable/core/view';
import { board } from '../form/choices.ts';
import { field, give, maybe } from '../form/field.ts';
import { fateFields, readOutWarning, unparked, waitingNote } from '../hot-wash/hot-wash.ts';
import type { ControlPower, ControlSituation } from '../form/power.ts';
import { leaveWarning } from './running-order.ts';
import { startWarning } from '../people/seats.ts';

type NextCommand = Extract<
  Command,
  {
    readonly kind:
      | 'brief'
      | 'start'
      | 'resume'
      | 'settle'
      | 'next'
      | 'advance'
      | 'leave'
      | 'pause'
      | 'unpark'
      | 'turn-to'
      | 'hot-wash'
      | 'debrief'
      | 'close';
  }
>;

/** The command that the NOW line stands for; null where there is nothing to do but wait or answer. */
export function nextCommand(view: ControlView): NextCommand | null {
  const now = view.now;
  switch (now.now) {
    case 'open-briefing':
      return { kind: 'brief', body: {} };
    case 'start':
      return { kind: 'start', body: {} };
    case 'resume':
      return { kind: 'resume', body: {} };
    case 'deciding':
      return now.ready
        ? { kind: 'settle', body: { decision: now.decision, byDefault: false } }
        : { kind: 'next', body: {} };
    case 'advance':
      return now.begun ? { kind: 'advance', body: { to: now.to } } : { kind: 'next', body: {} };
    case 'busy':
      return { kind: 'advance', body: { to: now.to } };
    case 'stop':
      return now.stop.why === 'decision-closes'
        ? {
            kind: 'settle',
            body: { decision: now.stop.decision, byDefault: board(view, now.stop.decision)?.ready !== true },
          }
        : { kind: 'advance', body: { to: now.stop.at + 1 } };
    case 'leave':
      return { kind: 'leave', body: {} };
    case 'break':
      return now.moved
        ? { kind: 'pause', body: { reason: 'break', until: null } }
        : { kind: 'next', body: {} };
    case 'run':
      return null;
    case 'hot-wash':
      return inHotWash(view);
    case 'after':
      return after(view);
    case 'activity':
    case 'brief-back':
    case 'decide':
    case 'deliver':
    case 'discuss':
    case 'discussing':
    case 'say':
      return { kind: 'next', body: {} };
  }
}

function inHotWash(view: ControlView): NextCommand {
  const note = waitingNote(view);
  // `left` only fills the place: `build` puts in what the person says becomes of the note
  if (note !== null) return { kind: 'unpark', body: { note, becomes: 'left' } };
  const at = view.hotWash?.next ?? null;
  return at === null ? { kind: 'debrief', body: {} } : { kind: 'turn-to', body: { at } };
}

function after(view: ControlView): NextCommand | null {
  switch (view.stage) {
    case 'end-ex':
      return { kind: 'hot-wash', body: {} };
    case 'debrief':
      return { kind: 'close', body: {} };
    case 'briefing':
    case 'closed':
    case 'conduct':
    case 'hot-wash':
    case 'paused':
    case 'set-up':
      return null;
  }
}

/** A stop of the real world is lifted only with a reason. */
export function mustSayWhy(view: ControlView): boolean {
  return view.stage === 'paused' && view.pause?.reason === 'real-world';
}

function warning({ view, say }: ControlSituation): string | null {
  const command = nextCommand(view);
  switch (command?.kind) {
    case 'start':
      return startWarning({ view, say });
    case 'settle':
      return say(command.body.byDefault ? 'power.warn.default' : 'power.warn.settle', {
        decision: board(view, command.body.decision)?.serial ?? command.body.decision,
      });
    case 'leave':
      return leaveWarning(view.now, say);
    case 'advance':
      return view.now.now === 'stop' ? stopWarning(view, say) : null;
    case 'turn-to':
      return readOutWarning({ view, say });
    case 'close':
      return say('power.warn.close');
    case 'brief':
    case 'resume':
    case 'next':
    case 'pause':
    case 'unpark':
    case 'hot-wash':
    case 'debrief':
    case undefined:
      return null;
  }
}

function stopWarning(view: ControlView, say: ControlSituation['say']): string | null {
  if (view.now.now !== 'stop') return null;
  const stop = view.now.stop;
  switch (stop.why) {
    case 'clock-ends':
      return say('power.warn.stop-clock-ends', {
        clock: view.clocks.find((each) => each.name === stop.clock)?.title ?? stop.clock,
      });
    case 'expected-ends':
      return say('power.warn.stop-expected-ends', {
        expected: view.expected.find((each) => each.name === stop.expected)?.text ?? stop.expected,
      });
    case 'end-ex':
      return say('power.warn.end');
    case 'outcome':
      return say('power.warn.stop-outcome');
    case 'decision-closes':
    case 'jump':
    case 'phase-ends':
      return null;
  }
}

export const next: ControlPower = {
  id: 'next',
  group: 'order',
  key: ' ',
  fields: [
    field('because', { keyword: 'because' }, ({ view }) =>
      view.now.now === 'resume' && mustSayWhy(view) ? { kind: 'text' } : null,
    ),
    ...fateFields(({ view }) => waitingNote(view) !== null),
  ],
  available: ({ view }) => nextCommand(view) !== null,
  warning,
  build({ view, wall }, values) {
    const command = nextCommand(view);
    if (command === null) throw new TypeError('next was given where there is nothing to do');
    // the length of a break counts from the moment at which the key is pressed
    if (command.kind === 'pause' && view.now.now === 'break')
      return give({ kind: 'pause', body: { reason: 'break', until: wall + view.now.seconds * 1000 } });
    if (command.kind === 'unpark') return unparked(command.body.note, values);
    const words = maybe(values, 'because');
    if (command.kind !== 'resume' || words === null) return give(command);
    return give({ kind: 'resume', body: { because: { text: 0 } } }, [words]);
  },
};
