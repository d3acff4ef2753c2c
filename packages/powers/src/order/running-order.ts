// Powers over the running order: what comes, when, to whom, and in which words.
import { isAhead } from '@sandtable/core';
import type { OrderRow } from '@sandtable/core/view';
import { textIn } from '@sandtable/core/scenario';
import { adhocInject, injectFields, injectWarning } from './adhoc-inject.ts';
import { leaveWarning, leftBehind } from './left-behind.ts';
import { advanceWarning } from './now-line.ts';
import { injectChoices, inPlay, roleChoices, roleTitles } from '../form/choices.ts';
import {
  amount,
  because,
  chosen,
  askedTime,
  field,
  give,
  several,
  maybe,
  pick,
  slots,
  whenItWas,
  withReason,
} from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, Field, Values } from '../form/power.ts';

type Status = OrderRow['status'];
const notYet: readonly Status[] = ['now', 'agenda', 'due', 'watched', 'reserve', 'held', 'proposed'];
/** What may be sent by hand: also what was passed over or skipped. */
const sendable: readonly Status[] = [...notYet, 'skipped', 'passed-over'];

const reached: readonly Status[] = ['to-give', 'done'];

const some = (situation: ControlSituation, statuses: readonly Status[]): boolean =>
  inPlay(situation) && injectChoices(situation.view, statuses).length > 0;
/** Before StartEx, too: a facilitator who knows the room puts the running order right in the morning. */
const toPrepare = (situation: ControlSituation, statuses: readonly Status[]): boolean =>
  (inPlay(situation) || isAhead(situation.view)) && injectChoices(situation.view, statuses).length > 0;
const injectField = (statuses: readonly Status[]): Field<ControlSituation> =>
  pick('inject', ({ view }) => injectChoices(view, statuses));

/** Injects of one's own that somebody still has: no running order holds them. */
function ownInjects({ entries, texts, say }: ControlSituation): readonly Choice[] {
  const have = new Map<string, readonly string[]>();
  for (const { kind, body } of entries) {
    if (kind === 'inject.delivered') have.set(body.inject, [...body.to, ...body.cc]);
    if (kind === 'inject.withdrawn')
      have.set(
        body.inject,
        (have.get(body.inject) ?? []).filter((role) => !body.to.includes(role)),
      );
  }
  return entries.flatMap((entry) => {
    const value = `adhoc-${entry.n}`;
    if (entry.kind !== 'adhoc' || (have.get(value) ?? []).length === 0) return [];
    const said = texts({ entry: entry.n, text: entry.body.said.text })?.trim() ?? '-';
    return [{ value, label: said, short: value, detail: say('power.own-inject') }];
  });
}

/** What players have, and what they had last before all else: that is what was just read out by mistake. */
function latestFirst(situation: ControlSituation): readonly Choice[] {
  const { view, entries } = situation;
  const last = new Map(
    entries.flatMap(({ kind, body }, at) =>
      kind === 'inject.delivered' ? [[body.inject, at] as const] : [],
    ),
  );
  return [...injectChoices(view, reached), ...ownInjects(situation)].toSorted(
    (one, other) => (last.get(other.value) ?? -1) - (last.get(one.value) ?? -1),
  );
}

/** `2-07 “Second sighting reported”`, for a sentence. */
function named({ view, say }: ControlSituation, inject: string): string {
  const row = view.order.find((each) => each.of === 'inject' && each.name === inject);
  return say('power.named', { serial: row?.serial ?? inject, title: row?.title ?? inject });
}

function skipWarning(situation: ControlSituation, values: Values): string {
  return situation.say('power.warn.skip', { inject: named(situation, chosen(values, 'inject')) });
}

const jumpOver: ControlPower = {
  id: 'jump-over',
  group: 'order',
  key: 'j',
  fields: [because()],
  available: ({ view }) =>
    view.stage === 'conduct' && view.order.some((row) => row.status === 'now' && row.item !== null),
  warning: ({ view, say }) =>
    say('power.warn.jump-over', {
      item: view.order.find((row) => row.status === 'now' && row.item !== null)?.title.trim() ?? '-',
    }),
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'jump-over', body: reason }, texts);
  },
};

