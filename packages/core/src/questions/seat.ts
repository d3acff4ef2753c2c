/** Who is there: seats, deputies and roles that others take over. */
import { missing } from '../scenario/missing.ts';
import type { Decision } from '../scenario/scenario.ts';
import type { Program } from '../program/program.ts';
import type { SeatState, State } from '../program/state.ts';

/** The number under which exercise control holds a seat; people count from 1. */
export const controlsSeat = 0;

const seatOf = (program: Program, state: State, role: string): SeatState | undefined =>
  state.seats[program.places.role.get(role) ?? -1];

/** Who plays a role now: itself, the role it was merged into, or the one that takes over when it is empty; and so on from there. */
export function holderOf(program: Program, state: State, role: string): string {
  const come: string[] = [];
  for (let holder = role; ;) {
    const then = playedBy(program, state, holder);
    if (then === null) return holder;
    come.push(holder);
    const round = come.indexOf(then);
    if (round !== -1) return oneOf(program, state, come.slice(round));
    holder = then;
  }
}

/** Who stands in for the absent was merged with them: the first of these in the file who is there plays them all. */
function oneOf(program: Program, state: State, ring: readonly string[]): string {
  const roles = program.scenario.roles.map(({ name }) => name).filter((role) => ring.includes(role));
  const here = roles.find((role) => seatOf(program, state, role)?.empty === false);
  return here ?? roles[0] ?? missing('ring', 0);
}

function playedBy(program: Program, state: State, role: string): string | null {
  const seat = seatOf(program, state, role);
  if (!seat) return null;
  const ifAbsent = program.scenario.roles[program.places.role.get(role) ?? -1]?.ifAbsent;
  return seat.mergedInto ?? (seat.empty && ifAbsent?.how === 'taken-over' ? ifAbsent.by : null);
}

/** A role is present until `unseat` empties it; merged or taken over, it is present when its holder is. */
export function present(program: Program, state: State, role: string): boolean {
  return seatOf(program, state, holderOf(program, state, role))?.empty === false;
}

/** Somebody who plays this role is at a screen, and reads there what comes. */
export function hasScreen(program: Program, state: State, role: string): boolean {
  if (state.atScreens.length === 0) return false;
  const seat = seatOf(program, state, holderOf(program, state, role));
  return seat?.participants.some((each) => state.atScreens.includes(each)) ?? false;
}

/** The roles that decide now: those seated, each once; all of them, merged ones once, played by exercise control, when none is. */
export function decidersOf(program: Program, state: State, decision: number): readonly string[] {
  const { by } = program.scenario.decisions[decision] ?? { by: { roles: [] } };
  const [only] = by.roles;
  if (only !== undefined && by.roles.length === 1) return [holderOf(program, state, only)];
  const seated = by.roles.filter((role) => present(program, state, role));
  const deciding = seated.length === 0 ? by.roles : seated;
  return [...new Set(deciding.map((role) => holderOf(program, state, role)))];
}

/** A lead without a seat passes to its deputy who decides, too, then to the first decider who is there; where none is, the lead is played, too. */
export function leadOf(program: Program, state: State, decision: number): string | null {
  const { lead } = program.scenario.decisions[decision] ?? { lead: null };
  if (lead === null) return null;
  const deputy = program.scenario.roles[program.places.role.get(lead) ?? -1]?.deputy ?? null;
  const deciders = decidersOf(program, state, decision);
  const first = [lead, deputy].flatMap((role) => (role === null ? [] : [holderOf(program, state, role)]));
  return first.find((role) => deciders.includes(role)) ?? deciders[0] ?? lead;
}

/** Under the rule of a lead, who decides with the lead advises: the lead's answer is the decision. */
export type Part = 'decides' | 'leads' | 'advises' | 'consulted';

/** What a role has to do with a decision now: deputies lead where the lead is not there, and who plays another's role stands in for it. */
export function partIn(program: Program, state: State, decision: Decision, role: string): Part | null {
  const place = program.places.decision.get(decision.name) ?? -1;
  const lead = decision.rule === 'lead' ? leadOf(program, state, place) : null;
  if (lead === role) return 'leads';
  const plays = (other: string) => other === role || holderOf(program, state, other) === role;
  if (decision.by.roles.some(plays)) return lead === null ? 'decides' : 'advises';
  return decision.consult.roles.some(plays) ? 'consulted' : null;
}
