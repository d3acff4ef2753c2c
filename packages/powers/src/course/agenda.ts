// Powers over the run sheet: what is dropped and put back, a shorter evening, the break taken now.
import { isOver } from '@sandtable/core';
import type { SheetRow } from '@sandtable/core/view';
import { lossWords, rowName } from '@sandtable/words';
import { lossCount } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { because, chosen, field, give, pick, withReason } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, GivenCommand, Values } from '../form/power.ts';

const beforeEndEx = ({ view }: ControlSituation): boolean => !isOver(view);

/** A row of the sheet as it is named in a form, and typed: `pressure-5` is the fifth item of its phase. */
export const sheetRowId = (row: Pick<SheetRow, 'phase' | 'item'>): string => `${row.phase}-${row.item + 1}`;

const droppable = (situation: ControlSituation): readonly SheetRow[] =>
  situation.sheet().filter(({ status, of, name }) => {
    if (status === 'to-come') return true;
    // what is under way is ended by `next`, not dropped
    return status === 'now' && !isUnderWay(situation, of, name);
  });

function isUnderWay({ view }: ControlSituation, of: SheetRow['of'], name: string): boolean {
  if (of === 'decision') return view.decisions.some((each) => each.name === name && each.status === 'open');
  if (of === 'advance') return view.now.now === 'advancing';
  return (
    (of === 'discussion' && view.discussion !== null) ||
    (of === 'activity' && view.activity?.status === 'open')
  );
}
const dropped = (situation: ControlSituation): readonly SheetRow[] =>
  situation.sheet().filter(({ status }) => status === 'dropped');

function rowChoices(rows: readonly SheetRow[], situation: ControlSituation): readonly Choice[] {
  return rows.map((row) => {
    const may = row.mayDrop ? situation.say('desk.sheet.may-drop') : '';
    const lost = lossCount(row.loses, situation.say);
    const detail = [row.phaseTitle, may, lost].filter((each) => each !== '').join(', ');
    return { value: sheetRowId(row), label: rowName(row, situation), short: sheetRowId(row), detail };
  });
}
const rowOf = (situation: ControlSituation, values: Values): SheetRow | undefined =>
  situation.sheet().find((row) => sheetRowId(row) === chosen(values, 'item'));

function dropOf(row: SheetRow, isDropped: boolean, reason = {}, texts: readonly string[] = []): GivenCommand {
  return {
    command: {
      kind: 'drop',
      body: { phase: row.phase, item: row.item, dropped: isDropped, ...reason },
    },
    texts,
  };
}

function rowPower(id: 'drop' | 'keep', key: string, rows: typeof droppable): ControlPower {
  return {
    id,
    group: 'order',
    key,
    fields: [
      pick('item', (situation) => rowChoices(rows(situation), situation)),
      field('because', { keyword: 'because', optional: true, words: true }, () => ({
        kind: 'text',
        quiet: true,
      })),
    ],
    available: (situation) => beforeEndEx(situation) && rows(situation).length > 0,
    warning(situation, values) {
      const row = rowOf(situation, values);
      if (id === 'keep' || row === undefined) return null;
      const item = rowName(row, situation);
      if (row.loses.length === 0) return situation.say('power.warn.drop-only', { item });
      return situation.say('power.warn.drop', {
        item,
        lost: row.loses.map((each) => lossWords(each, situation.say)).join(' '),
      });
    },
    build(situation, values) {
      const row = rowOf(situation, values);
      if (row === undefined) throw new TypeError(`no such row of the run sheet: ${chosen(values, 'item')}`);
      const { texts, reason } = withReason(values);
      return { do: 'give', given: [dropOf(row, id === 'drop', reason, texts)] };
    },
  };
}

const drop = rowPower('drop', 'D', droppable);
const keep = rowPower('keep', 'K', dropped);

/** What a shorter or the full agenda changes: only what its author said may be dropped. */
function changed(situation: ControlSituation, which: unknown): readonly SheetRow[] {
  const rows = which === 'short' ? droppable(situation) : dropped(situation);
  return rows.filter(({ mayDrop }) => mayDrop);
}

