// The lobby: which scenario or record, and how it starts. Pure; the caller reads the files.
import type { Pairs } from '@sandtable/core/record';
import type { Parameter, Scenario, Value } from '@sandtable/core/scenario';
import { type NumberRead, readNumber, spelt } from '@sandtable/words';
import { type Editor, editorWith, insert, joinLines } from '../screen/editor.ts';
import { type Holding, type SeenKey, isHeld, noKeyYet } from '../screen/held-key.ts';
import { pressInEditor } from '../screen/editor-keys.ts';
import type { Key } from '../screen/key.ts';
import type { ForToday } from '../wording/today.ts';

/** A scenario of the library; `problem` says why it cannot be played. */
export type ScenarioOffer = {
  readonly file: string;
  readonly name: string;
  /** What is still to be made for it today; absent: nobody looked. */
  readonly today?: ForToday;
} & ({ readonly scenario: Scenario } | { readonly problem: string });
export interface RecordOffer {
  readonly file: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly written: number;
  /** The time zone of the room; null where the record does not say it. */
  readonly zone: string | null;
  readonly entries: number;
  /** Where it stands, in words. */
  readonly state: string;
  /** Why it cannot be gone on with, if it cannot. */
  readonly problem: string | null;
}
export interface LobbyOffer {
  readonly scenarios: readonly ScenarioOffer[];
  readonly records: readonly RecordOffer[];
  /** Shown first; the person may write another. */
  readonly seed: string;
}

export type LobbyChoice =
  | { readonly choice: 'start'; readonly file: string; readonly seed: string; readonly parameters: Pairs }
  | { readonly choice: 'resume'; readonly file: string }
  | { readonly choice: 'leave' };

export interface LobbySetup {
  readonly offer: ScenarioOffer & { readonly scenario: Scenario };
  readonly seed: Editor;
  readonly values: Pairs;
  /** Numbers while they are written. */
  readonly typed: Readonly<Record<string, Editor>>;
  /** 0 starts; then the seed; then the parameters. */
  readonly row: number;
  readonly problem: 'seed' | 'number' | Extract<NumberRead, { is: 'doubtful' }> | null;
}

export interface LobbyState {
  /** Scenarios first, then records. */
  readonly cursor: number;
  readonly scroll: number;
  readonly setup: LobbySetup | null;
  /** What was set up and then left: it stands there again when the same scenario is opened. */
  readonly left: LobbySetup | null;
  readonly help: boolean;
  /** Why the last key or paste did nothing; told until the next key. */
  readonly told: 'pasted' | 'twice' | null;
  /** The last key: one that is held down starts nothing by itself. */
  readonly seen: SeenKey;
}

export const openingLobby: LobbyState = {
  cursor: 0,
  scroll: 0,
  setup: null,
  left: null,
  help: false,
  told: null,
  seen: noKeyYet,
};

export type LobbyStep = { readonly state: LobbyState; readonly choice: LobbyChoice | null };
const still = (state: LobbyState): LobbyStep => ({ state, choice: null });

/** `at`: milliseconds of a clock that only goes on, by which a key that is held down is told from one pressed again. */
export function pressInLobby(before: LobbyState, key: Key, offer: LobbyOffer, at: number): LobbyStep {
  const seen: SeenKey = { id: key.id, at, holding: holding(key) };
  const acts: SeenKey = { ...seen, holding: 'acts' };
  const held = still({ ...before, seen: acts, told: 'twice' });
  if (isHeld(before.seen, seen)) return held;
  const step = pressed({ ...before, seen, told: null }, key, offer);
  return step.choice !== null && isHeld(before.seen, acts) ? held : step;
}

function holding({ id }: Key): Holding {
  if (id === 'enter' || id === 'esc') return 'steps';
  return id === 'ctrl+c' ? 'acts' : 'repeats';
}

function pressed(state: LobbyState, key: Key, offer: LobbyOffer): LobbyStep {
  if (key.id === 'ctrl+c') return { state, choice: { choice: 'leave' } };
  if (state.help) return still({ ...state, help: false });
  if (state.setup !== null) return pressInSetup(state, state.setup, key);
  const count = offer.scenarios.length + offer.records.length;
  switch (key.id) {
    case 'q':
      return { state, choice: { choice: 'leave' } };
    case '?':
      return still({ ...state, help: true });
    case 'up':
      return still({ ...state, cursor: Math.max(0, state.cursor - 1), scroll: 0 });
    case 'down':
      return still({ ...state, cursor: Math.max(0, Math.min(count - 1, state.cursor + 1)), scroll: 0 });
    case 'pagedown':
    case 'space':
      return still({ ...state, scroll: state.scroll + 5 });
    case 'pageup':
      return still({ ...state, scroll: Math.max(0, state.scroll - 5) });
    case 'enter':
      return choose(state, offer);
    default:
      return still(state);
  }
}