const deliver: ControlPower = {
  id: 'deliver',
  group: 'order',
  key: 'e',
  fields: [
    injectField(sendable),
    field('to', { keyword: 'to', optional: true }, ({ view, card }, values) => {
      const inject = maybe(values, 'inject');
      if (inject === null) return null;
      return {
        kind: 'several',
        choices: roleChoices(view),
        presumed: card(inject).to.map((each) => each.role),
      };
    }),
    because(),
  ],
  available: (situation) => some(situation, sendable),
  warning(situation, values) {
    const inject = chosen(values, 'inject');
    const own = situation.card(inject);
    const to = several(values, 'to').length > 0 ? several(values, 'to') : own.to.map((each) => each.role);
    const said = {
      inject: named(situation, inject),
      roles: roleTitles(situation.view, to, situation.say),
      channel: own.channel,
    };
    return situation.say('power.warn.deliver', said);
  },
  build({ card }, values) {
    const inject = chosen(values, 'inject');
    const to = several(values, 'to');
    const own = card(inject).to.map((each) => each.role);
    const others = to.length > 0 && (to.length !== own.length || to.some((role) => !own.includes(role)));
    const { texts, reason } = withReason(values);
    return give({ kind: 'deliver', body: { inject, ...(others ? { to } : {}), ...reason } }, texts);
  },
};

const hold: ControlPower = {
  id: 'hold',
  group: 'order',
  key: 'h',
  fields: [injectField(['now', 'agenda', 'due', 'watched', 'reserve'])],
  available: (situation) => toPrepare(situation, ['now', 'agenda', 'due', 'watched', 'reserve']),
  warning: () => null,
  build: (_situation, values) => give({ kind: 'hold', body: { inject: chosen(values, 'inject') } }),
};

const release: ControlPower = {
  id: 'release',
  group: 'order',
  key: 'H',
  fields: [injectField(['held', 'proposed'])],
  available: (situation) => some(situation, ['held', 'proposed']),
  warning(situation, values) {
    const inject = chosen(values, 'inject');
    const proposed = situation.view.proposals.some((each) => each.inject === inject);
    if (!proposed) return situation.say('power.warn.release-later', { inject: named(situation, inject) });
    const card = situation.card(inject);
    const to = card.to.map((each) => each.role);
    return situation.say('power.warn.deliver', {
      inject: named(situation, inject),
      roles: roleTitles(situation.view, to, situation.say),
      channel: card.channel,
    });
  },
  build: (_situation, values) => give({ kind: 'release', body: { inject: chosen(values, 'inject') } }),
};

const skip: ControlPower = {
  id: 'skip',
  group: 'order',
  key: null,
  fields: [injectField(notYet), because()],
  available: (situation) => toPrepare(situation, notYet),
  warning: skipWarning,
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'skip', body: { inject: chosen(values, 'inject'), ...reason } }, texts);
  },
};

/** Turns down a proposed inject, with a reason if one is given; it is not proposed again. */
const decline: ControlPower = {
  id: 'decline',
  group: 'order',
  key: 'N',
  fields: [
    field('inject', {}, ({ view }) => {
      const choices = view.proposals.map(({ inject, serial, title }) => ({
        value: inject,
        label: title,
        short: serial,
      }));
      const asked = view.now.now === 'proposal' ? view.now.card.name : choices[0]?.value;
      return asked === undefined || (choices.length > 1 && view.now.now !== 'proposal')
        ? { kind: 'pick', choices }
        : { kind: 'pick', choices, presumed: asked, sure: true };
    }),
    because(),
  ],
  available: (situation) => inPlay(situation) && situation.view.proposals.length > 0,
  // where the NOW line asks whether to send it, declining is the answer
  warning: (situation, values) =>
    situation.view.now.now === 'proposal' && situation.view.now.card.name === values['inject']
      ? null
      : skipWarning(situation, values),
  build: skip.build,
};

const retime: ControlPower = {
  id: 'retime',
  group: 'order',
  key: null,
  fields: [
    injectField(notYet),
    field('at', {}, ({ view }, values) => {
      const at = view.order.find((row) => row.of === 'inject' && row.name === values['inject'])?.at ?? null;
      return at === null ? { kind: 'moment' } : { kind: 'moment', presumed: at };
    }),
  ],
  available: (situation) => toPrepare(situation, notYet),
  warning: () => null,
  build: (_situation, values) =>
    give({ kind: 'retime', body: { inject: chosen(values, 'inject'), at: amount(values, 'at') } }),
};

