/**
 * What a key does on the desk. Pure: the desk's state before and after, and what is to be done outside of it.
 *
 * A key does the same thing everywhere; Esc goes one step back; `!` (outside a text field) and F9 (anywhere) ask for a
 * real-world stop, which one Enter confirms.
 */
import { isAhead } from '@sandtable/core';
import type { SheetRow } from '@sandtable/core/view';
import { insert, joinLines } from '../screen/editor.ts';
import { pressInEditor } from '../screen/editor-keys.ts';
import { type SeenKey, isHeld, noKeyYet } from '../screen/held-key.ts';
import { type Key, keyNamed } from '../screen/key.ts';
import {
  type ControlPower,
  type Deed,
  controlPowers,
  readTyped,
  readingContext,
  sheetRowId,
} from '@sandtable/powers';
import { pasteInRoleScreen, pressInRoleScreen, roleScreenOf, withoutForm } from '../role/role-press.ts';
import { discarded, draftsWith, draftsWithout, openForm } from '../panes/drafts.ts';
import {
  type FormStep,
  type PowerForm,
  asksForYes,
  isList,
  pasteInForm,
  pressInForm,
} from '../panes/form.ts';
import { choosesUnseen } from '../panes/room-safe.ts';
import { type OwnCommand, findCommands, ownCommandsAt } from './commands.ts';
import {
  type CommandNotice,
  type DeskState,
  type Layer,
  type Step,
  isMasked,
  onDesk,
  paletteLayer,
  paneNames,
  seenBy,
} from './desk-state.ts';
import { holding, meaning } from './holding.ts';
import { sheetRowInSight } from './run-sheet.ts';
import { rowInSight } from './running-order.ts';
import type { DeskSituation } from '../wording/situation.ts';
import type { RoleDesk } from '../role/role-state.ts';

/** `at`: milliseconds of a clock that only goes on, by which a key that is held down is told from one pressed again. */
export function press(
  state: DeskState,
  key: Key,
  desk: DeskSituation,
  roleDesk: RoleDeskOf,
  at: number,
): Step {
  const seen: SeenKey = { id: meaning(state.layer, key), at, holding: holding(state.layer, key) };
  const step = isHeld(state.seen, seen) ? null : pressed({ ...state, seen }, key, desk, roleDesk);
  const acts: SeenKey = { ...seen, holding: 'acts' };
  if (step === null || (step.act !== null && isHeld(state.seen, acts)))
    return still({ ...state, seen: acts, told: twice(state, desk) });
  return step.act === null
    ? { ...step, state: withRoleDrafts(step.state) }
    : { ...step, state: { ...withRoleDrafts(step.state), seen: acts } };
}

/** In a window that is too small to show anything, nothing is done unseen: one stops play or leaves, and is asked first. */
export function pressUnseen(
  state: DeskState,
  key: Key,
  desk: DeskSituation,
  roleDesk: RoleDeskOf,
  at: number,
): Step {
  const { layer } = state;
  if (layer.is === 'stop' || layer.is === 'leaving') return press(state, key, desk, roleDesk, at);
  switch (key.id) {
    case 'f9':
    case '!':
      return askToStop(state, desk);
    case 'q':
    case 'ctrl+c':
      // a role that has the screen is not led to the desk
      return layer.is === 'turn' ? still(state) : still(with_(keepingDraft(state), { is: 'leaving' }));
    default:
      return still(state);
  }
}

/** What a role typed is kept for it, and shown to no other. */
function withRoleDrafts(state: DeskState): DeskState {
  const { layer, roleDrafts } = state;
  return layer.is === 'turn'
    ? { ...state, roleDrafts: { ...roleDrafts, [layer.role]: layer.screen.drafts } }
    : state;
}

/** What was refused is not called done because the key is still held down. */
function twice({ told }: DeskState, { say }: DeskSituation): DeskState['told'] {
  return told?.how === 'refused' ? told : { how: 'ignored', text: say('desk.twice') };
}

