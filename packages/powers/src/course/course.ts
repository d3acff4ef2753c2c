// Powers over the course of the exercise and who takes part in it.
import { inPlay, mayStop, whyNoStop } from '../form/choices.ts';
import { isAhead } from '@sandtable/core';
import { tlpLabels, type Attribution } from '@sandtable/core/scenario';
import type { PauseReason } from '@sandtable/core/record';
import {
  because,
  askedTime,
  field,
  give,
  maybeAmount,
  pickOnly,
  quietReason,
  whenItWas,
  withReason,
} from '../form/field.ts';
import { exercise } from './exercise.ts';
import { leftBehind } from '../order/left-behind.ts';
import { whySafe } from '../order/next.ts';
import { seatPowers, startWarning } from '../people/seats.ts';
import type { ControlPower, ControlSituation } from '../form/power.ts';

const beforeStart = ({ view }: ControlSituation): boolean => isAhead(view);

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
  fields: [askedTime()],
  available: ({ view }) => view.stage === 'briefing',
  warning: startWarning,
  build: (_situation, values) => whenItWas(give({ kind: 'start', body: {} }), values),
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
    askedTime(),
    because(),
  ],
  available: ({ view }) => view.stage === 'conduct',
  warning: () => null,
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    const why = reasons.find((each) => each === values['reason']) ?? 'break';
    return whenItWas(
      give({ kind: 'pause', body: { reason: why, until: maybeAmount(values, 'until'), ...reason } }, texts),
      values,
    );
  },
};

/** Nothing is asked: a real emergency does not wait for a form. One Enter is the confirmation. */
const stop: ControlPower = {
  id: 'stop',
  group: 'course',
  key: '!',
  fields: [quietReason()],
  available: ({ view }) => mayStop(view),
  whyNot: whyNoStop,
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
  fields: [field('because', { keyword: 'because', words: true }, whySafe), askedTime()],
  available: ({ view }) => view.stage === 'paused',
  warning: () => null,
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return whenItWas(give({ kind: 'resume', body: reason }, texts), values);
  },
};

const end: ControlPower = {
  id: 'end',
  group: 'course',
  key: null,
  fields: [askedTime(), because()],
  available: inPlay,
  warning: (situation) => [situation.say('power.warn.end'), ...leftBehind(situation)].join(' '),
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return whenItWas(give({ kind: 'end', body: reason }, texts), values);
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
  warning: ({ view: { smallSectors }, say }, values) =>
    values['attribution'] === 'sector' && smallSectors.length > 0
      ? say('power.warn.attribute', { sectors: smallSectors.join(', '), count: smallSectors.length })
      : null,
  build(_situation, values) {
    const attribution = attributions.find((each) => each === values['attribution']) ?? 'role';
    return give({ kind: 'attribute', body: { attribution } });
  },
};

const mark: ControlPower = {
  id: 'mark',
  group: 'course',
  key: null,
  fields: [
    pickOnly('marking', ({ say }) =>
      tlpLabels.map((each) => ({ value: each, label: say(`power.marking.${each}`), short: each })),
    ),
  ],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(_situation, values) {
    const marking = tlpLabels.find((each) => each === values['marking']) ?? 'TLP:AMBER';
    return give({ kind: 'mark', body: { marking } });
  },
};

const chathamHouse: ControlPower = {
  id: 'chatham-house',
  group: 'course',
  key: null,
  fields: [
    pickOnly('holds', (situation) => [
      { value: 'on', label: situation.say('power.chatham-house.on'), short: 'on' },
      ...(beforeStart(situation)
        ? [{ value: 'off', label: situation.say('power.chatham-house.off'), short: 'off' }]
        : []),
    ]),
  ],
  available: (situation) =>
    situation.view.stage !== 'closed' && (!situation.view.people.chathamHouse || beforeStart(situation)),
  warning: (situation) => (beforeStart(situation) ? null : situation.say('power.warn.chatham-house')),
  build: (_situation, values) => give({ kind: 'chatham-house', body: { on: values['holds'] === 'on' } }),
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
  ...seatPowers,
  attribute,
  mark,
  exercise,
  chathamHouse,
];
