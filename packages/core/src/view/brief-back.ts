/** A brief-back table by table: who speaks in which order, whose turn it is, and what each said, side by side in its form. */
import type { Texts } from '../record/parts.ts';
import { mayBegin } from '../questions/due-now.ts';
import { itemAhead } from '../questions/gate.ts';
import { isInPlay } from '../questions/read.ts';
import type { Program } from '../program/program.ts';
import { present } from '../questions/seat.ts';
import type { BriefBack, State } from '../program/state.ts';
import type { AgendaItem } from '../scenario/scenario.ts';
import type { BriefBackBoard } from './control/control-view.ts';
import { textIn } from '../scenario/text.ts';
import { speakerName, type Reader } from './reader.ts';

type BriefBackItem = AgendaItem & { readonly does: 'brief-back' };

/** The one that stands under the cursor, once nothing that takes story time must end first; null when there is none. */
export function briefBackNow(program: Program, state: State): BriefBackItem | null {
  if (!isInPlay(state) || !mayBegin(state)) return null;
  const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
  return item?.does === 'brief-back' ? item : null;
}

/** The tables in the order in which they speak, each by the roles that sit there; in plenary one of all. */
export function tablesOf(
  program: Program,
  state: State,
  item: BriefBackItem,
): readonly (readonly string[])[] {
  const { scenario } = program;
  const there = scenario.roles
    .map(({ name }) => name)
    .filter(
      (role) => present(program, state, role) && (item.with === null || item.with.roles.includes(role)),
    );
  const atTables = scenario.groups
    .map(({ roles }) => roles.filter((role) => there.includes(role)))
    .filter((table) => table.length > 0);
  if (item.by === 'plenary') return [there];
  return item.by === 'group' && atTables.length > 0 ? atTables : there.map((role) => [role]);
}

/** Place of the first table that has not told yet; null when all have. */
export function turnOf(program: Program, state: State, item: BriefBackItem): number | null {
  const told = toldNow(program, state);
  const turn = tablesOf(program, state, item).findIndex((table) => toldBy(told, table) === undefined);
  return turn < 0 ? null : turn;
}

export function briefBackBoard(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): BriefBackBoard | null {
  const item = briefBackNow(program, state);
  if (item === null) return null;
  const told = toldNow(program, state);
  return {
    by: item.by,
    form: item.form.map((text) => textIn(text, reader)),
    turn: turnOf(program, state, item),
    tables: tablesOf(program, state, item).map((roles) => {
      const own = toldBy(told, roles);
      return {
        roles,
        title: tableTitle(roles, reader),
        said:
          own?.said.map((slot) => (slot === null ? null : texts({ entry: own.entry, text: slot.text }))) ??
          null,
      };
    }),
  };
}

export function tableTitle(roles: readonly string[], reader: Reader): string {
  return roles.map((role) => speakerName(role, reader)).join(', ');
}

/** What the tables told during this visit of the phase. The same item comes again when its phase is entered again. */
function toldNow(program: Program, state: State): readonly BriefBack[] {
  const item = itemAhead(program, state);
  const visit = state.phases[state.phase]?.visits ?? 0;
  return state.briefBacks.filter(
    (each) => each.phase === state.phase && each.visit === visit && each.item === item,
  );
}

/** If a table told twice, the later report counts. */
function toldBy(told: readonly BriefBack[], table: readonly string[]): BriefBack | undefined {
  return told.findLast(({ by }) => table.some((role) => by.includes(role)));
}
