// What a key means that is held down, wherever one is on the desk.
import { editing } from '../screen/editor-keys.ts';
import type { Holding } from '../screen/held-key.ts';
import type { Key } from '../screen/key.ts';
import { holdingInForm } from '../panes/form.ts';
import { holdingInRoleScreen } from '../role/role-press.ts';
import type { Layer } from './desk-state.ts';

/** A presenter's key and the space bar are one. */
export function meaning(layer: Layer, { id }: Key): string {
  return id === 'pagedown' && (layer.is === 'desk' || layer.is === 'door' || layer.is === 'blank')
    ? 'space'
    : id;
}

const moves = ['up', 'down', 'pageup', 'home', 'end', 'tab', 'shift+tab'];
const scrolls = [...moves, 'pagedown', 'space'];

export function holding(layer: Layer, key: Key): Holding {
  const repeats = (ids: readonly string[]): Holding => (ids.includes(key.id) ? 'repeats' : 'acts');
  switch (layer.is) {
    case 'form':
      return holdingInForm(layer.form, key);
    case 'palette':
      if (key.id === 'enter' || key.id === 'esc') return 'steps';
      return repeats(key.text === '' ? editing : [key.id]);
    case 'turn':
      return layer.step === 'seen' ? holdingInRoleScreen(layer.screen, key) : 'acts';
    case 'help':
    case 'catch-up':
      return repeats(scrolls);
    case 'door':
    case 'desk':
    case 'sheet':
      return repeats(moves);
    case 'asking-who-sees':
    case 'stop':
    case 'blank':
    case 'leaving':
      return 'acts';
  }
}
