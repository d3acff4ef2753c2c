// Powers over the course of the exercise and who takes part in it.
import type { Attribution, PauseReason } from '@sandtable/core';
import { allRoles } from './choices.ts';
import {
  because,
  chosen,
  field,
  give,
  maybe,
  maybeAmount,
  pick,
  pickOnly,
  slots,
  text,
  withReason,
} from './field.ts';
import { mustSayWhy } from './next.ts';
import type { ControlPower, ControlSituation } from './power.ts';

const beforeStart = ({ view }: ControlSituation): boolean =>
  view.stage === 'set-up' || view.stage === 'briefing';

const brief: ControlPower = {
  id: 'brief',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => view.stage === 'set-up',
  warning: () => null,
  build: () => give({ kind: 'brief', body: {} }),
};

const start: ControlPower = {
  id: 'start',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => view.stage === 'briefing',
  warning: ({ say }) => say('power.warn.start'),
  build: () => give({ kind: 'start', body: {} }),
};

const reasons = ['break', 'confusion', 'technical', 'safety'] as const satisfies readonly PauseReason[];

const pause: ControlPower = {
  id: 'pause',
  group: 'course',
  key: 'p',
  fields: [
    field('reason', {}, ({ say }) => ({
      kind: 'pick',
      choices: reasons.map((each) => ({ value: each, label: say(`power.pause.${each}`), short: each })),
      presumed: 'break',
    })),
    field('until', { keyword: 'until', optional: true }, (_situation, values) =>
      values['reason'] === 'break'
        ? { kind: 'wall', towards: 'ahead' }
        : { kind: 'wall', towards: 'ahead', quiet: true },
    ),
    because(),
  ],
  available: ({ view }) => view.stage === 'conduct',
  warning: () => null,
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    const why = reasons.find((each) => each === values['reason']) ?? 'break';
    return give(
      { kind: 'pause', body: { reason: why, until: maybeAmount(values, 'until'), ...reason } },
      texts,
    );
  },
};

/** Nothing is asked: a real emergency does not wait for a form. One Enter is the confirmation. */
const stop: ControlPower = {
  id: 'stop',
  group: 'course',
  key: '!',
  fields: [field('because', { keyword: 'because', optional: true }, () => ({ kind: 'text', quiet: true }))],
  available: ({ view }) =>
    view.stage === 'conduct' || (view.stage === 'paused' && view.pause?.reason !== 'real-world'),
  warning: ({ say }) => say('power.warn.stop'),
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'pause', body: { reason: 'real-world', until: null, ...reason } }, texts);
  },
};

const resume: ControlPower = {
  id: 'resume',
  group: 'course',
  key: 'p',
  fields: [
    field('because', { keyword: 'because' }, ({ view }) => (mustSayWhy(view) ? { kind: 'text' } : null)),
  ],
  available: ({ view }) => view.stage === 'paused',
  warning: () => null,
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'resume', body: reason }, texts);
  },
};

const end: ControlPower = {
  id: 'end',
  group: 'course',
  key: null,
  fields: [because()],
  available: ({ view }) => view.stage === 'conduct' || view.stage === 'paused',
  warning: ({ say }) => say('power.warn.end'),
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'end', body: reason }, texts);
  },
};

const hotWash: ControlPower = {
  id: 'hot-wash',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => view.stage === 'end-ex',
  warning: () => null,
  build: () => give({ kind: 'hot-wash', body: {} }),
};

const debrief: ControlPower = {
  id: 'debrief',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => view.stage === 'hot-wash',
  warning: () => null,
  build: () => give({ kind: 'debrief', body: {} }),
};

const close: ControlPower = {
  id: 'close',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => view.stage === 'debrief',
  warning: ({ say }) => say('power.warn.close'),
  build: () => give({ kind: 'close', body: {} }),
};

/** A person keeps a number; the same name is the same person, also in a second role. */
function participantFor({ view }: ControlSituation, name: string | null): number {
  const all = view.seats.flatMap((seat) => seat.participants);
  const known = name === null ? undefined : all.find((each) => each.name === name);
  return known?.participant ?? Math.max(0, ...all.map((each) => each.participant)) + 1;
}

const seat: ControlPower = {
  id: 'seat',
  group: 'course',
  key: null,
  fields: [pick('role', ({ view }) => allRoles(view)), text('name', { keyword: 'name', optional: true })],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const name = maybe(values, 'name');
    const body = {
      role: chosen(values, 'role'),
      participant: participantFor(situation, name),
      ...(name === null ? {} : { name: slot(name) }),
    };
    const deed = give({ kind: 'seat', body }, texts);
    const late = situation.view.stage === 'conduct' || situation.view.stage === 'paused';
    return late ? { ...deed, catchUp: body.role } : deed;
  },
};

const unseat: ControlPower = {
  id: 'unseat',
  group: 'course',
  key: null,
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) => view.seats.some((one) => one.role === each.value && one.present)),
    ),
    field('participant', { optional: true }, ({ view, say }, values) => {
      const holders = view.seats.find((each) => each.role === values['role'])?.participants ?? [];
      if (holders.length < 2) return null;
      const label = (each: (typeof holders)[number]): string =>
        each.name ?? say('power.participant', { number: each.participant });
      return {
        kind: 'pick',
        choices: holders.map((each) => ({
          value: String(each.participant),
          label: label(each),
          short: String(each.participant),
        })),
      };
    }),
  ],
  available: ({ view }) => view.seats.some((each) => each.present),
  warning: () => null,
  build(_situation, values) {
    const participant = maybe(values, 'participant');
    return give({
      kind: 'unseat',
      body: { role: chosen(values, 'role'), participant: participant === null ? null : Number(participant) },
    });
  },
};

const catchUp: ControlPower = {
  id: 'catch-up',
  group: 'course',
  key: 'u',
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) =>
        view.seats.some((one) => one.role === each.value && one.mergedInto === null),
      ),
    ),
  ],
  available: ({ view }) => view.stage === 'conduct' || view.stage === 'paused',
  warning: () => null,
  build: (_situation, values) => ({ do: 'catch-up', role: chosen(values, 'role') }),
};

const merge: ControlPower = {
  id: 'merge',
  group: 'course',
  key: null,
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) =>
        view.seats.some((one) => one.role === each.value && one.mergedInto === null),
      ),
    ),
    field('into', { keyword: 'into' }, ({ view }, values) => ({
      kind: 'pick',
      choices: allRoles(view).filter((each) => each.value !== values['role']),
    })),
  ],
  available: ({ view }) => view.seats.length > 1 && view.stage !== 'closed',
  warning: () => null,
  build: (_situation, values) =>
    give({ kind: 'merge', body: { role: chosen(values, 'role'), into: chosen(values, 'into') } }),
};

const attributions = ['person', 'role', 'sector', 'none'] as const satisfies readonly Attribution[];
const attribute: ControlPower = {
  id: 'attribute',
  group: 'course',
  key: null,
  fields: [
    pickOnly('attribution', ({ say }) =>
      attributions.map((each) => ({ value: each, label: say(`power.attribution.${each}`), short: each })),
    ),
  ],
  available: beforeStart,
  warning: () => null,
  build(_situation, values) {
    const attribution = attributions.find((each) => each === values['attribution']) ?? 'role';
    return give({ kind: 'attribute', body: { attribution } });
  },
};

export const coursePowers: readonly ControlPower[] = [
  brief,
  start,
  pause,
  stop,
  resume,
  end,
  hotWash,
  debrief,
  close,
  seat,
  unseat,
  catchUp,
  merge,
  attribute,
];