function choose(state: LobbyState, offer: LobbyOffer): LobbyStep {
  const scenario = offer.scenarios[state.cursor];
  if (scenario !== undefined)
    return 'scenario' in scenario
      ? still({ ...state, setup: setupOf(scenario, offer.seed, state.left) })
      : still(state);
  const record = offer.records[state.cursor - offer.scenarios.length];
  if (record === undefined || record.problem !== null) return still(state);
  return { state, choice: { choice: 'resume', file: record.file } };
}

function setupOf(offer: LobbySetup['offer'], seed: string, left: LobbySetup | null): LobbySetup {
  if (left?.offer.file === offer.file) return { ...left, row: 0 };
  const values = offer.scenario.parameters.map((each): readonly [string, Value] => [each.name, each.start]);
  return { offer, seed: editorWith(seed), values, typed: {}, row: 0, problem: null };
}

function pressInSetup(state: LobbyState, setup: LobbySetup, key: Key): LobbyStep {
  const { parameters } = setup.offer.scenario;
  const put = (change: Partial<LobbySetup>): LobbyStep =>
    still({ ...state, setup: { ...setup, problem: null, ...change } });
  switch (key.id) {
    case 'esc':
      return still({ ...state, setup: null, left: setup });
    case 'up':
    case 'shift+tab':
      return put({ row: Math.max(0, setup.row - 1) });
    case 'down':
    case 'tab':
      return put({ row: Math.min(parameters.length + 1, setup.row + 1) });
    case 'enter':
      return setup.row === 0 ? start(state, setup) : put({ row: (setup.row + 1) % (parameters.length + 2) });
    default:
  }
  if (setup.row === 0) return still(state);
  if (setup.row === 1) return put({ seed: pressInEditor(setup.seed, key) ?? setup.seed });
  const parameter = parameters[setup.row - 2];
  if (parameter === undefined) return still(state);
  if (parameter.type === 'number') {
    const editor = typedNumber(setup, parameter);
    return put({ typed: { ...setup.typed, [parameter.name]: pressInEditor(editor, key) ?? editor } });
  }
  if (key.id === 'left') return put({ values: changed(setup.values, parameter, -1) });
  return key.id === 'right' || key.id === 'space'
    ? put({ values: changed(setup.values, parameter, 1) })
    : still(state);
}

export function typedNumber(setup: LobbySetup, parameter: Parameter): Editor {
  const value = setup.values.find(([name]) => name === parameter.name)?.[1] ?? parameter.start;
  return setup.typed[parameter.name] ?? editorWith(typeof value === 'number' ? spelt(value) : '');
}

/** Into the seed or a number; where neither is written, nothing takes a text. */
export function pasteInLobby(before: LobbyState, text: string): LobbyState {
  const state: LobbyState = { ...before, seen: noKeyYet };
  const { setup } = state;
  const refused: LobbyState = { ...state, told: 'pasted' };
  if (setup === null || setup.row === 0) return refused;
  const put = (change: Partial<LobbySetup>): LobbyState => ({
    ...state,
    told: null,
    setup: { ...setup, problem: null, ...change },
  });
  if (setup.row === 1) return put({ seed: insert(setup.seed, joinLines(text)) });
  const parameter = setup.offer.scenario.parameters[setup.row - 2];
  if (parameter?.type !== 'number') return refused;
  const editor = insert(typedNumber(setup, parameter), joinLines(text));
  return put({ typed: { ...setup.typed, [parameter.name]: editor } });
}

/** The next of the values that it may have. */
function changed(values: Pairs, parameter: Parameter, by: 1 | -1): Pairs {
  const all: readonly Value[] = parameter.type === 'boolean' ? [true, false] : parameter.values;
  return values.map(([name, value]) => {
    if (name !== parameter.name) return [name, value];
    return [name, all[(all.indexOf(value) + by + all.length) % all.length] ?? value];
  });
}

function start(state: LobbyState, setup: LobbySetup): LobbyStep {
  const wrong = (problem: LobbySetup['problem'], row: number): LobbyStep =>
    still({ ...state, setup: { ...setup, problem, row } });
  const seed = setup.seed.text.trim();
  if (seed === '') return wrong('seed', 1);
  const { parameters } = setup.offer.scenario;
  const numbers = new Map<string, number>();
  for (const [place, parameter] of parameters.entries()) {
    if (parameter.type !== 'number') continue;
    const read = readNumber(typedNumber(setup, parameter).text, { min: null, max: null, unit: null });
    if (read.is === 'doubtful') return wrong(read, place + 2);
    if (read.is !== 'number') return wrong('number', place + 2);
    numbers.set(parameter.name, read.value);
  }
  const chosen = setup.values.map(([name, value]): readonly [string, Value] => [
    name,
    numbers.get(name) ?? value,
  ]);
  return { state, choice: { choice: 'start', file: setup.offer.file, seed, parameters: chosen } };
}