function pressed(state: DeskState, key: Key, desk: DeskSituation, roleDesk: RoleDeskOf): Step {
  const { layer } = state;
  if (key.id === 'f9' || (key.id === '!' && !inTextField(layer)))
    return layer.is === 'stop' ? still(state) : askToStop(state, desk);
  const quiet: DeskState = { ...state, told: null };
  switch (layer.is) {
    case 'asking-who-sees':
      return whoSees(state, key, desk);
    case 'stop':
      if (key.id === 'enter') return givePower(afterStop(quiet, layer.from), 'stop', desk);
      return key.id === 'esc' ? still(with_(quiet, layer.from)) : still(quiet);
    case 'leaving':
      if (key.id === 'enter') return { state: quiet, act: { act: 'leave' } };
      return still(with_(quiet, onDesk));
    case 'blank':
      return ['b', 'esc', 'enter', 'space', 'pagedown'].includes(key.id)
        ? still(with_(quiet, onDesk))
        : still(state);
    case 'help':
      return pressInHelp(quiet, layer, key);
    case 'catch-up':
      return pressInHelp(quiet, layer, key);
    case 'door':
      return pressAtDoor(quiet, layer, key, desk);
    case 'palette':
      return pressInPalette(quiet, layer, key, desk);
    case 'form': {
      if (desk.masked && layer.form.asking !== null && choosesUnseen(layer.form.asking, key.id))
        return still(with_(quiet, { ...layer, form: { ...layer.form, problem: 'hidden' } }));
      if (asksForYes(layer.form)) {
        if (key.id === 'q' || key.id === 'ctrl+c')
          return still(with_(keepingDraft(quiet), { is: 'leaving' }));
        if (key.text !== '' && key.id !== 'space') return notYes(quiet, key, desk, roleDesk);
      }
      const anew = key.id === 'ctrl+x' ? discarded(layer.form, desk) : null;
      const step: FormStep<DeskSituation> =
        anew === null
          ? pressInForm(layer.form, key, desk, (prompt, typed) =>
              readTyped(prompt, typed, readingContext(desk)),
            )
          : { step: 'form', form: anew };
      return taken(quiet, step, layer.form, desk, layer.over);
    }
    case 'sheet':
      return pressInSheet(quiet, layer.cursor, key, desk);
    case 'turn':
      return pressInTurn(quiet, layer, key, roleDesk);
    case 'desk':
      return pressOnDesk(quiet, key, desk);
  }
}

/** It was meant for something else: no Enter that follows it says yes. */
function notYes(state: DeskState, { text }: Key, desk: DeskSituation, roleDesk: RoleDeskOf): Step {
  const back = pressed(state, keyNamed('esc'), desk, roleDesk);
  const told = { how: 'refused', text: desk.say('desk.not-yes', { key: text }) } as const;
  return { ...back, state: { ...back.state, told } };
}

/** A text that came at once goes into the field that is open; where none is, a word says so and nothing else is done. */
export function paste(before: DeskState, text: string, desk: DeskSituation, roleDesk: RoleDeskOf): DeskState {
  // whatever key comes after it is one of its own
  const state: DeskState = { ...before, seen: noKeyYet };
  const { layer } = state;
  const refused: DeskState = { ...state, told: { how: 'refused', text: desk.say('desk.pasted') } };
  switch (layer.is) {
    case 'form': {
      const form = pasteInForm(layer.form, text, desk);
      return form === null ? refused : with_({ ...state, told: null }, { ...layer, form });
    }
    case 'palette':
      return with_(state, { ...layer, editor: insert(layer.editor, joinLines(text)), cursor: 0 });
    case 'turn':
      return layer.step === 'seen'
        ? with_(state, { ...layer, screen: pasteInRoleScreen(layer.screen, text, roleDesk(layer.role)) })
        : refused;
    case 'asking-who-sees':
    case 'desk':
    case 'help':
    case 'catch-up':
    case 'door':
    case 'sheet':
    case 'stop':
    case 'blank':
    case 'leaving':
      return refused;
  }
}

function still(state: DeskState): Step {
  return { state, act: null };
}
function with_(state: DeskState, layer: Layer): DeskState {
  return { ...state, layer };
}

