// How each kind of text looks. State is always in the words too: without colour nothing is lost.
import type { Tlp } from '@sandtable/core/scenario';
import type { Colours } from './terminal.ts';

/** What a piece of text is; the theme says how that looks. */
export type Manner =
  | 'plain'
  /** Secondary: reasons, units, what is over. */
  | 'faint'
  | 'strong'
  /** What to say or do now. */
  | 'now'
  /** Under the cursor. */
  | 'chosen'
  | 'key'
  | 'good'
  | 'warn'
  /** Late, missed, refused. */
  | 'bad'
  | 'marking'
  /** A stop of the real world; looks like nothing else. */
  | 'real-world'
  | 'tlp-red'
  | 'tlp-amber'
  | 'tlp-green'
  | 'tlp-clear';

export interface Look {
  readonly color?: string;
  readonly backgroundColor?: string;
  readonly bold?: true;
  readonly dimColor?: true;
  readonly inverse?: true;
}

/** Looks of the sixteen colours that every terminal has; the user's own palette decides their shade. */
const coloured: Readonly<Record<Manner, Look>> = {
  plain: {},
  faint: { dimColor: true },
  strong: { bold: true },
  now: { color: 'cyanBright', bold: true },
  chosen: { inverse: true },
  key: { color: 'cyan', bold: true },
  good: { color: 'green' },
  warn: { color: 'yellow', bold: true },
  bad: { color: 'redBright', bold: true },
  marking: { bold: true },
  'real-world': { color: 'whiteBright', backgroundColor: 'red', bold: true },
  // FIRST's TLP 2.0 colours, on black
  'tlp-red': { color: '#ff2b2b', backgroundColor: 'black' },
  'tlp-amber': { color: '#ffc000', backgroundColor: 'black' },
  'tlp-green': { color: '#33ff00', backgroundColor: 'black' },
  'tlp-clear': { color: '#ffffff', backgroundColor: 'black' },
};

const uncoloured: Readonly<Record<Manner, Look>> = {
  plain: {},
  faint: {},
  strong: { bold: true },
  now: { bold: true },
  chosen: { inverse: true },
  key: { bold: true },
  good: {},
  warn: { bold: true },
  bad: { bold: true },
  marking: { bold: true },
  'real-world': { inverse: true, bold: true },
  'tlp-red': { bold: true },
  'tlp-amber': { bold: true },
  'tlp-green': { bold: true },
  'tlp-clear': { bold: true },
};

export type Theme = Readonly<Record<Manner, Look>>;

const tlpWith = (red: string, amber: string, green: string, clear: string): Theme => ({
  ...coloured,
  'tlp-red': { color: red, backgroundColor: 'black' },
  'tlp-amber': { color: amber, backgroundColor: 'black' },
  'tlp-green': { color: green, backgroundColor: 'black' },
  'tlp-clear': { color: clear, backgroundColor: 'black' },
});
/** What comes nearest where a terminal cannot show every colour. */
const colouredWith: Readonly<Record<Colours, Theme>> = {
  all: coloured,
  palette: tlpWith('ansi256(203)', 'ansi256(214)', 'ansi256(82)', 'ansi256(231)'),
  sixteen: tlpWith('redBright', 'yellowBright', 'greenBright', 'whiteBright'),
};

/** `NO_COLOR` (no-color.org): present and not empty. `colours`: those of a terminal far away. */
export function themeFor(env: Readonly<Record<string, string | undefined>>, colours: Colours = 'all'): Theme {
  return (env['NO_COLOR'] ?? '') === '' ? colouredWith[colours] : uncoloured;
}

export function tlpManner(tlp: Tlp): Manner {
  switch (tlp) {
    case 'TLP:RED':
      return 'tlp-red';
    case 'TLP:AMBER+STRICT':
    case 'TLP:AMBER':
      return 'tlp-amber';
    case 'TLP:GREEN':
      return 'tlp-green';
    case 'TLP:CLEAR':
      return 'tlp-clear';
  }
}
