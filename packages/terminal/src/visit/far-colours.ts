// How many colours a terminal far away can show.
import type { Colours } from '../screen/terminal.ts';

/** By the name of its kind, which is all that a terminal tells of itself: `xterm-256color`. */
export const coloursOf = (kind: string): Colours => {
  if (/direct|truecolor|kitty|ghostty|alacritty|wezterm/u.test(kind)) return 'all';
  return kind.includes('256') ? 'palette' : 'sixteen';
};
