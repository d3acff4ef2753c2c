// What a key does on a role's own screen. Pure, as on the desk.
import type { Key } from '../screen/key.ts';
import type { Holding } from '../screen/held-key.ts';
import { discarded, draftsWith, draftsWithout, openForm } from '../panes/drafts.ts';
import { type FormStep, holdingInForm, pasteInForm, pressInForm } from '../panes/form.ts';
import {
  type Deed,
  type Prompt,
  type Read,
  type RolePowerId,
  readTyped,
  rolePowers,
} from '@sandtable/powers';
import type { RoleDesk, RoleScreenState } from './role-state.ts';

export type RoleStep =
  | { readonly step: 'screen'; readonly screen: RoleScreenState }
  | {
      readonly step: 'given';
      readonly screen: RoleScreenState;
      readonly deed: Deed;
      readonly by: RolePowerId;
      /** The screen where it is refused: what was entered is a draft. */
      readonly ifRefused: RoleScreenState;
    }
  | { readonly step: 'left' };

export function roleScreenOf(drafts: RoleScreenState['drafts']): RoleScreenState {
  return { shows: 'inbox', scroll: 0, form: null, drafts, told: null };
}

export function pressInRoleScreen(before: RoleScreenState, key: Key, desk: RoleDesk): RoleStep {
  const screen: RoleScreenState = { ...before, told: null };
  if (screen.form !== null) {
    const anew = key.id === 'ctrl+x' ? discarded(screen.form, desk) : null;
    const step: FormStep<RoleDesk> =
      anew === null ? pressInForm(screen.form, key, desk, read) : { step: 'form', form: anew };
    return taken(screen, step, screen.form.power.id, desk);
  }
  switch (key.id) {
    case 'esc':
      return screen.shows === 'inbox' ? { step: 'left' } : show(screen, 'inbox');
    case 'q':
    case 'ctrl+c':
      return { step: 'left' };
    case 'l':
      return show(screen, screen.shows === 'log' ? 'inbox' : 'log');
    case '?':
      return show(screen, screen.shows === 'help' ? 'inbox' : 'help');
    case 'down':
    case 'up':
      return scrolled(screen, key.id === 'up' ? -1 : 1);
    case 'pagedown':
    case 'pageup':
    case 'space':
      return scrolled(screen, key.id === 'pageup' ? -8 : 8);
    default:
  }
  const powers = rolePowers.filter((each) => each.key === key.id);
  const power = powers.find((each) => each.available(desk)) ?? powers[0];
  if (power === undefined) return { step: 'screen', screen };
  if (!power.available(desk)) {
    const text =
      power.whyNot?.(desk) ?? desk.say('desk.not-now', { name: desk.say(`power.${power.id}.name`) });
    return { step: 'screen', screen: { ...screen, told: { how: 'refused', text } } };
  }
  return taken(screen, openForm(power, desk, {}, screen.drafts), power.id, desk);
}

export function pasteInRoleScreen(screen: RoleScreenState, text: string, desk: RoleDesk): RoleScreenState {
  const form = screen.form === null ? null : pasteInForm(screen.form, text, desk);
  return form === null
    ? { ...screen, told: { how: 'refused', text: desk.say('desk.pasted') } }
    : { ...screen, form };
}

const scrolls = ['up', 'down', 'pageup', 'pagedown', 'space'];

export function holdingInRoleScreen({ form }: RoleScreenState, key: Key): Holding {
  if (form !== null) return holdingInForm(form, key);
  return scrolls.includes(key.id) ? 'repeats' : 'acts';
}

/** A role enters no effects. */
function read(prompt: Prompt, typed: string, { say, zone, wall, view }: RoleDesk): Read {
  return readTyped(prompt, typed, { say, zone, wall, story: view.story, effects: null });
}

function show(screen: RoleScreenState, shows: RoleScreenState['shows']): RoleStep {
  return { step: 'screen', screen: { ...screen, shows, scroll: 0 } };
}
function scrolled(screen: RoleScreenState, by: number): RoleStep {
  return { step: 'screen', screen: { ...screen, scroll: Math.max(0, screen.scroll + by) } };
}

/** The screen without its form; what was typed into it is a draft. */
export function withoutForm(screen: RoleScreenState): RoleScreenState {
  const drafts = screen.form === null ? screen.drafts : draftsWith(screen.drafts, screen.form);
  return { ...screen, form: null, drafts };
}

function taken(screen: RoleScreenState, step: FormStep<RoleDesk>, by: string, desk: RoleDesk): RoleStep {
  switch (step.step) {
    case 'left':
      return { step: 'screen', screen: withoutForm(screen) };
    case 'outdated':
      return {
        step: 'screen',
        screen: { ...withoutForm(screen), told: { how: 'refused', text: desk.say('desk.changed') } },
      };
    case 'form':
      return { step: 'screen', screen: { ...screen, form: step.form } };
    case 'done': {
      const power = rolePowers.find((each) => each.id === by);
      const drafts = screen.form === null ? screen.drafts : draftsWithout(screen.drafts, screen.form);
      const after: RoleScreenState = { ...screen, form: null, drafts };
      return power === undefined
        ? { step: 'screen', screen: after }
        : { step: 'given', screen: after, deed: step.deed, by: power.id, ifRefused: withoutForm(screen) };
    }
  }
}