const edit: ControlPower = {
  id: 'edit',
  group: 'order',
  key: null,
  fields: [
    injectField(notYet),
    field('for', { keyword: 'for', optional: true }, ({ card }, values) => {
      const inject = maybe(values, 'inject');
      const variants = inject === null ? [] : card(inject).textFor;
      if (variants.length === 0) return null;
      return {
        kind: 'pick',
        choices: variants.map(({ role, title }) => ({ value: role, label: title, short: role })),
      };
    }),
    field('said', { words: true }, ({ card }, values) => {
      const inject = maybe(values, 'inject');
      if (inject === null) return null;
      const own = card(inject);
      const variant = own.textFor.find((each) => each.role === maybe(values, 'for'));
      return { kind: 'text', presumed: variant?.text ?? own.text };
    }),
  ],
  available: (situation) => toPrepare(situation, notYet),
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'edit',
        body: {
          inject: chosen(values, 'inject'),
          said: slot(chosen(values, 'said')),
          role: maybe(values, 'for'),
        },
      },
      texts,
    );
  },
};

const withdraw: ControlPower = {
  id: 'withdraw',
  group: 'order',
  key: 'W',
  fields: [pick('inject', latestFirst), because()],
  available: (situation) => inPlay(situation) && latestFirst(situation).length > 0,
  warning(situation, values) {
    const inject = chosen(values, 'inject');
    const own = ownInjects(situation).find(({ value }) => value === inject);
    return situation.say('power.warn.withdraw', {
      inject: own === undefined ? named(situation, inject) : `“${own.label}”`,
    });
  },
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'withdraw', body: { inject: chosen(values, 'inject'), ...reason } }, texts);
  },
};

const adhoc: ControlPower = {
  id: 'adhoc',
  group: 'order',
  key: 'i',
  fields: injectFields,
  available: inPlay,
  warning: injectWarning,
  build: (_situation, values) => ({ do: 'give', given: [adhocInject(values)] }),
};

const advance: ControlPower = {
  id: 'advance',
  group: 'order',
  key: null,
  fields: [field('longer', {}, () => ({ kind: 'duration' }))],
  available: (situation) => situation.view.stage === 'conduct',
  warning: (situation, values) =>
    advanceWarning(situation.view.story.seconds + amount(values, 'longer'), situation),
  build: ({ view }, values) =>
    give({ kind: 'advance', body: { to: view.story.seconds + amount(values, 'longer') } }),
};

const go: ControlPower = {
  id: 'go',
  group: 'order',
  key: null,
  fields: [
    pick('phase', (situation) =>
      situation.scenario.phases.map((phase) => ({
        value: phase.name,
        label: textIn(phase.title, situation),
        short: phase.name,
      })),
    ),
    because(),
  ],
  available: (situation) => situation.view.stage === 'conduct',
  warning(situation, values) {
    const phase = situation.scenario.phases.find((each) => each.name === chosen(values, 'phase'));
    const goes = situation.say('power.warn.go', {
      from: situation.view.phase?.title ?? '-',
      to: phase === undefined ? chosen(values, 'phase') : textIn(phase.title, situation),
    });
    return [goes, ...leftBehind(situation)].join(' ');
  },
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'go', body: { phase: chosen(values, 'phase'), ...reason } }, texts);
  },
};

const leave: ControlPower = {
  id: 'leave',
  group: 'order',
  key: null,
  fields: [],
  available: ({ view }) => view.now.now === 'leave',
  warning: leaveWarning,
  build: () => give({ kind: 'leave', body: {} }),
};

const closeDiscussion: ControlPower = {
  id: 'close-discussion',
  group: 'order',
  key: null,
  fields: [askedTime()],
  available: ({ view }) => view.discussion !== null && view.stage === 'conduct',
  warning: () => null,
  build: (_situation, values) => whenItWas(give({ kind: 'close-discussion', body: {} }), values),
};

export const orderPowers: readonly ControlPower[] = [
  jumpOver,
  deliver,
  hold,
  release,
  skip,
  decline,
  retime,
  edit,
  withdraw,
  adhoc,
  advance,
  go,
  leave,
  closeDiscussion,
];