const shorten: ControlPower = {
  id: 'shorten',
  group: 'order',
  key: null,
  fields: [
    pick('agenda', (situation) =>
      (['short', 'full'] as const)
        .filter((each) => changed(situation, each).length > 0)
        .map((each) => ({ value: each, label: situation.say(`power.agenda.${each}`), short: each })),
    ),
    because(),
  ],
  available: (situation) =>
    beforeEndEx(situation) &&
    (changed(situation, 'short').length > 0 || changed(situation, 'full').length > 0),
  warning(situation, values) {
    const rows = changed(situation, values['agenda']);
    const minutes = rows.reduce((sum, each) => sum + (each.minutes ?? 0), 0);
    const lost = rows.flatMap((each) => each.loses.map((one) => lossWords(one, situation.say)));
    return values['agenda'] === 'short'
      ? situation.say('power.warn.agenda-short', { count: rows.length, minutes, lost: lost.join(' ') })
      : situation.say('power.warn.agenda-full', { count: rows.length, minutes });
  },
  build(situation, values) {
    const { texts, reason } = withReason(values);
    const given = changed(situation, values['agenda']).map((row) =>
      dropOf(row, values['agenda'] === 'short', reason, texts),
    );
    return { do: 'give', given };
  },
};

/** The break that comes next, or one that was put off and not taken since. */
function breakOwed(situation: ControlSituation): SheetRow | undefined {
  const breaks = situation.sheet().filter(({ of }) => of === 'break');
  return (
    breaks.find((row) => row.status === 'dropped' && !takenSince(situation, row)) ??
    breaks.find(({ status }) => status === 'now' || status === 'to-come')
  );
}

function takenSince({ entries }: ControlSituation, row: SheetRow): boolean {
  const putOff = entries.findLastIndex(
    (each) =>
      (each.kind === 'drop' || each.kind === 'move-break') &&
      each.body.phase === row.phase &&
      each.body.item === row.item,
  );
  return entries.slice(putOff + 1).some((each) => each.kind === 'pause' && each.body.reason === 'break');
}

/** Breaks that were not taken, wherever they stand by now. */
const movable = (situation: ControlSituation): readonly SheetRow[] =>
  situation
    .sheet()
    .filter(
      (row) =>
        row.of === 'break' &&
        (row.status === 'to-come' ||
          row.status === 'now' ||
          (row.status === 'dropped' && !takenSince(situation, row))),
    );
/** The items after which a break may be taken: the current one and all that are still to come, except breaks. */
const placesFor = (situation: ControlSituation): readonly SheetRow[] =>
  situation.sheet().filter(({ of, status }) => of !== 'break' && (status === 'now' || status === 'to-come'));

const moveBreak: ControlPower = {
  id: 'move-break',
  group: 'order',
  key: 'M',
  fields: [
    field('item', {}, (situation) => {
      const breaks = movable(situation);
      const [first] = breaks;
      const choices = rowChoices(breaks, situation);
      return first === undefined
        ? { kind: 'pick', choices }
        : {
            kind: 'pick',
            choices,
            presumed: sheetRowId(first),
            ...(breaks.length === 1 ? { sure: true as const } : {}),
          };
    }),
    field('behind', {}, (situation) => {
      const places = placesFor(situation);
      const [first] = places;
      const choices = rowChoices(places, situation);
      return { kind: 'pick', choices, ...(first === undefined ? {} : { presumed: sheetRowId(first) }) };
    }),
  ],
  available: (situation) =>
    beforeEndEx(situation) && movable(situation).length > 0 && placesFor(situation).length > 0,
  warning: () => null,
  build(situation, values) {
    const row = rowOf(situation, values);
    const behind = situation.sheet().find((each) => sheetRowId(each) === chosen(values, 'behind'));
    if (row === undefined || behind === undefined) throw new TypeError('no such row of the run sheet');
    const after = { phase: behind.phase, item: behind.item };
    return give({ kind: 'move-break', body: { phase: row.phase, item: row.item, after } });
  },
};

const breakNow: ControlPower = {
  id: 'break-now',
  group: 'order',
  key: 'B',
  fields: [],
  available: (situation) => situation.view.stage === 'conduct' && breakOwed(situation) !== undefined,
  warning(situation) {
    const minutes = breakOwed(situation)?.minutes ?? 0;
    return situation.say('power.warn.break-now', {
      minutes,
      time: wallTime(situation.wall + minutes * 60_000, situation, situation.wall),
    });
  },
  build(situation) {
    const row = breakOwed(situation);
    if (row === undefined) return give({ kind: 'pause', body: { reason: 'break', until: null } });
    const until = situation.wall + (row.minutes ?? 0) * 60_000;
    const pause: GivenCommand = { command: { kind: 'pause', body: { reason: 'break', until } }, texts: [] };
    // it is not taken a second time at its own place
    return { do: 'give', given: row.status === 'dropped' ? [pause] : [dropOf(row, true), pause] };
  },
};

export const agendaPowers: readonly ControlPower[] = [drop, keep, shorten, moveBreak, breakNow];
