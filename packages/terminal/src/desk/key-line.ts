// The bottom of the desk: what the last command came to, and the keys that work now.
import { isOver } from '@sandtable/core';
import type { ControlView } from '@sandtable/core/view';
import { widthOf, recordTrouble } from '@sandtable/words';
import { type ControlPowerId, controlPowers, powerWords } from '@sandtable/powers';
import { type Line, type Span, fit, line, lineWidth, span } from '../screen/line.ts';
import { labelled } from '../screen/wrap.ts';
import type { CommandNotice, DeskState } from './desk-state.ts';
import { lastHappened } from './log.ts';
import { keyWord } from './commands.ts';
import { offersStop } from '../wording/stop.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** What is most often wanted stands first; what does not fit is under `?` and ^K. */
const favourites: readonly ControlPowerId[] = [
  'next',
  'admit-expected',
  'admit',
  'decide',
  'resume',
  'plus',
  'stand-in',
  'forward',
  'given',
  'told-back',
  'nudge',
  'idea',
  'note',
  'aloud',
  'seen',
  'release',
  'decline',
  'reply',
  'ask',
  'pause',
  'hold',
  'adhoc',
  'speak',
  'correct',
  'role',
];

/** Before the briefing it is who is here that matters; later one looks for it. */
const openingFavourites: readonly ControlPowerId[] = [
  'next',
  'admit-expected',
  'admit',
  'attendance',
  'seat',
  ...favourites.slice(3),
];

/** After EndEx what is said is noted; nothing else is done. */
const afterFavourites: readonly ControlPowerId[] = ['next', 'note', 'back', 'seen', 'aloud', 'given', 'role'];

/** One row where the window is low, two where there is room. */
export function keyRows(desk: DeskSituation, state: DeskState, width: number, rows: 1 | 2): readonly Line[] {
  if (state.layer.is !== 'desk' && state.layer.is !== 'door') return inOverlay(desk, rows);
  const { say } = desk;
  const always: readonly Line[] = [
    key('b', say('desk.key.blank')),
    key('^K', say('desk.key.find')),
    key('?', say('desk.key.help')),
    ...(offersStop(desk) ? [key('!', say('desk.key.stop'))] : []),
    key('q', say('desk.key.leave')),
  ];
  const shown: Span[][] = [];
  const reserve = always.reduce((sum, each) => sum + lineWidth(each) + 2, 0);
  let used = 1;
  const wanted = favouritesAt(desk.view);
  for (const each of wanted.flatMap((id) => favourite(id, desk))) {
    const own = lineWidth(each) + 2;
    const last = shown.at(-1);
    const room = shown.length < rows ? width : width - reserve;
    if (last !== undefined && used + own <= (shown.length < rows ? width : room)) {
      last.push(...each, span('  '));
      used += own;
    } else if (shown.length < rows) {
      shown.push([span(' '), ...each, span('  ')]);
      used = 1 + own;
    }
  }
  if (shown.length === 0) shown.push([span(' ')]);
  const ends = always.flatMap((each) => [...each, span('  ')]);
  return Array.from({ length: rows }, (_, place) =>
    fit(place === rows - 1 ? [...(shown[place] ?? [span(' ')]), ...ends] : (shown[place] ?? []), width),
  );
}

function favouritesAt(view: ControlView): readonly ControlPowerId[] {
  if (view.stage === 'set-up') return openingFavourites;
  return isOver(view) ? afterFavourites : favourites;
}

/** While something is being written or chosen, letters are no commands. */
function inOverlay(desk: DeskSituation, rows: number): readonly Line[] {
  const { say } = desk;
  const keys = line(
    ' ',
    ...key(say('desk.key.esc'), say('desk.key.back')),
    ...(offersStop(desk) ? ['  ', ...key('F9', say('desk.key.stop'))] : []),
  );
  return Array.from({ length: rows }, (_, place) => (place === rows - 1 ? keys : []));
}

/** Nothing where the power cannot be used now or has no key. */
function favourite(id: ControlPowerId, desk: DeskSituation): readonly Line[] {
  const power = controlPowers.find((each) => each.id === id);
  const word = keyWord(power?.key ?? null, desk.say);
  return power === undefined || word === null || !desk.can(power)
    ? []
    : [key(word, powerWords(id, desk.say).word)];
}

function key(name: string, word: string): Line {
  return line(span(name, 'key'), ` ${word}`);
}

/** What the last command came to, in one row; what was not done and why takes the rows that it needs, up to three. */
export function toldRows(state: DeskState, desk: DeskSituation, width: number): readonly Line[] {
  const { told } = state;
  const { say, trouble } = desk;
  const last = lastHappened(desk) ?? [];
  if (told?.how === 'warned') return wrapped(say('desk.told.warned'), told.text, width);
  if (told?.how === 'refused') return wrapped(say('desk.told.refused'), refusalWords(told, desk), width);
  if (told !== null) {
    const label = span(say(`desk.told.${told.how}`), told.how === 'done' ? 'good' : 'faint');
    return [fit(line(' ', label, ` ${told.text}   `, ...last), width)];
  }
  if (trouble !== null)
    return wrapped(say('desk.trouble'), recordTrouble(trouble, say) ?? trouble.message, width);
  return [fit([span(' '), ...last], width)];
}

/** Why it was refused may tell what players must not know. */
export const refusalWords = ({ text, mayBeSeen }: CommandNotice, { masked, say }: DeskSituation): string =>
  masked && mayBeSeen !== true ? say('desk.masked.refused') : text;

function wrapped(label: string, text: string, width: number): readonly Line[] {
  return labelled(span(label, 'bad'), widthOf(label) + 1, text, width - 1)
    .slice(0, 3)
    .map((each) => fit(line(' ', ...each), width));
}