/** Where `!` is a character that somebody may want to write. */
function inTextField(layer: Layer): boolean {
  if (layer.is === 'palette') return true;
  if (layer.is === 'turn') return layer.step === 'seen' && layer.screen.form !== null;
  if (layer.is !== 'form') return false;
  const asking = layer.form.asking;
  return asking !== null && (!isList(asking.prompt) || asking.editor.text !== '');
}

function askToStop(state: DeskState, desk: DeskSituation): Step {
  const stop = powerOf('stop');
  if (stop === undefined) return still(state);
  return desk.can(stop)
    ? still(with_({ ...state, told: null }, { is: 'stop', from: state.layer }))
    : still({ ...state, told: { ...refusal(stop, desk), mayBeSeen: true } });
}

/** What is being typed into the form that is open is a draft once it is left. */
function keepingDraft(state: DeskState): DeskState {
  const { layer } = state;
  return layer.is === 'form'
    ? { ...state, drafts: draftsWith(state.drafts, layer.form, isMasked(state)) }
    : state;
}

/** A role that looks at its own screen must not find the desk there; what was being typed is a draft. */
function afterStop(state: DeskState, from: Layer): DeskState {
  if (from.is === 'form') return with_(keepingDraft({ ...state, layer: from }), onDesk);
  return with_(
    state,
    from.is === 'turn' ? { ...from, step: 'back', screen: withoutForm(from.screen) } : onDesk,
  );
}

function whoSees(state: DeskState, key: Key, { door, view }: DeskSituation): Step {
  // before StartEx what one wants to see is who has come
  const first: Layer = door !== null && isAhead(view) ? { is: 'door', scroll: 0 } : onDesk;
  // what is told at the beginning is read on the desk
  if (key.id === 'y') return still({ ...state, roomSafe: true, layer: first });
  if (key.id === 'n') return still({ ...state, roomSafe: false, layer: first });
  return key.id === 'q' || key.id === 'ctrl+c' ? still(with_(state, { is: 'leaving' })) : still(state);
}

function pressOnDesk(state: DeskState, key: Key, desk: DeskSituation): Step {
  const command = ownCommandsAt(desk).find((each) => each.key === key.id);
  if (command !== undefined) return doOwn(state, command, desk);
  switch (key.id) {
    case 'shift+tab':
      return still(focus(state, -1));
    case 'esc':
      return still({
        ...state,
        revealed: false,
        cursor: null,
        scroll: 0,
        pane: state.cursor === null && state.scroll === 0 ? 'card' : state.pane,
      });
    case 'ctrl+c':
      return still(with_(state, { is: 'leaving' }));
    case 'up':
    case 'down':
      return still(moved(state, key.id === 'up' ? -1 : 1, desk));
    case 'pageup':
      return still(moved(state, -8, desk));
    case 'home':
    case 'end':
      return still(moved(state, key.id === 'home' ? -100_000 : 100_000, desk));
    case 'enter':
      return still(
        state.pane === 'order'
          ? { ...state, pane: 'card', scroll: 0, cursor: rowInSight(desk.view, state.cursor) }
          : state,
      );
    case 'pagedown':
    case 'space':
      return next(state, desk);
    default:
  }
  const pane = paneNames[Number(key.id) - 1];
  if (pane !== undefined) return still({ ...state, pane, scroll: 0 });
  const ofKey = controlPowers.filter((each) => each.key === key.id);
  // where none can be used, the one that says why is meant
  const power =
    ofKey.find((each) => desk.can(each)) ??
    ofKey.find((each) => (each.whyNot?.(desk) ?? null) !== null) ??
    ofKey[0];
  if (power === undefined) return still(state);
  return begin(state, power, desk);
}

