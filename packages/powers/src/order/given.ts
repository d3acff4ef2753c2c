// Powers over what goes by hand: a card, something read aloud, a call is due, and then was given.
import type { ControlView } from '@sandtable/core/view';
import { remind } from './ladder.ts';
import { chosen, field, give, maybe, maybeAmount, pickOnly, slots } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation } from '../form/power.ts';

const choicesOf = (
  rows: ControlView['given'] | ControlView['toGive'],
  say: ControlSituation['say'],
): readonly Choice[] =>
  rows.map((row) => ({
    value: row.inject,
    label: row.serial === null ? say('power.message') : row.title,
    short: row.serial ?? row.inject,
    // whoever gives it reads it from here
    ...('text' in row ? { detail: row.text.trim() } : {}),
  }));

const tillClosed = ({ view }: ControlSituation): boolean => view.stage !== 'closed';

const given: ControlPower = {
  id: 'given',
  group: 'order',
  key: 'g',
  fields: [
    // the one that has waited longest is the first in the list
    pickOnly('inject', ({ view, say }) => choicesOf(view.toGive, say)),
    field('given-by', { keyword: 'by', optional: true, words: true }, ({ view }) =>
      view.people.chathamHouse ? null : { kind: 'text', quiet: true },
    ),
    field('given-at', { keyword: 'at', optional: true }, () => ({
      kind: 'wall',
      towards: 'back',
      quiet: true,
    })),
  ],
  available: (situation) => tillClosed(situation) && situation.view.toGive.length > 0,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const by = maybe(values, 'given-by');
    const body = {
      inject: chosen(values, 'inject'),
      given: true,
      ...(by === null ? {} : { by: slot(by) }),
      at: maybeAmount(values, 'given-at'),
    };
    return give({ kind: 'given', body }, texts);
  },
};

const notGiven: ControlPower = {
  id: 'not-given',
  group: 'order',
  key: null,
  fields: [pickOnly('inject', ({ view, say }) => choicesOf(view.given, say))],
  available: (situation) => tillClosed(situation) && situation.view.given.length > 0,
  warning({ view, say }, values) {
    const of = view.given.find(({ inject }) => inject === values['inject']);
    return say('power.warn.not-given', {
      inject: say('power.named', { serial: of?.serial ?? '', title: of?.title ?? '' }),
    });
  },
  build: (_situation, values) =>
    give({ kind: 'given', body: { inject: chosen(values, 'inject'), given: false, at: null } }),
};

export const givenPowers: readonly ControlPower[] = [given, notGiven, remind];
