// The run sheet as lines: how the day stands, then every item with its minutes and what dropping it would lose.
import { lossWords, roomClock, rowName } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import { handedWords } from '../wording/handed.ts';
import { sheetSums, sumWords, tookOf } from '../wording/run-sheet.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { sheetRowId } from '@sandtable/powers';

/** `all`: the modules to come as well. */
export function sheetLines(desk: DeskSituation, all: boolean): readonly string[] {
  const { say } = desk;
  const whole = desk.sheet();
  const rows = all ? whole : whole.filter(({ under }) => under.phase === whole[0]?.under.phase);
  if (rows.length === 0) return [say('desk.sheet.empty')];
  const lines = [
    `${sumWords(sheetSums(whole, desk), say, (wall) => wallTime(wall, desk, desk.wall)).join(', ')}.`,
  ];
  for (const [place, row] of rows.entries()) {
    if (rows[place - 1]?.under.phase !== row.under.phase)
      lines.push(say('plain.sheet.phase', { title: row.under.title }));
    const took = tookOf(row, desk);
    const id = sheetRowId(row);
    const handed = handedWords(row.handed, desk);
    lines.push(
      [
        say('plain.sheet.row', {
          id,
          status: say(`desk.sheet.status.${row.status}`),
          name: rowName(row, desk),
        }),
        row.minutes === null ? '' : say('plain.sheet.minutes', { minutes: row.minutes }),
        took === null ? '' : say('plain.sheet.took', { time: roomClock(took) }),
        handed === '' ? '' : say('plain.sheet.handed', { words: handed }),
        row.mayDrop && row.status !== 'done' ? say('plain.sheet.may-drop') : '',
      ].join(''),
    );
    if (row.status === 'to-come' || row.status === 'now')
      for (const each of row.loses) lines.push(say('plain.sheet.loses', { id, text: lossWords(each, say) }));
  }
  if (rows.length < whole.length) lines.push(say('plain.sheet.more'));
  return [...lines, say('plain.sheet.how')];
}