function doOwn(state: DeskState, command: OwnCommand, desk: DeskSituation): Step {
  switch (command.id) {
    case 'sheet':
      return still(with_(state, { is: 'sheet', cursor: null }));
    case 'door':
      return still(with_(state, { is: 'door', scroll: 0 }));
    case 'blank':
      return still(with_(state, { is: 'blank' }));
    case 'reveal':
      return still({ ...state, layer: onDesk, revealed: !state.revealed });
    case 'room-safe':
      return still(seenBy(state.roomSafe !== true ? 'players' : 'control', state, desk));
    case 'help':
      return still(with_(state, { is: 'help', scroll: 0 }));
    case 'leave':
      return still(with_(state, { is: 'leaving' }));
    case 'panes':
      return still(focus(with_(state, onDesk), 1));
    case 'find':
      return still(with_(state, paletteLayer()));
  }
}

function focus(state: DeskState, by: 1 | -1): DeskState {
  const at = paneNames.indexOf(state.pane);
  return { ...state, pane: paneNames[(at + by + paneNames.length) % paneNames.length] ?? 'card', scroll: 0 };
}

function moved(state: DeskState, by: number, desk: DeskSituation): DeskState {
  if (state.pane !== 'order') return { ...state, scroll: Math.max(0, state.scroll + by) };
  const { order } = desk.view;
  return {
    ...state,
    cursor: Math.max(0, Math.min(order.length - 1, rowInSight(desk.view, state.cursor) + by)),
  };
}

function next(state: DeskState, desk: DeskSituation): Step {
  const power = powerOf('next');
  return power === undefined
    ? still(state)
    : begin({ ...state, cursor: null, scroll: 0, revealed: false }, power, desk);
}

function powerOf(id: ControlPower['id']): ControlPower | undefined {
  return controlPowers.find((each) => each.id === id);
}

function refusal(power: ControlPower, desk: DeskSituation): CommandNotice {
  const text = power.whyNot?.(desk) ?? desk.say('desk.not-now', { name: desk.say(`power.${power.id}.name`) });
  return { how: 'refused', text };
}

function begin(state: DeskState, power: ControlPower, desk: DeskSituation, over: Layer = onDesk): Step {
  if (!desk.can(power)) return still({ ...with_(state, over), told: refusal(power, desk) });
  const step = openForm(power, desk, knownFromCursor(power, state, desk), state.drafts, isMasked(state));
  if (step.step !== 'done')
    return step.step === 'form' ? opened(state, step.form, over) : still(with_(state, over));
  return done(state, step.deed, power.id, with_(state, over), over);
}

function givePower(state: DeskState, id: ControlPower['id'], desk: DeskSituation): Step {
  const power = powerOf(id);
  return power === undefined
    ? still(state)
    : {
        state,
        act: { act: 'deed', deed: power.build(desk, {}), by: id, role: null, ifRefused: state },
      };
}

/** The row that was chosen in the running order or the run sheet is meant, when the power takes such a thing and can take this one. */
function knownFromCursor(power: ControlPower, state: DeskState, desk: DeskSituation): Record<string, string> {
  const item = state.layer.is === 'sheet' ? sheetRow(state.layer.cursor, desk) : agendaRow(state, desk);
  if (power.fields[0]?.name === 'item' && item !== undefined)
    return knownRow(power, 'item', sheetRowId(item), desk);
  const row = state.cursor === null ? undefined : desk.view.order[state.cursor];
  if (row === undefined || (row.of !== 'inject' && row.of !== 'decision')) return {};
  const field = power.fields[0];
  return field === undefined || field.name !== row.of ? {} : knownRow(power, field.name, row.name, desk);
}

function knownRow(
  power: ControlPower,
  name: string,
  value: string,
  desk: DeskSituation,
): Record<string, string> {
  const prompt = power.fields[0]?.prompt(desk, {});
  const listed = prompt?.kind === 'pick' && prompt.choices.some((each) => each.value === value);
  return listed ? { [name]: value } : {};
}

/** The item of the agenda that was chosen in the running order, as the run sheet has it. */
function agendaRow({ cursor }: DeskState, { view, sheet }: DeskSituation): SheetRow | undefined {
  const item = cursor === null ? null : (view.order[cursor]?.item ?? null);
  return item === null
    ? undefined
    : sheet().find((row) => row.item === item && row.phase === sheet()[0]?.phase);
}

