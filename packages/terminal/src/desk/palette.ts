// ^K: every command by what it does, with its key, so that one learns it.
import { type ControlPower, controlPowers, powerWords } from '@sandtable/powers';
import { type Line, line, span, truncate, widthOf } from '../screen/line.ts';
import { type Block, stack, windowOf } from '../screen/frame.ts';
import { editorBlock } from '../screen/editor-view.ts';
import type { Editor } from '../screen/editor.ts';
import { type OwnCommand, ownCommands } from './own-commands.ts';
import { fuzzyFind } from '../panes/fuzzy.ts';
import type { DeskSituation } from '../wording/situation.ts';

export interface Found {
  readonly name: string;
  readonly does: string;
  readonly others: readonly string[];
  readonly key: string | null;
  readonly available: boolean;
  readonly of: { readonly power: ControlPower } | { readonly own: OwnCommand };
}

/** What matches, best first; all of them, what can be used now first, while nothing is sought. */
export function findCommands(desk: DeskSituation, typed: string): readonly Found[] {
  const all: readonly Found[] = [
    ...controlPowers.map((power): Found => {
      const { word, name, does, others } = powerWords(power.id, desk.say);
      return {
        name,
        does,
        others: [word, ...others],
        key: keyWord(power.key),
        available: desk.can(power),
        of: { power },
      };
    }),
    ...ownCommands.map((own): Found => ({
      name: desk.say(`desk.own.${own.id}.name`),
      does: desk.say(`desk.own.${own.id}.does`),
      others: [],
      key: keyWord(own.key),
      available: true,
      of: { own },
    })),
  ];
  const found = fuzzyFind(typed, all, (each) => [each.name, ...each.others, each.does]);
  if (typed.trim() !== '') return found;
  return [...found.filter((each) => each.available), ...found.filter((each) => !each.available)];
}

/** A key as it is written on the key line. */
export function keyWord(key: string | null): string | null {
  if (key === null) return null;
  if (key === ' ') return 'space';
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
