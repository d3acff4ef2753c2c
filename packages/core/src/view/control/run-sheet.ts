/**
 * The run sheet: every item of the agenda of this phase and of those that may come, with its planned minutes, what may be dropped,
 * and what dropping it would lose. What each item took is the exercise clock's affair.
 */
import { isDropped, isRuledOut, itemAhead, isSpent } from '../../questions/gate.ts';
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import { isAhead } from '../../questions/read.ts';
import { isDue, isMoved } from '../../questions/moved-break.ts';
import type { MovedBreak, State } from '../../program/state.ts';
import type { AgendaItem, Scenario } from '../../scenario/scenario.ts';
import type { OrderRow } from './control-view.ts';
import { handedOf } from './handed.ts';
import { subject } from './running-order.ts';
import { whatDroppingLoses, type Loss } from './what-dropping-loses.ts';
import { textIn } from '../../scenario/text.ts';
import type { Reader } from '../reader.ts';

export interface SheetRow extends Pick<
  OrderRow,
  'of' | 'name' | 'serial' | 'title' | 'seconds' | 'mayDrop' | 'handed'
> {
  readonly phase: string;
  readonly phaseTitle: string;
  /** The phase under which it stands in the sheet: another only for a break that was moved there. */
  readonly under: { readonly phase: string; readonly title: string };
  /** Its place in the phase's agenda, from 0. */
  readonly item: number;
  readonly status: 'done' | 'now' | 'to-come' | 'passed-over' | 'dropped';
  /** Planned real minutes, with those that were added for what is under way. */
  readonly minutes: number | null;
  /** It comes only if something turns out so: of alternatives one does. */
  readonly maybe: boolean;
  readonly loses: readonly Loss[];
}

/** Pure. Before StartEx the sheet begins with the first phase. Items that this evening's parameters rule out are not in it. */
export function runSheet(program: Program, state: State, texts: Texts, reader: Reader): readonly SheetRow[] {
  const { scenario } = program;
  const active = isAhead(state) ? 0 : state.phase;
  const gone = scenario.phases.flatMap((phase, place) =>
    phase.agenda.filter((_, item) => isDropped(state, place, item)),
  );
  const row = (place: number, at: number): readonly SheetRow[] => {
    const phase = scenario.phases[place];
    const item = phase?.agenda[at];
    if (!phase || !item) return [];
    const status = statusOf(program, state, place, at);
    if (status === 'to-come' && isRuledOut(program, state, place, item)) return [];
    const comes = status === 'to-come' || status === 'now';
    const title = textIn(phase.title, reader);
    return [
      {
        phase: phase.name,
        phaseTitle: title,
        under: { phase: phase.name, title },
        item: at,
        ...subject(program, item, reader),
        status,
        handed: item.does === 'inject' ? handedOf(state, item.inject, texts) : null,
        minutes: plannedMinutes(scenario, state, place, item, status),
        maybe: status === 'to-come' && item.onlyIf !== null,
        mayDrop: item.priority === 'may-drop' || injectMayBeDropped(scenario, item),
        loses:
          comes || status === 'dropped'
            ? whatDroppingLoses(
                state,
                item,
                gone.filter((each) => each !== item),
                reader,
              )
            : [],
      },
    ];
  };
  const rows = phasesToCome(scenario, active).flatMap((place) =>
    (scenario.phases[place]?.agenda ?? []).flatMap((_, at) =>
      isMoved(state, place, at) ? [] : row(place, at),
    ),
  );
  return state.movedBreaks.reduce<readonly SheetRow[]>(
    (sheet, moved) => row(moved.phase, moved.item).reduce((so, moving) => movedIn(so, moving, moved), sheet),
    rows,
  );

  /** Where it will be taken: behind the item that it waits for, or first of what is to come when that is over. */
  function movedIn(sheet: readonly SheetRow[], moving: SheetRow, { after }: MovedBreak): readonly SheetRow[] {
    const name = scenario.phases[after.phase]?.name;
    const behind = sheet.findIndex((each) => each.phase === name && each.item === after.item);
    const first = sheet.findIndex(({ status }) => status === 'now' || status === 'to-come');
    const at = isDue(state, { after }) || behind < 0 ? Math.max(0, first) : behind + 1;
    const under = (sheet[behind < at && behind >= 0 ? behind : at] ?? moving).under;
    return sheet.toSpliced(at, 0, { ...moving, under, status: 'to-come' });
  }
}

/** The active phase, then those that exits lead to from there, in the order of the file. */
function phasesToCome(scenario: Scenario, active: number): readonly number[] {
  const reached = new Set<number>(active < 0 ? [] : [active]);
  for (const place of reached)
    for (const exit of scenario.phases[place]?.next ?? []) {
      const next = scenario.phases.findIndex(({ name }) => name === exit.go);
      if (next > active) reached.add(next);
    }
  return [...reached].sort((one, other) => one - other);
}

function statusOf(program: Program, state: State, phase: number, item: number): SheetRow['status'] {
  const recorded = phase === state.phase ? (state.items[item] ?? 'to-come') : 'to-come';
  if (recorded === 'done') return 'done';
  const dropped = isDropped(state, phase, item);
  if (recorded === 'passed-over') return dropped ? 'dropped' : 'passed-over';
  if (phase === state.phase && item === itemAhead(program, state)) return 'now';
  if (dropped) return 'dropped';
  const planned = program.scenario.phases[phase]?.agenda[item];
  return planned && isSpent(program, state, planned) ? 'done' : 'to-come';
}

function plannedMinutes(
  scenario: Scenario,
  state: State,
  phase: number,
  item: AgendaItem,
  status: SheetRow['status'],
): number | null {
  const decision =
    item.does === 'decide' ? scenario.decisions.findIndex(({ name }) => name === item.decision) : -1;
  const planned =
    item.minutes ??
    scenario.decisions[decision]?.minutes ??
    (item.does === 'break' ? item.seconds / 60 : null);
  const more =
    state.decisions[decision]?.moreMinutes ??
    (status === 'now' && phase === state.phase ? state.moreMinutes : 0);
  return planned === null && more === 0 ? null : (planned ?? 0) + more;
}

function injectMayBeDropped(scenario: Scenario, item: AgendaItem): boolean {
  return (
    item.does === 'inject' &&
    scenario.injects.find(({ name }) => name === item.inject)?.priority === 'may-drop'
  );
}