function sheetRow(cursor: number | null, { sheet }: DeskSituation): SheetRow | undefined {
  return sheet()[sheetRowInSight(sheet(), cursor)];
}

function pressInSheet(state: DeskState, cursor: number | null, key: Key, desk: DeskSituation): Step {
  const rows = desk.sheet();
  const to = (row: number): Step =>
    still(with_(state, { is: 'sheet', cursor: Math.max(0, Math.min(rows.length - 1, row)) }));
  switch (key.id) {
    case 'esc':
    case 'S':
    case 'q':
      return still(with_(state, onDesk));
    case 'up':
      return to(sheetRowInSight(rows, cursor) - 1);
    case 'down':
      return to(sheetRowInSight(rows, cursor) + 1);
    case 'pageup':
      return to(sheetRowInSight(rows, cursor) - 8);
    case 'home':
      return to(0);
    case 'end':
      return to(rows.length - 1);
    case 'b':
      return still(with_(state, { is: 'blank' }));
    case '?':
      return still(with_(state, { is: 'help', scroll: 0 }));
    case 'v':
      return still({ ...state, revealed: !state.revealed });
    default:
  }
  const power = controlPowers.find(({ id, key: own }) => own === key.id && sheetPowers.includes(id));
  // while the desk is masked its rows cannot be seen, so nothing is done to them
  return power === undefined || desk.masked
    ? still(state)
    : begin(state, power, desk, { is: 'sheet', cursor });
}

/** What is done to the agenda while one looks at it. */
const sheetPowers: readonly ControlPower['id'][] = ['drop', 'keep', 'move-break', 'break-now', 'plus'];

/** What came of a key in a form. */
function taken(
  state: DeskState,
  step: FormStep<DeskSituation>,
  form: PowerForm<DeskSituation>,
  desk: DeskSituation,
  over: Layer = onDesk,
): Step {
  const left: DeskState = { ...with_(state, over), drafts: draftsWith(state.drafts, form, isMasked(state)) };
  switch (step.step) {
    case 'left':
      return still(left);
    case 'form':
      return opened(state, step.form, over);
    case 'outdated':
      return still({ ...left, told: { how: 'changed', text: desk.say('desk.changed') } });
    case 'done': {
      const given = { ...state, drafts: draftsWithout(state.drafts, form, isMasked(state)) };
      const id = controlPowers.find((each) => each.id === form.power.id)?.id ?? 'next';
      return done(given, step.deed, id, left, over);
    }
  }
}

function opened(state: DeskState, form: PowerForm<DeskSituation>, over: Layer): Step {
  return still(with_(state, { is: 'form', form, over }));
}

function done(state: DeskState, deed: Deed, by: ControlPower['id'], ifRefused: DeskState, over: Layer): Step {
  const act = { act: 'deed', deed, by, role: null, ifRefused } as const;
  if (deed.do === 'catch-up') return still(with_(state, { is: 'catch-up', role: deed.role, scroll: 0 }));
  if (deed.do === 'give' && deed.catchUp !== undefined)
    return { state: with_(state, { is: 'catch-up', role: deed.catchUp, scroll: 0 }), act };
  if (deed.do === 'turn') {
    const screen = roleScreenOf(state.roleDrafts[deed.role] ?? []);
    const others = deed.others === undefined ? {} : { others: deed.others };
    return still(with_(state, { is: 'turn', role: deed.role, step: 'there', screen, ...others }));
  }
  return { state: with_(state, over), act };
}

/** What is done at the door with a key of its own. */
const ofTheDoor = ['admit', 'admit-expected', 'new-code', 'close-lobby', 'roll-call'] as const;

