// What the desk itself remembers: which pane has the keys, what lies over it, and who may see the screen. Never the exercise.
import { type Editor, editorWith } from '../screen/editor.ts';
import { type SeenKey, noKeyYet } from '../screen/held-key.ts';
import type { Deed, PowerId } from '@sandtable/powers';
import type { RoleScreenState } from '../role/role-state.ts';
import type { LeftForm } from '../panes/drafts.ts';
import type { PowerForm } from '../panes/form.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** In the order of Tab. */
export const paneNames = ['card', 'order', 'decisions', 'waiting', 'world', 'facts', 'log'] as const;
export type PaneName = (typeof paneNames)[number];

export type Layer =
  /** Before anything else: is this screen seen by players? */
  | { readonly is: 'asking-who-sees' }
  | { readonly is: 'desk' }
  | { readonly is: 'palette'; readonly editor: Editor; readonly cursor: number }
  /** `over`: where it leads back to, when not to the desk. */
  | { readonly is: 'form'; readonly form: PowerForm<DeskSituation>; readonly over?: Layer }
  /** The run sheet; `cursor` is the row that was chosen. */
  | { readonly is: 'sheet'; readonly cursor: number | null }
  | { readonly is: 'help'; readonly scroll: number }
  /** What somebody must know who comes late to a role. */
  | { readonly is: 'catch-up'; readonly role: string; readonly scroll: number }
  /** Where people come in, and who is there. */
  | { readonly is: 'door'; readonly scroll: number }
  /** A real-world stop was asked for and waits for Enter. */
  | { readonly is: 'stop'; readonly from: Layer }
  | { readonly is: 'blank' }
  | { readonly is: 'leaving' }
  /** Turn the screen to a role, its own screen, and back again. */
  | {
      readonly is: 'turn';
      readonly role: string;
      readonly step: 'there' | 'seen' | 'back';
      readonly screen: RoleScreenState;
      /** Whose turn is next, in a ballot. */
      readonly others?: readonly string[];
    };

/** What the last command came to, shown above the keys until the next key. Why it was refused may tell what players must not know. */
export interface CommandNotice {
  readonly how: 'done' | 'refused';
  readonly text: string;
  /** It tells nothing of the story. */
  readonly mayBeSeen?: true;
}

/** A key that was held down, or that a clicker sent twice; or one that was meant for what was now a moment ago. */
export interface IgnoredKey {
  readonly how: 'ignored' | 'changed';
  readonly text: string;
}

/** What is wrong with the record itself: it stands where a notice stands, and tells nothing of the story. */
export interface RecordWarning {
  readonly how: 'warned';
  readonly text: string;
}

export interface DeskState {
  /** Whether players see this screen; null until it was asked. */
  readonly roomSafe: boolean | null;
  /** Whether what players must not see is shown nevertheless, because the facilitator asked for it. */
  readonly revealed: boolean;
  readonly pane: PaneName;
  /** The row of the running order that was chosen; null follows what is now. */
  readonly cursor: number | null;
  /** First line in sight of the pane that has the keys. */
  readonly scroll: number;
  readonly layer: Layer;
  /** What was typed into forms and not given. */
  readonly drafts: readonly LeftForm<DeskSituation>[];
  /** The same of each role that turned to its own screen. */
  readonly roleDrafts: Readonly<Record<string, RoleScreenState['drafts']>>;
  readonly told: CommandNotice | IgnoredKey | RecordWarning | null;
  /** The last key, whether it did anything or not: one that is held down, or a clicker that bounces, does nothing twice. */
  readonly seen: SeenKey;
}

export const openingState: DeskState = {
  roomSafe: null,
  revealed: false,
  pane: 'card',
  cursor: null,
  scroll: 0,
  layer: { is: 'asking-who-sees' },
  drafts: [],
  roleDrafts: {},
  told: null,
  seen: noKeyYet,
};

export const onDesk: Layer = { is: 'desk' };
export function paletteLayer(): Layer {
  return { is: 'palette', editor: editorWith(), cursor: 0 };
}

export function isMasked({ roomSafe, revealed }: DeskState): boolean {
  return roomSafe === true && !revealed;
}

/** Where what is hidden was being shown the desk looks the same before and after, so it is said. */
export const seenBy = (who: 'players' | 'control', state: DeskState, { say }: DeskSituation): DeskState => ({
  ...state,
  layer: onDesk,
  roomSafe: who === 'players',
  revealed: false,
  told: { how: 'done', text: say(`desk.seen-by.${who}`) },
});

/** What a key asks of the world outside the desk. */
export type Act =
  | {
      readonly act: 'deed';
      readonly deed: Deed;
      readonly by: PowerId;
      readonly role: string | null;
      /** The desk where it is refused: what was entered is kept. */
      readonly ifRefused: DeskState;
    }
  | { readonly act: 'leave' };

export interface Step {
  readonly state: DeskState;
  readonly act: Act | null;
}
