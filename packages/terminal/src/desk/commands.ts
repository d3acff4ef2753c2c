// Every command by what it does, with its key, so that one learns it: found with ^K, and listed by `?`.
import type { Say } from '@sandtable/words';
import { type ControlPower, controlPowers, powerWords } from '@sandtable/powers';
import { widthOf } from '@sandtable/words';
import { type Line, emptyLine, line, span, truncate } from '../screen/line.ts';
import { type Block, stack, windowOf } from '../screen/frame.ts';
import { editorBlock } from '../screen/editor-view.ts';
import type { Editor } from '../screen/editor.ts';
import { fuzzyFind } from '../panes/fuzzy.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { offersStop } from '../wording/stop.ts';

/** A command of the desk itself, which leaves no trace on the record. */
export interface OwnCommand {
  readonly id: 'sheet' | 'door' | 'blank' | 'reveal' | 'room-safe' | 'help' | 'leave' | 'panes' | 'find';
  readonly key: string;
}

/** Shows what is hidden while players see the screen. */
export const revealKey = 'v';

const ownCommands: readonly OwnCommand[] = [
  { id: 'sheet', key: 'S' },
  { id: 'door', key: 'O' },
  { id: 'blank', key: 'b' },
  { id: 'reveal', key: revealKey },
  { id: 'room-safe', key: 'V' },
  { id: 'panes', key: 'tab' },
  { id: 'find', key: 'ctrl+k' },
  { id: 'help', key: '?' },
  { id: 'leave', key: 'q' },
];

/** Those that there are here: without people at screens of their own there is no door. */
export const ownCommandsAt = ({ door }: DeskSituation): readonly OwnCommand[] =>
  ownCommands.filter(({ id }) => id !== 'door' || door !== null);

export interface CommandRow {
  readonly name: string;
  readonly does: string;
  readonly others: readonly string[];
  readonly key: string | null;
  readonly available: boolean;
  readonly of: { readonly power: ControlPower } | { readonly own: OwnCommand };
}

/** What matches, best first; all of them, what can be used now first, while nothing is sought. */
export function findCommands(desk: DeskSituation, typed: string): readonly CommandRow[] {
  const all: readonly CommandRow[] = [
    ...controlPowers.map((power): CommandRow => {
      const { word, name, does, others } = powerWords(power.id, desk.say);
      return {
        name,
        does,
        others: [word, ...others],
        key: keyWord(power.key, desk.say),
        available: desk.can(power),
        of: { power },
      };
    }),
    ...ownCommandsAt(desk).map((own): CommandRow => ({
      name: desk.say(`desk.own.${own.id}.name`),
      does: desk.say(`desk.own.${own.id}.does`),
      others: [],
      key: keyWord(own.key, desk.say),
      available: true,
      of: { own },
    })),
  ];
  const found = fuzzyFind(typed, all, (each) => [each.name, ...each.others, each.does]);
  if (typed.trim() !== '') return found;
  return [...found.filter((each) => each.available), ...found.filter((each) => !each.available)];
}

/** A key as it is written on the key line. */
export function keyWord(key: string | null, say: Say): string | null {
  if (key === null) return null;
  if (key === ' ') return say('desk.key.space');
  if (key === 'left') return '←';
  return key.startsWith('ctrl+') ? `^${key.slice(5).toUpperCase()}` : key;
}

export function paletteBlock(
  desk: DeskSituation,
  layer: { readonly editor: Editor; readonly cursor: number },
  width: number,
  rows: number,
): Block {
  const found = findCommands(desk, layer.editor.text);
  const input = editorBlock(layer.editor, desk.say('desk.palette.find'), width, 1);
  const room = Math.max(1, rows - 2);
  const { from, to } = windowOf(found.length, layer.cursor, room);
  const nameWidth = Math.min(30, Math.max(...found.map((each) => widthOf(each.name)), 8));
  const lines: readonly Line[] = found.slice(from, to).map((each, place) => {
    const inSight = from + place === layer.cursor;
    const key = (each.key ?? '').padEnd(5);
    const does = each.available ? each.does : desk.say('desk.palette.not-now', { does: each.does });
    return line(
      span(inSight ? ' > ' : '   ', 'strong'),
      span(`${key} `, 'key'),
      span(
        `${truncate(each.name, nameWidth)}${' '.repeat(Math.max(0, nameWidth - widthOf(each.name)))}  `,
        inSight ? 'strong' : each.available ? 'plain' : 'faint',
      ),
      span(truncate(does, Math.max(0, width - nameWidth - 12)), 'faint'),
    );
  });
  const none = found.length === 0 ? [line(span(desk.say('desk.palette.none'), 'faint'))] : [];
  return stack(input, { lines: [line(''), ...lines, ...none] });
}

// What the desk itself can do: nothing of it stands on the record.
/** Every key that works here and now, with what it does; then what keys do everywhere. */
export function keyHelpLines(desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const here = controlPowers.filter((each) => each.key !== null && desk.can(each));
  const stops = offersStop(desk) ? (['stop'] as const) : [];
  const everywhere = ['tab', 'arrows', 'enter', 'esc', ...stops, 'text'] as const;
  return [
    ...prose(say('desk.help.here'), width, 'strong'),
    ...here.flatMap((each) =>
      labelled(span(` ${keyWord(each.key, say) ?? ''}`, 'key'), 8, powerWords(each.id, say).does, width),
    ),
    ...ownCommandsAt(desk).flatMap((each) =>
      labelled(span(` ${keyWord(each.key, say) ?? ''}`, 'key'), 8, say(`desk.own.${each.id}.does`), width),
    ),
    emptyLine,
    line(span(say('desk.help.everywhere'), 'strong')),
    ...everywhere.flatMap((each) =>
      labelled(span(` ${say(`desk.help.${each}.key`)}`, 'key'), 12, say(`desk.help.${each}.does`), width),
    ),
    emptyLine,
    ...prose(say('desk.help.more'), width),
  ];
}