/** The door's card lies where the card lies: who is let in from it comes back to it, and every other key is the desk's. */
function pressAtDoor(
  state: DeskState,
  layer: Extract<Layer, { is: 'door' }>,
  key: Key,
  desk: DeskSituation,
): Step {
  const atDoor = ofTheDoor.map(powerOf).find((each) => each?.key === key.id);
  if (atDoor !== undefined) return begin(state, atDoor, desk, layer);
  const by = (lines: number): Step =>
    still(with_(state, { ...layer, scroll: Math.max(0, layer.scroll + lines) }));
  switch (key.id) {
    case 'esc':
    case 'O':
      return still(with_(state, onDesk));
    case 'down':
      return by(1);
    case 'up':
      return by(-1);
    case 'pageup':
      return by(-10);
    default:
      return pressOnDesk(with_(state, onDesk), key, desk);
  }
}

/** What is only read: the help, and what somebody must know who comes late. */
function pressInHelp(state: DeskState, layer: Extract<Layer, { is: 'help' | 'catch-up' }>, key: Key): Step {
  const by = (lines: number): Step =>
    still(with_(state, { ...layer, scroll: Math.max(0, layer.scroll + lines) }));
  switch (key.id) {
    case 'esc':
    case '?':
    case 'q':
      return still(with_(state, onDesk));
    case 'down':
      return by(1);
    case 'pagedown':
    case 'space':
      return by(10);
    case 'up':
      return by(-1);
    case 'pageup':
      return by(-10);
    case 'b':
      return still(with_(state, { is: 'blank' }));
    case 'v':
      return still({ ...state, revealed: !state.revealed });
    default:
      return still(state);
  }
}

function pressInPalette(
  state: DeskState,
  layer: Extract<Layer, { is: 'palette' }>,
  key: Key,
  desk: DeskSituation,
): Step {
  // not sought at each letter: the frame seeks for itself
  const found = () => findCommands(desk, layer.editor.text);
  switch (key.id) {
    case 'esc':
    case 'ctrl+k':
    case 'ctrl+c':
      return still(with_(state, onDesk));
    case 'up':
      return still(with_(state, { ...layer, cursor: Math.max(0, layer.cursor - 1) }));
    case 'down':
      return still(with_(state, { ...layer, cursor: Math.min(found().length - 1, layer.cursor + 1) }));
    case 'enter': {
      const chosen = found()[layer.cursor];
      if (chosen === undefined) return still(state);
      if ('own' in chosen.of) return doOwn(with_(state, onDesk), chosen.of.own, desk);
      if (chosen.of.power.id === 'stop') return askToStop(state, desk);
      return begin(with_(state, onDesk), chosen.of.power, desk);
    }
    default: {
      const editor = pressInEditor(layer.editor, key);
      return editor === null ? still(state) : still(with_(state, { ...layer, editor, cursor: 0 }));
    }
  }
}

/** What a role's screen needs, made only when it is shown. */
export type RoleDeskOf = (role: string) => RoleDesk;

/** The role's own screen, and the guards before and after it. */
function pressInTurn(
  state: DeskState,
  layer: Extract<Layer, { is: 'turn' }>,
  key: Key,
  roleDesk: RoleDeskOf,
): Step {
  if (layer.step !== 'seen') {
    if (key.id === 'enter')
      return still(with_(state, layer.step === 'back' ? onDesk : { ...layer, step: 'seen' }));
    return key.id === 'esc' && layer.step === 'there' ? still(with_(state, onDesk)) : still(state);
  }
  const step = pressInRoleScreen(layer.screen, key, roleDesk(layer.role));
  if (step.step === 'left') return still(with_(state, handOn(layer, state.roleDrafts)));
  const after = with_(state, { ...layer, screen: step.screen });
  return step.step === 'given'
    ? {
        state: after,
        act: {
          act: 'deed',
          deed: step.deed,
          by: step.by,
          role: layer.role,
          ifRefused: with_(state, { ...layer, screen: step.ifRefused }),
        },
      }
    : still(after);
}

/** The screen goes to the next who votes, else back to the desk. */
export function handOn(layer: Extract<Layer, { is: 'turn' }>, roleDrafts: DeskState['roleDrafts']): Layer {
  const [role, ...others] = layer.others ?? [];
  return role === undefined
    ? { ...layer, step: 'back' }
    : { is: 'turn', role, step: 'there', screen: roleScreenOf(roleDrafts[role] ?? []), others };
}
